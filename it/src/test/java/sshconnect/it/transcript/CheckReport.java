package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What {@code --check --json} has printed.
 *
 * @param json the object
 */
public record CheckReport(JsonNode json) {

    /** Those that the manual lists. */
    private static final Set<String> CODES = Set.of(
            "usage",
            "rule",
            "name",
            "connection",
            "timeout",
            "tls",
            "certificate",
            "protocol",
            "authentication",
            "credentials",
            "refused",
            "target");

    /**
     * Reads a report.
     *
     * @param line what was printed
     * @return the report
     */
    public static CheckReport parse(String line) throws IOException {
        assertThat(line).as("one line").matches("[ -~]+\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.get("schema").intValue()).as("schema").isEqualTo(1);
        return new CheckReport(json);
    }

    /** Expects that the error holds some facts, and that the steps say of which hop it is, if of any. */
    void expectError(List<String> facts) {
        JsonNode error = json.get("error");
        assertThat(error.isObject()).as("there is an error in " + json).isTrue();
        assertThat(CODES).contains(error.get("code").textValue());
        String hint = error.get("hint").isNull() ? "" : "; " + error.get("hint").textValue();
        Messages.expectFacts("ERROR: " + error.get("cause").textValue() + hint, facts);
        List<String> failed = failedPlaces();
        if (error.get("hop").isNull()) {
            assertThat(failed).as("failed steps in " + json).isSubsetOf("target");
        } else {
            assertThat(failed)
                    .as("failed steps in " + json)
                    .containsExactly("hop " + error.get("hop").intValue());
        }
    }

    private List<String> failedPlaces() {
        List<String> failed = new ArrayList<>();
        for (int i = 0; i < json.get("hops").size(); i++) {
            add(failed, "hop " + (i + 1), json.get("hops").get(i));
        }
        add(failed, "target", json.get("target"));
        return failed;
    }

    private static void add(List<String> failed, String name, JsonNode place) {
        for (JsonNode step : place.path("steps")) {
            if (step.get("status").textValue().equals("fail")) {
                failed.add(name);
            }
        }
    }
}
