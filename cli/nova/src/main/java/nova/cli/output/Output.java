package nova.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.cli.json.Json;
import nova.cli.json.PythonText;

/**
 * Where a command's results go. Tables and properties follow the chosen format; messages go to standard output with
 * tables, and to standard error with formats that programs read.
 */
public final class Output {
    private final PrintStream out;
    private final PrintStream err;
    private final Format format;

    public Output(PrintStream out, PrintStream err, Format format) {
        this.out = out;
        this.err = err;
        this.format = format;
    }

    public Output as(Format other) {
        return new Output(out, err, other);
    }

    public Format format() {
        return format;
    }

    /** A sentence for people. */
    public void message(String text) {
        (format == Format.TABLE ? out : err).print(text + "\n");
        (format == Format.TABLE ? out : err).flush();
    }

    /** Text that is itself the result: a console, a key. */
    public void text(String text) {
        out.print(text + "\n");
        out.flush();
    }

    /** Part of a line that will be written over: progress. */
    public void progress(String text) {
        PrintStream stream = format == Format.TABLE ? out : err;
        stream.print(text);
        stream.flush();
    }

    public void warning(String text) {
        err.print(text + "\n");
        err.flush();
    }

    /** Rows as they came. */
    public void table(List<String> columns, List<List<Object>> rows) {
        table(columns, rows, -1);
    }

    /** Rows ordered by the text in column {@code sortBy}, then by the columns from the left; -1 keeps the order. */
    public void table(List<String> columns, List<List<Object>> rows, int sortBy) {
        List<List<Object>> ordered = new ArrayList<>(rows);
        if (sortBy >= 0) {
            ordered.sort(byColumn(sortBy));
        }
        StringBuilder text = new StringBuilder();
        switch (format) {
            case TABLE ->
                AsciiTable.write(
                        text, columns, ordered.stream().map(Output::cells).toList());
            case JSON -> text.append(Json.pretty(named(columns, ordered))).append('\n');
            case YAML -> YamlText.write(text, named(columns, ordered));
            case CSV -> {
                CsvText.line(text, columns);
                ordered.forEach(row ->
                        CsvText.line(text, row.stream().map(Output::plain).toList()));
            }
            case VALUE ->
                ordered.forEach(row -> text.append(
                                String.join(" ", row.stream().map(Output::plain).toList()))
                        .append('\n'));
        }
        out.print(text);
        out.flush();
    }

    /** Names and values of one thing, sorted by name, values folded at {@code wrap} columns when that is positive. */
    public void properties(Map<String, Object> values, int wrap) {
        properties(values, wrap, "Property", "Value");
    }

    public void properties(Map<String, Object> values) {
        properties(values, 0);
    }

    public void properties(Map<String, Object> values, int wrap, String nameTitle, String valueTitle) {
        Map<String, Object> sorted = new TreeMap<>(values);
        StringBuilder text = new StringBuilder();
        switch (format) {
            case TABLE -> {
                List<List<String>> rows = new ArrayList<>();
                sorted.forEach((name, value) -> PropertyRows.add(rows, name, value, wrap));
                AsciiTable.write(text, List.of(nameTitle, valueTitle), rows);
            }
            case JSON -> text.append(Json.pretty(sorted)).append('\n');
            case YAML -> YamlText.write(text, sorted);
            case CSV -> {
                CsvText.line(text, List.of(nameTitle, valueTitle));
                sorted.forEach((name, value) -> CsvText.line(text, List.of(name, plain(value))));
            }
            case VALUE ->
                sorted.values().forEach(value -> text.append(plain(value)).append('\n'));
        }
        out.print(text);
        out.flush();
    }

    private static Comparator<List<Object>> byColumn(int column) {
        return (left, right) -> {
            int first = PythonText.of(left.get(column)).compareTo(PythonText.of(right.get(column)));
            for (int i = 0; first == 0 && i < left.size(); i++) {
                first = PythonText.of(left.get(i)).compareTo(PythonText.of(right.get(i)));
            }
            return first;
        };
    }

    private static List<String> cells(List<Object> row) {
        return row.stream()
                .map(value -> value == null ? "-" : PythonText.of(value).replace("\r", ""))
                .toList();
    }

    private static List<Map<String, Object>> named(List<String> columns, List<List<Object>> rows) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                object.put(columns.get(i), row.get(i));
            }
            objects.add(object);
        }
        return objects;
    }

    private static String plain(Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map -> Json.write(map);
            case List<?> list -> Json.write(list);
            default -> PythonText.of(value);
        };
    }
}
