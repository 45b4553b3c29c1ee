package sshconnect.posix.fuzz;

import java.util.Random;
import java.util.function.Supplier;

/** Choices that repeat with the seed. */
final class Dice {
    /** One of several possibilities, with how often it is to be taken among them. */
    record Side(int weight, Supplier<String> text) {}

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean oneIn(int count) {
        return random.nextInt(count) == 0;
    }

    String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    String roll(Side... sides) {
        int total = 0;
        for (Side side : sides) {
            total += side.weight;
        }
        int left = random.nextInt(total);
        for (Side side : sides) {
            left -= side.weight;
            if (left < 0) {
                return side.text.get();
            }
        }
        throw new AssertionError("the weights add up");
    }

    static Side side(int weight, Supplier<String> text) {
        return new Side(weight, text);
    }
}
