package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sshconnect.security.KerberosConfiguration;

/** Where krb5.conf moves the user's tickets to. */
final class KerberosConfigurationVectors {

    private static final String SECTION = "[libdefaults]\n";

    private final List<Vector> vectors = new ArrayList<>();

    private KerberosConfigurationVectors() {}

    /** Paths and contents in turn. */
    private static KerberosConfiguration.Files files(String... pathsAndContents) {
        return new KerberosConfiguration.Files() {
            @Override
            public byte[] read(String path, int sizeLimit) {
                for (int i = 0; i < pathsAndContents.length; i += 2) {
                    if (pathsAndContents[i].equals(path)) {
                        return pathsAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
                    }
                }
                return null;
            }

            @Override
            public List<String> names(String path) {
                List<String> names = new ArrayList<>();
                for (int i = 0; i < pathsAndContents.length; i += 2) {
                    if (pathsAndContents[i].startsWith(path + "/")) {
                        names.add(pathsAndContents[i].substring(path.length() + 1));
                    }
                }
                return names;
            }
        };
    }

    private void reads(String name, String expected, String... pathsAndContents) {
        vectors.add(new Vector(
                "krb5.conf: " + name,
                () -> {
                    String found = KerberosConfiguration.defaultCacheName(files(pathsAndContents), "/a:/b");
                    return found == null ? "nothing" : found;
                },
                expected));
    }

    private void expands(String name, String expected) {
        vectors.add(new Vector(
                "krb5.conf: expanded " + name,
                () -> {
                    String expanded = KerberosConfiguration.expand(name, "1000", "ann");
                    return expanded == null ? "unknown" : expanded;
                },
                expected));
    }

    static List<Vector> all() {
        KerberosConfigurationVectors all = new KerberosConfigurationVectors();
        all.lines();
        all.includes();
        all.expands("FILE:/run/user/%{uid}/krb5cc_%{username}", "FILE:/run/user/1000/krb5cc_ann");
        all.expands("KEYRING:persistent:%{uid}", "KEYRING:persistent:1000");
        all.expands("%{TEMP}/x%{null}y%{euid}", "/tmp/xy1000");
        all.expands("FILE:/plain", "FILE:/plain");
        all.expands("FILE:%{LIBDIR}/x", "unknown");
        all.expands("FILE:/x%{uid", "unknown");
        return all.vectors;
    }

    private void lines() {
        reads("no file", "nothing");
        reads("nothing of it", "nothing", "/a", SECTION + "default_realm = X\n");
        reads("a name", "FILE:/x/%{uid}", "/a", SECTION + "  default_ccache_name = FILE:/x/%{uid}  \r\n");
        reads("no blanks, no line end", "KCM:", "/a", SECTION + "default_ccache_name=KCM:");
        reads("in quotes", "DIR:/a b", "/a", SECTION + "default_ccache_name = \"DIR:/a b\"\n");
        reads("final", "KCM:", "/a", SECTION + "default_ccache_name* = KCM:\n");
        reads(
                "comments",
                "KCM:",
                "/a",
                SECTION + "# default_ccache_name = A\n;default_ccache_name = B\n" + "default_ccache_name = KCM:\n");
        reads("another section", "nothing", "/a", "[realms]\ndefault_ccache_name = KCM:\n");
        reads(
                "a section inside",
                "FILE:/y",
                "/a",
                SECTION + "X = {\n default_ccache_name = KCM:\n}\n" + "default_ccache_name = FILE:/y\n");
        reads(
                "the section again",
                "KCM:",
                "/a",
                SECTION + "[realms]\nX = {\n}\n" + SECTION + "default_ccache_name = KCM:\n");
        reads(
                "the first counts",
                "A:",
                "/a",
                SECTION + "default_ccache_name = A:\ndefault_ccache_name = B:\n",
                "/b",
                SECTION + "default_ccache_name = C:\n");
        reads("the second file", "C:", "/b", SECTION + "default_ccache_name = C:\n");
    }

    private void includes() {
        String named = SECTION + "default_ccache_name = ";
        reads("include", "B:", "/a", SECTION + "include /i\n", "/i", named + "B:\n");
        reads(
                "the section goes on after an include",
                "A:",
                "/a",
                SECTION + "include /i\ndefault_ccache_name = A:\n",
                "/i",
                "[realms]\n");
        reads(
                "includedir, by name",
                "B:",
                "/a",
                "includedir /d\n" + named + "A:\n",
                "/d/2",
                named + "C:\n",
                "/d/1.conf",
                named + "B:\n");
        reads(
                "includedir, what does not count",
                "A:",
                "/a",
                "includedir /d\n" + named + "A:\n",
                "/d/x.rpmsave",
                named + "B:\n",
                "/d/.x.conf",
                named + "C:\n",
                "/d/x~",
                named + "D:\n");
        reads("an include of what is not there", "A:", "/a", "include /none\nincludedir /none\n" + named + "A:\n");
        reads("a file that includes itself", "nothing", "/a", "include /a\ninclude /a\n");
    }
}
