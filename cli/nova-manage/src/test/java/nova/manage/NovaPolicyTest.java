package nova.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nova.db.fixture.SampleServers;
import nova.db.fixture.TestDatabases;
import nova.db.server.ServerStore;
import nova.manage.ManagedCloud.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NovaPolicyTest {
    private static final String SHOW = "os_compute_api:servers:show";

    @TempDir
    private Path folder;

    @Test
    void aReaderMayShowHisServersAndNothingIsAllowedWithoutARole() throws IOException {
        Answer reader =
                run(Map.of(), "--os-roles", "reader", "--os-tenant-id", "p1", "policy", "check", "--api-name", SHOW);
        assertEquals(0, reader.code());
        assertEquals(List.of(SHOW, SHOW + ":flavor-extra-specs"), reader.lines());
        Answer nobody = run(Map.of(), "policy", "check", "--api-name", SHOW);
        assertEquals(1, nobody.code());
        assertEquals("No rules matched or allowed\n", nobody.out());
    }

    @Test
    void theEnvironmentNamesTheCallerAndTheTargetItsOwner() throws IOException {
        Map<String, String> member = Map.of("OS_ROLES", "member,reader", "OS_USER_ID", "u1", "OS_TENANT_ID", "p1");
        String stop = "os_compute_api:servers:stop";
        assertEquals(0, run(member, "policy", "check", "--api-name", stop).code());
        Answer other = run(member, "policy", "check", "--api-name", stop, "--target", "project_id=p2", "user_id=u1");
        assertEquals("No rules matched or allowed\n", other.out());
        Answer keypairs = run(member, "policy", "check", "--api-name", "keypairs:show", "--target", "user_id=u1");
        assertEquals(List.of("os_compute_api:os-keypairs:show"), keypairs.lines());
        Answer wrong = run(member, "policy", "check", "--target", "color=red");
        assertEquals(1, wrong.code());
        assertEquals("error: Attribute not supported: color\n", wrong.out());
    }

    @Test
    void theOperatorsFileCounts() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), "\"" + SHOW + "\": \"role:auditor\"\n");
        Answer auditor = run(Map.of("OS_ROLES", "auditor"), "policy", "check", "--api-name", SHOW);
        assertEquals(List.of(SHOW), auditor.lines());
        Answer admin = run(Map.of("OS_ROLES", "admin"), "policy", "check");
        assertFalse(admin.lines().contains(SHOW));
        assertTrue(admin.lines().contains("os_compute_api:os-services:list"));
        Files.writeString(folder.resolve("policy.yaml"), "\"" + SHOW + "\": \"role:a and\"\n");
        assertEquals(
                "error: policy check \"role:a and\": a check is missing at the end\n",
                run(Map.of(), "policy", "check").out());
    }

    @Test
    void anInstanceStandsForItsOwner() throws IOException {
        ManagedCloud cloud = new ManagedCloud(TestDatabases.H2, folder);
        cloud.run("db", "sync");
        SampleServers server = SampleServers.named("web").of("p1");
        cloud.change(tx -> new ServerStore().insert(tx, server.server()));
        String target = "instance_id=" + server.id();
        String[] check = {"policy", "check", "--api-name", SHOW, "--target", target};
        String database = Files.readString(folder.resolve("nova.conf"));
        assertEquals(
                0,
                runWith(database, Map.of("OS_ROLES", "reader", "OS_TENANT_ID", "p1"), check)
                        .code());
        assertEquals(
                1,
                runWith(database, Map.of("OS_ROLES", "reader", "OS_TENANT_ID", "p2"), check)
                        .code());
        String missing = "instance_id=11111111-2222-3333-4444-555555555555";
        assertEquals(
                "error: Instance 11111111-2222-3333-4444-555555555555 could not be found.\n",
                runWith(database, Map.of(), "policy", "check", "--target", missing)
                        .out());
    }

    @Test
    void otherWordsAreUsageErrors() throws IOException {
        assertEquals(2, run(Map.of(), "policy").code());
        assertEquals(2, run(Map.of(), "nonsense").code());
        assertEquals(
                List.of("version bash-completion policy"),
                run(Map.of(), "bash-completion").lines());
        assertEquals(0, run(Map.of(), "version").code());
    }

    private Answer run(Map<String, String> environment, String... typed) throws IOException {
        return runWith("", environment, typed);
    }

    private Answer runWith(String more, Map<String, String> environment, String... typed) throws IOException {
        Path config = folder.resolve("policy-test.conf");
        Files.writeString(
                config,
                more + "\n[oslo_policy]\npolicy_file = " + folder.resolve("policy.yaml") + "\npolicy_dirs = "
                        + folder.resolve("policy.d") + "\n");
        List<String> arguments = new ArrayList<>(List.of("--config-file", config.toString()));
        arguments.addAll(List.of(typed));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new NovaPolicy(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment)
                .run(arguments.toArray(String[]::new));
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
