package nova.api.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.RankedServers;
import nova.db.fixture.SampleServers;
import nova.db.server.ServerStore;
import nova.model.context.ProjectId;

/**
 * Every filter of a list in every version that changed one, asked by who may use all filters and by who may not: it
 * filters, is ignored, or is refused. Two servers differ in everything; a filter finds the second one.
 */
class ServerFiltersTest {
    private static final String NEVER = "never";
    private static final List<String> VERSIONS = List.of(
            "2.1", "2.4", "2.5", "2.25", "2.26", "2.65", "2.66", "2.72", "2.73", "2.74", "2.75", "2.82", "2.83", "2.89",
            "2.90", "2.104");

    /** Filter and value | known since | honoured for everybody since | how many it finds of the two. */
    private static final String FILTERS = """
            reservation_id=^r-0*1$                | 2.1  | 2.1   | 1
            reservation_id=r-00000000%7Cr-0       | 2.1  | 2.1   | 0
            name=BRAVO                            | 2.1  | 2.1   | 1
            name=%25                              | 2.1  | 2.1   | 0
            image=3f1c2b6e-0000-4000-8000-000000000001 | 2.1 | 2.1 | 1
            image=3f1c2b6e                        | 2.1  | 2.1   | 0
            image=                                | 2.1  | 2.1   | 1
            flavor=f8                             | 2.1  | 2.1   | admin
            flavor=none                           | 2.1  | 2.1   | 0
            status=build                          | 2.1  | 2.1   | 1
            status=BUILD&status=active            | 2.1  | 2.1   | 2
            ip=10                                 | 2.1  | 2.1   | 0
            ip6=fd                                | 2.1  | 2.5   | 0
            changes-since=2026-01-02T03:04:06Z    | 2.1  | 2.1   | 1
            changes-before=2026-01-02T03:04:06Z   | 2.66 | 2.66  | 1
            tags=a                                | 2.26 | 2.26  | 0
            tags-any=a                            | 2.26 | 2.26  | 0
            not-tags=a                            | 2.26 | 2.26  | 2
            not-tags-any=a,b                      | 2.26 | 2.26  | 2
            locked=true                           | 2.73 | 2.73  | 1
            locked=0                              | 2.73 | 2.73  | 1
            availability_zone=brav                | 2.1  | 2.83  | 1
            config_drive=true                     | 2.1  | 2.83  | 1
            config_drive=1                        | 2.1  | 2.83  | 0
            key_name=b.a                          | 2.1  | 2.83  | 1
            created_at=04:06                      | 2.1  | 2.83  | 1
            created_at=2026-01-02T03:04:06        | 2.1  | 2.83  | 0
            launched_at=2026                      | 2.1  | 2.83  | 1
            terminated_at=2026                    | 2.1  | 2.83  | 1
            power_state=1                         | 2.1  | 2.83  | 1
            power_state=[01]                      | 2.1  | 2.83  | 2
            task_state=deleting                   | 2.1  | 2.83  | 1
            task_state=delet                      | 2.1  | 2.83  | 0
            task_state=                           | 2.1  | 2.83  | 0
            vm_state=BUILDING                     | 2.1  | 2.83  | 1
            progress=^9$                          | 2.1  | 2.83  | 1
            user_id=Bravo                         | 2.1  | 2.83  | 1
            user_id=Br                            | 2.1  | 2.83  | 0
            hostname=^bra                         | 2.1  | 2.90  | 1
            host=Bravo                            | 2.1  | never | 1
            host=Brav                             | 2.1  | never | 0
            node=brav                             | 2.1  | never | 1
            uuid=UUID                             | 2.1  | never | 1
            deleted=true                          | 2.1  | never | 0
            deleted=nonsense                      | 2.1  | never | 2
            soft_deleted=false                    | 2.1  | never | 2
            launch_index=1                        | 2.1  | never | 1
            kernel_id=1$                          | 2.1  | never | 1
            ramdisk_id=^3f                        | 2.1  | never | 1
            locked_by=own                         | 2.1  | never | 1
            root_device_name=bravo$               | 2.1  | never | 1
            access_ip_v4=10.0                     | 2.1  | never | 1
            access_ip_v6=fd00:0:0::0001           | 2.1  | never | 1
            auto_disk_config=1                    | 2.1  | never | 1
            auto_disk_config=True                 | 2.1  | never | 0
            display_name=bravo                    | 2.1  | never | 1
            image_ref=3f1c2b6e-0000-4000-8000-000000000001 | 2.1 | never | 1
            display_description=bravo             | 2.1  | never | 1
            description=nonsense                  | 2.1  | never | 2
            project_id=nonsense                   | 2.1  | never | 2
            tenant_id=nonsense                    | 2.1  | never | 2
            hypervisor_hostname=h                 | never | never | 2
            architecture=x                        | never | never | 2
            """;

