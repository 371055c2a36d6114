package nova.api.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.model.image.ImageId;
import nova.model.image.ImageRecord;

/** Wrong requests and the answers they get: who, version, method, path, body | status, message. */
class WrongRequestsTest {
    private static final String IMAGE = "11111111-2222-3333-4444-555555555555";
    private static final String GONE = "99999999-9999-9999-9999-999999999999";
    private static final String MORE = "MORE";
    private static final String SERVERS = """
            member | 2.1   | POST | {} | 400 | 'server' is a required property
            member | 2.1   | POST | {'server': 5} | 400 | Invalid input for field/attribute server. Value: 5. 5 is not of type 'object'
            member | 2.1   | POST | {'server': {'name': 'a'}} | 400 | Invalid input for field/attribute server. Value: {'name': 'a'}. 'flavorRef' is a required property
            member | 2.1   | POST | {'server': {} | 400 | Malformed request body
            member | 2.1   | POST | [] | 400 | [] is not of type 'object'
            member | 2.1   | POST | MORE, 'x': 1 | 400 | ~Additional properties are not allowed ('x' was unexpected)
            member | 2.1   | POST | MORE, 'min_count': 0 | 400 | Invalid input for field/attribute min_count. Value: 0. 0 is less than the minimum of 1
            member | 2.1   | POST | MORE, 'min_count': 3, 'max_count': 2 | 400 | min_count must be <= max_count
            member | 2.1   | POST | MORE, 'key_name': 'none' | 400 | Invalid key_name provided.
            member | 2.1   | POST | MORE, 'networks': [{'uuid': 'x'}] | 400 | Bad networks format: network uuid is not in proper format (x)
            member | 2.1   | POST | MORE, 'networks': [{}] | 400 | Bad network format: missing 'uuid'
            member | 2.1   | POST | MORE, 'networks': [{'uuid': 'GONE'}] | 400 | Network GONE could not be found.
            member | 2.1   | POST | MORE, 'networks': [{'port': 'GONE'}] | 400 | Port id GONE could not be found.
            member | 2.1   | POST | MORE, 'user_data': 'a*' | 400 | Invalid input for field/attribute user_data. Value: a*. 'a*' is not a 'base64'
            member | 2.1   | POST | MORE, 'accessIPv4': '1.2.3' | 400 | Invalid input for field/attribute accessIPv4. Value: 1.2.3. '1.2.3' is not a 'ipv4'
            member | 2.1   | POST | MORE, 'metadata': {'k': 5} | 400 | Invalid input for field/attribute k. Value: 5. 5 is not of type 'string'
            member | 2.1   | POST | MORE, 'security_groups': [{'name': 'none'}] | 400 | Unable to find security_group with name or id 'none'
            member | 2.1   | POST | MORE, 'availability_zone': 'nowhere' | 400 | The requested availability zone is not available
            admin  | 2.74  | POST | MORE, 'networks': 'none', 'host': 'h9' | 400 | Compute host h9 could not be found.
            admin  | 2.74  | POST | MORE, 'networks': 'none', 'hypervisor_hostname': 'n9' | 400 | Compute host n9 could not be found.
            member | 2.1   | POST | MORE, 'user_data': '!!!', 'key_name': 'none' | 400 | Invalid key_name provided.
            reader | 2.1   | POST | MORE, 'networks': 'none' | 400 | Invalid input for field/attribute networks. Value: none. 'none' is not of type 'array'
            member | 2.1   | POST | MORE, 'block_device_mapping_v2': [{}] | 400 | Block Device Mapping is Invalid: Missing device UUID.
            member | 2.1   | POST | MORE, 'block_device_mapping_v2': [{'source_type': 'blank', 'uuid': 'GONE'}] | 400 | Block Device Mapping is Invalid: Invalid device UUID.
            member | 2.1   | POST | MORE, 'block_device_mapping_v2': [{'source_type': 'image', 'destination_type': 'local', 'uuid': 'GONE', 'boot_index': 1}] | 400 | Block Device Mapping is Invalid: Mapping image to local is not supported.
            member | 2.67  | POST | MORE, 'networks': 'none', 'block_device_mapping_v2': [{'source_type': 'blank', 'destination_type': 'local', 'volume_type': 'x'}] | 400 | Block Device Mapping is Invalid: Specifying a volume_type with destination_type=local is not supported.
            member | 2.67  | POST | MORE, 'networks': 'none', 'block_device_mapping_v2': [{'source_type': 'volume', 'uuid': 'GONE', 'volume_type': 'x'}] | 400 | Block Device Mapping is Invalid: Specifying volume type to existing volume is not supported.
            member | 2.37  | POST | MORE, 'networks': 'none', 'block_device_mapping_v2': [{'boot_index': 0, 'source_type': 'volume', 'destination_type': 'volume', 'uuid': 'GONE'}] | 400 | Block Device Mapping is Invalid: failed to get volume GONE.
            member | 2.37  | POST | MORE, 'networks': 'none', 'block_device_mapping_v2': [{'boot_index': 1, 'source_type': 'blank', 'destination_type': 'volume'}] | 400 | Blank volumes (source: 'blank', dest: 'volume') need to have non-zero size
            member | 2.37  | POST | MORE, 'networks': 'none', 'block_device_mapping_v2': [{'boot_index': 1, 'source_type': 'image', 'destination_type': 'volume', 'uuid': 'GONE'}] | 400 | Images with destination_type 'volume' need to have a non-zero size specified
            member | 2.37  | POST | MORE, 'networks': 'none', 'block_device_mapping_v2': [{'boot_index': 2, 'source_type': 'blank', 'destination_type': 'local', 'volume_size': 1}] | 400 | Block Device Mapping is Invalid: Boot sequence for the instance and image/block device mapping combination is not valid.
            member | 2.37  | POST | MORE, 'networks': 'none', 'block_device_mapping_v2': [{'boot_index': 0, 'source_type': 'blank', 'destination_type': 'local', 'volume_size': 1}] | 400 | Block Device Mapping is Invalid: Boot sequence for the instance and image/block device mapping combination is not valid.
            member | 2.1   | POST | MORE, 'availability_zone': 'nova:h1' | 403 | Policy doesn't allow os_compute_api:servers:create:forced_host to be performed.
            member | 2.1   | POST | MORE, 'availability_zone': 'a:b:c:d' | 400 | Unable to parse availability_zone
            member | 2.1   | POST | MORE, 'description': 'd' | 400 | ~Additional properties are not allowed ('description' was unexpected)
            member | 2.37  | POST | MORE | 400 | ~'networks' is a required property
            member | 2.37  | POST | MORE, 'networks': 'some' | 400 | Invalid input for field/attribute networks. Value: some. 'some' is not valid under any of the given schemas
            member | 2.37  | POST | MORE, 'networks': 'auto' | 400 | Unable to automatically allocate a network for project PROJECT
            member | 2.52  | POST | MORE, 'networks': 'none', 'tags': ['a/b'] | 400 | Invalid input for field/attribute 0. Value: a/b. 'a/b' does not match '^[^,/]*$'
            member | 2.57  | POST | MORE, 'networks': 'none', 'personality': [] | 400 | ~Additional properties are not allowed ('personality' was unexpected)
            member | 2.74  | POST | MORE, 'networks': 'none', 'host': 'h1' | 403 | Policy doesn't allow compute:servers:create:requested_destination to be performed.
            member | 2.90  | POST | MORE, 'networks': 'none', 'hostname': 'h1', 'max_count': 2 | 400 | Unable to allocate a single hostname to multiple instances
            member | 2.90  | POST | MORE, 'networks': 'none', 'hostname': 'a.b' | 400 | ~does not match '^[a-zA-Z0-9]+[a-zA-Z0-9-]*[a-zA-Z0-9]+$'
            reader | 2.1   | POST | MORE | 403 | Policy doesn't allow os_compute_api:servers:create to be performed.
            nobody | 2.1   | POST | MORE | 401 | The request you have made requires authentication.
            member | 2.105 | POST | MORE | 406 | Version 2.105 is not supported by the API. Minimum is 2.1 and maximum is 2.104.
            member | 2.01  | POST | MORE | 400 | API Version String 2.01 is of invalid format. Must be of format MajorNum.MinorNum.
            """;

