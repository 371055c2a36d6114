package nova.api.gone;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.http.Route;

class GoneApiTest {
    @OnEachDatabase(TestDatabases.H2)
    void everyGonePathSaysSoInTheFirstAndTheLastVersion(Database database) {
        TestApi api = new TestApi(database);
        for (Route route : GoneRoutes.routes()) {
            String path = route.path().text().replaceAll("\\{[a-z]+}", "x");
            String body = route.action().map(key -> "{'" + key + "': null}").orElse("");
            for (String version : new String[] {"2.1", "2.104"}) {
                assertEquals(
                        json("{'computeFault': {'code': 410, 'message':"
                                + "'This resource is no longer available. No forwarding address is given.'}}"),
                        api.as("reader", version, route.method(), path, body).body(),
                        route.method() + " " + path);
            }
        }
        assertEquals(53, GoneRoutes.routes().size());
    }

    @OnEachDatabase(TestDatabases.H2)
    void otherActionsOfAGonePathAreNoActions(Database database) {
        assertEquals(
                "There is no such action: paint",
                new TestApi(database)
                        .post("2.1", "/os-fixed-ips/10.0.0.1/action", "{'paint': {}}")
                        .message());
    }
}
