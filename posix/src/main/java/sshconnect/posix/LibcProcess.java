package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Function;
import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;
import org.teavm.interop.c.Variable;

/** The C library: processes and signals. Nothing but bindings, see {@link Libc}. */
final class LibcProcess {

    private LibcProcess() {}

    @Import(name = "pipe2")
    @Include("unistd.h")
    static native int pipe2(int[] descriptors, int flags);

    @Import(name = "dup2")
    @Include("unistd.h")
    static native int dup2(int from, int to);

    @Import(name = "fork")
    @Include("unistd.h")
    static native int fork();

    @Import(name = "execvp")
    @Include("unistd.h")
    static native int execvp(Address program, Address arguments);

    @Import(name = "unsetenv")
    @Include("stdlib.h")
    static native int unsetenv(byte[] name);

    @Import(name = "setenv")
    @Include("stdlib.h")
    static native int setenv(byte[] name, byte[] value, int overwrite);

    /** Closes descriptors, the first and the last of them among these; from src/main/c/runtime.h. */
    @Import(name = "connect_close_range")
    static native void closeRange(int first, int last);

    @Import(name = "fexecve")
    @Include("unistd.h")
    static native int fexecve(int file, Address arguments, Address environment);

    @Variable
    @Import(name = "environ")
    @Include("unistd.h")
    static native Address environment();

    @Import(name = "getauxval")
    @Include("sys/auxv.h")
    static native long getauxval(long type);

    @Variable
    @Import(name = "AT_EXECFN")
    @Include("sys/auxv.h")
    static native int AT_EXECFN();

    @Import(name = "_exit")
    @Include("unistd.h")
    static native void exitAtOnce(int status);

    @Import(name = "waitpid")
    @Include("sys/wait.h")
    static native int waitpid(int process, int[] status, int options);

    @Variable
    @Import(name = "WNOHANG")
    @Include("sys/wait.h")
    static native int WNOHANG();

    @Import(name = "WIFEXITED")
    @Include("sys/wait.h")
    static native int WIFEXITED(int status);

    @Import(name = "WEXITSTATUS")
    @Include("sys/wait.h")
    static native int WEXITSTATUS(int status);

    @Import(name = "WTERMSIG")
    @Include("sys/wait.h")
    static native int WTERMSIG(int status);

    @Import(name = "getpid")
    @Include("unistd.h")
    static native int getpid();

    @Import(name = "getpgrp")
    @Include("unistd.h")
    static native int getpgrp();

    @Import(name = "kill")
    @Include("signal.h")
    static native int kill(int process, int signal);

    @Import(name = "signal")
    @Include("signal.h")
    static native Address signal(int signal, Address disposition);

    @Import(name = "signal")
    @Include("signal.h")
    static native Address signal(int signal, SignalHandler handler);

    @Import(name = "sigemptyset")
    @Include("signal.h")
    static native int sigemptyset(Address set);

    @Import(name = "sigaddset")
    @Include("signal.h")
    static native int sigaddset(Address set, int signal);

    @Import(name = "sigdelset")
    @Include("signal.h")
    static native int sigdelset(Address set, int signal);

    @Import(name = "sigprocmask")
    @Include("signal.h")
    static native int sigprocmask(int how, Address set, Address old);

    @Import(name = "ppoll")
    @Include("poll.h")
    static native int ppoll(Libc.PollEntry entries, long count, Address timeout, Address mask);

    @Variable
    @Import(name = "SIG_DFL")
    @Include("signal.h")
    static native Address SIG_DFL();

    @Variable
    @Import(name = "SIG_IGN")
    @Include("signal.h")
    static native Address SIG_IGN();

    @Variable
    @Import(name = "SIG_ERR")
    @Include("signal.h")
    static native Address SIG_ERR();

    @Variable
    @Import(name = "SIG_BLOCK")
    @Include("signal.h")
    static native int SIG_BLOCK();

    @Variable
    @Import(name = "SIG_UNBLOCK")
    @Include("signal.h")
    static native int SIG_UNBLOCK();

    @Variable
    @Import(name = "SIG_SETMASK")
    @Include("signal.h")
    static native int SIG_SETMASK();

    @Variable
    @Import(name = "SIGINT")
    @Include("signal.h")
    static native int SIGINT();

    @Variable
    @Import(name = "SIGHUP")
    @Include("signal.h")
    static native int SIGHUP();

    @Variable
    @Import(name = "SIGTERM")
    @Include("signal.h")
    static native int SIGTERM();

    @Variable
    @Import(name = "SIGKILL")
    @Include("signal.h")
    static native int SIGKILL();

    @Variable
    @Import(name = "SIGSTOP")
    @Include("signal.h")
    static native int SIGSTOP();

    @Variable
    @Import(name = "SIGURG")
    @Include("signal.h")
    static native int SIGURG();

    @Variable
    @Import(name = "SIGWINCH")
    @Include("signal.h")
    static native int SIGWINCH();

    @Variable
    @Import(name = "SIGTTIN")
    @Include("signal.h")
    static native int SIGTTIN();

    @Variable
    @Import(name = "SIGTTOU")
    @Include("signal.h")
    static native int SIGTTOU();

    @Variable
    @Import(name = "SIGPIPE")
    @Include("signal.h")
    static native int SIGPIPE();

    @Variable
    @Import(name = "SIGCHLD")
    @Include("signal.h")
    static native int SIGCHLD();

    /** What TeaVM's timer uses, and blocks at the start. */
    @Variable
    @Import(name = "SIGRTMIN")
    @Include("signal.h")
    static native int SIGRTMIN();

    /** {@code sigset_t}. */
    @Native
    @Name("sigset_t")
    @Include("signal.h")
    static final class SignalSet extends Structure {}

    /** {@code void (*)(int)}. */
    abstract static class SignalHandler extends Function {
        abstract void call(int signal);
    }
}