    private static final String OTHERS = """
            GET  | 2.1   | /servers/ | | 404 | ~
            GET  | 2.1   | /servers/GONE | | 404 | Instance GONE could not be found.
            GET  | 2.1   | /servers/not-a-uuid | | 404 | Instance not-a-uuid could not be found.
            GET  | 2.1   | /servers?limit=-1 | | 400 | Invalid input for query parameters limit. Value: -1. '-1' does not match '^[0-9]*$'
            GET  | 2.1   | /servers?marker=GONE | | 400 | marker [GONE] not found
            GET  | 2.1   | /servers?sort_key=nonsense | | 400 | ~'nonsense' is not one of
            GET  | 2.1   | /servers?sort_key=host | | 403 | Only administrators can sort servers by host
            GET  | 2.1   | /servers?changes-since=yesterday | | 400 | Invalid input for query parameters changes-since. Value: yesterday. 'yesterday' is not a 'date-time'
            GET  | 2.1   | /servers?all_tenants=1 | | 403 | Policy doesn't allow os_compute_api:servers:index:get_all_tenants to be performed.
            GET  | 2.1   | /servers?status=deleted | | 403 | Only administrators may list deleted instances
            GET  | 2.38  | /servers?status=nonsense | | 400 | Invalid status value
            GET  | 2.75  | /servers?x=1 | | 400 | ~'x' does not match any of the regexes: '^_'
            GET  | 2.25  | /servers/GONE/tags | | 404 | The resource could not be found.
            GET  | 2.1   | /0000/servers | | 400 | Malformed request URL: URL's project_id '0000' doesn't match Context's project_id 'PROJECT'
            POST | 2.1   | /servers/GONE/action | {'nonsense': null} | 400 | There is no such action: nonsense
            POST | 2.1   | /servers/GONE/action | {} | 400 | Malformed request body
            POST | 2.1   | /servers/GONE/action | [] | 400 | Malformed request body
            POST | 2.1   | /servers/GONE/action | 'xy' | 400 | Malformed request body
            POST | 2.1   | /servers/GONE/action | [1] | 404 | The resource could not be found.
            POST | 2.1   | /servers/GONE/action | 'x' | 404 | The resource could not be found.
            POST | 2.1   | /servers/GONE/action | 1 | 404 | The resource could not be found.
            POST | 2.5   | /servers/GONE/action | {'os-getRDPConsole': {'type': 'novnc'}} | 400 | Invalid input for field/attribute type. Value: novnc. 'novnc' is not one of ['rdp-html5']
            GET  | 2.1   | /servers/%20 | | 404 | Instance   could not be found.
            GET  | 2.1   | /flavors/%20 | | 404 | Flavor   could not be found.
            PUT  | 2.25  | /servers/GONE/tags/%20 | | 404 | The resource could not be found.
            POST | 2.1   | /servers/GONE/action | {'os-stop': null, 'os-start': null} | 400 | Malformed request body
            POST | 2.1   | /servers/GONE/action | {'os-stop': null} | 404 | Instance GONE has no mapping to a cell.
            POST | 2.1   | /servers/GONE/action | {'pause': null} | 404 | Instance GONE could not be found.
            POST | 2.1   | /servers/GONE/action | {'reboot': {'type': 'warm'}} | 400 | ~'warm' is not one of ['HARD', 'Hard', 'hard', 'SOFT', 'Soft', 'soft']
            """;

