package nova.testkit.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules every file of the project keeps: sizes, names, and who may import what. Each failure lists all places. */
final class HouseRulesTest {
    private static final int MAX_FILE_LINES = 500;
    private static final int MAX_METHOD_LINES = 60;
    private static final int MAX_TYPES_PER_PACKAGE = 30;
    private static final int MAX_CONSTRUCTOR_PARAMETERS = 7;
    private static final int MAX_METHOD_PARAMETERS = 5;
    /** A record is data with names: it may be wider than a constructor call written by hand. */
    private static final int MAX_RECORD_COMPONENTS = 12;

    private static final Pattern BANNED_NAME =
            Pattern.compile(".*(Impl|Manager|Helper|Utils?|Base)|Abstract[A-Z].*|I[A-Z][a-z].*Interface");

    /** Foreign package to the files that may name it. */
    private static final Map<String, Pattern> FENCES = fences();

    private static List<SourceFile> files;

    private static Map<String, Pattern> fences() {
        Map<String, Pattern> fences = new TreeMap<>();
        fences.put("org.jooq", Pattern.compile("lib/db/.*|.*Store(Test)?\\.java"));
        fences.put("com.zaxxer", Pattern.compile("lib/db/.*"));
        fences.put("io.helidon", Pattern.compile("lib/http/.*|.*Routes\\.java|.*Main\\.java"));
        fences.put("jakarta.jms", Pattern.compile("lib/rpc/src/(main|test)/java/nova/rpc/jms/.*|lib/broker/.*"));
        fences.put(
                "org.apache.qpid",
                Pattern.compile("lib/rpc/src/(main|test)/java/nova/rpc/jms/.*|lib/broker/src/test/.*"));
        fences.put("org.apache.activemq", Pattern.compile("lib/broker/.*"));
        fences.put("org.libvirt", Pattern.compile("lib/virt-libvirt/.*"));
        fences.put("com.sun.jna", Pattern.compile("lib/virt-libvirt/.*"));
        fences.put("picocli", Pattern.compile("cli/.*"));
        fences.put("org.jline", Pattern.compile("cli/.*"));
        fences.put("org.mockito", Pattern.compile("nowhere"));
        return fences;
    }

