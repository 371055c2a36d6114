package nova.api.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.CountedDatabase;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleOperations;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.schedule.Cloud;
import nova.db.server.ServerStore;

/** Every list asks the database once or twice, however long it is; servers in detail a few times more. */
class ListStatementsTest {
    /** Path, in a version, to the most statements. */
    private static Map<String, Integer> lists() {
        Map<String, Integer> lists = new LinkedHashMap<>();
        lists.put("2.1 /servers", 2);
        lists.put("2.104 /servers", 2);
        lists.put("2.104 /servers?limit=1&marker={server}", 2);
        // servers, metadata with tags, requests, numbers, host statuses
        lists.put("2.104 /servers/detail", 5);
        lists.put("2.104 /servers/detail?all_tenants=1", 1);
        lists.put("2.104 /servers/{server}/os-instance-actions", 3);
        lists.put("2.104 /flavors", 2);
        lists.put("2.104 /flavors/detail", 2);
        lists.put("2.104 /flavors/detail?limit=1&marker=f1", 2);
        lists.put("2.104 /os-keypairs", 2);
        lists.put("2.104 /os-keypairs?limit=1&marker=k1", 2);
        lists.put("2.104 /os-server-groups", 2);
        lists.put("2.104 /os-server-groups?all_projects=1", 2);
        lists.put("2.104 /os-aggregates", 2);
        lists.put("2.104 /os-availability-zone", 2);
        lists.put("2.104 /os-availability-zone/detail", 2);
        lists.put("2.104 /os-services", 2);
        lists.put("2.87 /os-hypervisors", 2);
        lists.put("2.87 /os-hypervisors/detail", 2);
        lists.put("2.87 /os-hypervisors/detail?limit=1&marker=11111111-0000-0000-0000-000000000001", 2);
        lists.put("2.87 /os-hypervisors/statistics", 2);
        lists.put("2.104 /os-migrations", 2);
        lists.put("2.42 /os-hosts", 2);
        return lists;
    }

    private String fill(Database database, TestApi api, int from, int to) {
        String server = "";
        for (int i = from; i <= to; i++) {
            String number = Integer.toString(i);
            new Cloud(database).host("h" + i, "11111111-0000-0000-0000-00000000000" + i, 8192);
            SampleServers sample = SampleServers.named("s" + i)
                    .of(TestApi.PROJECT)
                    .activeOn("h" + i)
                    .withAddress("10.0.0." + i)
                    .withMetadata(Map.of("a", number), "x" + i, "y" + i);
            server = sample.id().value();
            database.change("add server", tx -> {
                new ServerStore().insert(tx, sample.server());
                SampleOperations.insert(tx, "o" + number, sample.id(), "reboot", "done");
            });
            api.post(
                    "2.1",
                    "/flavors",
                    ("{'flavor': {'id': 'f#', 'name': 'f#', 'ram': 1, 'vcpus': 1, 'disk': 1}}").replace("#", number));
            api.post("2.1", "/flavors/f" + i + "/os-extra_specs", "{'extra_specs': {'a': 'b', 'c': 'd'}}");
            api.post("2.91", "/os-keypairs", "{'keypair': {'name': 'k" + i + "'}}");
            api.post("2.1", "/os-server-groups", "{'server_group': {'name': 'g', 'policies': ['affinity']}}");
            String aggregate = api.post(
                            "2.1",
                            "/os-aggregates",
                            "{'aggregate': {'name': 'a" + i + "', 'availability_zone': 'z" + i + "'}}")
                    .body()
                    .at("/aggregate/id")
                    .asText();
            api.post("2.1", "/os-aggregates/" + aggregate + "/action", "{'add_host': {'host': 'h" + i + "'}}");
        }
        return server;
    }

    @OnEachDatabase(TestDatabases.H2)
    void longerListsTakeNoMoreStatements(Database plain) {
        CountedDatabase database = new CountedDatabase(plain);
        TestApi api = new TestApi(database);
        String server = fill(plain, api, 1, 1);
        Map<String, Integer> ofOne = new LinkedHashMap<>();
        lists().keySet()
                .forEach(
                        list -> ofOne.put(list, ask(database, api, list, server).size()));
        fill(plain, api, 2, 4);
        lists().forEach((list, most) -> {
            List<String> statements = ask(database, api, list, server);
            assertTrue(statements.size() <= most, () -> list + " takes more than " + most + ": " + statements);
            assertTrue(!statements.isEmpty(), () -> list + " asks nothing");
            if (!list.contains("marker")) {
                assertEquals(ofOne.get(list), statements.size(), list + " of four, and of one");
            }
        });
    }

    private static List<String> ask(CountedDatabase database, TestApi api, String list, String server) {
        String[] parts = list.replace("{server}", server).split(" ");
        database.taken();
        Answer answer = api.get(parts[0], parts[1]);
        assertEquals(200, answer.status(), list + " " + answer.body());
        return database.taken();
    }
}
