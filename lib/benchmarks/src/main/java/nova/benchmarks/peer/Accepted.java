package nova.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Differences that are meant. Lines are {@code REQUEST-PATTERN :: DIFFERENCE-PATTERN}, both regular expressions that
 * must match anywhere; the lines of # before them say why.
 */
final class Accepted {
    private record Rule(Pattern request, Pattern difference) {}

    private final List<Rule> rules = new ArrayList<>();

    static Accepted parse(List<String> lines) {
        Accepted accepted = new Accepted();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(" :: ", 2);
            accepted.rules.add(new Rule(Pattern.compile(parts[0]), Pattern.compile(parts[1])));
        }
        return accepted;
    }

    /** {@code request} is "ROLE 2.N METHOD PATH BODY". */
    boolean has(String request, String difference) {
        return rules.stream()
                .anyMatch(rule -> rule.request().matcher(request).find()
                        && rule.difference().matcher(difference).find());
    }
}
