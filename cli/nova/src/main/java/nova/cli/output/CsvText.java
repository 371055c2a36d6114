package nova.cli.output;

import java.util.List;

/** Comma-separated values, everything quoted that needs it. */
final class CsvText {
    private CsvText() {}

    static void line(StringBuilder out, List<String> cells) {
        String comma = "";
        for (String cell : cells) {
            boolean quote = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
            out.append(comma).append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
            comma = ",";
        }
        out.append('\n');
    }
}
