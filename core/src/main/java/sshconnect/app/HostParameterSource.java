package sshconnect.app;

import sshconnect.base.Outcome;
import sshconnect.host.Surroundings;
import sshconnect.route.ParameterSource;

/** What the parameters need, from the host. */
final class HostParameterSource implements ParameterSource {

    private final Surroundings surroundings;

    HostParameterSource(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public byte[] environment(String name) {
        return surroundings.environment(name);
    }

    @Override
    public Outcome<Content> readFile(String path, int sizeLimit) {
        Outcome<Surroundings.FileContent> file = surroundings.readFile(path, sizeLimit);
        return file.ok() ? Outcome.of(new Content(file.value().bytes(), file.value().readableByOthers()))
                : Outcome.failed(file.fault());
    }

    @Override
    public String homeDirectory() {
        return surroundings.homeDirectory();
    }
}
