package sshconnect.teavm;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Unmanaged;

/**
 * A second use of a value. Each method becomes the C macro {@value #MACRO}, which does nothing; but because the
 * value is then used twice, TeaVM gives it a variable of its own instead of writing the call that made it
 * into the place where it is used.
 *
 * @see SequenceCalls
 */
@Unmanaged
public final class Keep {
    /** The C macro that the header given to {@link NativeBuild} defines. */
    public static final String MACRO = "CONNECT_KEEP";

    private Keep() {}

    /** Uses a value a second time. */
    @Import(name = MACRO)
    public static native void value(boolean value);

    /** Uses a value a second time. */
    @Import(name = MACRO)
    public static native void value(byte value);

    /** Uses a value a second time. */
    @Import(name = MACRO)
    public static native void value(short value);

    /** Uses a value a second time. */
    @Import(name = MACRO)
    public static native void value(char value);

    /** Uses a value a second time. */
    @Import(name = MACRO)
    public static native void value(int value);

    /** Uses a value a second time. */
    @Import(name = MACRO)
    public static native void value(long value);

    /** Uses a value a second time. */
    @Import(name = MACRO)
    public static native void value(float value);

    /** Uses a value a second time. */
    @Import(name = MACRO)
    public static native void value(double value);

    /** Uses a value a second time. */
    @Import(name = MACRO)
    public static native void value(Address value);
}
