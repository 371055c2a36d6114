package nova.api.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.api.fixture.Things;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.server.ServerStore;
import nova.model.server.Server;

/**
 * What is said when a quota has run out. The project has two servers of one core and 512 MiB, one of them the caller's,
 * who also has a key and a server group. Columns: limits of the project, of the caller, what is asked | status, sentence.
 */
class QuotaSentencesTest {
    private static final String SET = "/os-quota-sets/" + TestApi.PROJECT;
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPXkZjDtD2HEQ3gUHQx2XqnCX9VuFjZjvmUmAXaEJrGb joe";

    private static final String GROUP = "{'server_group': {'name': 'g', 'policies': ['affinity']}}";

    private static final String TABLE = """
            instances=2 | | server | 403 | Quota exceeded for instances: Requested 1, but already used 2 of 2 instances
            instances=0 | | server | 403 | Quota exceeded for instances: Requested 1, but already used 2 of 0 instances
            cores=2 | | server | 403 | Quota exceeded for cores: Requested 1, but already used 2 of 2 cores
            ram=1535 | | server | 403 | Quota exceeded for ram: Requested 512, but already used 1024 of 1535 ram
            instances=2 cores=2 ram=1024 | | server | 403 | Quota exceeded for cores, instances, ram: Requested 1, 1, 512, but already used 2, 2, 1024 of 2, 2, 1024 cores, instances, ram
            instances=3 | | server 2 2 | 403 | Quota exceeded for instances: Requested 2, but already used 2 of 3 instances
            instances=3 | | server 2 4 | 403 | Quota exceeded for instances: Requested 2-4, but already used 2 of 3 instances
            instances=3 cores=5 | | server 2 4 | 403 | Quota exceeded for cores, instances: Requested 4, 2-4, but already used 2, 2 of 5, 3 cores, instances
            cores=3 | | server 2 4 | 403 | Quota exceeded for cores: Requested 4, but already used 2 of 3 cores
            | instances=1 | server | 403 | Quota exceeded for instances: Requested 1, but already used 1 of 1 instances
            | cores=1 ram=512 | server | 403 | Quota exceeded for cores, ram: Requested 1, 512, but already used 1, 512 of 1, 512 cores, ram
            instances=2 | instances=2 | server | 403 | Quota exceeded for instances: Requested 1, but already used 2 of 2 instances
            metadata_items=1 | | metadata 1 | 202 |
            metadata_items=1 | | metadata 2 | 403 | Maximum number of metadata items exceeds 1
            metadata_items=0 | | metadata 1 | 403 | Maximum number of metadata items exceeds 0
            metadata_items=-1 | | metadata 200 | 202 |
            | metadata_items=1 | metadata 2 | 403 | Maximum number of metadata items exceeds 1
            metadata_items=1 | | add metadata 2 | 403 | Maximum number of metadata items exceeds 1
            metadata_items=-1 | | add metadata 200 | 200 |
            injected_files=1 | | file /a YQ== /b YQ== | 403 | Personality file limit exceeded
            injected_files=0 | | file /a YQ== | 403 | Personality file limit exceeded
            injected_files=-1 | | file /a YQ== /b YQ== /c YQ== /d YQ== /e YQ== /f YQ== | 202 |
            injected_file_path_bytes=4 | | file /abcd YQ== | 403 | Personality file path exceeds maximum 4
            injected_file_path_bytes=4 | | file /abc YQ== | 202 |
            injected_file_content_bytes=4 | | file /a YWJj | 202 |
            injected_file_content_bytes=4 | | file /a YWJjZA== | 403 | Personality file content exceeds maximum 4
            injected_file_content_bytes=4 injected_file_path_bytes=4 | | file /a YWJjZA== /abcd YQ== | 403 | Personality file path exceeds maximum 4
            injected_file_path_bytes=-1 injected_file_content_bytes=-1 | | file /aaaaaaaaaaaaaaaaaaaaaa YWJjZA== | 202 |
            key_pairs=1 | | keypair | 403 | Quota exceeded, too many key pairs.
            key_pairs=0 | | keypair | 403 | Quota exceeded, too many key pairs.
            key_pairs=-1 | | keypair | 200 |
            server_groups=1 | | group | 403 | Quota exceeded, too many server groups.
            server_groups=0 | | group | 403 | Quota exceeded, too many server groups.
            | server_groups=1 | group | 403 | Quota exceeded, too many server groups.
            server_groups=-1 | | group | 200 |
            server_group_members=1 | | members 2 | 403 | Quota exceeded, too many servers in group
            server_group_members=0 | | members 1 | 403 | Quota exceeded, too many servers in group
            | server_group_members=1 | members 2 | 403 | Quota exceeded, too many servers in group
            server_group_members=-1 | | members 2 | 202 |
            instances=-1 cores=-1 ram=-1 | | server 20 20 | 202 |
            """;

