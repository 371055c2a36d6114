package nova.http.version;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of a REST API, compared number by number. */
public record Microversion(int major, int minor) implements Comparable<Microversion> {
    /** For services without microversions; below every real one. */
    public static final Microversion NONE = new Microversion(0, 0);

    /** What the endpoint from before versions speaks: as the first version, but it drops what it does not know. */
    public static final Microversion LEGACY = new Microversion(2, 0);

    private static final Pattern SYNTAX = Pattern.compile("([1-9]\\d{0,8})\\.([1-9]\\d{0,8}|0)");

    public static Optional<Microversion> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        return matcher.matches()
                ? Optional.of(new Microversion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    public boolean atLeast(int otherMajor, int otherMinor) {
        return compareTo(new Microversion(otherMajor, otherMinor)) >= 0;
    }

    @Override
    public int compareTo(Microversion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
