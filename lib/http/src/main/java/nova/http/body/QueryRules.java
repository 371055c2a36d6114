package nova.http.body;

import nova.http.HttpRequest;

/** For requests whose query means nothing: ignored once, refused in later versions. */
public final class QueryRules {
    private static final ObjectRule NOTHING = Rules.object();

    private QueryRules() {}

    /** Any parameter is a BAD_REQUEST from this version on. */
    public static void noneSince(HttpRequest request, int major, int minor) {
        BodyCheck.query(NOTHING.closedSince(major, minor), request.query(), request.version());
    }
}
