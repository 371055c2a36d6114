package nova.runtime.port;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** The real surroundings: virtual threads, the system clocks, waiting that takes time. */
public final class SystemPlatform implements Platform {
    /** How long closing a repeated task waits for the run it is in. */
    static final Duration TASK_END_LIMIT = Duration.ofSeconds(10);

    private static final Logger LOG = System.getLogger(SystemPlatform.class.getName());

    private final Clock clock = Clock.systemUTC();

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public String newId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public int choose(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    @Override
    public void start(String name, Runnable body) {
        requireNonNull(body, "body");
        Thread.ofVirtual().name(name).start(() -> guarded(name, body));
    }

    @Override
    public AutoCloseable every(String name, Duration period, Runnable body) {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("period of " + name + " must be positive, is " + period);
        }
        Raised closed = new Raised();
        Thread thread = Thread.ofVirtual().name(name).start(() -> {
            while (!closed.await(period)) {
                guarded(name, body);
            }
        });
        return () -> {
            closed.raise();
            if (Thread.currentThread() != thread && !thread.join(TASK_END_LIMIT)) {
                LOG.log(Level.WARNING, "task did not end in time task={0} limit={1}", name, TASK_END_LIMIT);
            }
        };
    }

    @Override
    public void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            throw stopped();
        }
    }

    @Override
    public Signal newSignal() {
        return new Raised();
    }

    private static void guarded(String name, Runnable body) {
        try {
            body.run();
        } catch (Throwable failure) {
            LOG.log(Level.ERROR, "task failed task=" + name, failure);
        }
    }

    private static NovaException stopped() {
        Thread.currentThread().interrupt();
        return new NovaException(ErrorCode.UNAVAILABLE, "stopped while waiting");
    }

    private static final class Raised implements Signal {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private boolean raised; // guarded by lock

        @Override
        public void raise() {
            lock.lock();
            try {
                raised = true;
                changed.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean await(Duration limit) {
            lock.lock();
            try {
                long left = limit.toNanos();
                while (!raised && left > 0) {
                    left = changed.awaitNanos(left);
                }
                boolean was = raised;
                raised = false;
                return was;
            } catch (InterruptedException _) {
                throw stopped();
            } finally {
                lock.unlock();
            }
        }
    }
}
