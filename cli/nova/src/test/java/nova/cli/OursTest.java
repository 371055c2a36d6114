package nova.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import nova.cli.help.Summaries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What novaclient does not have. */
class OursTest {
    private ScriptedCloud cloud;

    @BeforeEach
    void open() throws IOException {
        cloud = SmallCloud.script(new ScriptedCloud());
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void explainNamesHostsToThoseWhoMaySeeThem() {
        assertEquals("""
                No valid host was found. RAM: 2 hosts
                Hosts considered: 2, accepted: 0
                +------+-------+---------+---------+
                | Host | Check | Need    | Have    |
                +------+-------+---------+---------+
                | h1   | RAM   | 512 MiB | 100 MiB |
                | h2   | RAM   | 512 MiB | 0 MiB   |
                +------+-------+---------+---------+
                """, nova("explain", "web 1").out());
    }

    @Test
    void explainGivesOthersTheSums() {
        cloud.on("GET /v2.1/x/servers/" + SmallCloud.SERVER_ID + "/explain", """
                {"explanation": {"considered": 2, "accepted": 0, "message": "No valid host was found.",
                 "hosts": [], "sums": [{"check": "RAM", "hosts": 2}]}}""");
        assertTrue(nova("explain", "web 1").out().endsWith("""
                +-------+-------+
                | Check | Hosts |
                +-------+-------+
                | RAM   | 2     |
                +-------+-------+
                """));
    }

    @Test
    void jsonKeepsTypes() {
        assertEquals("""
                [
                  {
                    "Name": "k1",
                    "Type": "ssh",
                    "Fingerprint": "aa:bb"
                  }
                ]
                """, nova("keypair-list", "-f", "json").out());
        String flavor = nova("-f", "json", "flavor-show", "1").out();
        assertTrue(flavor.contains("\"ram\": 512,"), flavor);
        assertTrue(flavor.contains("\"os-flavor-access:is_public\": true,"), flavor);
    }

    @Test
    void yamlCsvAndValueAreForPrograms() {
        assertEquals("""
                - Name: k1
                  Type: ssh
                  Fingerprint: "aa:bb"
                """, nova("keypair-list", "-f", "yaml").out());
        assertEquals(
                "Name,Type,Fingerprint\nk1,ssh,aa:bb\n",
                nova("keypair-list", "-f", "csv").out());
        assertEquals("k1 ssh aa:bb\n", nova("keypair-list", "-f", "value").out());
    }

    @Test
    void messagesDoNotDisturbFormatsForPrograms() {
        NovaRun run = nova("-f", "json", "delete", "web 1");
        assertEquals("", run.out());
        assertEquals("Request to delete server web 1 has been accepted.\n", run.err());
    }

    @Test
    void unknownFormatIsAUsageError() {
        assertEquals(2, nova("list", "-f", "xml").exitCode());
    }

    @Test
    void bootAtATerminalAsksForWhatIsMissing() {
        NovaRun run = NovaRun.asked(cloud.environment(), "boot", "web");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(cloud.asked().stream()
                .anyMatch(each ->
                        each.body().contains("\"imageRef\": \"" + SmallCloud.IMAGE_ID + "\", \"flavorRef\": \"1\"")));
    }

    @Test
    void everyCommandHasASummaryAndHelp() {
        for (String name : Summaries.all().keySet()) {
            assertTrue(CommandIndex.find(name).isPresent(), name);
            NovaRun help = nova("help", name);
            assertEquals(0, help.exitCode(), name);
            assertTrue(help.out().startsWith("usage: nova " + name), help.out());
        }
    }

    @Test
    void retiredCommandNamesTheWayOfToday() {
        NovaRun run = nova("image-list");
        assertEquals(2, run.exitCode());
        assertTrue(
                run.err().contains("'image-list' is no longer a command of nova. Use: openstack image list"),
                run.err());
    }

    @Test
    void commandsOfOldClientsThatTheServiceStillServesWork() {
        assertEquals(0, nova("rename", "web 1", "web 2").exitCode());
        assertTrue(cloud.asked().getLast().body().contains("\"name\": \"web 2\""));
        assertTrue(nova("absolute-limits").out().startsWith("+"));
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        String words = " " + nova("bash-completion").out().strip() + " ";
        assertTrue(words.contains(" boot ") && words.contains(" --block-device ") && words.contains(" list "), words);
    }

    @Test
    void namesOfOptionsMayBeCutAndWrittenWithUnderscores() {
        assertEquals(0, nova("list", "--all_tenants", "--minim").exitCode());
        assertTrue(nova("list", "--tag", "x").err().contains("ambiguous option: --tag could match --tags, --tags-any"));
    }

    private NovaRun nova(String... words) {
        return NovaRun.of(cloud.environment(), words);
    }
}
