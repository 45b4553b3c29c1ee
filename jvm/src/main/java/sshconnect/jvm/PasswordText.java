package sshconnect.jvm;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import sshconnect.base.Secret;

/** Passwords as the JDK has them, in characters. */
final class PasswordText {

    private PasswordText() {}

    /** Encodes a password in UTF-8, and leaves no other copy of it than the one that came. */
    static Secret encode(char[] password) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
        Arrays.fill(encoded.array(), (byte) 0);
        return Secret.of(bytes);
    }

    /** Decodes a password that is in UTF-8; the caller wipes the characters. */
    static char[] decode(Secret password) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(password.bytes()));
        char[] characters = Arrays.copyOf(decoded.array(), decoded.limit());
        Arrays.fill(decoded.array(), '\0');
        return characters;
    }
}
