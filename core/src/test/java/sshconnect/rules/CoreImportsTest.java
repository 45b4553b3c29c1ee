package sshconnect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.stream.Collectors;
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
                RULES.coreLayer("proto.socks", "base", "security", "proto"),
                RULES.coreLayer("proto.http", "base", "security", "proto"),
                RULES.coreLayer("proto.telnet", "base", "proto"),
                RULES.coreLayer("proto.tls", "base", "security", "proto"),
                RULES.coreLayer("proto.dns", "base"),
                RULES.coreLayer("host", "base", "security", "proto.Layer"),
                RULES.coreLayer(
                        "way", "base", "security", "proto", "proto.socks", "proto.http", "proto.telnet", "host"),
                RULES.coreLayer("credential", "base", "proto", "way", "host"),
                RULES.coreLayer(
                        "tunnel",
                        "base",
                        "security",
                        "proto",
                        "proto.http",
                        "proto.tls",
                        "proto.dns",
                        "way",
                        "host",
                        "credential"),
                RULES.coreLayer("check", "base", "proto", "way", "host", "tunnel"),
                RULES.coreLayer("relay", "base", "proto", "proto.http", "way", "host", "credential", "tunnel"),
                RULES.coreLayer(
                        "cli",
                        "base",
                        "security",
                        "proto",
                        "proto.socks",
                        "proto.http",
                        "proto.telnet",
                        "way",
                        "host",
                        "credential",
                        "tunnel",
                        "check",
                        "relay"));
    }

    @ParameterizedTest
    @MethodSource
    void layers(ArchRule layer) {
        layer.check(CORE);
    }

    /** Each names its package; a new one has to say what it may import, too. */
    @Test
    void everyPackageHasARule() {
        String rules = layers().map(ArchRule::getDescription).collect(Collectors.joining("\n"));

        assertThat(CORE.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(name -> rules.contains("classes that reside in a package '" + name + "' should"));
    }

    @Test
    void noCycles() {
        RULES.noCycles().check(CORE);
    }
}
