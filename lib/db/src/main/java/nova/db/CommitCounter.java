package nova.db;

import java.util.Map;
import java.util.TreeMap;

/** Counts committed writes by name around another database; for the commit budget (design.md §4, rule 12). */
public final class CommitCounter implements Database {
    private final Database inner;
    private final Map<String, Long> commits = new TreeMap<>();

    public CommitCounter(Database inner) {
        this.inner = inner;
    }

    @Override
    public <T> T write(String what, TxBody<T> body) {
        T result = inner.write(what, body);
        synchronized (commits) {
            commits.merge(what, 1L, Long::sum);
        }
        return result;
    }

    @Override
    public <T> T read(String what, TxBody<T> body) {
        return inner.read(what, body);
    }

    public long total() {
        synchronized (commits) {
            return commits.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Commits by name of the transaction, sorted. */
    public Map<String, Long> byName() {
        synchronized (commits) {
            return new TreeMap<>(commits);
        }
    }

    public void reset() {
        synchronized (commits) {
            commits.clear();
        }
    }
}
