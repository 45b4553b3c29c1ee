package sshconnect.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Digits;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.credential.AskedPassword;
import sshconnect.credential.CredentialHelper;
import sshconnect.credential.HopPasswords;
import sshconnect.credential.KeyPassphrases;
import sshconnect.credential.NetrcFile;
import sshconnect.credential.PasswordDescriptor;
import sshconnect.credential.PasswordFile;
import sshconnect.credential.PasswordSource;
import sshconnect.credential.Passwords;
import sshconnect.credential.SharedSource;
import sshconnect.credential.StatedPassword;
import sshconnect.credential.UserName;
import sshconnect.host.Host;
import sshconnect.way.Hop;
import sshconnect.way.HopKind;
import sshconnect.way.Peer;
import sshconnect.way.TlsUse;
import sshconnect.way.Way;

/** Makes sense of the options and parameters that say where passwords come from. */
final class PasswordSettings {

    /** The standard streams are not for passwords: input and output are what is relayed. */
    private static final int FIRST_DESCRIPTOR = 3;

    /** Where none is stated. */
    private static final int NO_DESCRIPTOR = -1;

    /** Systems have far fewer; whether one is open is theirs to say. */
    private static final int MAX_DESCRIPTOR = Integer.MAX_VALUE;

    private final Inputs inputs;

    PasswordSettings(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * The places where the passwords for the hops of some ways may be, in the order in which they are looked at. Those that
     * name no proxy are for the first hop that demands a password.
     *
     * @param ways the ways, of which one is gone
     * @return the places for each hop of the first way, of the second, and so on, none where a hop takes no password; or which option makes no sense
     */
    Parsed<HopPasswords> read(List<Way> ways) {
        int takers = 0;
        for (Way way : ways) {
            takers = Math.max(takers, takers(way));
        }
        String stated = inputs.line().value(Option.PASSWORD_FD);
        int descriptor = stated == null ? NO_DESCRIPTOR : (int) Digits.number(stated, 10, MAX_DESCRIPTOR);
        if (stated != null && descriptor < FIRST_DESCRIPTOR) {
            return Parsed.wrong("--password-fd", "\"" + Printable.of(stated) + "\" is no descriptor from 3 on");
        }
        Parsed<List<String>> command = helperCommand(takers > 0);
        if (!command.ok()) {
            return Parsed.wrong(command.error());
        }
        Map<String, SharedSource.Claim> claims = takers > 1 ? new HashMap<>() : null;
        List<Passwords> all = new ArrayList<>();
        for (Way way : ways) {
            for (Hop hop : way.hops()) {
                all.add(passwords(hop, descriptor, command.value(), claims));
            }
        }
        KeyPassphrases keys = new KeyPassphrases(inputs.host(), inputs.parameters(), showsCertificate(ways));
        return Parsed.of(new HopPasswords(all, keys));
    }

    private static boolean showsCertificate(List<Way> ways) {
        boolean shows = false;
        for (Way way : ways) {
            for (TlsUse use : way.tlsUses()) {
                shows |= use.certificateFile() != null;
            }
        }
        return shows;
    }

    /** How many hops of a way may want a password. */
    private static int takers(Way way) {
        int takers = 0;
        for (Hop hop : way.hops()) {
            takers += hop.passwords() == null ? 0 : 1;
        }
        return takers;
    }

    /**
     * The places for one hop.
     *
     * @param claims who has got what names no proxy, by the option or parameter; null where nobody else may want it
     */
    private Passwords passwords(
            Hop hop, int descriptor, List<String> command, @Nullable Map<String, SharedSource.Claim> claims) {
        Host host = inputs.host();
        CommandLine line = inputs.line();
        Peer peer = hop.peer();
        HopKind.PasswordUse use = hop.passwords();
        List<PasswordSource> sources = new ArrayList<>();
        if (use == null) {
            return new Passwords(sources, null);
        }
        UserName user = new UserName(peer.user(), host.system());
        boolean insecureFiles = line.has(Option.INSECURE_FILES);
        if (peer.password() != null) {
            String parameter = peer.passwordShared() ? inputs.parameters().firstSet(use.parameters()) : null;
            sources.add(shared(new StatedPassword(user, peer.password()), parameter, claims));
        }
        if (line.has(Option.PASSWORD_FILE)) {
            PasswordFile file = new PasswordFile(user, host.system(), line.given(Option.PASSWORD_FILE), insecureFiles);
            sources.add(shared(file, Option.PASSWORD_FILE.toString(), claims));
        }
        if (descriptor >= FIRST_DESCRIPTOR) {
            PasswordDescriptor open = new PasswordDescriptor(user, host.system(), descriptor);
            sources.add(shared(open, Option.PASSWORD_FD.toString(), claims));
        }
        CredentialHelper helper =
                command.isEmpty() ? null : new CredentialHelper(host, command, use, peer.server(), user);
        if (helper != null) {
            sources.add(helper);
        }
        if (line.has(Option.NETRC)) {
            sources.add(new NetrcFile(host, peer.server(), user, insecureFiles));
        }
        sources.add(new AskedPassword(host, inputs.parameters(), use, user));
        return new Passwords(sources, helper);
    }

    private static PasswordSource shared(
            PasswordSource place, @Nullable String name, @Nullable Map<String, SharedSource.Claim> claims) {
        if (claims == null || name == null) {
            return place;
        }
        SharedSource.Claim claim = claims.get(name);
        if (claim == null) {
            claim = new SharedSource.Claim();
            claims.put(name, claim);
        }
        return new SharedSource(place, claim);
    }

    /** The words of the helper's command line, in double quotes where they hold blanks; empty when there is no helper. */
    private Parsed<List<String>> helperCommand(boolean ofUse) {
        String text = inputs.stated(Option.CREDENTIAL_HELPER, "CREDENTIAL_HELPER", ofUse);
        List<String> words = new ArrayList<>();
        if (text == null) {
            return Parsed.of(words);
        }
        if (text.startsWith("!")) {
            return Parsed.wrong(
                    "the credential helper", "it begins with \"!\", and shell commands are not run; name a program");
        }
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = !quoted && (c == ' ' || c == '\t');
            if (c == '"') {
                quoted = !quoted;
            } else if (!blank) {
                word.append(c);
            }
            if (blank && begun) {
                words.add(word.toString());
                word = new StringBuilder();
            }
            begun = !blank;
        }
        if (begun) {
            words.add(word.toString());
        }
        return quoted ? Parsed.wrong("the credential helper", "a double quote has no end") : Parsed.of(words);
    }
}
