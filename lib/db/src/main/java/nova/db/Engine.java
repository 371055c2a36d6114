package nova.db;

/** The two kinds of server behind one dialect. What differs between them is said here and nowhere else. */
public enum Engine {
    /** MariaDB, or MySQL. */
    SERVER("utc_timestamp(6)"),
    /** H2 inside this process, in its MySQL mode: a file or memory. One process only. */
    EMBEDDED("localtimestamp(6)");

    private final String utcNow;

    Engine(String utcNow) {
        this.utcNow = utcNow;
    }

    /** An SQL expression for the present, UTC; H2 sessions run in UTC, and its clock stands still in a transaction. */
    String utcNow() {
        return utcNow;
    }
}
