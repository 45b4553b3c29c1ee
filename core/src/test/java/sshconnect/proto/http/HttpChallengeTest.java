package sshconnect.proto.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import sshconnect.vectors.HandshakeRun;

/** Challenges survive being written in all the ways that RFC 9110, section 11 and appendix A, allow. */
class HttpChallengeTest {

    private static final String TOKEN_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ0129!#$%&'*+-.^_`|~";
    private static final String TOKEN68_CHARACTERS = "abcxyzABCXYZ0129-._~+/";

    @Provide
    Arbitrary<HttpChallenge> challenges() {
        Arbitrary<String> schemes =
                Arbitraries.oneOf(Arbitraries.of("Basic", "Digest", "NTLM", "Negotiate", "Bearer"), tokens());
        Arbitrary<String> token68s = Combinators.combine(
                        Arbitraries.strings()
                                .withChars(TOKEN68_CHARACTERS)
                                .ofMinLength(1)
                                .ofMaxLength(20),
                        Arbitraries.of("", "=", "=="))
                .as(String::concat);
        Arbitrary<List<HttpChallenge.Parameter>> parameters = Combinators.combine(tokens(), values())
                .as((name, value) -> new HttpChallenge.Parameter(name.toLowerCase(Locale.ROOT), value))
                .list()
                .ofMaxSize(5);
        return Arbitraries.oneOf(
                Combinators.combine(schemes, token68s)
                        .as((scheme, token) -> new HttpChallenge(scheme, token, List.of())),
                Combinators.combine(schemes, parameters).as((scheme, list) -> new HttpChallenge(scheme, "", list)));
    }

    private static Arbitrary<String> tokens() {
        return Arbitraries.strings().withChars(TOKEN_CHARACTERS).ofMinLength(1).ofMaxLength(8);
    }

    /** What quoted strings can hold: also what means something outside of them. */
    private static Arbitrary<String> values() {
        return Arbitraries.oneOf(
                tokens(),
                Arbitraries.of("", "a, Basic realm=\"x\"", "\\", "\"", "x=y", " , "),
                Arbitraries.strings().withChars("ab\",\\= \t\u00e4\u20ac").ofMaxLength(12));
    }

    @Property
    void whatIsWrittenIsRead(
            @ForAll @Size(max = 5) List<@From("challenges") HttpChallenge> challenges, @ForAll Random random) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (HttpChallenge challenge : challenges) {
            write(field, challenge, random);
            if (random.nextBoolean()) {
                fields.add(field.toString());
                field.setLength(0);
            }
        }
        fields.add(field.toString());
        assertThat(HttpChallenge.parse(fields)).as("%s", fields).isEqualTo(challenges);
    }

    private static void write(StringBuilder field, HttpChallenge challenge, Random random) {
        String separator = field.length() > 0 ? separator(random) : random.nextInt(4) == 0 ? ", ," : "";
        field.append(separator).append(challenge.scheme());
        if (!challenge.token68().isEmpty()) {
            field.append(" ".repeat(1 + random.nextInt(2))).append(challenge.token68());
        }
        for (int i = 0; i < challenge.parameters().size(); i++) {
            HttpChallenge.Parameter parameter = challenge.parameters().get(i);
            field.append(i == 0 ? " ".repeat(1 + random.nextInt(2)) : separator(random))
                    .append(anyCase(parameter.name(), random))
                    .append(blank(random))
                    .append('=')
                    .append(blank(random))
                    .append(value(parameter.value(), random))
                    .append(blank(random));
        }
    }

    private static String separator(Random random) {
        return List.of(",", ", ", " ,\t", ", , ,").get(random.nextInt(4));
    }

    private static String blank(Random random) {
        return List.of("", "", " ", "\t").get(random.nextInt(4));
    }

    private static String anyCase(String name, Random random) {
        return random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static String value(String value, Random random) {
        boolean token = !value.isEmpty() && value.chars().allMatch(c -> TOKEN_CHARACTERS.indexOf(c) >= 0);
        if (token && random.nextBoolean()) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            quoted.append(c == '"' || c == '\\' || random.nextInt(8) == 0 ? "\\" : "")
                    .append(c);
        }
        return quoted.append('"').toString();
    }

    @Provide
    Arbitrary<String> nonsense() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().withChars("aB=\",\\ \t;x").ofMaxLength(24));
    }

    @Property(tries = 5000)
    void everyFieldIsReadSomehow(@ForAll @Size(max = 4) List<@From("nonsense") String> fields) {
        check(HttpChallenge.parse(fields));
    }

    static void check(List<HttpChallenge> challenges) {
        for (HttpChallenge challenge : challenges) {
            assertThat(challenge.scheme()).isNotEmpty().doesNotContain(" ", ",", "=", "\"");
            assertThat(challenge.parameters())
                    .allSatisfy(each -> assertThat(each.name()).isNotEmpty());
            assertThat(DigestChallenge.problem(challenge, HandshakeRun.SILENT) != null
                            || DigestChallenge.of(challenge) != null)
                    .isTrue();
        }
    }

    /** RFC 9110, section 11.6.1, and what servers send. */
    @Example
    void examples() {
        assertThat(HttpChallenge.parse(List.of(
                        "Basic realm=\"simple\", Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\"")))
                .extracting(HttpChallenge::scheme)
                .containsExactly("Basic", "Newauth");
        assertThat(HttpChallenge.parse(List.of("NTLM TlRMTVNTUAACAAAA==, Negotiate, Basic realm=x")))
                .extracting(HttpChallenge::token68)
                .containsExactly("TlRMTVNTUAACAAAA==", "", "");
    }
}
