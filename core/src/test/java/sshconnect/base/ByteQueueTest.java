package sshconnect.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ByteQueueTest {

    /** Runs the queue beside a list; each number is an operation (its remainder by 4) and how much of it. */
    @Property
    void isAList(
            @ForAll @IntRange(min = 1, max = 3000) int capacity,
            @ForAll @Size(max = 60) List<@IntRange(max = 4000) Integer> operations) {
        ByteQueue queue = new ByteQueue(capacity);
        List<Integer> model = new ArrayList<>();
        int next = 0;
        for (int operation : operations) {
            int amount = operation / 4;
            if (operation % 4 < 2) {
                byte[] bytes = new byte[Math.min(amount, queue.free()) + 1];
                for (int i = 0; i < bytes.length - 1; i++) {
                    bytes[i] = (byte) next++;
                    model.add(bytes[i] & 0xff);
                }
                queue.append(bytes, bytes.length - 1);
            } else if (operation % 4 == 2) {
                int count = Math.min(amount, queue.size());
                byte[] taken = queue.take(count);
                for (int i = 0; i < count; i++) {
                    assertThat(taken[i] & 0xff).isEqualTo(model.remove(0));
                }
            } else {
                int count = Math.min(amount, queue.size());
                queue.dropLast(count);
                model.subList(model.size() - count, model.size()).clear();
            }
            check(queue, model, capacity);
        }
    }

    private static void check(ByteQueue queue, List<Integer> model, int capacity) {
        assertThat(queue.size()).isEqualTo(model.size());
        assertThat(queue.free()).isEqualTo(capacity - model.size());
        assertThat(queue.indexOf(7, 0)).isEqualTo(model.indexOf(7));
        for (int i = 0; i < model.size(); i++) {
            assertThat(queue.at(i)).isEqualTo(model.get(i).intValue());
        }
    }
}
