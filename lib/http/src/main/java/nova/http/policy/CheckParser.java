package nova.http.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * Parses oslo.policy's language: {@code and} binds tighter than {@code or}, {@code not} tightest, with parentheses.
 * Words end at blanks; parentheses count only at the ends of a word, since {@code %(name)s} has some inside.
 */
final class CheckParser {
    /** Expressions may be this deep; deeper ones would not fit the stack of whoever asks them. */
    private static final int MAX_DEPTH = 100;

    private static final Set<String> REMOTE = Set.of("http", "https");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int next;
    private int depth;

    private CheckParser(String text) {
        this.text = text;
        for (String word : text.strip().split("\\s+")) {
            split(word);
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

    private void split(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && word.charAt(start) == '(') {
            words.add("(");
            start++;
        }
        while (end > start && word.charAt(end - 1) == ')') {
            end--;
        }
        if (start < end) {
            words.add(word.substring(start, end));
        }
        for (int i = end; i < word.length(); i++) {
            words.add(")");
        }
    }

    private Check any() {
        if (++depth > MAX_DEPTH) {
            throw mistake("it is deeper than " + MAX_DEPTH);
        }
        List<Check> checks = new ArrayList<>(List.of(all()));
        while (takes("or")) {
            checks.add(all());
        }
        depth--;
        return checks.size() == 1 ? checks.getFirst() : new Check.Any(checks);
    }

    private Check all() {
        List<Check> checks = new ArrayList<>(List.of(one()));
        while (takes("and")) {
            checks.add(one());
        }
        return checks.size() == 1 ? checks.getFirst() : new Check.All(checks);
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
        if (REMOTE.contains(left)) {
            throw mistake("checks by a remote server are not supported; say it with roles and rules");
        }
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
