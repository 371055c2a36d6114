package nova.api.reset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.db.operation.OperationStore;
import nova.db.operation.SecretStore;
import nova.model.image.ImageId;
import nova.model.image.ImageRecord;
import nova.model.operation.Verb;
import nova.runtime.secret.Sealer;

/** {@code os-resetState} through the whole API, up to the rows. */
class ResetApiTest {
    private static final String IMAGE = "11111111-2222-3333-4444-555555555555";

    private static String boot(TestApi api) {
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
        Answer answer = api.post(
                "2.1", "/servers", "{'server': {'name': 'web', 'imageRef': '%s', 'flavorRef': '1'}}".formatted(IMAGE));
        assertEquals(202, answer.status(), answer.body().toString());
        return answer.body().at("/server/id").asText();
    }

    private static Answer reset(TestApi api, String server, String state) {
        return api.post("2.1", "/servers/" + server + "/action", "{'os-resetState': {'state': '%s'}}".formatted(state));
    }

    @OnEachDatabase({TestDatabases.H2, TestDatabases.MARIADB})
    void aResetSetsTheStateAndClosesWhatRuns(Database database) {
        TestApi api = new TestApi(database);
        String server = boot(api);
        OperationStore operations = new OperationStore(new SecretStore(new Sealer(List.of())));
        assertFalse(database.read("line", tx -> operations.line(tx, server, 9)).isEmpty());

        assertEquals(202, reset(api, server, "error").status());

        JsonNode shown = api.get("2.1", "/servers/" + server).body().get("server");
        assertEquals("ERROR", shown.get("status").asText());
        assertTrue(shown.get("OS-EXT-STS:task_state").isNull(), shown.toString());
        assertEquals(
                List.of(Verb.AUDIT_SERVER),
                database.read("line", tx -> operations.line(tx, server, 9)).stream()
                        .map(left -> left.work().verb())
                        .toList());
        JsonNode actions = api.get("2.1", "/servers/" + server + "/os-instance-actions")
                .body()
                .get("instanceActions");
        assertEquals("resetState", actions.get(0).get("action").asText());
        assertEquals(202, reset(api, server, "active").status());
        assertEquals(
                "ACTIVE",
                api.get("2.1", "/servers/" + server).body().at("/server/status").asText());
    }

    @OnEachDatabase(TestDatabases.H2)
    void onlyActiveAndErrorAreStatesToResetTo(Database database) {
        TestApi api = new TestApi(database);
        String server = boot(api);

        assertEquals(400, reset(api, server, "paused").status());
        assertEquals(404, reset(api, IMAGE, "active").status());
    }
}
