package nova.http.version;

/** Versions from {@code first} to {@code last}, both included. */
public record VersionRange(Microversion first, Microversion last) {
    public static final VersionRange ALL =
            new VersionRange(Microversion.NONE, new Microversion(Integer.MAX_VALUE, Integer.MAX_VALUE));

    public boolean contains(Microversion version) {
        return first.compareTo(version) <= 0 && version.compareTo(last) <= 0;
    }

    public VersionRange since(Microversion version) {
        return new VersionRange(version, last);
    }

    public VersionRange until(Microversion version) {
        return new VersionRange(first, version);
    }
}
