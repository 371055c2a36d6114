package nova.runtime.lifecycle;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The life of a process: resources open in order and close in reverse, whatever fails on the way.
 *
 * <pre>{@code
 * try (Lifecycle life = Lifecycle.ofProcess(config.gracefulShutdownTimeout())) {
 *     Database database = life.add("database", Database.open(config.database()));
 *     Worker worker = life.add("worker", new Worker(database));
 *     life.onDrain("worker", worker::drain);
 *     life.onReload("config", config::reload);
 *     life.awaitStop();
 * }
 * }</pre>
 *
 * TERM drains, newest first, and then closes; INT closes without draining; HUP runs the reload actions. Stopping as a
 * whole is bounded, from the request on: a process that is not down after the drain limit and {@link #CLOSE_LIMIT} is
 * halted.
 */
public final class Lifecycle implements AutoCloseable {
    /** How long closing may take after the drain. */
    public static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private static final Logger LOG = System.getLogger(Lifecycle.class.getName());

    private final Duration drainLimit;
    private final boolean ownsProcess;
    private final CompletableFuture<Stop> stop = new CompletableFuture<>();
    private final CountDownLatch down = new CountDownLatch(1);
    private final Deque<Part<AutoCloseable>> open = new ArrayDeque<>(); // guarded by itself
    private final Deque<Part<Drainable>> draining = new ArrayDeque<>(); // guarded by open
    private final List<Part<Runnable>> reloads = new CopyOnWriteArrayList<>();

    private record Part<T>(String name, T action) {}

    private Lifecycle(Duration drainLimit, boolean ownsProcess) {
        this.drainLimit = requireNonNull(drainLimit, "drainLimit");
        this.ownsProcess = ownsProcess;
    }

    /** The life of the whole process: handles signals, and halts the process when stopping takes too long. */
    public static Lifecycle ofProcess(Duration drainLimit) {
        Lifecycle life = new Lifecycle(drainLimit, true);
        ProcessSignals.on("TERM", () -> life.requestStop(Stop.DRAIN));
        ProcessSignals.on("INT", () -> life.requestStop(Stop.END));
        ProcessSignals.on("HUP", life::reload);
        return life;
    }

    /** The life of a part, or of a test: no signals, never halts. */
    public static Lifecycle ofPart(Duration drainLimit) {
        return new Lifecycle(drainLimit, false);
    }

    /** Takes over {@code resource}; it is closed before everything added earlier. */
    public <T extends AutoCloseable> T add(String name, T resource) {
        requireNonNull(resource, name);
        synchronized (open) {
            open.push(new Part<>(name, resource));
        }
        return resource;
    }

    /** Drains run before anything is closed, newest first, within what is left of the limit. */
    public void onDrain(String name, Drainable drain) {
        synchronized (open) {
            draining.push(new Part<>(name, drain));
        }
    }

    public void onReload(String name, Runnable action) {
        reloads.add(new Part<>(name, action));
    }

    /** Blocks until the process is told to stop. */
    public Stop awaitStop() {
        try {
            return stop.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Stop.END;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Asks for the stop from inside; only the first reason counts, except that END cuts a drain short. */
    public void requestStop(Stop reason) {
        if (stop.complete(reason)) {
            if (ownsProcess) {
                haltWhenTooLate();
            }
        } else if (reason == Stop.END && ownsProcess) {
            LOG.log(Level.WARNING, "told twice to stop, ending at once");
            Runtime.getRuntime().halt(Stop.END.exitCode());
        }
    }

    /** Runs {@code action} once, when the stop is requested; on the requesting thread, so it must be quick. */
    public void onStopRequest(Runnable action) {
        stop.thenRun(action);
    }

    public boolean stopping() {
        return stop.isDone();
    }

    /** What the process should exit with. */
    public int exitCode() {
        return stop.getNow(Stop.DRAIN).exitCode();
    }

    /** Runs the reload actions, as HUP does. */
    public void reload() {
        for (Part<Runnable> part : reloads) {
            attempt("reload", part.name(), () -> part.action().run());
        }
    }

    @Override
    public void close() {
        requestStop(Stop.DRAIN);
        if (stop.getNow(Stop.DRAIN) == Stop.DRAIN) {
            drain();
        }
        for (Part<AutoCloseable> part : newestFirst(open)) {
            attempt("close", part.name(), part.action()::close);
        }
        down.countDown();
    }

    private void drain() {
        long end = System.nanoTime() + drainLimit.toNanos();
        for (Part<Drainable> part : newestFirst(draining)) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            attempt("drain", part.name(), () -> part.action().drain(left));
        }
    }

    private <T> List<Part<T>> newestFirst(Deque<Part<T>> parts) {
        synchronized (open) {
            List<Part<T>> taken = new ArrayList<>(parts);
            parts.clear();
            return taken;
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    /** A border: whatever a part throws, the others still get their turn. */
    private static void attempt(String what, String name, Action action) {
        try {
            action.run();
        } catch (Exception failure) {
            LOG.log(Level.WARNING, what + " failed part=" + name, failure);
        }
    }

    private void haltWhenTooLate() {
        Duration limit = drainLimit.plus(CLOSE_LIMIT);
        Thread.ofPlatform().daemon().name("stop-limit").start(() -> {
            if (!downWithin(limit)) {
                LOG.log(Level.ERROR, "not stopped in time, halting limit={0}", limit);
                Runtime.getRuntime().halt(1);
            }
        });
    }

    private boolean downWithin(Duration limit) {
        try {
            return down.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return false;
        }
    }
}
