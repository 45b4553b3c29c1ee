package sshconnect.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sshconnect.host.Host;
import sshconnect.host.Relay;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.LocalEof;
import sshconnect.relay.RelayRules.Culprit;

class RelayRulesTest {

    private final Direction upload = new Direction();
    private final Direction download = new Direction();
    private boolean shutDown;
    private long nowMillis = 1000;

    private static final class Direction implements RelayRules.Flow {

        private boolean moved;
        private boolean holding;
        private boolean finished;
        private boolean sourceFailed;
        private boolean sinkFailed;
        private boolean readerMissing;

        @Override
        public boolean moved() {
            return moved;
        }

        @Override
        public boolean wantsSink() {
            return holding;
        }

        @Override
        public boolean finished() {
            return finished;
        }

        @Override
        public boolean sourceFailed() {
            return sourceFailed;
        }

        @Override
        public boolean sinkFailed() {
            return sinkFailed || readerMissing;
        }

        @Override
        public boolean readerMissing() {
            return readerMissing;
        }
    }

    private final class Sides implements RelayRules.Carrier {

        @Override
        public RelayRules.Flow upload() {
            return upload;
        }

        @Override
        public RelayRules.Flow download() {
            return download;
        }

        @Override
        public void shutTunnelDown() {
            assertThat(shutDown).as("shut down already").isFalse();
            shutDown = true;
        }

        @Override
        public long monotonicMillis() {
            return nowMillis;
        }
    }

    private RelayRules rules(LocalEof onLocalEof) {
        return new RelayRules(new Sides(), onLocalEof);
    }

    private static End next(RelayRules rules) {
        End end = rules.afterUpload();
        return end == null ? rules.afterDownload(false, false) : end;
    }

    private static void expectEnd(RelayRules rules, End end, Culprit culprit) {
        assertThat(next(rules)).isEqualTo(end);
        assertThat(rules.culprit()).isEqualTo(culprit);
    }

    @Test
    void theLocalEndIsPassedOnOnceAndTheRelayGoesOn() {
        RelayRules rules = rules(LocalEof.SHUT_DOWN_REMOTE);
        assertThat(next(rules)).isNull();
        assertThat(shutDown).isFalse();
        upload.finished = true;
        assertThat(next(rules)).isNull();
        assertThat(shutDown).isTrue();
        assertThat(next(rules)).isNull();
        download.moved = true;
        download.finished = true;
        expectEnd(rules, End.REMOTE_CLOSED, Culprit.NONE);
    }

    @Test
    void anEndAfterOursWithoutAByteIsToldApart() {
        download.finished = true;
        expectEnd(rules(LocalEof.SHUT_DOWN_REMOTE), End.REMOTE_CLOSED, Culprit.NONE);
        upload.finished = true;
        expectEnd(rules(LocalEof.KEEP_REMOTE_OPEN), End.REMOTE_CLOSED, Culprit.NONE);
        expectEnd(rules(LocalEof.SHUT_DOWN_REMOTE), End.REMOTE_CLOSED_UNHEARD, Culprit.NONE);
    }

    @Test
    void anEndLongAfterOursIsTheTargetsOwn() {
        RelayRules rules = rules(LocalEof.SHUT_DOWN_REMOTE);
        upload.finished = true;
        assertThat(next(rules)).isNull();
        nowMillis += Relay.PROMPT_END_MILLIS + 1;
        download.finished = true;
        expectEnd(rules, End.REMOTE_CLOSED, Culprit.NONE);
    }

    @Test
    void theLocalEndLeavesTheTunnelWholeWhereThatIsWanted() {
        RelayRules rules = rules(LocalEof.KEEP_REMOTE_OPEN);
        upload.finished = true;
        assertThat(next(rules)).isNull();
        assertThat(shutDown).isFalse();
    }

    @Test
    void theLocalEndIsTheEndWhereOthersFollow() {
        upload.finished = true;
        expectEnd(rules(LocalEof.RETURN), End.LOCAL_CLOSED, Culprit.NONE);
        assertThat(shutDown).isFalse();
    }

