package nova.cli.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Values as Python's {@code str} and {@code repr} print them: that is what stands in novaclient's tables. */
public final class PythonText {
    private PythonText() {}

    /** {@code str(value)}. */
    public static String of(Object value) {
        return value instanceof String text ? text : repr(value);
    }

    // no pattern switch here: it would be spun into a class at each start
    public static String repr(Object value) {
        if (value == null) {
            return "None";
        } else if (value instanceof String text) {
            return quoted(text);
        } else if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        } else if (value instanceof Double number) {
            return number(number);
        } else if (value instanceof Map<?, ?> map) {
            StringBuilder out = new StringBuilder("{");
            for (Map.Entry<?, ?> each : map.entrySet()) {
                out.append(out.length() == 1 ? "" : ", ").append(repr(each.getKey()));
                out.append(": ").append(repr(each.getValue()));
            }
            return out.append('}').toString();
        } else if (value instanceof List<?> list) {
            StringBuilder out = new StringBuilder("[");
            for (Object each : list) {
                out.append(out.length() == 1 ? "" : ", ").append(repr(each));
            }
            return out.append(']').toString();
        }
        return value.toString();
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> out.append(each == quote ? "\\" : "").append(each);
            }
        }
        return out.append(quote).toString();
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = digits.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String all = digits.unscaledValue().abs().toString();
        String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
        String power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
        return (value < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + power;
    }
}
