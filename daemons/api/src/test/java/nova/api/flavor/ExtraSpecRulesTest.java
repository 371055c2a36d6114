package nova.api.flavor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;

/** Against a table of what Nova's own validators answer: every extra spec with good and bad values. */
class ExtraSpecRulesTest {
    private record Row(String name, String value, String message) {}

    private static List<Row> table() throws IOException {
        try (InputStream in = ExtraSpecRulesTest.class.getResourceAsStream("extra-specs.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Row(cells[0], cells[1], cells[2]))
                    .toList();
        }
    }

    private static String message(String name, String value) {
        try {
            ExtraSpecRules.check(name, value);
            return "";
        } catch (NovaException refused) {
            return refused.getMessage();
        }
    }

    @Test
    void everyValueIsJudgedAsNovaJudgesIt() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Row> rows = table();
        for (Row row : rows) {
            String message = message(row.name(), row.value());
            if (!message.equals(row.message())) {
                wrong.add(row + " but was: " + message);
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(rows.size() > 500, "only " + rows.size() + " rows");
    }

    @Test
    void everyKnownNameIsInTheTable() throws IOException {
        Set<String> untried = new TreeSet<>(KnownSpecs.read().names());
        table().forEach(row -> untried.remove(row.name()));
        assertEquals(Set.of(), untried);
    }

    @Test
    void standardTraitsAreKnownAndOthersAreNot() {
        assertEquals("", message("trait:HW_CPU_X86_AVX512F", "required"));
        assertEquals("", message("trait2:COMPUTE_TRUSTED_CERTS", "forbidden"));
        assertEquals(
                "Validation failed; extra spec 'trait:HW_CPU_X86_NEVER' does not appear to be a valid extra spec.",
                message("trait:HW_CPU_X86_NEVER", "required"));
    }

    @Test
    void longWrongValuesAreRefusedAtOnce() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            assertTrue(message("hw:pmem", "a".repeat(254) + "!").contains("not of the format"));
            assertTrue(message("hw:cpu_realtime_mask", "1" + ",1-1".repeat(63) + "x")
                    .contains("not of the format"));
            assertTrue(message("pci_passthrough:alias", "a:1" + " ,a:1".repeat(50) + " ")
                    .contains("not of the format"));
        });
    }
}
