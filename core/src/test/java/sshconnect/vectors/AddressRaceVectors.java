package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Digits;
import sshconnect.base.IpAddress;
import sshconnect.host.Host;
import sshconnect.tunnel.AddressRace;

/**
 * Races of addresses: what happens, and what is to be done. An event is a length of time in milliseconds, or {@code x}
 * and the number of an attempt that has failed. After each of them, and in the beginning, the race is asked for as long
 * as it gives orders: {@code 0} for beginning with the first address, {@code +N} for waiting so long at most, {@code end}.
 */
final class AddressRaceVectors {

    private static final long START_MILLIS = 1_000_000;

    private final List<Vector> vectors = new ArrayList<>();

    private AddressRaceVectors() {}

    static List<Vector> all() {
        AddressRaceVectors rows = new AddressRaceVectors();
        rows.orders();
        rows.races();
        rows.deadlines();
        rows.many();
        return rows.vectors;
    }

    private void orders() {
        order("nothing", "", "");
        order("one", "192.0.2.1", "192.0.2.1");
        order("ipv6 first", "192.0.2.1 ::1", "::1 192.0.2.1");
        order("turns", "192.0.2.1 192.0.2.2 ::1 ::2", "::1 192.0.2.1 ::2 192.0.2.2");
        order("turns that are over", "::3 ::1 192.0.2.9 ::2 ::4", "::3 192.0.2.9 ::1 ::2 ::4");
        order("one family stays as it is", "192.0.2.3 192.0.2.1 192.0.2.2", "192.0.2.3 192.0.2.1 192.0.2.2");
    }

    private void races() {
        row("one address", 1, 0, "0 +forever, end", "x0");
        row("the next begins after a while", 3, 0, "0 +250, +1, 1 +250, 2 +forever", "249 1 250");
        row("or as soon as one fails", 3, 0, "0 +250, 1 +250, 2 +forever", "x0 x1");
        row("but not for one that fails late", 3, 0, "0 +250, 1 +250, +150, 2 +forever", "250 100,x0 150");
        row("all fail at once", 3, 0, "0 +250, 1 +250, 2 +forever, end", "x0 x1 x2");
        row("the last one fails first", 2, 0, "0 +250, 1 +forever, +forever, end", "250 x1 x0");
        row("nobody is left to wait for", 2, 0, "0 +250, 1 +forever, +forever, end", "250 x0 x1");
        row("one fails while the last is alone for a moment", 3, 0, "0 +250, 1 +250, 2 +forever", "250 x0,x1");
    }

    private void deadlines() {
        row("too late from the start", 2, -1, "end", "");
        row("much time", 2, 10_000, "0 +250, 1 +9750, end", "250 9750");
        row("little time is shared out", 4, 400, "0 +200, 1 +100, 2 +50, 3 +50, end", "200 100 50 50");
        row("no more often than that", 5, 30, "0 +15, 1 +10, 2 +5, end", "15 10 5");
        row("one that fails gives its time to the others", 2, 400, "0 +200, 1 +300, end", "100,x0 300");
        row("one address has all the time", 1, 400, "0 +400, +1, end", "399 1");
    }

    private void many() {
        StringBuilder expected = new StringBuilder();
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < AddressRace.MAX_PENDING; i++) {
            boolean last = i == AddressRace.MAX_PENDING - 1;
            expected.append(i).append(last ? " +forever, " : " +250, ");
            events.append("250 ");
        }
        row("not too many at a time", 40, 0, expected + "+forever, 32 +forever, 33 +forever", events + "x0 x32");
    }

    private void order(String name, String addresses, String expected) {
        vectors.add(new Vector("race: order of addresses: " + name, () -> order(addresses), expected));
    }

    private static String order(String text) {
        List<IpAddress> addresses = new ArrayList<>();
        for (String each : words(text, ' ')) {
            addresses.add(IpAddress.parse(each));
        }
        StringBuilder order = new StringBuilder();
        for (IpAddress each : AddressRace.order(addresses)) {
            order.append(order.length() == 0 ? "" : " ").append(each);
        }
        return order.toString();
    }

    /** Adds a row; a time limit of 0 is for none, and -1 for one that has passed. */
    private void row(String name, int count, int limitMillis, String expected, String events) {
        vectors.add(new Vector("race: " + name, () -> run(count, limitMillis, events), expected));
    }

    private static String run(int count, int limitMillis, String events) {
        long deadlineMillis = limitMillis == 0 ? Host.NO_DEADLINE : START_MILLIS + Math.max(0, limitMillis);
        AddressRace race = new AddressRace(count, deadlineMillis);
        long nowMillis = START_MILLIS;
        StringBuilder answers = new StringBuilder();
        ask(race, nowMillis, answers);
        for (String moment : words(events, ' ')) {
            for (String each : words(moment, ',')) {
                if (each.charAt(0) == 'x') {
                    race.failed(number(each.substring(1)));
                } else {
                    nowMillis += number(each);
                }
            }
            answers.append(", ");
            ask(race, nowMillis, answers);
        }
        return answers.toString();
    }

    private static int number(String digits) {
        return (int) Digits.number(digits, 10, Integer.MAX_VALUE);
    }

    private static void ask(AddressRace race, long nowMillis, StringBuilder answers) {
        AddressRace.Order order = race.next(nowMillis);
        while (order == AddressRace.Order.BEGIN) {
            answers.append(race.begun() - 1).append(' ');
            order = race.next(nowMillis);
        }
        if (order == AddressRace.Order.END) {
            answers.append("end");
        } else if (race.untilMillis() == Host.NO_DEADLINE) {
            answers.append("+forever");
        } else {
            answers.append('+').append(race.untilMillis() - nowMillis);
        }
    }

    private static List<String> words(String text, char between) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == between) {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }
}