    private record Row(String filter, String known, String everybodys, String finds) {
        static Row of(String line) {
            String[] parts = line.split("\\|");
            return new Row(parts[0].strip(), parts[1].strip(), parts[2].strip(), parts[3].strip());
        }

        /** A count, or 400. */
        String expected(String version, boolean admin) {
            if (!since(version, known)) {
                return since(version, "2.75") ? "400" : "2";
            }
            if (!admin && !since(version, everybodys)) {
                return "2";
            }
            return finds.equals("admin") ? (admin ? "1" : "0") : finds;
        }
    }

    private static boolean since(String version, String first) {
        return !first.equals(NEVER) && minor(version) >= minor(first);
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring("2.".length()));
    }

    private static TestApi cloud(Database database) {
        TestApi api = new TestApi(database);
        RankedServers.insert(database, List.of(0, 1), new ProjectId(TestApi.PROJECT));
        SampleServers theirs = SampleServers.named("theirs").of("p2").createdAt(SampleServers.CREATED.minusSeconds(1));
        database.change("insert", tx -> new ServerStore().insert(tx, theirs.server()));
        return api;
    }

    @OnEachDatabase
    void everyFilterIsHonouredIgnoredOrRefusedByVersionAndRole(Database database) {
        TestApi api = cloud(database);
        String second = id(api, "Bravo");
        List<String> wrong = new ArrayList<>();
        for (Row row : FILTERS.lines().map(Row::of).toList()) {
            for (String version : VERSIONS) {
                for (String role : List.of("member", "reader", "admin")) {
                    String list = role.equals("reader") ? "/servers/detail" : "/servers";
                    String path = list + "?" + row.filter().replace("UUID", second);
                    Answer answer = api.as(role, version, "GET", path, "");
                    String got = answer.status() == 200
                            ? "" + answer.body().path("servers").size()
                            : "" + answer.status();
                    if (!got.equals(row.expected(version, role.equals("admin")))) {
                        wrong.add(role + " " + version + " " + path + " -> " + got + " " + answer.body());
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static String id(TestApi api, String name) {
        return api.get("2.1", "/servers?name=" + name)
                .body()
                .at("/servers/0/id")
                .asText();
    }

    /** Who | version | query | status | names found or message. */
    private static final String QUERIES = """
            admin  | 2.1   | all_tenants=1 | 200 | Bravo alpha theirs
            admin  | 2.1   | all_tenants= | 200 | Bravo alpha theirs
            admin  | 2.1   | all_tenants=no | 200 | Bravo alpha
            admin  | 2.1   | all_tenants=maybe | 400 | Unrecognized value 'maybe', acceptable values are: '0', '1', 'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'
            member | 2.1   | all_tenants=0 | 200 | Bravo alpha
            member | 2.1   | all_tenants=1 | 403 | Policy doesn't allow os_compute_api:servers:index:get_all_tenants to be performed.
            admin  | 2.1   | all_tenants=1&tenant_id=p2 | 200 | theirs
            admin  | 2.1   | all_tenants=1&project_id=p2 | 200 | theirs
            admin  | 2.1   | all_tenants=1&project_id=p2&tenant_id=x | 200 |
            admin  | 2.1   | all_tenants=1&tenant_id=x&project_id=p2 | 200 | theirs
            admin  | 2.1   | all_tenants=1&project_id=P | 200 |
            admin  | 2.73  | locked=maybe | 400 | Unrecognized value 'maybe', acceptable values are: '0', '1', 'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'
            member | 2.73  | locked= | 400 | Unrecognized value '', acceptable values are: '0', '1', 'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'
            member | 2.1   | name=( | 400 | Invalid input for query parameters name. Value: (. '(' is not a 'regex'
            member | 2.1   | name= | 400 | Invalid input for query parameters name. Value: . '' is not a 'regex'
            admin  | 2.1   | launch_index=( | 400 | ~regular expression
            admin  | 2.1   | metadata=x | 400 | Invalid filter field: metadata.
            member | 2.1   | metadata=x | 200 | Bravo alpha
            admin  | 2.104 | _x=1 | 400 | Invalid filter field: _x.
            member | 2.104 | _x=1 | 200 | Bravo alpha
            member | 2.1   | status=nonsense | 200 |
            member | 2.38  | status=nonsense | 400 | Invalid status value
            member | 2.1   | status=deleted | 403 | Only administrators may list deleted instances
            admin  | 2.1   | status=deleted | 200 |
            admin  | 2.1   | status=active&vm_state=building | 200 | alpha
            admin  | 2.1   | status=active&task_state=deleting | 200 |
            admin  | 2.1   | status=reboot&task_state=deleting | 200 |
            member | 2.1   | name=alpha&name=bravo | 200 | Bravo
            admin  | 2.1   | name=alpha&display_name=bravo | 200 | Bravo
            admin  | 2.1   | display_name=bravo&name=alpha | 200 | alpha
            member | 2.66  | changes-since=2026-01-03T00:00:00Z&changes-before=2026-01-02T00:00:00Z | 400 | The value of changes-since must be less than or equal to changes-before.
            member | 2.1   | sort_key=display_name&sort_dir=asc | 200 | alpha Bravo
            member | 2.1   | sort_key=kernel_id&sort_dir=asc | 200 | alpha Bravo
            member | 2.1   | sort_key=ramdisk_id | 200 | Bravo alpha
            member | 2.1   | sort_key=auto_disk_config&sort_dir=asc | 200 | alpha Bravo
            member | 2.1   | sort_key=instance_type_id&sort_dir=asc | 200 | alpha Bravo
            member | 2.73  | sort_key=locked&sort_dir=asc | 200 | alpha Bravo
            member | 2.72  | sort_key=locked&sort_dir=asc | 200 | Bravo alpha
            member | 2.75  | sort_key=id | 400 | ~'id' is not one of
            member | 2.74  | sort_key=id&sort_dir=asc | 200 | Bravo alpha
            member | 2.1   | sort_key=id&sort_dir=asc&sort_dir=asc | 400 | Invalid input received: Sort direction size exceeds sort key size
            member | 2.1   | sort_dir=asc&sort_dir=asc | 400 | Invalid input received: Sort direction size exceeds sort key size
            member | 2.1   | sort_dir=up | 400 | Invalid input received: Unknown sort direction, must be 'desc' or 'asc'
            member | 2.1   | sort_dir=asc | 200 | alpha Bravo
            member | 2.1   | sort_key=node | 403 | Only administrators can sort servers by node
            admin  | 2.1   | sort_key=node&sort_dir=asc | 200 | alpha Bravo
            member | 2.1   | marker=99999999-9999-9999-9999-999999999999&limit=0 | 400 | marker [99999999-9999-9999-9999-999999999999] not found
            """;

    @OnEachDatabase
    void queriesAnswerAsNovasDo(Database database) {
        TestApi api = cloud(database);
        QUERIES.lines().forEach(line -> {
            String[] parts = line.split("\\|", -1);
            String wanted = parts[4].strip();
            Answer answer = api.as(parts[0].strip(), parts[1].strip(), "GET", "/servers?" + parts[2].strip(), "");
            assertEquals(parts[3].strip(), "" + answer.status(), line + " -> " + answer.body());
            if (answer.status() == 200) {
                List<String> names = new ArrayList<>();
                answer.body()
                        .path("servers")
                        .forEach(each -> names.add(each.path("name").asText()));
                assertEquals(wanted, String.join(" ", names), line);
            } else if (wanted.startsWith("~")) {
                assertEquals(true, answer.message().contains(wanted.substring(1)), line + " -> " + answer.message());
            } else {
                assertEquals(wanted, answer.message(), line);
            }
        });
    }
}
