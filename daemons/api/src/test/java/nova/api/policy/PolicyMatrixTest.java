package nova.api.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nova.api.fixture.PolicyMatrix;
import nova.api.fixture.PolicyMatrix.Row;
import nova.api.fixture.PolicyMatrix.Verdict;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.api.fixture.Things;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.http.Route;
import nova.http.policy.NovaPolicies;
import nova.http.policy.PolicyRule;

/** Every route, asked by every role, about what is theirs and what is not, against the table of who may. */
class PolicyMatrixTest {
    private static final String STRANGER_PROJECT = "bbbb0000bbbb0000bbbb0000bbbb0000";

    private final PolicyMatrix matrix = PolicyMatrix.read();

    @OnEachDatabase(TestDatabases.H2)
    void everyRouteHasItsRowAndItsRule(Database database) {
        Set<String> known = NovaPolicies.all().stream().map(PolicyRule::name).collect(Collectors.toSet());
        List<String> mistakes = new ArrayList<>();
        for (Route route : new TestApi(database).routes()) {
            Optional<Row> row = matrix.of(route);
            if (row.isEmpty()) {
                mistakes.add(name(route) + " has no row in nova/api/policy/matrix.tsv: say there who may call it");
            } else if (route.policy().isPresent()
                    && !route.policy().get().equals(row.get().rule())) {
                mistakes.add(name(route) + " asks " + route.policy().get() + ", its row says "
                        + row.get().rule());
            } else if (route.policy().isEmpty() && !row.get().rule().isEmpty()) {
                mistakes.add(
                        name(route) + " asks nothing, its row says " + row.get().rule());
            }
            route.policy()
                    .filter(rule -> !known.contains(rule))
                    .ifPresent(rule ->
                            mistakes.add(name(route) + " asks " + rule + ", which nova-policies.tsv does not have"));
        }
        assertEquals("", String.join("\n", mistakes));
    }

    @OnEachDatabase(TestDatabases.H2)
    void everyRoleGetsWhatTheTableSays(Database database) {
        TestApi api = new TestApi(database);
        Things things = new Things(api);
        List<String> mistakes = new ArrayList<>();
        int asked = 0;
        for (Route route : api.routes()) {
            Optional<Row> row = matrix.of(route);
            for (String role : row.isPresent() ? PolicyMatrix.ROLES : List.<String>of()) {
                asked++;
                String path = things.path(route.path());
                boolean named = row.get().kind().equals("user");
                String suffix = named ? "?user_id=" + role : "";
                verify(
                                role,
                                row.get().own(role),
                                ask(api, things, new Question(role, route, row.get(), path + suffix)),
                                route)
                        .ifPresent(mistakes::add);
                Optional<Verdict> foreign = row.get().foreign(role);
                if (foreign.isPresent()) {
                    asked++;
                    boolean sameProject = named || row.get().kind().equals("project");
                    String who = sameProject ? role : role + "@" + STRANGER_PROJECT;
                    String where = named
                            ? things.path(route.path()) + "?user_id=somebody"
                            : things.path(route.path()).replace(TestApi.PROJECT, STRANGER_PROJECT);
                    boolean bodyNames = named && route.method().equals("POST");
                    if (!bodyNames) {
                        verify(who, foreign.get(), ask(api, things, new Question(who, route, row.get(), where)), route)
                                .ifPresent(mistakes::add);
                    }
                }
            }
        }
        assertEquals("", String.join("\n", mistakes));
        assertTrue(asked >= api.routes().size() * PolicyMatrix.ROLES.size(), "asked only " + asked);
    }

    private record Question(String who, Route route, Row row, String path) {}

    private static Answer ask(TestApi api, Things things, Question question) {
        String version = Things.newest(question.route());
        String method = question.route().method();
        Answer answer = api.as(
                question.who(),
                version,
                method,
                question.path(),
                things.body(question.row().body(question.route())));
        if (!method.equals("GET") && answer.status() < 300) {
            things.makeAnew();
        }
        return answer;
    }

    private static Optional<String> verify(String who, Verdict wanted, Answer answer, Route route) {
        Verdict got = verdict(answer);
        boolean right = got == wanted && answer.status() < 500;
        return right
                ? Optional.empty()
                : Optional.of(name(route) + " by " + who + ": wanted " + wanted + ", got " + answer.status() + " "
                        + answer.body());
    }

    private static Verdict verdict(Answer answer) {
        String text = answer.body().toString();
        if (answer.status() == 403 && text.contains("Policy doesn't allow")) {
            return Verdict.FORBIDDEN;
        }
        boolean hidden = answer.status() == 404 && text.contains("\"Instance ") && text.contains("could not be found");
        return hidden ? Verdict.NOT_FOUND : Verdict.ALLOWED;
    }

    private static String name(Route route) {
        return route.method() + " " + route.path().text()
                + route.action().map(key -> " " + key).orElse("");
    }
}
