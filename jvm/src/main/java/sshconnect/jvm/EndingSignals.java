package sshconnect.jvm;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The signals that end or stop a process without the JVM's shutdown hooks, caught between two moments: something is done
 * first, and then they take their effect. {@code sun.misc.Signal} is the one way to do that on a JVM; it is reached by
 * reflection, because javac warns of it and a JVM may have been made without it. HUP, INT and TERM are the hooks'; QUIT,
 * USR2 and those of faults the JVM keeps for itself, and no process can catch KILL and STOP.
 */
final class EndingSignals {

    private static final List<String> ENDING =
            List.of("USR1", "ALRM", "VTALRM", "PROF", "XCPU", "XFSZ", "IO", "PWR", "STKFLT", "SYS", "TRAP", "ABRT");
    /** The signals that wait for the process, in hexadecimal. */
    private static final String PENDING = "ShdPnd:";
    /** A signal that the process blocks would be pending for ever. */
    private static final int MAX_DELIVERY_MILLIS = 100;

    private static final List<String> STOPPING = List.of("TSTP", "TTIN", "TTOU");

    private final Runnable before;
    private final Runnable afterStop;
    /** In pairs: a signal, and what handled it before. */
    private final List<Object> caught = new ArrayList<>();

    private Method handle;
    private Object ignored;

    /**
     * Begins to catch.
     *
     * @param before    what is done before a signal takes its effect
     * @param afterStop what is done when the process goes on after one that stops
     */
    EndingSignals(Runnable before, Runnable afterStop) {
        this.before = before;
        this.afterStop = afterStop;
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            handle = signalType.getMethod("handle", signalType, handlerType);
            ignored = handlerType.getField("SIG_IGN").get(null);
            Object usual = handlerType.getField("SIG_DFL").get(null);
            Object handler = Proxy.newProxyInstance(
                    EndingSignals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        pass(proxy, arguments[0], usual);
                        return null;
                    });
            Constructor<?> named = signalType.getConstructor(String.class);
            ENDING.forEach(name -> catchOne(named, name, handler));
            STOPPING.forEach(name -> catchOne(named, name, handler));
        } catch (ReflectiveOperationException e) {
            // This JVM cannot do it.
            return;
        }
    }

    private void catchOne(Constructor<?> named, String name, Object handler) {
        try {
            Object signal = named.newInstance(name);
            Object earlier = handle.invoke(null, signal, handler);
            if (earlier == ignored) {
                handle.invoke(null, signal, earlier);
                return;
            }
            caught.add(signal);
            caught.add(earlier);
        } catch (ReflectiveOperationException e) {
            // This system has no such signal, or this JVM wants it for itself.
            return;
        }
    }

    /** The JVM raises no signal that it does not handle, so kill(1) of the shell sends this one once more. */
    private void pass(Object handler, Object signal, Object usual)
            throws ReflectiveOperationException, IOException, InterruptedException {
        before.run();
        handle.invoke(null, signal, usual);
        String name = signal.toString().substring("SIG".length());
        new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "kill -s " + name + " " + ProcessHandle.current().pid())
                .start()
                .waitFor();
        awaitDelivery((Integer) signal.getClass().getMethod("getNumber").invoke(signal));
        // It was one that stops, and now the process goes on.
        handle.invoke(null, signal, handler);
        afterStop.run();
    }

    /**
     * Waits until the signal that was sent is no longer pending, or it would find the handler again (proc(5)). Where
     * there is no such file, it is hoped that it has been delivered.
     */
    private static void awaitDelivery(int number) throws InterruptedException {
        for (int i = 0; i < MAX_DELIVERY_MILLIS && isPending(number); i++) {
            Thread.sleep(1);
        }
    }

    private static boolean isPending(int number) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith(PENDING)) {
                    long mask = Long.parseUnsignedLong(
                            line.substring(PENDING.length()).strip(), 16);
                    return (mask >>> number - 1 & 1) != 0;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Lets the signals do what they did before. */
    void letGo() {
        for (int i = 0; i < caught.size(); i += 2) {
            try {
                handle.invoke(null, caught.get(i), caught.get(i + 1));
            } catch (ReflectiveOperationException e) {
                // It could be caught a moment ago.
                throw new IllegalStateException(e);
            }
        }
    }
}
