package nova.all;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import nova.runtime.config.DaemonArguments;
import nova.testkit.man.ManPage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The daemons' pages of the manual say what their command lines take. -Dnova.write-man=true writes them anew. */
final class ManualTest {
    private static final Path FOLDER = Path.of("../../man");

    private static final Map<String, String> DAEMONS = new TreeMap<>(Map.of(
            "nova-all", "a whole OpenStack compute cloud in one process",
            "nova-api", "HTTP interface of the compute service",
            "nova-broker", "message broker between the daemons of the compute service",
            "nova-compute", "runs the guests of one host",
            "nova-conductor", "carries out what the compute service accepted",
            "nova-essentials", "identity and image service for a small cloud",
            "nova-network", "network service for a small cloud",
            "nova-scheduler", "chooses hosts for servers"));

    @TestFactory
    java.util.stream.Stream<DynamicTest> everyPageShowsEveryOption() {
        return DAEMONS.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getKey(), each.getValue())));
    }

    private static void check(String name, String summary) throws IOException {
        ManPage page = new ManPage(name, 8, summary)
                .section("SYNOPSIS")
                .verbatim(name + " [options]")
                .section("OPTIONS");
        if (name.equals("nova-all")) {
            options(page, AllArguments.USAGE);
        }
        options(page, DaemonArguments.USAGE);
        page.section("FILES")
                .term("/etc/nova/nova.conf", "Options of all daemons; nova.conf.sample shows and explains each.")
                .section("SIGNALS")
                .term("TERM", "No new work; what runs is ended or handed back within graceful_shutdown_timeout.")
                .term("INT", "End at once.")
                .term("HUP", "Read again what may change while running, and open the log anew.")
                .section("EXIT STATUS")
                .term("0", "It was told to end.")
                .term("1", "It could not start; the log says why.")
                .term("2", "The command line is wrong.")
                .section("SEE ALSO")
                .paragraph("nova(1), nova-manage(8)");
        assertEquals(
                page.toString(),
                page.kept(FOLDER.resolve(name + ".8")),
                "run the tests of daemons/all with -Dnova.write-man=true");
    }

    /** Lines that begin with an option; two spaces or more divide it from what it means. */
    private static void options(ManPage page, String usage) {
        usage.lines().map(String::strip).filter(line -> line.startsWith("-")).forEach(line -> {
            String[] parts = line.split(" {2,}| (?=where its)", 2);
            page.term(parts[0], parts.length > 1 ? parts[1] : "");
        });
    }
}
