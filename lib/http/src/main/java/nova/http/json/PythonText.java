package nova.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes a JSON value as Python would, because Nova's messages quote values that way. */
public final class PythonText {
    /** Floats of more digits before the point are written with an exponent. */
    private static final int PLAIN_DIGITS = 16;

    private PythonText() {}

    /** {@code str(value)}: text without quotes. */
    public static String str(JsonNode value) {
        return value.isTextual() ? value.textValue() : quoted(value);
    }

    /** {@code repr(value)}. */
    public static String repr(JsonNode value) {
        return quoted(value);
    }

    public static String repr(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        text.codePoints().forEach(each -> append(out, each, quote));
        return out.append(quote).toString();
    }

    private static void append(StringBuilder out, int each, char quote) {
        switch (each) {
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (each == quote) {
                    out.append('\\').append(quote);
                } else if (each < 0x20 || (each >= 0x7f && each < 0xa1)) {
                    out.append("\\x%02x".formatted(each));
                } else {
                    out.appendCodePoint(each);
                }
            }
        }
    }

    private static String quoted(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> repr(value.textValue());
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NULL, MISSING -> "None";
            case ARRAY -> {
                List<String> items = new ArrayList<>();
                value.forEach(item -> items.add(quoted(item)));
                yield "[" + String.join(", ", items) + "]";
            }
            case OBJECT -> {
                List<String> items = new ArrayList<>();
                value.properties().forEach(each -> items.add(repr(each.getKey()) + ": " + quoted(each.getValue())));
                yield "{" + String.join(", ", items) + "}";
            }
            case NUMBER -> number(value);
            case BINARY, POJO -> value.asText();
        };
    }

    /** {@code repr} of a number, as of an int or a float. */
    public static String number(JsonNode value) {
        return value.isIntegralNumber() ? value.asText() : number(value.doubleValue());
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (value == 0 || (exponent >= -4 && exponent < PLAIN_DIGITS)) {
            String plain = shortest.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = new BigDecimal(shortest.unscaledValue(), shortest.precision() - 1).toPlainString();
        return "%se%s%02d".formatted(digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
