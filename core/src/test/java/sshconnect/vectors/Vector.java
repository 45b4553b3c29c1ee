package sshconnect.vectors;

import java.util.function.Supplier;

/**
 * One row of a table-driven test: run by JUnit on the JVM, and natively by the POSIX host's tests.
 *
 * <p>All of it must be what TeaVM compiles: no reflection, no {@code String.format}.
 *
 * @param name unique, what the row is about
 * @param actual computes what the core says
 * @param expected what it should say
 */
public record Vector(String name, Supplier<String> actual, String expected) {}
