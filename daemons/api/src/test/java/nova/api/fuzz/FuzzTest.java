package nova.api.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Raw;
import nova.api.fixture.Things;
import nova.api.fuzz.FuzzedRequests.Fuzzed;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.http.Route;
import nova.http.json.Json;
import nova.model.error.NovaException;

/**
 * Wrong requests by the thousand for every route of the table: none may end in a server error, an answer without bound,
 * or an error in another shape than Nova's. {@code -Dfuzz.seed=N} plays a seed again, {@code -Dfuzz.rounds=N} plays more
 * requests per route, {@code -Dfuzz.only="POST /servers"} one route alone.
 */
class FuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20_260);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 12);
    private static final String ONLY = System.getProperty("fuzz.only", "");
    private static final long MOST_BYTES = 1 << 20;
    /** Of the one thread that answers, however busy the machine is. */
    private static final long SLOWEST_MILLIS = 5000;

    private static final int MOST_MISTAKES = 40;

    @OnEachDatabase
    void noWrongRequestIsTheServicesFault(Database database) {
        TestApi api = new TestApi(database);
        Things things = new Things(api);
        FuzzedRequests requests = new FuzzedRequests(things);
        List<String> mistakes = new ArrayList<>();
        for (Route route : api.routes()) {
            for (int round = 0; round < ROUNDS && name(route).startsWith(ONLY); round++) {
                Fuzzed fuzzed =
                        requests.make(route, SEED + 31L * round + name(route).hashCode());
                send(api, things, fuzzed)
                        .ifPresent(mistake -> mistakes.add("seed " + SEED + " " + name(route) + ": " + mistake));
            }
        }
        assertEquals(
                "",
                String.join("\n", mistakes.subList(0, Math.min(MOST_MISTAKES, mistakes.size()))),
                () -> mistakes.size() + " requests went wrong; play them again with -Dfuzz.seed=" + SEED
                        + " -Dfuzz.rounds=" + ROUNDS);
    }

    private static Optional<String> send(TestApi api, Things things, Fuzzed fuzzed) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        Raw answer = api.raw(fuzzed.headers(), fuzzed.version(), fuzzed.method(), fuzzed.path(), fuzzed.body());
        long millis = (clock.getCurrentThreadCpuTime() - start) / 1_000_000;
        if (!fuzzed.method().equals("GET") && answer.status() < 300) {
            things.makeAnew();
        }
        Optional<String> wrong = millis > SLOWEST_MILLIS ? Optional.of("took " + millis + " ms of CPU") : wrong(answer);
        return wrong.map(what -> what + " for " + cut(fuzzed.toString()));
    }

    private static Optional<String> wrong(Raw answer) {
        if (answer.status() >= 500 && answer.status() != 501) {
            return Optional.of(answer.status() + " " + cut(answer.text()));
        }
        if (answer.text().length() > MOST_BYTES) {
            return Optional.of("an answer of " + answer.text().length() + " characters");
        }
        return answer.status() < 400 ? Optional.empty() : shape(answer);
    }

    private static Optional<String> shape(Raw answer) {
        JsonNode body;
        try {
            body = Json.read(answer.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (NovaException malformed) {
            return Optional.of("no JSON: " + cut(answer.text()));
        }
        JsonNode fault = body.size() == 1 ? body.elements().next() : body;
        boolean unknownPath = body.path("code").asText().equals("404 Not Found");
        boolean novas = fault.path("code").asInt() == answer.status()
                && fault.path("message").isTextual()
                && !fault.path("message").textValue().isEmpty();
        if (!novas && !unknownPath) {
            return Optional.of("not Nova's shape: " + answer.status() + " " + cut(answer.text()));
        }
        return Optional.empty();
    }

    private static String name(Route route) {
        return route.method() + " " + route.path().text()
                + route.action().map(key -> " " + key).orElse("");
    }

    private static String cut(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "..." : text;
    }
}
