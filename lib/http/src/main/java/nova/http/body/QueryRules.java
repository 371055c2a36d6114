package nova.http.body;

/** For requests whose query means nothing: ignored once, refused in later versions. */
public final class QueryRules {
    private static final ObjectRule NOTHING = Rules.object();

    private QueryRules() {}

    /** Any parameter is a mistake from this version on. */
    public static ValueRule noneSince(int major, int minor) {
        return NOTHING.closedSince(major, minor);
    }
}
