package sshconnect.way;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Target;
import sshconnect.proto.Handshake;
import sshconnect.proto.telnet.TelnetCommand;
import sshconnect.proto.telnet.TelnetPhrases;
import sshconnect.proto.telnet.TelnetProxy;
import sshconnect.proto.telnet.TelnetScript;

/**
 * A gateway with a command line. It is told a user and a password where a script says so.
 *
 * @param peer    the gateway
 * @param command what it is told without a script, see {@link TelnetCommand}
 * @param script  what it is told and asks for; null for the command alone
 * @param phrases what it says when it is connected, or cannot be, where the script does not say
 * @param iac     whether it stays in telnet mode when it is connected
 */
public record TelnetHop(Peer peer, String command, @Nullable TelnetScript script, TelnetPhrases phrases, boolean iac)
        implements Hop {

    /** The parameter that names the file with the script. */
    public static final String SCRIPT_PARAMETER = "TELNET_SCRIPT";
    /** The parameter that holds the phrases of success. */
    public static final String GOOD_PARAMETER = "TELNET_GOOD";
    /** The parameter that holds the phrases of failure. */
    public static final String BAD_PARAMETER = "TELNET_BAD";

    /** What holds for every such gateway. */
    public static final HopKind KIND = new HopKind(
            "telnet proxy",
            23,
            List.of(new HopKind.Scheme("telnet", false, false, 23)),
            new HopKind.ParameterNames(
                    List.of("TELNET_PROXY"),
                    List.of(),
                    List.of("TELNET_USER", "CONNECT_USER"),
                    List.of("CONNECT_DIRECT"),
                    List.of(SCRIPT_PARAMETER, GOOD_PARAMETER, BAD_PARAMETER)),
            new HopKind.PasswordUse(List.of("TELNET_PASSWORD", "CONNECT_PASSWORD"), "TELNET_PASSWORD", "telnet", false),
            null,
            TelnetHop::new);

    /**
     * A gateway that is told what most of them understand.
     *
     * @param peer the gateway
     */
    public TelnetHop(Peer peer) {
        this(peer, TelnetCommand.DEFAULT);
    }

    /**
     * A gateway that is told a command.
     *
     * @param peer    the gateway
     * @param command what it is told, see {@link TelnetCommand}
     */
    public TelnetHop(Peer peer, String command) {
        this(peer, command, null, TelnetPhrases.USUAL, false);
    }

    /**
     * The same gateway, which stays in telnet mode.
     *
     * @return the gateway; its password is the same one
     */
    public TelnetHop inTelnetMode() {
        return new TelnetHop(peer, command, script, phrases, true);
    }

    @Override
    public HopKind kind() {
        return KIND;
    }

    @Override
    public HopKind.@Nullable PasswordUse passwords() {
        return script != null && script.sendsPassword() ? KIND.passwords() : null;
    }

    @Override
    public Handshake handshake(Target target, Means means) {
        TelnetScript said = script == null ? TelnetScript.ofCommand(TelnetCommand.expand(command, target)) : script;
        String user = script == null ? "" : peer.userOrAccount(means.system());
        TelnetProxy telnet = new TelnetProxy(name(), means.trace(), target, said, user, phrases, iac);
        telnet.within(peer.carrier());
        return telnet;
    }

    @Override
    public String muteReason(Target target) {
        return "it may be trying to reach " + target + ", and what is no telnet proxy may say nothing to -T";
    }

    @Override
    public String relayMethod() {
        return "TELNET (4)";
    }
}
