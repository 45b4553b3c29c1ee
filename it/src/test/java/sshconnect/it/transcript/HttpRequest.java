package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A CONNECT request as transcripts expect it where its exact bytes do not matter: the request line, {@code Host}, the
 * headers that are listed, no header that is listed as {@code no NAME}, and what {@code by SCHEME} says
 * ({@link HttpProof}).
 *
 * @param requestLine {@code CONNECT host:port}
 * @param headers     the lines below it
 */
record HttpRequest(String requestLine, List<String> headers) {
    private static final byte[] END_OF_HEAD = Bytes.utf8("\r\n\r\n");
    private static final String UNWANTED = "no ";
    private static final String PROOF = "by ";
    private static final Pattern HEADER = Pattern.compile("\"?[A-Za-z0-9-]+: ");

    /**
     * Reads what is expected.
     *
     * @param requestLine {@code CONNECT host:port}
     * @param headers     the lines below it
     * @return the request
     * @throws IllegalArgumentException when a line means nothing
     */
    static HttpRequest parse(String requestLine, List<String> headers) {
        if (Phrase.match("CONNECT *", Words.split(requestLine)) == null) {
            throw new IllegalArgumentException("expected CONNECT host:port");
        }
        for (String header : headers) {
            if (header.startsWith(PROOF)) {
                HttpProof.checkWords(Words.split(header.substring(PROOF.length())));
            } else if (header.startsWith(UNWANTED)
                    ? Phrase.match("no *", Words.split(header)) == null
                    : !HEADER.matcher(header).lookingAt()) {
                throw new IllegalArgumentException("no header: " + header);
            }
        }
        return new HttpRequest(requestLine, headers);
    }

    /** Reads a request and compares it. The reference program speaks HTTP/1.0, without {@code Host}. */
    void expectFrom(Endpoint endpoint, Stage stage) throws IOException {
        List<String> seen =
                List.of(Bytes.text(endpoint.readThrough(END_OF_HEAD)).split("\r\n"));
        String wanted = Variables.replace(requestLine, stage::variable);
        List<String> seenHeaders = seen.subList(1, seen.size());
        List<String> wantedHeaders = new ArrayList<>();
        if (stage.executable().isReference()) {
            assertThat(seen.get(0)).isEqualTo(wanted + " HTTP/1.0");
        } else {
            assertThat(seen.get(0)).isEqualTo(wanted + " HTTP/1.1");
            wantedHeaders.add("Host: " + wanted.substring("CONNECT ".length()));
        }
        for (String header : headers) {
            if (header.startsWith(UNWANTED)) {
                String start = header.substring(UNWANTED.length()) + ":";
                assertThat(seenHeaders).noneMatch(line -> line.regionMatches(true, 0, start, 0, start.length()));
            } else if (header.startsWith(PROOF)) {
                HttpProof.check(
                        StepReader.texts(Words.split(header.substring(PROOF.length())), stage),
                        wanted.substring("CONNECT ".length()),
                        seenHeaders);
            } else {
                wantedHeaders.add(Bytes.text(Words.evaluate(header, stage::variable)));
            }
        }
        assertThat(seenHeaders).containsAll(wantedHeaders);
    }
}
