package sshconnect.vectors;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What computes a size from a type or a length: copies of arrays of every kind, strings and what makes them, lists.
 * Each row is about many lengths: all short ones, and those around the sizes in which the native heap is divided. A
 * native executable that checks its heap ends where more is written than there is room for.
 */
final class ArrayVectors {
    private static final int SHORT = 72;
    /** Of the collector: a region, and the heap of the checked executable in the beginning. */
    private static final int[] BOUNDARIES = {2048, 4096};

    private static final int AROUND = 20;
    private static final int LONGEST_ELEMENT = 8;

    private final List<Vector> vectors = new ArrayList<>();

    private ArrayVectors() {}

    static List<Vector> all() {
        ArrayVectors all = new ArrayVectors();
        all.clones();
        all.copies();
        all.moves();
        all.texts();
        all.builders();
        all.collections();
        return all.vectors;
    }

    private void add(String name, IntPredicate right) {
        vectors.add(new Vector("lengths: " + name, () -> wrongLengths(right), ""));
    }

    private static String wrongLengths(IntPredicate right) {
        StringBuilder wrong = new StringBuilder();
        for (int length = 0; length <= SHORT; length++) {
            note(wrong, right, length);
        }
        for (int boundary : BOUNDARIES) {
            for (int items = boundary; items >= boundary / LONGEST_ELEMENT; items /= 2) {
                for (int length = items - AROUND; length < items + 2; length++) {
                    note(wrong, right, length);
                }
            }
        }
        return wrong.toString();
    }

    private static void note(StringBuilder wrong, IntPredicate right, int length) {
        if (!right.test(length)) {
            wrong.append(length).append(' ');
        }
    }

    private void clones() {
        add("clone of boolean[]", n -> Arrays.equals(booleans(n).clone(), booleans(n)));
        add("clone of byte[]", n -> Arrays.equals(bytes(n).clone(), bytes(n)));
        add("clone of char[]", n -> Arrays.equals(chars(n).clone(), chars(n)));
        add("clone of short[]", n -> Arrays.equals(shorts(n).clone(), shorts(n)));
        add("clone of int[]", n -> Arrays.equals(ints(n).clone(), ints(n)));
        add("clone of long[]", n -> Arrays.equals(longs(n).clone(), longs(n)));
        add("clone of String[]", n -> Arrays.equals(strings(n).clone(), strings(n)));
        add("clone of byte[][]", n -> {
            byte[][] rows = {bytes(n), bytes(1)};
            byte[][] copy = rows.clone();
            return copy.length == 2 && copy[0] == rows[0] && copy[1] == rows[1];
        });
    }

    private void copies() {
        add("copyOf boolean[]", n -> Arrays.equals(Arrays.copyOf(booleans(n + 3), n), booleans(n)));
        add("copyOf byte[]", n -> Arrays.equals(Arrays.copyOf(bytes(n + 3), n), bytes(n)));
        add("copyOf char[]", n -> Arrays.equals(Arrays.copyOf(chars(n + 3), n), chars(n)));
        add("copyOf short[]", n -> Arrays.equals(Arrays.copyOf(shorts(n + 3), n), shorts(n)));
        add("copyOf int[]", n -> Arrays.equals(Arrays.copyOf(ints(n + 3), n), ints(n)));
        add("copyOf long[]", n -> Arrays.equals(Arrays.copyOf(longs(n + 3), n), longs(n)));
        add("copyOf String[]", n -> Arrays.equals(Arrays.copyOf(strings(n + 3), n), strings(n)));
        add("copyOf a longer byte[]", n -> {
            byte[] longer = Arrays.copyOf(bytes(n), n + 5);
            return longer.length == n + 5
                    && longer[n] == 0
                    && longer[n + 4] == 0
                    && Arrays.equals(Arrays.copyOf(longer, n), bytes(n));
        });
        add("copyOf a longer String[]", n -> {
            String[] longer = Arrays.copyOf(strings(n), n + 5);
            return longer.length == n + 5
                    && longer[n] == null
                    && longer[n + 4] == null
                    && Arrays.equals(Arrays.copyOf(longer, n), strings(n));
        });
        add("copyOfRange byte[]", n -> Arrays.equals(Arrays.copyOfRange(bytes(n + 3), 0, n), bytes(n)));
        add("fill byte[]", n -> {
            byte[] filled = new byte[n + 2];
            Arrays.fill(filled, 1, n + 1, (byte) 7);
            return filled[0] == 0 && filled[n + 1] == 0 && (n == 0 || filled[1] == 7 && filled[n] == 7);
        });
    }

    private void moves() {
        add("arraycopy up in byte[]", n -> {
            byte[] moved = Arrays.copyOf(bytes(n), n + 1);
            System.arraycopy(moved, 0, moved, 1, n);
            return Arrays.equals(Arrays.copyOfRange(moved, 1, n + 1), bytes(n));
        });
        add("arraycopy down in char[]", n -> {
            char[] moved = new char[n + 1];
            System.arraycopy(chars(n), 0, moved, 1, n);
            System.arraycopy(moved, 1, moved, 0, n);
            return Arrays.equals(Arrays.copyOf(moved, n), chars(n));
        });
        add("arraycopy of int[]", n -> {
            int[] moved = new int[n];
            System.arraycopy(ints(n), 0, moved, 0, n);
            return Arrays.equals(moved, ints(n));
        });
        add("arraycopy of long[]", n -> {
            long[] moved = new long[n];
            System.arraycopy(longs(n), 0, moved, 0, n);
            return Arrays.equals(moved, longs(n));
        });
        add("arraycopy up in String[]", n -> {
            String[] moved = Arrays.copyOf(strings(n), n + 1);
            System.arraycopy(moved, 0, moved, 1, n);
            return Arrays.equals(Arrays.copyOfRange(moved, 1, n + 1), strings(n));
        });
    }

