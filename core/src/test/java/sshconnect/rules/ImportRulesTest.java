package sshconnect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Shows on three small packages that the rules can fail. */
class ImportRulesTest {
    private static final ImportRules RULES = ImportRules.below("sshconnect.rules.layers");
    private static final JavaClasses LAYERS = new ClassFileImporter().importPackages("sshconnect.rules.layers");

    @Test
    void whatIsNamedMayBeImported() {
        assertThat(breaks(RULES.coreLayer("proto", "base"))).isFalse();
        assertThat(breaks(RULES.coreLayer("proto", "base.Plain"))).isFalse();
    }

    @Test
    void whatIsNotNamedMayNot() {
        assertThat(breaks(RULES.coreLayer("proto"))).isTrue();
        assertThat(breaks(RULES.coreLayer("proto", "base.Upward"))).isTrue();
        assertThat(breaks(RULES.host("proto"))).isTrue();
    }

    @Test
    void theCoreMayNotImportInputAndOutput() {
        assertThat(breaks(RULES.coreLayer("route"))).isTrue();
        assertThat(breaks(RULES.host("route"))).isFalse();
    }

    @Test
    void cyclesAreFound() {
        assertThat(breaks(RULES.noCycles())).isTrue();
    }

    private static boolean breaks(ArchRule rule) {
        return rule.evaluate(LAYERS).hasViolation();
    }
}
