package nova.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void cellsOfSeveralLinesAndWideLettersKeepTheFrameStraight() {
        StringBuilder out = new StringBuilder();
        AsciiTable.write(out, List.of("ID", "Name"), List.of(List.of("1", "日本"), List.of("", "é\nsecond")));
        assertEquals("""
                +----+--------+
                | ID | Name   |
                +----+--------+
                | 1  | 日本   |
                |    | é      |
                |    | second |
                +----+--------+
                """, out.toString());
    }

    @Test
    void emptyTableIsItsHeader() {
        StringBuilder out = new StringBuilder();
        AsciiTable.write(out, List.of("ID"), List.of());
        assertEquals("+----+\n| ID |\n+----+\n+----+\n", out.toString());
    }

    @Test
    void textIsFoldedAtSpacesAndHyphens() {
        assertEquals("aaa bbb\nccc", FoldedText.fold("aaa bbb ccc", 8));
        assertEquals("well-\nknown", FoldedText.fold("well-known", 7));
        assertEquals("abcdefg\nhij", FoldedText.fold("abcdefghij", 7));
        assertEquals("aaa\nbbb\nb", FoldedText.fold("aaa bbbb", 3));
        assertEquals("r\n-\na", FoldedText.fold("r-a", 1));
    }
}