    private void texts() {
        add("String of char[], and toCharArray", n -> Arrays.equals(new String(chars(n)).toCharArray(), chars(n)));
        add("getBytes in ASCII", n -> isFilled("a".repeat(n).getBytes(StandardCharsets.US_ASCII), n, 'a'));
        add("getBytes in ISO 8859-1", n -> isFilled("\u00e4".repeat(n).getBytes(StandardCharsets.ISO_8859_1), n, 0xe4));
        add("getBytes in UTF-8, one byte", n -> isFilled("a".repeat(n).getBytes(StandardCharsets.UTF_8), n, 'a'));
        add("getBytes in UTF-8, two bytes", n -> isUtf8("\u00e4", n, 0xc3, 0xa4));
        add("getBytes in UTF-8, three bytes", n -> isUtf8("\u20ac", n, 0xe2, 0x82, 0xac));
        add("getBytes in UTF-8, four bytes", n -> isUtf8("\ud83d\ude00", n, 0xf0, 0x9f, 0x98, 0x80));
        add("concatenation", n -> {
            String text = new String(chars(n));
            String joined = text + n + text;
            return joined.startsWith(text) && joined.endsWith(text) && joined.indexOf(text, n) >= 0;
        });
        add("substring", n -> new String(chars(n + 2)).substring(1, n + 1).equals(new String(chars(n + 2), 1, n)));
        add("replace", n -> "a".repeat(n).replace('a', 'b').equals("b".repeat(n)));
        add("Base64", n -> Base64.getEncoder().encode(new byte[n]).length == (n + 2) / 3 * 4);
    }

    private void builders() {
        add("append one by one", n -> {
            StringBuilder builder = new StringBuilder(0);
            for (char each : chars(n)) {
                builder.append(each);
            }
            return builder.toString().equals(new String(chars(n)));
        });
        add("insert and delete", n -> {
            StringBuilder builder = new StringBuilder(new String(chars(n))).insert(n / 2, "abc");
            return builder.length() == n + 3
                    && builder.delete(n / 2, n / 2 + 3).toString().equals(new String(chars(n)));
        });
        add("setLength", n -> {
            StringBuilder builder = new StringBuilder(new String(chars(n)));
            builder.setLength(n + 9);
            builder.setLength(n);
            return builder.toString().equals(new String(chars(n)));
        });
        add("ByteArrayOutputStream", n -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream(1);
            out.write(bytes(n), 0, n);
            return Arrays.equals(out.toByteArray(), bytes(n));
        });
    }

    private void collections() {
        add("ArrayList to array and back", n -> {
            List<String> list = new ArrayList<>(Arrays.asList(strings(n)));
            list.add(0, "first");
            String[] array = list.toArray(new String[0]);
            return array.length == n + 1
                    && array[0].equals("first")
                    && list.subList(1, n + 1).equals(Arrays.asList(strings(n)));
        });
        add("List.of and copyOf", n -> List.copyOf(Arrays.asList(strings(n))).equals(List.of(strings(n))));
    }

    private static boolean isFilled(byte[] bytes, int length, int each) {
        byte[] expected = new byte[length];
        Arrays.fill(expected, (byte) each);
        return Arrays.equals(bytes, expected);
    }

    private static boolean isUtf8(String character, int count, int... encoded) {
        byte[] bytes = character.repeat(count).getBytes(StandardCharsets.UTF_8);
        boolean right = bytes.length == count * encoded.length;
        int at = 0;
        for (int i = 0; i < bytes.length && right; i++) {
            right = (bytes[i] & 0xff) == encoded[at++];
            at = at == encoded.length ? 0 : at;
        }
        return right;
    }

    private static boolean[] booleans(int length) {
        boolean[] array = new boolean[length];
        for (int i = 0; i < length; i++) {
            array[i] = i % 3 == 0;
        }
        return array;
    }

    private static byte[] bytes(int length) {
        byte[] array = new byte[length];
        for (int i = 0; i < length; i++) {
            array[i] = (byte) (i * 7 + 1);
        }
        return array;
    }

    private static char[] chars(int length) {
        char[] array = new char[length];
        for (int i = 0; i < length; i++) {
            array[i] = (char) (' ' + i % 90);
        }
        return array;
    }

    private static short[] shorts(int length) {
        short[] array = new short[length];
        for (int i = 0; i < length; i++) {
            array[i] = (short) (i * 301);
        }
        return array;
    }

    private static int[] ints(int length) {
        int[] array = new int[length];
        for (int i = 0; i < length; i++) {
            array[i] = i * 100003;
        }
        return array;
    }

    private static long[] longs(int length) {
        long[] array = new long[length];
        for (int i = 0; i < length; i++) {
            array[i] = i * 10000000019L;
        }
        return array;
    }

    private static String[] strings(int length) {
        String[] array = new String[length];
        for (int i = 0; i < length; i++) {
            array[i] = (i & 1) == 0 ? "even" : "odd";
        }
        return array;
    }
}
