package nova.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    @Test
    void orderOfKeysIsNoDifferenceAndOrderOfListsIs() {
        assertEquals(List.of(), differences("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}"));
        assertEquals(List.of("/0: real 1, ours 2", "/1: real 2, ours 1"), differences("[1,2]", "[2,1]"));
    }

    @Test
    void listsThatHaveNoOrderMayHaveAnother() {
        assertEquals(
                List.of(),
                differences("{\"rules\":[{\"a\":1,\"b\":2},{\"a\":2}]}", "{\"rules\":[{\"a\":2},{\"b\":2,\"a\":1}]}"));
        assertEquals(
                List.of("/rules/1/a: real 3, ours 2"),
                differences("{\"rules\":[{\"a\":3},{\"a\":1}]}", "{\"rules\":[{\"a\":1},{\"a\":2}]}"));
    }

    @Test
    void missingAndForeignKeysAreNamed() {
        assertEquals(
                List.of("/server/a: real 1, ours none", "/server/b: real none, ours 2"),
                differences("{\"server\":{\"a\":1}}", "{\"server\":{\"b\":2}}"));
    }

    @Test
    void whatIsMadeByChanceMustOnlyBeOfOneKind() {
        assertEquals(List.of(), differences("{\"adminPass\":\"x\",\"id\":3}", "{\"adminPass\":\"y\",\"id\":4}"));
        assertEquals(
                List.of("/adminPass: real \"x\", ours null"),
                differences("{\"adminPass\":\"x\"}", "{\"adminPass\":null}"));
    }

    @Test
    void hostsAreComparedInWhateverOrderTheyCame() {
        assertEquals(
                List.of("/services/1/id: real \"b\", ours \"c\""),
                differences(
                        "{\"services\":[{\"host\":\"h2\",\"id\":\"b\"},{\"host\":\"h1\",\"id\":\"a\"}]}",
                        "{\"services\":[{\"host\":\"h1\",\"id\":\"a\"},{\"host\":\"h2\",\"id\":\"c\"}]}"));
        assertEquals(List.of(), differences("{\"hosts_not_run\":[\"a\",\"b\"]}", "{\"hosts_not_run\":[\"b\",\"a\"]}"));
    }

    @Test
    void headersCount() {
        Answer real = Answer.of(200, Map.of("vary", "x"), "");
        Answer ours = Answer.of(404, Map.of(), "");
        assertEquals(
                List.of("status: real 200, ours 404", "header vary: real x, ours none"), Comparison.of(real, ours));
    }

    @Test
    void valuesOfACloudAndIdsBecomeNames() {
        Names names = new Names();
        names.put("image", "11111111-2222-3333-4444-555555555555");
        assertEquals("/images/11111111-2222-3333-4444-555555555555", names.fill("/images/{image}"));
        assertEquals(
                "{image} {uuid} {instant}Z",
                names.hide("11111111-2222-3333-4444-555555555555 99999999-2222-3333-4444-555555555555"
                        + " 2026-01-01T00:00:00Z"));
    }

    private static List<String> differences(String real, String ours) {
        return Comparison.of(Answer.of(200, Map.of(), real), Answer.of(200, Map.of(), ours));
    }
}
