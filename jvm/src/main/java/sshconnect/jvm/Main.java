package sshconnect.jvm;

/** The program on the JVM: {@code java -jar connect.jar}. */
public final class Main {

    private Main() {
    }

    public static void main(String[] args) {
    }
}
