package nova.conductor.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, closed in reverse; one part that fails to close does not keep the others open. */
public final class Running implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Running.class.getName());

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    public synchronized void add(AutoCloseable part) {
        parts.push(part);
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            LOG.log(Level.WARNING, "a part of the conductor did not close", failure);
        }
    }
}
