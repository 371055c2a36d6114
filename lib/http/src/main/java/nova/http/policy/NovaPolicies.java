package nova.http.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The compute API's rules with their defaults, as in {@code nova-policies.tsv}. */
public final class NovaPolicies {
    private static final String TABLE = "nova-policies.tsv";
    private static final int COLUMNS = 6;

    private NovaPolicies() {}

    public static List<PolicyRule> all() {
        try (InputStream table = NovaPolicies.class.getResourceAsStream(TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(NovaPolicies::rule)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + TABLE, broken);
        }
    }

    private static PolicyRule rule(String line) {
        String[] cells = java.util.Arrays.copyOf(line.split("\t", -1), COLUMNS);
        String oldName = cell(cells, 3);
        boolean leaving = oldName.equals("leaving");
        Optional<PolicyRule.Old> old = oldName.isEmpty() || leaving
                ? Optional.empty()
                : Optional.of(new PolicyRule.Old(oldName, cell(cells, 4), cell(cells, 5)));
        List<String> scopes =
                cell(cells, 2).isEmpty() ? List.of() : List.of(cell(cells, 2).split(","));
        return new PolicyRule(cells[0], cells[1], scopes, old, leaving);
    }

    private static String cell(String[] cells, int column) {
        return cells[column] == null ? "" : cells[column];
    }
}
