package nova.all.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nova.all.TestCloud;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's python3-openstackclient, unmodified, boots a server in our cloud and takes it through its life. */
final class OpenstackClientTest {
    private static final String COMMAND = "/usr/bin/openstack";

    @TempDir
    static Path folder;

    private static TestCloud cloud;
    private static Map<String, String> administrator;

    @BeforeAll
    static void start() throws Exception {
        Clients.need(Files.isExecutable(Path.of(COMMAND)), COMMAND + " (package python3-openstackclient)");
        cloud = TestCloud.start(folder.resolve("home"));
        administrator = cloud.administrator();
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    @Test
    void tokensAndTheCatalogAreShown() throws Exception {
        assertTrue(openstack("token issue -f value -c id").strip().length() > 20);
        String catalog = openstack("catalog list -f value -c Type");
        for (String service : new String[] {"compute", "identity", "image", "network"}) {
            assertTrue(catalog.lines().anyMatch(service::equals), service + " in " + catalog);
        }
        assertTrue(openstack("network list -f value -c Name").lines().anyMatch("private"::equals));
    }

    @Test
    void aServerLivesItsWholeLife() throws Exception {
        Path data = Files.write(folder.resolve("tiny.raw"), new byte[4096]);
        openstack("image create --public --disk-format raw --container-format bare --file " + data + " tiny");
        assertEquals("active", openstack("image show tiny -f value -c status").strip());
        assertEquals(
                "ACTIVE",
                openstack("server create --flavor m1.tiny --image tiny --network private --wait first"
                                + " -f value -c status")
                        .strip());
        assertEquals(
                "first ACTIVE",
                openstack("server list -f value -c Name -c Status").strip());
        assertTrue(openstack("server show first -f value -c addresses").contains("private"));
        openstack("server stop first");
        awaitStatus("SHUTOFF");
        openstack("server start first");
        awaitStatus("ACTIVE");
        openstack("server delete --wait first");
        assertEquals("", openstack("server list -f value").strip());
    }

    /** Each look takes the client a second, so looking again is waiting enough. */
    private static void awaitStatus(String wanted) throws Exception {
        String status = "";
        for (int look = 0; look < 30 && !status.equals(wanted); look++) {
            status = openstack("server show first -f value -c status").strip();
        }
        assertEquals(wanted, status);
    }

    private static String openstack(String line) throws IOException, InterruptedException {
        Run run = Clients.run(administrator, COMMAND, line);
        assertEquals(0, run.code(), "openstack " + line + "\n" + run.out() + run.err());
        return run.out();
    }
}
