package nova.all.clients;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kept list of differences we stand by, each below its reason: {@code s/PATTERN/REPLACEMENT/} turns what novaclient
 * says into what ours says, in any command; other lines are patterns of whole commands whose answers differ.
 */
final class Accepted {
    private record Rule(String line, String reason) {
        boolean isOfText() {
            return line.startsWith("s/");
        }

        Run turned(Run their) {
            String[] parts = line.split("/", -1);
            Pattern pattern = Pattern.compile("(?m)" + parts[1]);
            return new Run(
                    their.code(),
                    pattern.matcher(their.out()).replaceAll(parts[2]),
                    pattern.matcher(their.err()).replaceAll(parts[2]));
        }
    }

    private final List<Rule> rules = new ArrayList<>();
    private final List<Rule> used = new ArrayList<>();

    static Accepted read(String resource) throws IOException {
        Accepted accepted = new Accepted();
        try (InputStream in = Objects.requireNonNull(Accepted.class.getResourceAsStream(resource), resource)) {
            String reason = "";
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("# ")) {
                    reason = line.substring(2);
                } else if (!line.isBlank()) {
                    accepted.rules.add(new Rule(line.strip(), reason));
                }
            }
        }
        return accepted;
    }

    Optional<String> reason(String command, Run their, Run our) {
        List<Rule> turning = new ArrayList<>();
        Run turned = their;
        for (Rule each : rules) {
            Run next = each.isOfText() ? each.turned(turned) : turned;
            if (!next.equals(turned)) {
                turning.add(each);
                turned = next;
            }
        }
        List<Rule> excuses = turned.equals(our)
                ? turning
                : rules.stream()
                        .filter(each -> !each.isOfText() && command.matches(each.line()))
                        .limit(1)
                        .toList();
        used.addAll(excuses);
        return excuses.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        " ", excuses.stream().map(Rule::reason).distinct().toList()));
    }

    /** Rules that accepted nothing: what they excused is gone, and so should they be. */
    List<String> unused() {
        return rules.stream()
                .filter(each -> !used.contains(each))
                .map(Rule::line)
                .toList();
    }
}
