package nova.api.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nova.api.fixture.PolicyMatrix;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;

/** Every operation of Nova's API, as matrix.tsv lists them, is there; what is not yet is named here with what it waits for. */
class RouteChecklistTest {
    /** Operation to the verb, or the resource, that has to come first. */
    private static final Map<String, String> WAITING =
            """
            DELETE /servers/{}/migrations/{} : live migration
            POST /servers/{}/migrations/{}/action force_complete : live migration
            POST /servers/{}/action os-migrateLive : live migration
            POST /servers/{}/action migrate : cold migration
            POST /servers/{}/action resize : resize
            POST /servers/{}/action confirmResize : resize
            POST /servers/{}/action revertResize : resize
            POST /os-volumes_boot/{}/action resize : resize
            POST /os-volumes_boot/{}/action confirmResize : resize
            POST /os-volumes_boot/{}/action revertResize : resize
            POST /servers/{}/action rebuild : rebuild
            POST /os-volumes_boot/{}/action rebuild : rebuild
            POST /servers/{}/action evacuate : evacuation
            POST /servers/{}/action createImage : snapshots
            POST /servers/{}/action createBackup : snapshots
            POST /os-volumes_boot/{}/action createImage : snapshots
            POST /servers/{}/action trigger_crash_dump : crash dump
            POST /os-volumes_boot/{}/action trigger_crash_dump : crash dump
            POST /servers/{}/action rescue : rescue
            POST /servers/{}/action unrescue : rescue
            POST /servers/{}/action restore : deferred delete
            POST /servers/{}/action shelve : shelving
            POST /servers/{}/action shelveOffload : shelving
            POST /servers/{}/action unshelve : shelving
            POST /servers/{}/action changePassword : guest agent
            POST /servers/{}/action injectNetworkInfo : guest agent
            POST /servers/{}/action addFixedIp : attaching interfaces
            POST /servers/{}/action removeFixedIp : attaching interfaces
            POST /servers/{}/os-interface : attaching interfaces
            DELETE /servers/{}/os-interface/{} : attaching interfaces
            POST /servers/{}/os-volume_attachments : attaching volumes
            PUT /servers/{}/os-volume_attachments/{} : attaching volumes
            DELETE /servers/{}/os-volume_attachments/{} : attaching volumes
            GET /servers/{}/shares : shares
            POST /servers/{}/shares : shares
            GET /servers/{}/shares/{} : shares
            DELETE /servers/{}/shares/{} : shares
            """.lines().map(line -> line.split(" : ")).collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));

    @OnEachDatabase(TestDatabases.H2)
    void everyOperationHasARouteOrWaitsForAVerb(Database database) {
        Set<String> known =
                new TestApi(database).routes().stream().map(PolicyMatrix::key).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(PolicyMatrix.read().keys());
        missing.removeAll(known);
        Set<String> waiting = new TreeSet<>(WAITING.keySet());
        assertEquals(
                "",
                missing.stream()
                        .map(String::strip)
                        .filter(each -> !waiting.contains(each))
                        .collect(Collectors.joining("\n")),
                "operations without a route");
        missing.stream().map(String::strip).forEach(waiting::remove);
        assertEquals("", String.join("\n", waiting), "no longer waiting: take them off the list");
    }
}
