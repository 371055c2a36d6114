package nova.http.body;

import static java.util.Objects.requireNonNull;

import nova.http.version.Microversion;
import nova.http.version.VersionRange;

/** One field of an object: what it holds, in which versions it exists, and in which it must be there. */
public record FieldRule(String name, ValueRule rule, VersionRange versions, VersionRange required) {
    private static final VersionRange NEVER = new VersionRange(new Microversion(1, 0), Microversion.NONE);

    public FieldRule {
        requireNonNull(name, "name");
        requireNonNull(rule, "rule");
        requireNonNull(versions, "versions");
        requireNonNull(required, "required");
    }

    public static FieldRule field(String name, ValueRule rule) {
        return new FieldRule(name, rule, VersionRange.ALL, NEVER);
    }

    public FieldRule since(int major, int minor) {
        return new FieldRule(name, rule, versions.since(new Microversion(major, minor)), required);
    }

    public FieldRule until(int major, int minor) {
        return new FieldRule(name, rule, versions.until(new Microversion(major, minor)), required);
    }

    public FieldRule mandatory() {
        return new FieldRule(name, rule, versions, versions);
    }

    public FieldRule mandatorySince(int major, int minor) {
        return new FieldRule(name, rule, versions, versions.since(new Microversion(major, minor)));
    }
}
