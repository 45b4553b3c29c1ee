package sshconnect.proto.telnet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.base.Wire;

/** A text of a script, with places where something is put in once that is known. */
public final class TelnetText {

    /** What is put in. */
    public enum Variable {
        /** The target's name or address. */
        HOST,
        /** The target's port. */
        PORT,
        /** The user name. */
        USER,
        /** The password. */
        PASSWORD
    }

    /** Either a variable, or a literal beside one. */
    private record Part(String literal, @Nullable Variable variable) {}

    private final List<Part> parts = new ArrayList<>();

    /**
     * Adds literal text.
     *
     * @param literal the text
     * @return this text
     */
    public TelnetText literal(String literal) {
        parts.add(new Part(literal, null));
        return this;
    }

    /**
     * Adds a place where something is put in.
     *
     * @param variable what is put in
     * @return this text
     */
    public TelnetText variable(Variable variable) {
        parts.add(new Part("", variable));
        return this;
    }

    /**
     * Whether something has a place in it.
     *
     * @param variable what is put in
     * @return false also for a text of which it is known already
     */
    public boolean holds(Variable variable) {
        for (Part part : parts) {
            if (part.variable == variable) {
                return true;
            }
        }
        return false;
    }

    /** The text for a target, of one that holds neither user nor password. */
    String text(Target target) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(text(part, target));
        }
        return text.toString();
    }

    private static String text(Part part, Target target) {
        if (part.variable == Variable.HOST) {
            return target.host();
        }
        return part.variable == Variable.PORT ? Integer.toString(target.port()) : part.literal;
    }

    /**
     * The text as it is sent.
     *
     * @param target   the host and port to put in
     * @param user     the user name to put in
     * @param password the password to put in; null for a text that holds none
     * @return the message; its parts that are secret are copies
     */
    Wire wire(Target target, String user, @Nullable Secret password) {
        Wire wire = Wire.text();
        for (Part part : parts) {
            if (part.variable == Variable.PASSWORD && password != null) {
                byte[] sent = withoutCommands(password.bytes());
                wire.secret(sent);
                Arrays.fill(sent, (byte) 0);
            } else {
                wire.text(part.variable == Variable.USER ? user : text(part, target));
            }
        }
        return wire;
    }

    /** A password need not be UTF-8, which has no octet 255. */
    private static byte[] withoutCommands(byte[] password) {
        byte[] sent = new byte[2 * password.length];
        int length = 0;
        for (byte octet : password) {
            sent[length++] = octet;
            if (octet == (byte) TelnetDecoder.IAC) {
                sent[length++] = octet;
            }
        }
        byte[] whole = Arrays.copyOf(sent, length);
        Arrays.fill(sent, (byte) 0);
        return whole;
    }
}
