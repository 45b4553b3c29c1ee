package sshconnect.way;

/**
 * A parameter that is set.
 *
 * @param name   its name
 * @param value  its value, fit to be shown, and masked where it is secret
 * @param source where it is set
 */
public record SetParameter(String name, String value, String source) {}
