package sshconnect.rules.layers.route;

import java.io.File;

/** Imports what the core must not touch. */
public record Reading(File file) {}
