package sshconnect.cli;

import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.host.Deadline;
import sshconnect.host.FileTrust;
import sshconnect.host.SystemEnvironment;
import sshconnect.way.ParameterSource;

/** What the parameters need, from the host. */
final class HostParameterSource implements ParameterSource {

    private final SystemEnvironment system;
    private final Deadline deadline;

    /**
     * The parameters' places.
     *
     * @param system where they are
     * @param deadline     when reading them has to be over
     */
    HostParameterSource(SystemEnvironment system, Deadline deadline) {
        this.system = system;
        this.deadline = deadline;
    }

    @Override
    public byte[] environment(String name) {
        return system.environment(name);
    }

    @Override
    public Result<Content> readFile(String path, int sizeLimit) {
        Result<SystemEnvironment.FileContent> file = system.readFile(path, sizeLimit, deadline.millis());
        if (!file.ok() && file.fault().kind() == Fault.Kind.NOT_FOUND) {
            // In nearly every run, and nobody is told: no words for it.
            return Result.failed(file.fault());
        }
        if (!file.ok()) {
            Fault fault = file.fault();
            return Result.failed(fault.kind(), fault.operation(), Printable.of(path), deadline.explain(fault));
        }
        SystemEnvironment.FileAccess access = file.value().access();
        return Result.of(new Content(file.value().bytes(), access.readableByOthers(), FileTrust.problem(access)));
    }

    @Override
    public String homeDirectory() {
        return system.homeDirectory();
    }
}
