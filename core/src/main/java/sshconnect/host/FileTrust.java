package sshconnect.host;

import org.jspecify.annotations.Nullable;

/**
 * Whose files count. What the program is told by a file can make it run another program or send a password somewhere,
 * so that the rule is that of ssh(1) for its configuration: the file has to be mine or the administrator's, and nobody
 * else's to write, its group's neither. As there, the folders above it do not matter: who lets others write in a home
 * directory has given more away than this.
 */
public final class FileTrust {

    private FileTrust() {}

    /**
     * Why a file does not count.
     *
     * @param access who has to do with it
     * @return the reason, for a person, to follow the file's name and a colon; null when it counts
     */
    public static @Nullable String problem(SystemEnvironment.FileAccess access) {
        if (access.ofOthers()) {
            return "it belongs to another user";
        }
        return access.writableByOthers() ? "others can write it; try chmod go-w" : null;
    }

    /**
     * Why a password in a file does not count.
     *
     * @param access        who has to do with the file
     * @param insecureFiles whether others may read it
     * @return see {@link #problem}
     */
    public static @Nullable String problemOfSecret(SystemEnvironment.FileAccess access, boolean insecureFiles) {
        String problem = problem(access);
        boolean open = problem == null && access.readableByOthers() && !insecureFiles;
        return open ? "others can read it; try chmod 600, or --insecure-files" : problem;
    }
}
