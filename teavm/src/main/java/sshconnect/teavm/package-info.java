/**
 * The build steps from Java to a native executable: TeaVM's C, with what is wrong in it corrected, and the C compiler.
 *
 * <p>They fail where the code that they correct is not what they know. Nothing of this is in what is built.
 */
package sshconnect.teavm;
