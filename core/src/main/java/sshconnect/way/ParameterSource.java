package sshconnect.way;

import sshconnect.base.Result;

/** Where {@link Parameters} come from: what a host has to tell, and no more. */
public interface ParameterSource {

    /**
     * A small file.
     *
     * @param bytes            its content; taken over, and wiped
     * @param readableByOthers whether somebody besides its owner may read it
     * @param distrust         why nobody should do what it says, for a person, to follow its name; null when there is
     *                         nothing against it
     */
    record Content(byte[] bytes, boolean readableByOthers, String distrust) {}

    /**
     * A variable of the environment.
     *
     * @param name its name
     * @return its bytes, or null when it is not set; an empty variable is set
     */
    byte[] environment(String name);

    /**
     * Reads a whole file.
     *
     * @param path      its path
     * @param sizeLimit how many bytes it may have; a larger one is a fault, {@code TOO_LARGE}
     * @return the content; {@code NOT_FOUND} when there is none, {@code TIMED_OUT} when nobody writes it in time
     */
    Result<Content> readFile(String path, int sizeLimit);

    /**
     * The home directory.
     *
     * @return its path, or null when nobody knows
     */
    String homeDirectory();
}
