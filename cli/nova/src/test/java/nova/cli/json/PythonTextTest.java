package nova.cli.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PythonTextTest {
    @Test
    void numbersLookAsPythonPrintsThem() {
        assertEquals("1.0", PythonText.of(1.0));
        assertEquals("0.1", PythonText.of(0.1));
        assertEquals("-2.5", PythonText.of(-2.5));
        assertEquals("1e+16", PythonText.of(1e16));
        assertEquals("1.5e-07", PythonText.of(1.5e-7));
        assertEquals("0.0001", PythonText.of(0.0001));
        assertEquals("1234567.25", PythonText.of(1234567.25));
    }

    @Test
    void nestedValuesLookAsPythonPrintsThem() throws IOException {
        Object value = Json.read("{\"a\": [1, true, null, \"it's\"], \"b\": \"x\\ny\"}");
        assertEquals("{'a': [1, True, None, \"it's\"], 'b': 'x\\ny'}", PythonText.of(value));
        assertEquals("{\"a\": [1, true, null, \"it's\"], \"b\": \"x\\ny\"}", Json.write(value));
    }

    @Test
    void longValuesAreSpreadOneItemPerLine() {
        assertEquals("[1, 2]", PythonPretty.of(List.of(1L, 2L)));
        String item = "x".repeat(45);
        assertEquals("['" + item + "',\n '" + item + "']", PythonPretty.of(List.of(item, item)));
    }
}
