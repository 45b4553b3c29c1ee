package sshconnect.rules.layers.proto;

import sshconnect.rules.layers.base.Plain;

/** Imports a class of the package below. */
public record Downward(Plain plain) {}
