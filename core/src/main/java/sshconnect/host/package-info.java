/**
 * What a system does for us, as interfaces, with the few values that go with them. A host decides nothing.
 *
 * <p>Implementations belong to modules of their own, one for each system.
 */
@NullMarked
package sshconnect.host;

import org.jspecify.annotations.NullMarked;
