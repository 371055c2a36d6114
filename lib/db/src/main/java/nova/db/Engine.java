package nova.db;

/** The two kinds of server behind one dialect. */
public enum Engine {
    /** MariaDB, or MySQL. */
    SERVER,
    /** H2 inside this process, in its MySQL mode: a file or memory. One process only. */
    EMBEDDED
}