    @OnEachDatabase(TestDatabases.H2)
    void everyQuotaSaysWhatHasRunOutInNovasWords(Database database) {
        TestApi api = new TestApi(database);
        World world = World.made(api, database);
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split("\\|", -1);
            limit(api, SET + "?user_id=member", "");
            limit(api, SET, cells[0].strip());
            limit(api, SET + "?user_id=member", cells[1].strip());
            Request request = world.request(cells[2].strip().split(" "));
            Answer answer = api.as("member", "2.1", "POST", request.path(), request.body());
            String said = answer.status() < 400 ? "" : answer.message();
            assertEquals(cells[3].strip() + " " + cells[4].strip(), answer.status() + " " + said, line);
        }
    }

    private static void limit(TestApi api, String path, String limits) {
        assertEquals(202, api.delete("2.1", path).status());
        if (!limits.isEmpty()) {
            String pairs = Arrays.stream(limits.split(" "))
                            .map(pair -> "'" + pair.replace("=", "': "))
                            .reduce((left, right) -> left + ", " + right)
                            .orElseThrow()
                    + ", 'force': true";
            Answer answer = api.put("2.1", path, "{'quota_set': {" + pairs + "}}");
            assertEquals(200, answer.status(), limits + " -> " + answer.body());
        }
    }

    private record Request(String path, String body) {}

    /** A group of the caller's and a server of the project that runs. */
    private record World(String group, String running) {
        static World made(TestApi api, Database database) {
            Things.addImage(api);
            api.post("2.1", "/flavors", "{'flavor': {'id': '9', 'name': 'm9', 'ram': 512, 'vcpus': 1, 'disk': 1}}");
            for (String who : List.of("admin", "member")) {
                assertEquals(
                        202, api.as(who, "2.1", "POST", "/servers", server("")).status());
            }
            Server running =
                    SampleServers.named("s").of(TestApi.PROJECT).activeOn("h1").server();
            database.change("a server that runs", tx -> new ServerStore().insert(tx, running));
            api.as("member", "2.1", "POST", "/os-keypairs", keypair("first"));
            Answer group = api.as("member", "2.1", "POST", "/os-server-groups", GROUP);
            return new World(
                    group.body().at("/server_group/id").asText(), running.id().value());
        }

        Request request(String... words) {
            return switch (words[0]) {
                case "server" -> create(words.length == 1 ? "" : count(words[1], words[2]));
                case "metadata" -> create(", 'metadata': {" + items(words[1]) + "}");
                case "add" ->
                    new Request("/servers/" + running + "/metadata", "{'metadata': {" + items(words[2]) + "}}");
                case "file" -> create(", 'personality': [" + files(words) + "]");
                case "keypair" -> new Request("/os-keypairs", keypair("second"));
                case "group" -> new Request("/os-server-groups", GROUP);
                case "members" ->
                    new Request(
                            "/servers",
                            server(count(words[1], words[1]))
                                    .replaceFirst("}$", ", 'os:scheduler_hints': {'group': '" + group + "'}}"));
                default -> throw new IllegalArgumentException(words[0]);
            };
        }

        private static Request create(String more) {
            return new Request("/servers", server(more));
        }

        private static String server(String more) {
            return "{'server': {'name': 's', 'flavorRef': '9', 'imageRef': '" + Things.IMAGE + "'" + more + "}}";
        }

        private static String count(String least, String most) {
            return ", 'min_count': " + least + ", 'max_count': " + most;
        }

        private static String keypair(String name) {
            return "{'keypair': {'name': '" + name + "', 'public_key': '" + KEY + "'}}";
        }

        private static String items(String count) {
            return IntStream.range(0, Integer.parseInt(count))
                    .mapToObj("'k%d': 'v'"::formatted)
                    .collect(Collectors.joining(", "));
        }

        private static String files(String... words) {
            return IntStream.range(0, words.length / 2)
                    .mapToObj(i -> "{'path': '" + words[2 * i + 1] + "', 'contents': '" + words[2 * i + 2] + "'}")
                    .collect(Collectors.joining(", "));
        }
    }
}
