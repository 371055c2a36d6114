package nova.cli.cloud;

import nova.cli.CommandFailure;

/** A microversion of the compute API; {@link #LATEST} stands for the newest both sides know. */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    public static final ApiVersion LATEST = new ApiVersion(2, Integer.MAX_VALUE);
    /** The oldest we speak. */
    public static final ApiVersion OLDEST = new ApiVersion(2, 1);
    /** Without microversions at all. */
    public static final ApiVersion PLAIN = new ApiVersion(2, 0);
    /** What "latest" means to us: novaclient 18.1 shows results of this version and so do we. */
    public static final ApiVersion NEWEST_SHOWN = new ApiVersion(2, 92);
    /** The newest a user may ask for by number. */
    public static final ApiVersion NEWEST_ASKED = new ApiVersion(2, 104);

    public static ApiVersion parse(String text) {
        int dot = text.indexOf('.');
        String major = dot < 0 ? text : text.substring(0, dot);
        String minor = dot < 0 ? "0" : text.substring(dot + 1);
        if (!isNumber(major) || major.equals("0") || !(isNumber(minor) || minor.equals("latest"))) {
            throw new CommandFailure(
                    "UnsupportedVersion",
                    "Invalid format of client version '" + text + "'. Expected format 'X.Y', where X is a major part"
                            + " and Y is a minor part of version.");
        }
        if (!major.equals("2")) {
            throw new CommandFailure(
                    "UnsupportedVersion",
                    "Invalid client version '" + major + "." + minor + "'. Major part should be '2'");
        }
        return minor.equals("latest") ? LATEST : new ApiVersion(2, Integer.parseInt(minor));
    }

    public boolean atLeast(int otherMinor) {
        return minor >= otherMinor;
    }

    public boolean isLatest() {
        return equals(LATEST);
    }

    public boolean within(ApiVersion from, ApiVersion to) {
        return compareTo(from) >= 0 && compareTo(to) <= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    // written out: what records make for themselves is spun from method handles at each start
    @Override
    public boolean equals(Object other) {
        return other instanceof ApiVersion version && version.major == major && version.minor == minor;
    }

    @Override
    public int hashCode() {
        return 31 * major + minor;
    }

    @Override
    public String toString() {
        return major + "." + (isLatest() ? "latest" : minor);
    }

    private static boolean isNumber(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9');
        return digits && text.length() < 6 && (text.length() == 1 || text.charAt(0) != '0');
    }
}
