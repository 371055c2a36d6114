package nova.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;

final class ScriptTest {
    @Test
    void choicesMakeOneLineIntoSeveral() {
        Play play = only("== flavors", "versions 2.1 2.55/", "[<admin|member>] GET /flavors/<1|2>");
        assertEquals(List.of(1, 54, 55), play.versions());
        assertEquals(
                List.of("admin /flavors/1", "admin /flavors/2", "member /flavors/1", "member /flavors/2"),
                play.steps().stream()
                        .map(step -> step.role() + " " + step.path())
                        .toList());
    }

    @Test
    void whatIsSavedIsNoBody() {
        Step step = only("== a", "GET /servers -> r=/servers/0/id,s=/servers/1/id")
                .steps()
                .getFirst();
        assertEquals(Optional.empty(), step.body());
        assertEquals(Map.of("r", "/servers/0/id", "s", "/servers/1/id"), step.saves());
    }

    @Test
    void headersAreForTheNextLineOnly() {
        Play play = only("== a", "+ Accept: <x|y>", "GET /a", "GET /b");
        assertEquals(
                List.of(List.of("Accept: x"), List.of("Accept: y"), List.of()),
                play.steps().stream().map(Step::headers).toList());
    }

    @Test
    void rangesRolesAndSilenceAreReadInAnyOrder() {
        Step step = only("== a", "~ [2.10..2.20] [reader] POST /a {\"b\": [1]}")
                .steps()
                .getFirst();
        assertFalse(step.compared());
        assertEquals(new VersionRange(10, 20), step.versions());
        assertEquals("reader", step.role());
        assertEquals(Optional.of("{\"b\": [1]}"), step.body());
    }

    @Test
    void otherLinesAreRefused() {
        assertThrows(NovaException.class, () -> only("== a", "fetch something"));
    }

    private static Play only(String... lines) {
        return Script.parse(List.of(lines)).getFirst();
    }
}