    @Test
    void failuresOfEachSideAreTold() {
        upload.sourceFailed = true;
        expectEnd(rules(LocalEof.SHUT_DOWN_REMOTE), End.LOCAL_FAILED, Culprit.LOCAL_SOURCE);
        expectEnd(rules(LocalEof.RETURN), End.LOCAL_CLOSED, Culprit.LOCAL_SOURCE);
        upload.sourceFailed = false;
        download.sinkFailed = true;
        expectEnd(rules(LocalEof.SHUT_DOWN_REMOTE), End.LOCAL_FAILED, Culprit.LOCAL_SINK);
        download.sinkFailed = false;
        download.sourceFailed = true;
        expectEnd(rules(LocalEof.SHUT_DOWN_REMOTE), End.REMOTE_FAILED, Culprit.TUNNEL_SOURCE);
    }

    @Test
    void anEndAfterAWriteThatFailedIsTheRestOfThatFailure() {
        download.finished = true;
        upload.sinkFailed = true;
        expectEnd(rules(LocalEof.SHUT_DOWN_REMOTE), End.REMOTE_FAILED, Culprit.TUNNEL_SINK);
        upload.readerMissing = true;
        expectEnd(rules(LocalEof.SHUT_DOWN_REMOTE), End.REMOTE_CLOSED, Culprit.NONE);
    }

    @Test
    void aReaderThatHasGoneGetsAMomentToStopSending() {
        RelayRules rules = rules(LocalEof.SHUT_DOWN_REMOTE);
        assertThat(rules.deadlineMillis()).isEqualTo(Host.NO_DEADLINE);
        assertThat(rules.afterDownload(true, true)).isNull();
        assertThat(rules.readerGone()).isTrue();
        assertThat(rules.deadlineMillis()).isEqualTo(nowMillis + Relay.LEAVING_MILLIS);
        nowMillis += Relay.LEAVING_MILLIS - 1;
        assertThat(rules.afterDownload(false, true)).isNull();
        nowMillis += Relay.LEAVING_MILLIS - 1;
        assertThat(rules.afterDownload(false, false)).isNull();
        nowMillis++;
        expectEnd(rules, End.LOCAL_FAILED, Culprit.LOCAL_SINK);
    }

    @Test
    void aReaderThatHasGoneAndSendsNoMoreHasLeft() {
        upload.finished = true;
        for (LocalEof onLocalEof : List.of(LocalEof.SHUT_DOWN_REMOTE, LocalEof.KEEP_REMOTE_OPEN)) {
            RelayRules rules = rules(onLocalEof);
            shutDown = false;
            assertThat(rules.afterUpload()).isNull();
            assertThat(rules.afterDownload(true, false)).isEqualTo(End.LOCAL_CLOSED);
            assertThat(rules.culprit()).isEqualTo(Culprit.NONE);
        }
    }

    @Test
    void whatFindsNoReaderIsNotDelivered() {
        upload.finished = true;
        download.holding = true;
        RelayRules rules = rules(LocalEof.KEEP_REMOTE_OPEN);
        assertThat(rules.afterDownload(true, false)).isEqualTo(End.LOCAL_CLOSED);
        assertThat(rules.culprit()).isEqualTo(Culprit.LOCAL_SINK);
        download.holding = false;
        download.readerMissing = true;
        expectEnd(rules(LocalEof.KEEP_REMOTE_OPEN), End.LOCAL_CLOSED, Culprit.LOCAL_SINK);
    }

    @Test
    void nothingIsLeftOfTheRelayBefore() {
        RelayRules rules = rules(LocalEof.SHUT_DOWN_REMOTE);
        upload.finished = true;
        assertThat(rules.afterDownload(true, false)).isEqualTo(End.LOCAL_CLOSED);
        assertThat(rules.afterUpload()).isNull();
        upload.finished = false;
        upload.sourceFailed = true;
        assertThat(rules.afterUpload()).isEqualTo(End.LOCAL_FAILED);
        upload.sourceFailed = false;
        shutDown = false;
        rules.begin();
        assertThat(next(rules)).isNull();
        assertThat(rules.readerGone()).isFalse();
        assertThat(rules.culprit()).isEqualTo(Culprit.NONE);
        upload.finished = true;
        assertThat(next(rules)).isNull();
        assertThat(shutDown).isTrue();
    }
}
