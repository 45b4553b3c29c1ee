package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.UtcTime;

/** Points in time: leap days, turns of years and centuries, and what is before 1970. */
final class UtcTimeVectors {

    private UtcTimeVectors() {}

    static List<Vector> all() {
        List<Vector> vectors = new ArrayList<>();
        add(vectors, 0, "1970-01-01 00:00:00 UTC");
        add(vectors, 999, "1970-01-01 00:00:00 UTC");
        add(vectors, -1, "1969-12-31 23:59:59 UTC");
        add(vectors, 68_169_599_000L, "1972-02-28 23:59:59 UTC");
        add(vectors, 68_169_600_000L, "1972-02-29 00:00:00 UTC");
        add(vectors, 68_256_000_000L, "1972-03-01 00:00:00 UTC");
        add(vectors, 951_782_400_000L, "2000-02-29 00:00:00 UTC");
        add(vectors, 951_868_799_000L, "2000-02-29 23:59:59 UTC");
        add(vectors, 951_868_800_000L, "2000-03-01 00:00:00 UTC");
        add(vectors, 978_307_199_000L, "2000-12-31 23:59:59 UTC");
        add(vectors, 2_147_483_648_000L, "2038-01-19 03:14:08 UTC");
        add(vectors, 4_107_542_399_000L, "2100-02-28 23:59:59 UTC");
        add(vectors, 4_107_542_400_000L, "2100-03-01 00:00:00 UTC");
        add(vectors, 253_402_300_799_000L, "9999-12-31 23:59:59 UTC");
        add(vectors, -2_203_891_200_000L, "1900-03-01 00:00:00 UTC");
        add(vectors, -2_203_891_201_000L, "1900-02-28 23:59:59 UTC");
        add(vectors, -11_644_473_600_000L, "1601-01-01 00:00:00 UTC");
        return vectors;
    }

    private static void add(List<Vector> vectors, long millis, String expected) {
        vectors.add(new Vector("time: " + millis, () -> UtcTime.text(millis), expected));
    }
}
