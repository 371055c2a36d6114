package nova.db.server;

import nova.db.Paging;

/**
 * A regular expression about an address, as one about the JSON of a server's interfaces, where addresses stand as
 * "address":"10.0.0.4","version":4. It matches from the start of an address, as Nova's does, and nothing in it may
 * reach beyond the closing quote.
 */
final class AddressPattern {
    private static final String NOT_QUOTE = "[^\"]";

    private AddressPattern() {}

    static String inJson(int version, String expression) {
        Paging.requireExpression(expression);
        return "\"address\":\"(?:" + within(expression) + ")" + NOT_QUOTE + "*\",\"version\":" + version;
    }

    private static String within(String expression) {
        StringBuilder out = new StringBuilder();
        boolean inClass = false;
        for (int at = 0; at < expression.length(); at++) {
            char each = expression.charAt(at);
            if (each == '\\' && at + 1 < expression.length()) {
                at++;
                out.append(inClass ? "\\" + expression.charAt(at) : escaped(expression.charAt(at)));
            } else if (inClass) {
                inClass = each != ']';
                out.append(each);
            } else if (each == '[') {
                inClass = true;
                boolean negated = expression.startsWith("^", at + 1);
                at += negated ? 1 : 0;
                out.append(negated ? "[^\"" : "[");
            } else {
                out.append(plain(each));
            }
        }
        return out.toString();
    }

    private static String plain(char each) {
        return switch (each) {
            case '.' -> NOT_QUOTE;
            case '^' -> "(?<=\")";
            case '$' -> "(?=\")";
            default -> String.valueOf(each);
        };
    }

    private static String escaped(char each) {
        return switch (each) {
            case 'A' -> "(?<=\")";
            case 'Z' -> "(?=\")";
            case 'S', 'D', 'W' -> "[^\"\\" + Character.toLowerCase(each) + "]";
            default -> "\\" + each;
        };
    }
}
