package sshconnect.rules.layers.base;

/** Imports nothing. */
public record Plain(int number) {}
