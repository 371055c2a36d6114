package nova.db.migrate;

/** Hears of each statement of a schema change before it runs. */
@FunctionalInterface
public interface Progress {
    Progress QUIET = (file, step, of) -> {};

    /** {@code step} counts from 1 to {@code of} within {@code file}. */
    void step(String file, int step, int of);
}
