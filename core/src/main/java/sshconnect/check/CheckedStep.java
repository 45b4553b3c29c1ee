package sshconnect.check;

/**
 * One step on the way, as far as it has come.
 *
 * @param name   its name, which stays what it is
 * @param status what came of it
 * @param millis how long it took; negative where nobody waited for it
 * @param detail what is to be said of it, fit to be shown; empty for nothing
 */
record CheckedStep(String name, Status status, long millis, String detail) {

    /** What came of a step. */
    enum Status {
        /** It was done. */
        OK("ok", "ok"),
        /** It is why the way is not open. */
        FAIL("fail", "FAIL"),
        /** It was not come to, or given up for something else. */
        SKIP("skip", "SKIP"),
        /** It is something that is known. */
        INFO("info", "");

        private final String code;
        private final String shown;

        Status(String code, String shown) {
            this.code = code;
            this.shown = shown;
        }

        /** The status for programs. */
        String code() {
            return code;
        }

        /** The status for a person. */
        String shown() {
            return shown;
        }
    }
}
