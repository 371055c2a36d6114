package nova.benchmarks.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

/** What was compared, grouped by play and request, with both answers of the first time each difference was seen. */
final class Report {
    private static final int SHOWN = 500;

    private record Seen(TreeSet<Integer> versions, String real, String ours) {}

    /** Play to request to differences (with equal ones of other versions together). */
    private final Map<String, Map<String, Map<String, Seen>>> plays = new LinkedHashMap<>();

    private int compared;
    private int equal;
    private int accepted;

    void equal() {
        compared++;
        equal++;
    }

    void accepted() {
        compared++;
        accepted++;
    }

    void different(String play, Step step, int version, List<String> differences, List<Answer> answers) {
        compared++;
        plays.computeIfAbsent(play, _ -> new LinkedHashMap<>())
                .computeIfAbsent("[" + step.role() + "] " + step.title(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(
                        String.join("\n      ", differences),
                        _ -> new Seen(new TreeSet<>(), shown(answers.get(0)), shown(answers.get(1))))
                .versions()
                .add(version);
    }

    int differing() {
        return compared - equal - accepted;
    }

    String summary() {
        return "compared %d answers: %d equal, %d with accepted differences only, %d differ"
                .formatted(compared, equal, accepted, differing());
    }

    String text() {
        StringBuilder text = new StringBuilder(summary()).append("\n");
        plays.forEach((play, requests) -> {
            text.append("\n== ").append(play).append("\n");
            requests.forEach((request, differences) -> {
                text.append("\n").append(request).append("\n");
                differences.forEach((difference, seen) -> text.append("  at ")
                        .append(ranges(seen.versions()))
                        .append("\n      ")
                        .append(difference)
                        .append("\n    real ")
                        .append(seen.real())
                        .append("\n    ours ")
                        .append(seen.ours())
                        .append("\n"));
            });
        });
        return text.toString();
    }

    private static String shown(Answer answer) {
        String body = answer.isJson() ? answer.json().toString() : answer.text();
        return answer.status() + " " + (body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "…");
    }

    /** {@code 2.1..2.5 2.7}. */
    static String ranges(TreeSet<Integer> versions) {
        List<int[]> ranges = new ArrayList<>();
        for (int version : versions) {
            if (!ranges.isEmpty() && ranges.getLast()[1] == version - 1) {
                ranges.getLast()[1] = version;
            } else {
                ranges.add(new int[] {version, version});
            }
        }
        StringJoiner text = new StringJoiner(" ");
        ranges.forEach(range -> text.add(range[0] == range[1] ? "2." + range[0] : "2." + range[0] + "..2." + range[1]));
        return text.toString();
    }
}
