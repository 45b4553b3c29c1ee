package sshconnect.cost;

import java.util.List;

/** What code that was loaded by {@link CountingClassLoader} has done. */
public final class Steps {

    private static long count;

    private Steps() {}

    static void reset() {
        count = 0;
    }

    static long count() {
        return count;
    }

    /** A method was entered, or a jump was come to. */
    public static void step() {
        count++;
    }

    /**
     * Somebody is about to copy.
     *
     * @param elements how many
     */
    public static void steps(int elements) {
        count += Math.max(0, elements);
    }

    /** In place of {@link List#contains}. */
    public static boolean contains(List<?> list, Object element) {
        steps(list.size());
        return list.contains(element);
    }

    /** In place of {@link String#contains}. */
    public static boolean contains(String text, CharSequence part) {
        steps(text.length());
        return text.contains(part);
    }

    /** In place of {@link String#indexOf(int)}. */
    public static int indexOf(String text, int character) {
        return indexOf(text, character, 0);
    }

    /** In place of {@link String#indexOf(int, int)}. */
    public static int indexOf(String text, int character, int from) {
        int found = text.indexOf(character, from);
        steps((found < 0 ? text.length() : found) - from);
        return found;
    }
}
