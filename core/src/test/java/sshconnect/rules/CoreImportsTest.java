package sshconnect.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoreImportsTest {
    private static final ImportRules RULES = ImportRules.ofTheProduct();
    private static final JavaClasses CORE = new ClassFileImporter().importPath(Path.of("target", "classes"));

    static Stream<ArchRule> layers() {
        return Stream.of(
                RULES.coreLayer("base"),
                RULES.coreLayer("security", "base"),
                RULES.coreLayer("proto", "base", "security"),
                RULES.coreLayer("route", "base", "proto.Challenge", "proto.Credential"),
                RULES.coreLayer("host", "base", "security"),
                RULES.coreLayer("app", "base", "security", "proto", "route", "host"));
    }

    @ParameterizedTest
    @MethodSource
    void layers(ArchRule layer) {
        layer.check(CORE);
    }

    @Test
    void noCycles() {
        RULES.noCycles().check(CORE);
    }
}
