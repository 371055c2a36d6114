package nova.all.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nova.all.TestCloud;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our {@code nova} and Debian's python3-novaclient say the same to the same words against the same cloud. The commands
 * are lines of {@code commands.txt}; what may differ is in {@code accepted.txt}, with the reason; what did differ is
 * in {@code target/novaclient-commands.txt} after the test. {@link NovaclientOptionsTest} has more of them.
 */
final class NovaclientComparisonTest {
    private static final List<String> SCRIPTS = List.of("program.txt", "commands.txt", "options.txt");
    private static final List<String> VERSIONS = List.of("2.1", "2.50", "2.92");
    private static final Pattern OPTION = Pattern.compile("--[a-z0-9_-]+");

    private static final Map<String, String> USAGES = new HashMap<>();

    @TempDir
    static Path folder;

    private static ComparedCloud compared;
    private static TestCloud cloud;
    private static Novaclient theirs;

    @BeforeAll
    static void start() throws Exception {
        compared = ComparedCloud.start(folder);
        cloud = compared.cloud();
        theirs = compared.theirs();
    }

    @AfterAll
    static void stop() throws Exception {
        if (compared != null) {
            compared.close();
        }
    }

    @Test
    void everyCommandPrintsWhatNovaclientPrints() throws Exception {
        assertEquals(List.of(), compared.differences("accepted.txt", List.of("commands.txt")));
    }

    /** Neither the forks nor this JVM may hide anything: processes of their own say the same. */
    @Test
    void processesOfTheirOwnSayTheSame() throws Exception {
        Map<String, String> environment = cloud.administrator();
        for (String line : List.of("flavor-list", "show nonsense", "server-tag-add x")) {
            assertEquals(
                    Neutral.of(new OurNova().run(Script.words(line), environment), '@', false),
                    Clients.run(environment, OurNova.JAVA, OurNova.OPTIONS + line),
                    line);
        }
        for (String line : List.of("flavor-list", "show nonsense", "help flavor-key", "server-tag-add x")) {
            assertEquals(
                    Clients.run(environment, "/usr/bin/nova", line),
                    Neutral.of(theirs.run(Script.words(line), environment), theirs.letter(), false),
                    line);
        }
    }

    @Test
    void helpNamesTheSameArguments() {
        List<String> different = new ArrayList<>();
        List<String> names = commands();
        for (String name : names) {
            for (String version : VERSIONS) {
                List<String> words = List.of("--os-compute-api-version", version, "help", name);
                String their = usage(version, name);
                String our = Clients.usage(new OurNova().run(words, Map.of()));
                if (!their.equals(our)) {
                    different.add(version + "\n" + their + "\n" + our);
                }
            }
        }
        System.out.println("usages compared: " + names.size() * 3 + ", different: " + different.size());
        assertTrue(different.isEmpty(), String.join("\n\n", different));
    }

    /** So that nobody forgets one: ssh, which needs a program to call, has a test of its own. */
    @Test
    void everyOptionOfEveryCommandIsCompared() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String script : SCRIPTS) {
            Script.read(script).lines().forEach(line -> lines.add(" " + line.text() + " "));
        }
        List<String> missing = new ArrayList<>();
        for (String name : commands()) {
            List<String> mine = lines.stream()
                    .filter(line -> line.contains(" " + name + " "))
                    .toList();
            if (mine.isEmpty()) {
                missing.add(name);
            }
            for (String option : options(name)) {
                if (!name.equals("ssh") && mine.stream().noneMatch(line -> line.contains(" " + option + " "))) {
                    missing.add(name + " " + option);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    private static Set<String> options(String name) {
        Set<String> options = new TreeSet<>();
        for (String version : VERSIONS) {
            OPTION.matcher(usage(version, name)).results().forEach(found -> options.add(found.group()));
        }
        return options;
    }

    /** How novaclient says a command is called; asked once. */
    private static String usage(String version, String name) {
        List<String> words = List.of("--os-compute-api-version", version, "help", name);
        return USAGES.computeIfAbsent(
                version + name, key -> Clients.usage(theirs.run(words, Map.of("PATH", "/usr/bin:/bin"))));
    }

    @Test
    void debugShowsTheSameRequestsAndAnswers() throws Exception {
        Map<String, String> environment = cloud.withToken(cloud.administrator());
        for (String line : List.of("flavor-list", "list --all-tenants", "show nonsense")) {
            List<String> their = DebugLines.of(theirs.run(Script.words("--debug " + line), environment));
            List<String> our = DebugLines.of(new OurNova().run(Script.words("--debug " + line), environment));
            assertFalse(their.isEmpty(), line);
            assertEquals(String.join("\n", their), String.join("\n", our), line);
        }
    }

    @Test
    void completionNamesAllThatNovaclientNames() {
        List<String> our = List.of(new OurNova()
                .run(List.of("bash-completion"), Map.of())
                .out()
                .strip()
                .split(" "));
        Run their = theirs.run(List.of("bash-completion"), Map.of("PATH", "/usr/bin:/bin"));
        List<String> missing = new ArrayList<>(List.of(their.out().strip().split(" ")));
        missing.removeAll(our);
        assertEquals(List.of(), missing);
    }

    @Test
    void sshIsCalledWithTheSameWords() throws Exception {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        Path ssh = Files.writeString(programs.resolve("ssh"), "#!/bin/sh\nprintf '<%s> ' \"$@\"\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> environment = new LinkedHashMap<>(cloud.administrator());
        environment.put("PATH", programs + ":/usr/bin:/bin");
        Run made = new OurNova()
                .run(
                        Script.words("boot --flavor m1.tiny --image tiny --nic net-name=private --poll reached"),
                        environment);
        assertEquals(0, made.code(), made.err());
        for (String line : List.of(
                "ssh reached --private",
                "ssh me@reached --address-type fixed --network private --port 2222 -i file",
                "ssh reached --private --login you --extra-opts \"-v -o 'User Name=x'\"")) {
            Run their = Clients.run(environment, "/usr/bin/nova", line);
            assertTrue(their.out().startsWith("<-4> <-p"), their.toString());
            assertEquals(their, Clients.run(environment, OurNova.JAVA, OurNova.OPTIONS + line), line);
        }
    }

    /** All commands of novaclient, as its own completion names them. */
    private static List<String> commands() {
        Run run = theirs.run(List.of("bash-completion"), Map.of("PATH", "/usr/bin:/bin"));
        return List.of(run.out().strip().split(" ")).stream()
                .filter(word -> !word.startsWith("-"))
                .sorted()
                .toList();
    }
}
