package nova.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class WaitTest {
    @Test
    void anEmptyListCanBeWaitedFor() {
        assertTrue(Wait.said(answer(200, "{\"servers\":[]}"), "/servers", "[]"));
        assertFalse(Wait.said(answer(200, "{\"servers\":[{}]}"), "/servers", "[]"));
    }

    @Test
    void statusIsTheAnswersUnlessAPartOfTheBodyIsNamed() {
        assertTrue(Wait.said(answer(404, "{}"), "/status", "404"));
        assertTrue(Wait.said(answer(200, "{\"server\":{\"status\":\"ACTIVE\"}}"), "/server/status", "ACTIVE"));
        assertFalse(Wait.said(answer(200, "{\"server\":{\"status\":\"BUILD\"}}"), "/server/status", "ACTIVE"));
    }

    @Test
    void aRefusalAndAServerInErrorAreNotWaitedForAnyLonger() {
        assertTrue(Wait.hopeless(answer(404, "{}"), "/server/status"));
        assertTrue(Wait.hopeless(answer(200, "{\"server\":{\"status\":\"ERROR\"}}"), "/server/status"));
        assertFalse(Wait.hopeless(answer(200, "{\"server\":{\"status\":\"BUILD\"}}"), "/server/status"));
        assertFalse(Wait.hopeless(answer(200, "{\"server\":{\"status\":\"ERROR\"}}"), "/status"));
    }

    private static Answer answer(int status, String text) {
        return Answer.of(status, Map.of(), text);
    }
}
