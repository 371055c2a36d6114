package nova.api.aggregate;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.schedule.Cloud;
import nova.db.server.ServerStore;

/** What is refused to aggregates, in Nova's words. */
class AggregateApiTest {
    private static final String MOVED = "availability zone of the host would change from '%s' to '%s' but the host"
            + " already has 1 instance(s). Changing the AZ of an existing instance is not supported by this action."
            + " Move the instances away from this host then try again. If you need to move the instances between AZs"
            + " then you can use shelve_offload and unshelve to achieve this..";

    private static TestApi cloud(Database database) {
        new Cloud(database).host("h1", 8192).host("h2", 8192);
        return new TestApi(database);
    }

    private static void serverOn(Database database, String host) {
        database.change(
                "insert",
                tx -> new ServerStore()
                        .insert(tx, SampleServers.named("web").activeOn(host).server()));
    }

    private static String made(TestApi api, String name, String zone) {
        return "/os-aggregates/"
                + api.post(
                                "2.1",
                                "/os-aggregates",
                                "{'aggregate': {'name': '" + name + "', 'availability_zone': " + zone + "}}")
                        .body()
                        .at("/aggregate/id")
                        .asText();
    }

    private static Answer act(TestApi api, String aggregate, String action, String host) {
        return api.post("2.1", aggregate + "/action", "{'" + action + "': {'host': '" + host + "'}}");
    }

    private static String number(String aggregate) {
        return aggregate.substring(aggregate.lastIndexOf('/') + 1);
    }

    @OnEachDatabase(TestDatabases.H2)
    void aggregateIsUpdatedWithItsNameAndNotWithItsHosts(Database database) {
        TestApi api = cloud(database);
        String east = made(api, "a", "'east'");
        JsonNode shown = api.get("2.1", east).body().get("aggregate");
        assertTrue(shown.get("updated_at").isNull());
        assertTrue(act(api, east, "add_host", "h1")
                .body()
                .at("/aggregate/updated_at")
                .isNull());
        assertEquals(json("{'availability_zone': 'east'}"), shown.get("metadata"));
        String[] changes = {
            "{'aggregate': {'availability_zone': 'west'}}", "{'aggregate': {'name': 'a', 'availability_zone': 'west'}}"
        };
        for (String change : changes) {
            assertTrue(
                    api.put("2.1", east, change)
                            .body()
                            .at("/aggregate/updated_at")
                            .isTextual(),
                    change);
            assertTrue(api.get("2.1", east).body().at("/aggregate/updated_at").isNull(), change);
        }
        assertTrue(api.put("2.1", east, "{'aggregate': {'name': 'a'}}")
                .body()
                .at("/aggregate/updated_at")
                .isNull());
        JsonNode renamed =
                api.put("2.1", east, "{'aggregate': {'name': 'b'}}").body().get("aggregate");
        assertTrue(renamed.get("updated_at").isTextual());
    }

