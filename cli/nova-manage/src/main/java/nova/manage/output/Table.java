package nova.manage.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows in a box, as Nova's commands print them: cells centred or to the left. */
public final class Table {
    /** Where the text stands in its cell. */
    public enum Align {
        LEFT,
        CENTRE
    }

    private final List<String> header;
    private final Align align;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(Align align, String... header) {
        this.align = align;
        this.header = List.of(header);
    }

    public Table row(Object... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException("a row has " + cells.length + " cells, the header " + header.size());
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** With a line end after each line. */
    public String text() {
        List<Integer> widths = IntStream.range(0, header.size())
                .mapToObj(column -> Math.max(
                        length(header.get(column)),
                        rows.stream()
                                .mapToInt(row -> length(row.get(column)))
                                .max()
                                .orElse(0)))
                .toList();
        String line = widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("+", "+", "+\n"));
        StringBuilder text =
                new StringBuilder(line).append(line(header, widths)).append(line);
        rows.forEach(row -> text.append(line(row, widths)));
        return text.append(rows.isEmpty() ? "" : line).toString();
    }

    private String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cell(cells.get(column), widths.get(column)))
                .collect(Collectors.joining("|", "|", "|\n"));
    }

    private String cell(String text, int width) {
        int room = width - length(text);
        int left = align == Align.CENTRE ? room / 2 : 0;
        return " " + " ".repeat(left) + text + " ".repeat(room - left) + " ";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