    @BeforeAll
    static void readEveryFile() throws IOException {
        Path root = root();
        List<Path> paths = new ArrayList<>();
        for (String top : List.of("lib", "daemons", "cli")) {
            try (Stream<Path> walk = Files.walk(root.resolve(top))) {
                walk.filter(path -> path.toString().endsWith(".java"))
                        .filter(path -> path.toString().contains("/src/"))
                        .filter(path -> !path.toString().contains("/target/"))
                        .sorted()
                        .forEach(paths::add);
            }
        }
        files = SourceFile.parseAll(root, paths);
        assertTrue(files.size() > 50, "the scan found the project's files");
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("lib/testkit"))) {
            here = here.getParent();
        }
        return here;
    }

    @Test
    void filesAndMethodsFitTheirWalls() {
        List<String> tooLong = new ArrayList<>();
        for (SourceFile file : files) {
            if (file.lines() > MAX_FILE_LINES) {
                tooLong.add(file.path() + ": " + file.lines() + " lines");
            }
            for (SourceFile.Method method : file.methods()) {
                if (method.lines() > MAX_METHOD_LINES) {
                    tooLong.add(file.path() + ":" + method.firstLine() + " " + method.name() + ": " + method.lines());
                }
            }
        }
        none(tooLong, "split by duty");
    }

    @Test
    void parametersAreFew() {
        List<String> tooMany = new ArrayList<>();
        for (SourceFile file : files) {
            for (SourceFile.Method method : file.methods()) {
                int limit = method.constructor() ? MAX_CONSTRUCTOR_PARAMETERS : MAX_METHOD_PARAMETERS;
                if (method.parameters() > limit && !recordConstructor(file, method)) {
                    tooMany.add(
                            file.path() + ":" + method.firstLine() + " " + method.name() + ": " + method.parameters());
                }
            }
            for (SourceFile.Type type : file.types()) {
                if (type.components() > MAX_RECORD_COMPONENTS) {
                    tooMany.add(file.path() + " record " + type.name() + ": " + type.components());
                }
            }
        }
        none(tooMany, "a record is missing");
    }

    private static boolean recordConstructor(SourceFile file, SourceFile.Method method) {
        return method.constructor() && file.types().stream().anyMatch(SourceFile.Type::record);
    }

    @Test
    void packagesStaySmall() {
        Map<String, Integer> counts = new TreeMap<>();
        for (SourceFile file : files) {
            if (file.main()) {
                counts.merge(file.module() + " " + file.packageName(), 1, Integer::sum);
            }
        }
        List<String> tooBig = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > MAX_TYPES_PER_PACKAGE)
                .map(Object::toString)
                .toList();
        none(tooBig, "split the package by capability");
    }

    @Test
    void namesSayTheDuty() {
        List<String> banned = files.stream()
                .flatMap(file -> file.types().stream()
                        .filter(type -> BANNED_NAME.matcher(type.name()).matches())
                        .map(type -> file.path() + " " + type.name()))
                .toList();
        none(banned, "style: names");
    }

    @Test
    void noClassOfOursExtendsAConcreteClassOfOurs() {
        Set<String> ours = new HashSet<>();
        files.forEach(file -> file.types().forEach(type -> ours.add(type.name())));
        List<String> found = files.stream()
                .filter(SourceFile::main)
                .flatMap(file -> file.types().stream()
                        .filter(type -> ours.contains(type.superclass().replaceFirst("<.*", "")))
                        .filter(type -> !type.name().endsWith("Exception"))
                        .filter(type -> !foreign(file, type.superclass()))
                        .map(type -> file.path() + " " + type.name() + " extends " + type.superclass()))
                .toList();
        none(found, "compose instead");
    }

    private static boolean foreign(SourceFile file, String name) {
        return file.imports().stream().anyMatch(each -> each.endsWith("." + name) && !each.startsWith("nova."));
    }

    @Test
    void foreignLibrariesStayBehindTheirFences() {
        List<String> leaks = new ArrayList<>();
        for (SourceFile file : files) {
            for (String imported : file.imports()) {
                FENCES.forEach((foreign, allowed) -> {
                    boolean named = imported.equals(foreign) || imported.startsWith(foreign + ".");
                    if (named && !allowed.matcher(file.path().toString()).matches()) {
                        leaks.add(file.path() + " imports " + imported);
                    }
                });
            }
        }
        none(leaks, "use our own port instead");
    }

    @Test
    void theComputeDaemonNeverSeesTheDatabase() {
        none(importsOf("daemons/compute/", "nova.db"), "a compute host has no database");
        none(importsOf("lib/virt", "nova.db"), "a driver has no database");
        none(importsOf("lib/model/", "nova.runtime"), "the model knows the JDK only");
        none(importsOf("cli/nova/", "nova.db"), "the client speaks REST");
    }

    @Test
    void microversionsAreNamedOnlyAtTheEdge() {
        Pattern allowed = Pattern.compile(
                "lib/http/.*|daemons/api/.*(Body|View|Routes|Fields?|Rules|Test)\\.java|cli/.*|daemons/api/.*version.*");
        List<String> found = files.stream()
                .filter(file -> file.imports().contains("nova.http.version.Microversion")
                        || file.imports().contains("nova.http.Microversion"))
                .filter(file -> !allowed.matcher(file.path().toString()).matches())
                .map(file -> file.path().toString())
                .toList();
        none(found, "versions are data beside the field, in Body and View");
    }

    @Test
    void nobodySleepsAndNobodyThrowsRuntimeException() throws IOException {
        List<String> found = new ArrayList<>();
        Path root = root();
        for (SourceFile file : files) {
            String text = Files.readString(root.resolve(file.path()));
            boolean platform =
                    file.path().endsWith("SystemPlatform.java") || file.path().endsWith("HouseRulesTest.java");
            if (!platform && text.contains("Thread." + "sleep(")) {
                found.add(file.path() + " sleeps");
            }
            if (text.contains("new Runtime" + "Exception(")) {
                found.add(file.path() + " throws a bare runtime exception");
            }
        }
        none(found, "await a named condition; throw NovaException");
    }

    private static List<String> importsOf(String pathPrefix, String foreign) {
        return files.stream()
                .filter(file -> file.path().toString().startsWith(pathPrefix))
                .flatMap(file -> file.imports().stream()
                        .filter(imported -> imported.startsWith(foreign + "."))
                        .map(imported -> file.path() + " imports " + imported))
                .toList();
    }

    private static void none(List<String> places, String advice) {
        assertEquals("", String.join("\n", places), advice);
    }
}