    @OnEachDatabase(TestDatabases.H2)
    void wrongCreatesAreRefusedInNovasWords(Database database) {
        TestApi api = cloud(database);
        SERVERS.lines().forEach(line -> {
            String[] parts = line.split("\\|");
            String body = parts[3].strip().replace("GONE", GONE);
            if (body.startsWith(MORE)) {
                body = "{'server': {'name': 'a', 'flavorRef': '1', 'imageRef': '" + IMAGE + "'"
                        + body.substring(MORE.length()) + "}}";
            }
            Answer answer = api.as(parts[0].strip(), parts[1].strip(), parts[2].strip(), "/servers", body);
            check(line, answer, parts[4].strip(), parts[5].strip());
        });
    }

    @OnEachDatabase(TestDatabases.H2)
    void wrongReadsAndActionsAreRefusedInNovasWords(Database database) {
        TestApi api = cloud(database);
        OTHERS.lines().forEach(line -> {
            String[] parts = line.replace("GONE", GONE).split("\\|");
            Answer answer = api.as("member", parts[1].strip(), parts[0].strip(), parts[2].strip(), parts[3].strip());
            check(line, answer, parts[4].strip(), parts[5].strip());
        });
    }

    @OnEachDatabase(TestDatabases.H2)
    void refusalsNameWhatWasSentAtItsFullLength(Database database) {
        String data = "x".repeat(70_000);
        Answer answer = cloud(database)
                .post(
                        "2.1",
                        "/servers",
                        "{'server': {'name': 'a', 'flavorRef': '1', 'imageRef': '" + IMAGE + "', 'user_data': '" + data
                                + "'}}");
        assertEquals(
                "Invalid input for field/attribute user_data. Value: " + data + ". '" + data + "' is too long",
                answer.message());
    }

    private static void check(String line, Answer answer, String status, String message) {
        String wanted = message.replace("GONE", GONE).replace("PROJECT", TestApi.PROJECT);
        assertEquals(status, Integer.toString(answer.status()), line + " -> " + answer.body());
        String got = answer.message();
        if (wanted.startsWith("~")) {
            assertEquals(true, got.contains(wanted.substring(1)), line + " -> " + got);
        } else {
            assertEquals(wanted, got, line);
        }
    }

    private static TestApi cloud(Database database) {
        TestApi api = new TestApi(database);
        ImageRecord image = new ImageRecord(
                new ImageId(IMAGE),
                "tiny",
                "active",
                "qcow2",
                "bare",
                OptionalLong.of(10),
                Optional.empty(),
                0,
                0,
                Map.of());
        api.images().put(image, new byte[10]);
        api.post("2.1", "/flavors", "{'flavor': {'id': '1', 'name': 'm1', 'ram': 512, 'vcpus': 1, 'disk': 1}}");
        return api;
    }
}