    @OnEachDatabase(TestDatabases.H2)
    void wrongBodiesAndIdsAreNamedAsInNova(Database database) {
        TestApi api = cloud(database);
        String aggregate = made(api, "a", "null");
        String bad = "Invalid input for field/attribute availability_zone. Value: a:b. 'a:b' is not valid under any of"
                + " the given schemas";
        assertEquals(
                bad,
                api.put("2.1", aggregate, "{'aggregate': {'availability_zone': 'a:b'}}")
                        .message());
        assertEquals(
                "Invalid input for field/attribute aggregate. Value: {}. {} is not valid under any of the given schemas",
                api.put("2.1", aggregate, "{'aggregate': {}}").message());
        assertEquals(
                "Invalid input for field/attribute host. Value: a b. 'a b' does not match '^[a-zA-Z0-9-._]*$'",
                act(api, "/os-aggregates/x", "add_host", "a b").message());
        assertEquals(
                "Invalid input received: id must be an integer",
                act(api, "/os-aggregates/x", "add_host", "h1").message());
        assertEquals(
                "An invalid 'name' value was provided. The name must be: printable characters with at least one non"
                        + " space character",
                api.put("2.1", aggregate, "{'aggregate': {'name': ' '}}").message());
        assertEquals(
                "b c",
                api.put("2.1", aggregate, "{'aggregate': {'name': ' b c '}}")
                        .body()
                        .at("/aggregate/name")
                        .asText());
        assertEquals(
                400,
                api.as("member", "2.1", "POST", aggregate + "/action", "{'add_host': {}}")
                        .status());
        assertEquals(
                403,
                api.as("member", "2.1", "POST", aggregate + "/action", "{'add_host': {'host': 'h1'}}")
                        .status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void zoneOfAHostWithServersDoesNotChange(Database database) {
        TestApi api = cloud(database);
        String nova = made(api, "n", "'nova'");
        String east = made(api, "a", "'east'");
        String same = made(api, "b", "'east'");
        String none = made(api, "c", "null");
        act(api, east, "add_host", "h1");
        serverOn(database, "h1");
        serverOn(database, "h2");
        assertEquals(
                "Cannot add host to aggregate " + number(east)
                        + ". Reason: The host cannot be added to the aggregate as the "
                        + MOVED.formatted("None", "east"),
                act(api, east, "add_host", "h2").message());
        assertEquals(409, act(api, nova, "add_host", "h2").status(), "having no zone is not being in the default one");
        assertEquals(200, act(api, none, "add_host", "h2").status());
        assertEquals(
                "Cannot remove host from aggregate " + number(east)
                        + ". Reason: The host cannot be removed from the aggregate as the "
                        + MOVED.formatted("east", "None"),
                act(api, east, "remove_host", "h1").message());
        assertEquals(200, act(api, same, "add_host", "h1").status());
        assertEquals(200, act(api, east, "remove_host", "h1").status(), "the other one keeps its zone");
        assertEquals(
                "Cannot update aggregate " + number(same)
                        + ". Reason: One or more hosts contain instances in this zone.",
                api.put("2.1", same, "{'aggregate': {'availability_zone': 'west'}}")
                        .message());
        assertEquals(
                "Cannot update metadata of aggregate " + number(same)
                        + ". Reason: One or more hosts contain instances in this zone.",
                api.post("2.1", same + "/action", "{'set_metadata': {'metadata': {'availability_zone': 'west'}}}")
                        .message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void hostsStayInOneZoneAndAggregatesKeepTheirs(Database database) {
        TestApi api = cloud(database);
        String east = made(api, "a", "'east'");
        String west = made(api, "b", "'west'");
        String none = made(api, "c", "null");
        act(api, east, "add_host", "h1");
        act(api, none, "add_host", "h1");
        assertEquals(
                "Cannot add host to aggregate " + number(west)
                        + ". Reason: One or more hosts already in availability zone(s) ['east'].",
                act(api, west, "add_host", "h1").message());
        assertEquals(
                "Cannot update aggregate " + number(none)
                        + ". Reason: One or more hosts already in availability zone(s) ['east'].",
                api.put("2.1", none, "{'aggregate': {'availability_zone': 'west'}}")
                        .message());
        assertEquals(
                "Cannot update aggregate " + number(east)
                        + ". Reason: Aggregate a does not support empty named availability zone.",
                api.put("2.1", east, "{'aggregate': {'availability_zone': null}}")
                        .message());
        assertEquals(
                "Cannot remove host from aggregate " + number(east) + ". Reason: Host aggregate is not empty.",
                api.delete("2.1", east).message());
        assertEquals(
                "Cannot remove host h1 in aggregate 99",
                act(api, "/os-aggregates/99", "remove_host", "h1").message());
        assertEquals(
                "Compute host nope could not be found.",
                act(api, "/os-aggregates/99", "add_host", "nope").message());
    }
}
