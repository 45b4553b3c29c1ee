package sshconnect.rules;

import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Who may import whom. */
public final class ImportRules {
    private final String root;

    private ImportRules(String root) {
        this.root = root;
    }

    /** The rules of the product's packages. */
    public static ImportRules ofTheProduct() {
        return below("sshconnect");
    }

    static ImportRules below(String root) {
        return new ImportRules(root);
    }

    /**
     * A package of the core imports only what is named, of Java only what is pure computation, and the marks for nulls. Packages below it are
     * packages of their own.
     *
     * @param layer the package's name below the root
     * @param imports what it may import beside itself: packages ({@code base}) or classes ({@code proto.Challenge})
     */
    public ArchRule coreLayer(String layer, String... imports) {
        return layer(
                layer,
                resideInAnyPackage("java.lang..", "java.util..", "java.nio.charset..", "org.jspecify.annotations"),
                imports);
    }

    /**
     * A host imports only what is named of the product; any library is its own business.
     *
     * @param layer the package's last name
     * @param imports as for {@link #coreLayer}
     */
    public ArchRule host(String layer, String... imports) {
        return layer(layer, DescribedPredicate.not(resideInAPackage(root + "..")), imports);
    }

    /** No package imports one that imports it. */
    public ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    private ArchRule layer(String layer, DescribedPredicate<JavaClass> libraries, String... imports) {
        DescribedPredicate<JavaClass> own = resideInAPackage(root + "." + layer);
        DescribedPredicate<JavaClass> named =
                or(Arrays.stream(imports).map(this::isPart).toList());
        return classes()
                .that()
                .resideInAPackage(root + "." + layer)
                .should()
                .onlyDependOnClassesThat(own.or(libraries).or(named));
    }

    private DescribedPredicate<JavaClass> isPart(String part) {
        boolean isClass = Character.isUpperCase(part.charAt(part.lastIndexOf('.') + 1));
        String name = Pattern.quote(root + "." + part);
        return isClass ? nameMatching(name + "(\\$.*)?").forSubtype() : resideInAPackage(root + "." + part);
    }
}
