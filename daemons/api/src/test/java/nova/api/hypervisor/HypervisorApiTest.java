package nova.api.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import nova.api.fixture.AnsweringHost;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.db.schedule.Cloud;
import nova.model.host.HostName;
import org.junit.jupiter.api.AfterEach;

class HypervisorApiTest {
    private final CountDownLatch speech = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        speech.countDown();
    }

    @OnEachDatabase(TestDatabases.H2)
    void silentHostHoldsUpOneListShortlyAndTheNextNotAtAll(Database database) {
        new Cloud(database).host("h1", 8192).host("h2", 8192);
        TestApi api = new TestApi(database);
        AnsweringHost silent = new AnsweringHost(speech);
        api.serve(new HostName("h1"), silent);
        api.serve(new HostName("h2"), new AnsweringHost());
        int answering = api.get("2.52", "/os-hypervisors")
                .body()
                .at("/hypervisors/1/id")
                .asInt();
        assertEquals(
                200,
                api.get("2.52", "/os-hypervisors/" + answering + "/uptime").status(),
                "asked once before, it answers a list in time on a slow machine, too");
        long begun = System.nanoTime();
        JsonNode first = api.get("2.88", "/os-hypervisors/detail").body().get("hypervisors");
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);
        JsonNode second = api.get("2.88", "/os-hypervisors/detail").body().get("hypervisors");
        for (JsonNode list : new JsonNode[] {first, second}) {
            assertTrue(list.at("/0/uptime").isNull());
            assertTrue(list.at("/1/uptime").isTextual());
        }
        assertTrue(waited.compareTo(AskUptimes.LIMIT) >= 0, "the host was given its time: " + waited);
        assertEquals(1, silent.told.size(), "the second list does not ask it again");
    }

    @OnEachDatabase(TestDatabases.H2)
    void wrongPagesAreRefusedInNovasWords(Database database) {
        new Cloud(database).host("h1", 8192);
        TestApi api = new TestApi(database);
        assertEquals(
                "Invalid input for query parameters limit. Value: x. 'x' does not match '^[0-9]*$'",
                api.get("2.33", "/os-hypervisors?limit=x").message());
        assertEquals(
                400,
                api.as("member", "2.33", "GET", "/os-hypervisors/detail?limit=x", "")
                        .status());
        assertEquals(403, api.as("member", "2.33", "GET", "/os-hypervisors", "").status());
        assertEquals(
                "marker [] not found",
                api.get("2.53", "/os-hypervisors?marker=").message());
        assertEquals(200, api.get("2.32", "/os-hypervisors?limit=x").status());
        assertEquals(
                "marker [x] not found",
                api.get("2.53", "/os-hypervisors?marker=x").message());
        assertEquals(
                "The server could not comply with the request since it is either malformed or otherwise incorrect.",
                api.get("2.53", "/os-hypervisors?hypervisor_hostname_pattern=h&limit=1")
                        .message());
        assertEquals(
                400,
                api.get("2.53", "/os-hypervisors?hypervisor_hostname_pattern=h%2A")
                        .status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void partOfANameIsAPatternOfSqlAndMindsNoCase(Database database) {
        new Cloud(database).host("h1", 8192);
        TestApi api = new TestApi(database);
        for (String part : new String[] {"H1", "_1", "%25", "h"}) {
            assertEquals(
                    200, api.get("2.1", "/os-hypervisors/" + part + "/search").status(), part);
        }
        for (String part : new String[] {"h2", "1h", "%5C", "%5C%25", "!"}) {
            assertEquals(
                    404, api.get("2.1", "/os-hypervisors/" + part + "/search").status(), part);
        }
        assertEquals(
                200,
                api.get("2.53", "/os-hypervisors?hypervisor_hostname_pattern=H_")
                        .status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void linkToTheNextPageHasWhatTheVersionKnows(Database database) {
        new Cloud(database).host("h1", 8192);
        TestApi api = new TestApi(database);
        JsonNode page = api.get("2.52", "/os-hypervisors?hypervisor_hostname_pattern=h&unknown=1&limit=1")
                .body();
        assertEquals(
                "http://nova/v2.1/os-hypervisors?limit=1&marker=" + page.at("/hypervisors/0/id"),
                page.at("/hypervisors_links/0/href").asText());
    }
}
