package sshconnect.rules.layers.base;

import sshconnect.rules.layers.proto.Downward;

/** Imports a package that imports this one. */
public record Upward(Downward downward) {}
