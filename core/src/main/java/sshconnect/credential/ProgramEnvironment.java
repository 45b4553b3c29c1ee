package sshconnect.credential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Utf8;
import sshconnect.host.Programs;
import sshconnect.host.SystemEnvironment;
import sshconnect.way.Hop;
import sshconnect.way.HopKind;
import sshconnect.way.Parameters;
import sshconnect.way.ProxySpec;
import sshconnect.way.Way;

/**
 * What programs that are run do not inherit: passwords that are meant for this one. A proxy that they may need as well
 * stays, without its password. Variables that every program reads, such as {@code https_proxy}, are left alone: a helper
 * may have no other way out.
 */
public final class ProgramEnvironment {

    private ProgramEnvironment() {}

    /**
     * The changes of the environment.
     *
     * @param system where the variables are
     * @return those that have another value, or none
     */
    public static List<Programs.Variable> withoutPasswords(SystemEnvironment system) {
        List<Programs.Variable> changes = new ArrayList<>();
        for (String name : Parameters.passwordNames()) {
            changes.add(new Programs.Variable(name, null));
        }
        for (HopKind kind : Hop.kinds()) {
            for (String name : kind.parameters().server()) {
                byte[] value = system.environment(name);
                if (value != null) {
                    changes.add(new Programs.Variable(name, harmless(value)));
                }
            }
        }
        byte[] way = system.environment(Way.PARAMETER);
        if (way != null) {
            changes.add(new Programs.Variable(Way.PARAMETER, harmlessWay(way)));
        }
        return changes;
    }

    private static byte @Nullable [] harmlessWay(byte[] way) {
        StringBuilder harmless = new StringBuilder();
        for (String hop : Ascii.elements(Utf8.decode(way))) {
            String rest = Utf8.isWellFormed(way) ? ProxySpec.withoutPassword(hop) : null;
            if (rest == null) {
                return null;
            }
            harmless.append(harmless.length() == 0 ? "" : ",").append(rest);
        }
        return harmless.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] harmless(byte[] proxy) {
        String text = Utf8.isWellFormed(proxy) ? ProxySpec.withoutPassword(Utf8.decode(proxy)) : null;
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
