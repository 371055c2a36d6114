package nova.cli.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nova.cli.CommandFailure;
import nova.cli.json.JsonObject;
import nova.cli.json.PythonText;

/** The columns of {@code nova list}: titles, and how each gets its value. */
record ListColumns(List<String> titles, List<Function<ListedServer, Object>> values) {
    static ListColumns standard(boolean minimal, boolean allTenants, boolean changes) {
        ListColumns columns = new ListColumns(new ArrayList<>(), new ArrayList<>());
        columns.add("ID", server -> field(server, "id"));
        columns.add("Name", server -> field(server, "name"));
        if (minimal) {
            return columns;
        }
        if (allTenants) {
            columns.add("Tenant ID", server -> field(server, "tenant_id"));
        }
        columns.add("Status", server -> field(server, "status"));
        columns.add("Task State", server -> field(server, "task_state"));
        columns.add("Power State", server -> field(server, "power_state"));
        columns.add("Networks", server -> Networks.text(server.source()));
        if (changes) {
            columns.add("Updated", server -> field(server, "updated"));
        }
        return columns;
    }

    /** {@code example} tells which fields there are. */
    static ListColumns ofFields(String fields, ListedServer example, boolean flavorById) {
        ListColumns columns = new ListColumns(new ArrayList<>(), new ArrayList<>());
        columns.add("ID", server -> field(server, "id"));
        List<Object> unknown = new ArrayList<>();
        Set<String> wanted = new LinkedHashSet<>(List.of(fields.split(",", -1)));
        for (String name : wanted) {
            boolean known = name.equals("networks")
                    || example.fields().containsKey(name)
                    || example.source().has(name);
            if (!known) {
                unknown.add(name);
            } else if (!name.equals("id")) {
                columns.add(title(name), server -> chosen(server, name, flavorById));
            }
        }
        if (!unknown.isEmpty()) {
            throw CommandFailure.because("Non-existent fields are specified: " + PythonText.repr(unknown));
        }
        return columns;
    }

    List<Object> row(ListedServer server) {
        List<Object> row = new ArrayList<>();
        values.forEach(value -> row.add(value.apply(server)));
        return row;
    }

    private void add(String title, Function<ListedServer, Object> value) {
        titles.add(title);
        values.add(value);
    }

    private static Object field(ListedServer server, String name) {
        return server.fields().getOrDefault(name, "");
    }

    private static Object chosen(ListedServer server, String name, boolean flavorById) {
        if (name.equals("networks")) {
            return Networks.text(server.source());
        }
        Object value = server.fields().getOrDefault(name, "");
        if (name.equals("security_groups") && value instanceof List<?> groups) {
            return String.join(
                    ", ",
                    groups.stream()
                            .map(each -> JsonObject.of(each).text("name", ""))
                            .toList());
        }
        if (name.equals("flavor") && flavorById && value instanceof Map<?, ?> flavor) {
            return flavor.get("id");
        }
        return value == null ? "None" : value;
    }

    /** {@code OS-EXT-STS:task_state} becomes {@code OS-EXT-STS: Task State}; mixed case stays. */
    private static String title(String name) {
        int colon = name.lastIndexOf(':');
        String before = colon < 0 ? "" : name.substring(0, colon) + ": ";
        String words = name.substring(colon + 1).replace('_', ' ');
        boolean oneCase = words.equals(words.toLowerCase(Locale.ROOT)) || words.equals(words.toUpperCase(Locale.ROOT));
        return before + (oneCase ? titleCase(words) : words);
    }

    private static String titleCase(String words) {
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (char each : words.toCharArray()) {
            out.append(first ? Character.toUpperCase(each) : Character.toLowerCase(each));
            first = !Character.isLetter(each);
        }
        return out.toString();
    }
}
