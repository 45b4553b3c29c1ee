package sshconnect.security;

import org.jspecify.annotations.Nullable;

/** The protection of the messages of a tunnel, from the least to the most. */
public enum ProtectionLevel {
    /** Not at all: what follows the negotiation is as it would be without it. */
    NONE("none"),
    /** Nobody can change, repeat or reorder them unnoticed. */
    INTEGRITY("integrity"),
    /** Nobody can read them either. */
    CONFIDENTIALITY("confidentiality");

    private final String label;

    ProtectionLevel(String label) {
        this.label = label;
    }

    /**
     * The name for people.
     *
     * @return a word in lower case
     */
    public String label() {
        return label;
    }

    /**
     * Finds a level by its name.
     *
     * @param label what {@link #label} gives
     * @return the level, null for any other word
     */
    public static @Nullable ProtectionLevel of(String label) {
        for (ProtectionLevel each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        return null;
    }
}
