package sshconnect.cli;

import org.junit.jupiter.api.AfterEach;
import sshconnect.host.FakeHost;

/** Runs of the whole program on a fake host, of whose peers every script has to be played to its end. */
abstract class AppCases {

    final FakeHost host;

    AppCases(FakeHost host) {
        this.host = host;
    }

    final int run(String... arguments) {
        return App.run(host, arguments);
    }

    @AfterEach
    final void everyScriptIsPlayedToItsEnd() {
        host.assertDone();
    }
}
