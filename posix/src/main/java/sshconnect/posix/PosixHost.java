package sshconnect.posix;

import sshconnect.host.Diagnostics;
import sshconnect.host.Dialer;
import sshconnect.host.Host;
import sshconnect.host.Person;
import sshconnect.host.Programs;
import sshconnect.host.Relay;
import sshconnect.host.Resolver;
import sshconnect.host.Surroundings;
import sshconnect.security.GssApi;
import sshconnect.security.MessageDigests;

/** The outside world by way of the C library. */
final class PosixHost implements Host {

    private final Surroundings surroundings = new PosixSurroundings();
    private final Resolver resolver = new PosixResolver(PosixResolver.DNS_PORT);
    private final Dialer dialer = new PosixDialer();
    private final Person person = new PosixPerson();
    private final Programs programs = new PosixPrograms();
    private final Diagnostics diagnostics = new PosixDiagnostics();
    private final Relay relay = new PosixRelay();
    private final MessageDigests messageDigests = new PosixMessageDigests();
    private final GssApi gssApi = new PosixGssApi();

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public Resolver resolver() {
        return resolver;
    }

    @Override
    public Dialer dialer() {
        return dialer;
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public Programs programs() {
        return programs;
    }

    @Override
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    @Override
    public Relay relay() {
        return relay;
    }

    @Override
    public MessageDigests messageDigests() {
        return messageDigests;
    }

    @Override
    public GssApi gssApi() {
        return gssApi;
    }
}
