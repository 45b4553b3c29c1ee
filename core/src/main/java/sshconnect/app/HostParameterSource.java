package sshconnect.app;

import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Printable;
import sshconnect.host.Surroundings;
import sshconnect.route.ParameterSource;

/** What the parameters need, from the host. */
final class HostParameterSource implements ParameterSource {

    private final Surroundings surroundings;
    private final Deadline deadline;

    /**
     * The parameters' places.
     *
     * @param surroundings where they are
     * @param deadline     when reading them has to be over
     */
    HostParameterSource(Surroundings surroundings, Deadline deadline) {
        this.surroundings = surroundings;
        this.deadline = deadline;
    }

    @Override
    public byte[] environment(String name) {
        return surroundings.environment(name);
    }

    @Override
    public Outcome<Content> readFile(String path, int sizeLimit) {
        Outcome<Surroundings.FileContent> file = surroundings.readFile(path, sizeLimit, deadline.millis());
        if (!file.ok() && file.fault().kind() == Fault.Kind.NOT_FOUND) {
            // In nearly every run, and nobody is told: no words for it.
            return Outcome.failed(file.fault());
        }
        if (!file.ok()) {
            Fault fault = file.fault();
            return Outcome.failed(fault.kind(), fault.operation(), Printable.of(path), deadline.explain(fault));
        }
        Surroundings.FileAccess access = file.value().access();
        return Outcome.of(
                new Content(file.value().bytes(), access.readableByOthers(), FileTrust.problem(access)));
    }

    @Override
    public String homeDirectory() {
        return surroundings.homeDirectory();
    }
}
