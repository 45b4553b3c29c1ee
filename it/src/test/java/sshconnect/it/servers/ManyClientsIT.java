package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Timeout;

/** Very many clients of one process ({@code -k}): at the same time, one after the other, and more than it may have. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ManyClientsIT {
    private static final int CLIENTS = 1000;
    private static final int IDLE_CLIENTS = 10_000;
    /** Beside two for each client, at both ends as in the middle. */
    private static final long OTHER_DESCRIPTORS = 1000;
    /** At a time, since each has a process while its tunnel is made. */
    private static final int COMING_CLIENTS = 100;
    /** More than the buffers on the way take. */
    private static final long TALK_BYTES = 96 * 1024;
    /** More than a pipe takes as well, in either direction. */
    private static final long LONG_TALK_BYTES = 512 * 1024;

    private static final int DEAF_CLIENTS = 24;
    /** More than the system's buffers take, as large as they become. */
    private static final long DEAF_TALK_BYTES = 16 * 1024 * 1024;
    /** One pipe for so many descriptors that a relay may have. */
    private static final int DESCRIPTORS_FOR_A_PIPE = 16;

    private static final int DEAF_DESCRIPTORS = 12 * DESCRIPTORS_FOR_A_PIPE;

    private static final long SHORT_TALK_BYTES = 100;
    /** Buffers for those whose readers stall, which are as many as chance has it. */
    private static final long FEW_BUFFERS_KIB = 512;
    /** A page and a bit: whatever grew with the number of clients would be many of them. */
    private static final long NO_GROWTH_KIB = 8;

    /** Runs both ends until something is so. */
    private static void talk(Selector selector, TalkingTarget target, BooleanSupplier done) throws IOException {
        while (!done.getAsBoolean()) {
            selector.select();
            advance(selector, target);
        }
    }

    private static void advance(Selector selector, TalkingTarget target) throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid()) {
                target.advance(key);
            }
        }
        selector.selectedKeys().clear();
    }

    private static boolean all(int count, List<Talk> talks, Predicate<Talk> condition) {
        return talks.size() == count && talks.stream().allMatch(condition);
    }

    /** Ends from the client's side on, each direction by itself. */
    private static void end(Selector selector, TalkingTarget target, List<Talk> clients) throws IOException {
        for (Talk client : clients) {
            client.end();
        }
        talk(selector, target, () -> all(clients.size(), target.talks(), Talk::hasEnded));
        for (Talk talk : target.talks()) {
            talk.end();
        }
        talk(selector, target, () -> all(clients.size(), clients, Talk::hasEnded));
        for (Talk client : clients) {
            client.close();
        }
        for (Talk talk : target.talks()) {
            talk.close();
        }
        target.talks().clear();
    }

    private static Talk connect(KeptRelay relay, Selector selector, int number, long length) throws IOException {
        return Talk.ofClient(SocketChannel.open(relay.address()), selector, number, length);
    }

    @EachSuccessor
    void aThousandAtATime(Relay program) throws IOException {
        try (Selector selector = Selector.open();
                TalkingTarget target = new TalkingTarget(selector, TALK_BYTES);
                KeptRelay relay = KeptRelay.start(program.words(), target.address())) {
            List<Talk> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(connect(relay, selector, i, TALK_BYTES));
            }
            talk(
                    selector,
                    target,
                    () -> all(CLIENTS, clients, Talk::isThrough) && all(CLIENTS, target.talks(), Talk::isThrough));
            assertThat(clients).noneMatch(Talk::hasEnded);
            assertThat(relay.descriptors()).as("of one process").isGreaterThan(2 * CLIENTS);
            end(selector, target, clients);
            assertThat(relay.stop()).isEmpty();
        }
    }

    /** Runs both ends until so many talks, either end counted for itself, are through. */
    private static void talk(Selector selector, TalkingTarget target, int count) throws IOException {
        int through = 0;
        while (through < count) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                Talk talk = key.attachment() instanceof Talk known ? known : null;
                boolean before = talk != null && talk.isThrough();
                target.advance(key);
                through += talk != null && talk.isThrough() && !before ? 1 : 0;
            }
            selector.selectedKeys().clear();
        }
    }

    /** So many clients come and talk; they stay. */
    private static List<Talk> come(KeptRelay relay, Selector selector, TalkingTarget target, int count, long length)
            throws IOException {
        List<Talk> clients = new ArrayList<>();
        target.setLength(SHORT_TALK_BYTES);
        while (clients.size() < count) {
            for (int i = 0; i < COMING_CLIENTS; i++) {
                clients.add(connect(relay, selector, clients.size(), SHORT_TALK_BYTES));
            }
            talk(selector, target, 2 * COMING_CLIENTS);
        }
        if (length > SHORT_TALK_BYTES) {
            goOn(clients, target, length - SHORT_TALK_BYTES);
            talk(selector, target, 2 * count);
        }
        return clients;
    }

    private static void goOn(List<Talk> clients, TalkingTarget target, long more) {
        for (Talk client : clients) {
            client.goOn(more);
        }
        for (Talk talk : target.talks()) {
            talk.goOn(more);
        }
    }

    /** What is idle costs next to nothing and is not lost, whatever the others do; nor do these leave anything behind. */
    @EachSuccessor
    void tenThousandThatAreIdle(Relay program) throws Exception {
        assumeThat(program.toString()).as("a JVM takes far more for each").isNotEqualTo("jar");
        // 23,000 descriptors are what it takes; some machines do not have that many for a process.
        long possible = (OpenFiles.allowed() - OTHER_DESCRIPTORS) / 2 - CLIENTS;
        assumeThat(possible).as("more clients (ulimit -Hn)").isGreaterThanOrEqualTo(CLIENTS);
        int idleCount = (int) Math.min(IDLE_CLIENTS, possible / COMING_CLIENTS * COMING_CLIENTS);
        try (Selector selector = Selector.open();
                TalkingTarget target = new TalkingTarget(selector, SHORT_TALK_BYTES);
                KeptRelay relay = KeptRelay.start(program.words(), target.address())) {
            List<Talk> idle = come(relay, selector, target, idleCount, SHORT_TALK_BYTES);
            List<Talk> idleTalks = List.copyOf(target.talks());
            target.talks().clear();
            long before = Long.MAX_VALUE;
            for (int round = 0; round < 2; round++) {
                List<Talk> busy = come(relay, selector, target, CLIENTS, LONG_TALK_BYTES);
                assertThat(relay.descriptors()).as("of one process").isGreaterThan(2L * (idleCount + CLIENTS));
                end(selector, target, busy);
                long after = relay.memoryKib();
                assertThat(after - FEW_BUFFERS_KIB).as("KiB").isLessThanOrEqualTo(before);
                before = after;
            }
            target.talks().addAll(idleTalks);
            goOn(idle, target, SHORT_TALK_BYTES);
            talk(selector, target, 2 * idleCount);
            for (Talk client : idle) {
                client.close();
            }
            assertThat(relay.stop()).isEmpty();
        }
    }

    /** A server that runs for weeks must not grow by its clients, nor come to its garbage collector. */
    @EachSuccessor
    void oneAfterTheOther(Relay program) throws IOException {
        boolean jar = program.toString().equals("jar");
        List<String> words = new ArrayList<>(program.words());
        if (jar) {
            words.add(1, "-Xmx8m");
        }
        try (Selector selector = Selector.open();
                TalkingTarget target = new TalkingTarget(selector, SHORT_TALK_BYTES);
                KeptRelay relay = KeptRelay.start(words, target.address())) {
            serveInRow(relay, selector, target, CLIENTS);
            long before = relay.memoryKib();
            serveInRow(relay, selector, target, 2 * CLIENTS);
            if (!jar) {
                assertThat(relay.memoryKib()).as("KiB").isLessThanOrEqualTo(before + NO_GROWTH_KIB);
            }
            assertThat(relay.stop()).isEmpty();
        }
    }

    private static void serveInRow(KeptRelay relay, Selector selector, TalkingTarget target, int count)
            throws IOException {
        for (int i = 0; i < count; i++) {
            List<Talk> client = List.of(connect(relay, selector, i, SHORT_TALK_BYTES));
            talk(selector, target, () -> all(1, client, Talk::isThrough) && all(1, target.talks(), Talk::isThrough));
            end(selector, target, client);
        }
    }

    /** What was on its way to clients that have gone is brought to nobody, and nothing of the others is lost. */
    @EachSuccessor
    void someThatDoNotHear(Relay program) throws IOException {
        assumeThat(program.toString()).as("the jar has no pipes").isNotEqualTo("jar");
        try (Selector selector = Selector.open();
                TalkingTarget target = new TalkingTarget(selector, DEAF_TALK_BYTES);
                KeptRelay relay = KeptRelay.start(limited(DEAF_DESCRIPTORS, program), target.address())) {
            List<Talk> deaf = new ArrayList<>();
            while (deaf.size() < DEAF_CLIENTS) {
                deaf.add(connect(relay, selector, deaf.size(), DEAF_TALK_BYTES));
                deaf.get(deaf.size() - 1).setDeaf(true);
                talk(selector, target, () -> target.talks().size() == deaf.size());
            }
            // Until most pipes are there, each with what nobody takes.
            int held = 2 * (DEAF_CLIENTS + DEAF_DESCRIPTORS / DESCRIPTORS_FOR_A_PIPE);
            while (relay.descriptors() < held) {
                selector.selectNow();
                advance(selector, target);
            }
            List<Talk> others = new ArrayList<>();
            for (int i = 0; i < DEAF_CLIENTS; i++) {
                if (i % 2 == 0) {
                    deaf.get(i).close();
                    target.talks().get(i).close();
                } else {
                    others.add(deaf.get(i));
                }
            }
            target.setLength(LONG_TALK_BYTES);
            for (int i = 0; i < DEAF_CLIENTS; i++) {
                Talk next = connect(relay, selector, DEAF_CLIENTS + i, LONG_TALK_BYTES);
                talk(selector, target, next::isThrough);
                others.add(next);
            }
            for (Talk client : others) {
                client.setDeaf(false);
            }
            talk(selector, target, () -> others.stream().allMatch(Talk::isThrough));
            relay.stop();
        }
    }

    private static List<String> limited(int descriptors, Relay program) {
        List<String> words =
                new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -n " + descriptors + " && exec \"$@\"", "limited"));
        words.addAll(program.words());
        return words;
    }

    /** Clients for whom there are no descriptors wait until there are some, and nothing of a tunnel is lost. */
    @EachSuccessor
    void moreThanThereAreDescriptorsFor(Relay program) throws IOException {
        assumeThat(program.toString()).as("a JVM needs many itself").isNotEqualTo("jar");
        int clientCount = 60;
        try (Selector selector = Selector.open();
                TalkingTarget target = new TalkingTarget(selector, TALK_BYTES);
                KeptRelay relay = KeptRelay.start(limited(40, program), target.address())) {
            List<Talk> waiting = new ArrayList<>();
            for (int i = 0; i < clientCount; i++) {
                waiting.add(connect(relay, selector, i, TALK_BYTES));
            }
            while (!waiting.isEmpty()) {
                talk(selector, target, () -> waiting.stream().anyMatch(Talk::isThrough));
                List<Talk> through = waiting.stream().filter(Talk::isThrough).toList();
                waiting.removeAll(through);
                for (Talk client : through) {
                    client.end();
                }
                talk(
                        selector,
                        target,
                        () -> target.talks().stream().filter(Talk::hasEnded).count() >= through.size());
                for (Talk talk : List.copyOf(target.talks())) {
                    if (talk.hasEnded()) {
                        talk.close();
                        target.talks().remove(talk);
                    }
                }
                talk(selector, target, () -> through.stream().allMatch(Talk::hasEnded));
                for (Talk client : through) {
                    client.close();
                }
            }
            assertThat(relay.stop())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("WARNING: take more clients: too many open files");
        }
    }
}
