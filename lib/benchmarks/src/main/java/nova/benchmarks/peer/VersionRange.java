package nova.benchmarks.peer;

import static java.lang.Integer.parseInt;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Microversions 2.{@code first} to 2.{@code last}. */
public record VersionRange(int first, int last) {
    /** What Debian's Nova ends at. */
    public static final int NEWEST = 93;

    public static final VersionRange ALL = new VersionRange(1, NEWEST);

    public boolean has(int version) {
        return first <= version && version <= last;
    }

    /** {@code 2.10}, {@code 2.10..2.20}, {@code 2.10..} or {@code ..2.20}. */
    static VersionRange parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return new VersionRange(minor(text), minor(text));
        }
        String from = text.substring(0, dots);
        String to = text.substring(dots + 2);
        return new VersionRange(from.isEmpty() ? 1 : minor(from), to.isEmpty() ? NEWEST : minor(to));
    }

    /** {@code all}, or versions and {@code edges} of them: {@code 2.1 2.55/ 2.93} has 2.54 and 2.55. */
    static List<Integer> list(String text) {
        TreeSet<Integer> versions = new TreeSet<>();
        for (String word : text.trim().split("\\s+")) {
            if (word.equals("all")) {
                IntStream.rangeClosed(1, NEWEST).forEach(versions::add);
            } else if (word.endsWith("/")) {
                int edge = minor(word.substring(0, word.length() - 1));
                versions.add(edge - 1);
                versions.add(edge);
            } else {
                versions.add(minor(word));
            }
        }
        return new ArrayList<>(versions);
    }

    private static int minor(String text) {
        return parseInt(text.substring(text.indexOf('.') + 1));
    }
}
