package sshconnect.fuzz;

import java.nio.charset.StandardCharsets;
import sshconnect.base.Result;
import sshconnect.vectors.BareSystem;

/** The surroundings of a program that talks a {@link Dialogue}: no files but a script, perhaps a password, a clock, equal dice. */
final class DialogueSystemEnvironment extends BareSystem {

    /** 2026-01-01, noon. */
    private static final long NOON_MILLIS = 1_767_268_800_000L;

    private final boolean passwordIsStated;
    private long nowMillis;
    private byte random;

    DialogueSystemEnvironment(Dialogue dialogue) {
        passwordIsStated = dialogue.passwordIsStated();
    }

    /** Lets time pass up to a moment. */
    void passUntil(long millis) {
        nowMillis = Math.max(nowMillis, millis);
    }

    /** {@inheritDoc} There is one, the script for a telnet proxy. */
    @Override
    public Result<FileContent> readFile(String path, int sizeLimit, long deadlineMillis) {
        return path.equals("script")
                ? Result.of(new FileContent(
                        Dialogue.SCRIPT.getBytes(StandardCharsets.UTF_8), new FileAccess(false, false, false)))
                : super.readFile(path, sizeLimit, deadlineMillis);
    }

    @Override
    public byte[] environment(String name) {
        return passwordIsStated && name.equals("CONNECT_PASSWORD")
                ? Dialogue.PASSWORD.getBytes(StandardCharsets.UTF_8)
                : null;
    }

    @Override
    public String homeDirectory() {
        return "/home/ann";
    }

    @Override
    public String accountName() {
        return "ann";
    }

    @Override
    public long monotonicMillis() {
        return nowMillis;
    }

    @Override
    public long wallClockMillis() {
        return NOON_MILLIS + nowMillis;
    }

    /** {@inheritDoc} The same ones in every run, so that runs can be compared. */
    @Override
    public byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = ++random;
        }
        return bytes;
    }
}
