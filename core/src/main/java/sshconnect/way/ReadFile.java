package sshconnect.way;

import org.jspecify.annotations.Nullable;

/**
 * A parameter file that was looked at.
 *
 * @param path     its path, fit to be shown
 * @param detail   what is to be said of one that counts; empty for nothing
 * @param problem  why it does not count; null when it does
 * @param isAbsent whether that is that it is not there
 */
public record ReadFile(String path, String detail, @Nullable String problem, boolean isAbsent) {}
