package nova.benchmarks.peer;

import static java.util.Objects.requireNonNull;

/** Somebody with a token: his role, his project's name and id, his user id. */
public record Caller(String role, String user, String project, String token) {
    public static final String ADMIN = "admin";
    /** A member and a reader of one project, and a member of another. */
    public static final String MEMBER = "member";

    public static final String READER = "reader";
    public static final String OTHER = "other";
    /** Nobody: no token at all; and one that is wrong. */
    public static final String NOBODY = "nobody";

    public static final String STRANGER = "stranger";

    public Caller {
        requireNonNull(role, "role");
        requireNonNull(user, "user");
        requireNonNull(project, "project");
        requireNonNull(token, "token");
    }

    @Override
    public String toString() {
        return "Caller[role=" + role + "]";
    }
}
