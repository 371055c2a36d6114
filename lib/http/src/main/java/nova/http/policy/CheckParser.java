package nova.http.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Parses oslo.policy's language: {@code and} binds tighter than {@code or}, {@code not} tightest, with parentheses. */
final class CheckParser {
    private static final Pattern WORD =
            Pattern.compile("\\s*(\\(|\\)|'[^']*':%\\([^)]*\\)s|'[^']*':[^\\s()]+|[^\\s()]+:%\\([^)]*\\)s|[^\\s()]+)");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int next;

    private CheckParser(String text) {
        this.text = text;
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            words.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) {
            throw mistake("cannot read '" + text.substring(end).strip() + "'");
        }
    }

    static Check parse(String text) {
        if (text.isBlank()) {
            return new Check.Always();
        }
        CheckParser parser = new CheckParser(text);
        Check check = parser.any();
        if (parser.next < parser.words.size()) {
            throw parser.mistake("'" + parser.words.get(parser.next) + "' is one word too many");
        }
        return check;
    }

    private Check any() {
        List<Check> checks = new ArrayList<>(List.of(all()));
        while (takes("or")) {
            checks.add(all());
        }
        return checks.size() == 1 ? checks.getFirst() : new Check.Any(List.copyOf(checks));
    }

    private Check all() {
        List<Check> checks = new ArrayList<>(List.of(one()));
        while (takes("and")) {
            checks.add(one());
        }
        return checks.size() == 1 ? checks.getFirst() : new Check.All(List.copyOf(checks));
    }

    private Check one() {
        if (takes("not")) {
            return new Check.Not(one());
        }
        if (takes("(")) {
            Check inner = any();
            if (!takes(")")) {
                throw mistake("a ')' is missing");
            }
            return inner;
        }
        if (next >= words.size()) {
            throw mistake("a check is missing at the end");
        }
        return leaf(words.get(next++));
    }

    private Check leaf(String word) {
        if (word.equals("@")) {
            return new Check.Always();
        }
        if (word.equals("!")) {
            return new Check.Never();
        }
        int colon = word.startsWith("'") ? word.indexOf(':', word.indexOf('\'', 1)) : word.indexOf(':');
        if (colon < 1) {
            throw mistake("'" + word + "' is no check; checks look like role:admin or rule:name");
        }
        String left = word.substring(0, colon);
        String right = word.substring(colon + 1);
        return switch (left) {
            case "rule" -> new Check.Rule(right);
            case "role" -> new Check.Role(right);
            default -> new Check.Match(left, right);
        };
    }

    private boolean takes(String word) {
        boolean fits =
                next < words.size() && words.get(next).toLowerCase(Locale.ROOT).equals(word);
        if (fits) {
            next++;
        }
        return fits;
    }

    private NovaException mistake(String what) {
        return new NovaException(ErrorCode.BAD_REQUEST, "policy check \"" + text + "\": " + what);
    }
}
