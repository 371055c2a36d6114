package nova.cli.output;

import java.util.List;

/** The frame of prettytable, everything aligned left: byte for byte what novaclient prints. */
final class AsciiTable {
    private AsciiTable() {}

    static void write(StringBuilder out, List<String> columns, List<List<String>> rows) {
        int[] widths = new int[columns.size()];
        measure(widths, columns);
        rows.forEach(row -> measure(widths, row));
        rule(out, widths);
        line(out, widths, columns);
        rule(out, widths);
        for (List<String> row : rows) {
            line(out, widths, row);
        }
        rule(out, widths);
    }

    private static void measure(int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            for (int from = 0; from <= cell.length(); ) {
                int end = cell.indexOf('\n', from);
                int to = end < 0 ? cell.length() : end;
                widths[i] = Math.max(widths[i], TextWidth.of(cell.substring(from, to)));
                from = to + 1;
            }
        }
    }

    private static void rule(StringBuilder out, int[] widths) {
        for (int width : widths) {
            out.append('+').repeat('-', width + 2);
        }
        out.append("+\n");
    }

    /** A cell of several lines makes a row of several lines. */
    private static void line(StringBuilder out, int[] widths, List<String> row) {
        int height = 1;
        for (String cell : row) {
            height = Math.max(
                    height, (int) cell.chars().filter(each -> each == '\n').count() + 1);
        }
        if (height == 1) {
            single(out, widths, row);
            return;
        }
        for (int i = 0; i < height; i++) {
            int number = i;
            single(out, widths, row.stream().map(cell -> nth(cell, number)).toList());
        }
    }

    private static void single(StringBuilder out, int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            out.append("| ").append(cell).repeat(' ', Math.max(0, widths[i] - TextWidth.of(cell)) + 1);
        }
        out.append("|\n");
    }

    private static String nth(String cell, int number) {
        String[] lines = cell.split("\n", -1);
        return number < lines.length ? lines[number] : "";
    }
}
