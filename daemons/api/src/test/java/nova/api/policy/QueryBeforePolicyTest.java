package nova.api.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nova.api.fixture.PolicyMatrix;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.api.fixture.Things;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.http.Route;
import nova.http.version.Microversion;

/**
 * What Nova's own query schemas say, of every route and at both ends of every range of versions, asked by somebody who
 * may do nothing: a bad query is told so before the caller is told that he may not. Both tables are made by running
 * Nova's schemas over its routes; of other routes there is no schema.
 */
class QueryBeforePolicyTest {
    private static final String LONG = "x".repeat(256);
    private static final int LEAST_ASKED = 5000;

    /** A route's schema from one minor version to another; 0 is the endpoint from before versions. */
    private record Ruled(String key, int first, int last, String schema) {
        Set<Integer> ends() {
            return first == last ? Set.of(first) : Set.of(first, last);
        }
    }

    private record Question(String query, String refusal) {}

    @OnEachDatabase(TestDatabases.H2)
    void aBadQueryIsRefusedInNovasWordsBeforeThePolicyIsAsked(Database database) {
        TestApi api = new TestApi(database);
        Things things = new Things(api);
        Map<String, List<Route>> routes = api.routes().stream().collect(Collectors.groupingBy(PolicyMatrix::key));
        Map<String, List<Question>> questions = questions();
        List<String> mistakes = new ArrayList<>();
        PolicyMatrix matrix = PolicyMatrix.read();
        int asked = 0;
        for (Ruled ruled : ruled()) {
            for (int minor : ruled.ends()) {
                Optional<Route> route = at(routes.getOrDefault(ruled.key(), List.of()), minor);
                for (Question question : route.isPresent() ? questions.get(ruled.schema()) : List.<Question>of()) {
                    asked++;
                    String path = things.path(route.get().path()) + "?" + question.query();
                    Answer answer = api.as("none", "2." + minor, route.get().method(), path, body(matrix, route.get()));
                    if (!right(question, answer)) {
                        mistakes.add(ruled.key() + "at 2." + minor + " ?" + question.query() + ": wanted "
                                + (question.refusal().isEmpty() ? "no refusal of it" : question.refusal())
                                + ", got " + answer.status() + " " + answer.body());
                    }
                }
            }
        }
        assertEquals("", String.join("\n", mistakes), () -> mistakes.size() + " queries answered otherwise");
        assertTrue(asked > LEAST_ASKED, "asked only " + asked);
    }

    @OnEachDatabase(TestDatabases.H2)
    void aRouteWithoutAQuerySchemaInNovaHasNoneHere(Database database) {
        Set<String> ruled = ruled().stream().map(Ruled::key).collect(Collectors.toSet());
        assertEquals(
                "",
                new TestApi(database)
                        .routes().stream()
                                .filter(route -> route.query().isPresent())
                                .map(PolicyMatrix::key)
                                .filter(key -> !ruled.contains(key))
                                .collect(Collectors.joining("\n")));
    }

    /** One that is right: Nova looks at the body first where there are both. */
    private static String body(PolicyMatrix matrix, Route route) {
        return route.method().equals("PUT")
                ? matrix.of(route).map(row -> row.body(route)).orElse("")
                : "";
    }

    private static boolean right(Question question, Answer answer) {
        if (!question.refusal().isEmpty()) {
            return answer.status() == 400 && sorted(answer.message()).equals(sorted(question.refusal()));
        }
        String said = answer.body().isEmpty() ? "" : answer.message();
        return answer.status() < 500
                && !said.startsWith("Invalid input for query parameters")
                && !said.startsWith("Additional properties")
                && !said.contains("not match any of the regexes");
    }

    /** Nova keeps some of the words one may choose from in sets, which have another order in each of its processes. */
    private static String sorted(String sentence) {
        int list = sentence.indexOf(" is not one of [");
        return list < 0
                ? sentence
                : sentence.substring(0, list)
                        + Arrays.stream(sentence.substring(list).split("[,\\[\\]]"))
                                .map(String::strip)
                                .sorted()
                                .toList();
    }

    private static Optional<Route> at(List<Route> routes, int minor) {
        return routes.stream()
                .filter(route -> route.versions().contains(new Microversion(2, minor)))
                .findFirst();
    }

    private static List<Ruled> ruled() {
        return table("schemas.tsv").stream()
                .map(cells -> new Ruled(
                        cells[0] + " " + cells[1] + " " + cells[2],
                        Integer.parseInt(cells[3]),
                        Integer.parseInt(cells[4]),
                        cells[5]))
                .toList();
    }

    private static Map<String, List<Question>> questions() {
        return table("answers.tsv").stream()
                .collect(Collectors.groupingBy(
                        cells -> cells[0],
                        Collectors.mapping(
                                cells -> new Question(cells[1].replace("LONG", LONG), cells[2].replace("LONG", LONG)),
                                Collectors.toList())));
    }

    private static List<String[]> table(String name) {
        try (InputStream table = QueryBeforePolicyTest.class.getResourceAsStream("/nova/api/query/" + name)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
