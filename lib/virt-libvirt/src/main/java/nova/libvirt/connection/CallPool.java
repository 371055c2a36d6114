package nova.libvirt.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;

/**
 * A bounded number of platform threads for calls into native code, which no time-out can end: the caller gives up after
 * {@code timeout}, the call is counted as stuck until it returns after all, and its thread is missing meanwhile.
 */
public final class CallPool implements AutoCloseable {
    /** How many calls may wait for a thread, per thread. */
    static final int WAITING_PER_THREAD = 16;

    private static final Logger LOG = System.getLogger(CallPool.class.getName());

    private final String name;
    private final Duration timeout;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger stuck = new AtomicInteger();

    public CallPool(String name, int size, Duration timeout) {
        this.name = name;
        this.timeout = timeout;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                size,
                size,
                60,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(size * WAITING_PER_THREAD),
                body -> Thread.ofPlatform()
                        .daemon()
                        .name(name + "-" + number.incrementAndGet())
                        .unstarted(body));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Calls that were given up and have not returned yet. */
    public int stuckCalls() {
        return stuck.get();
    }

    /** Runs {@code body} on a thread of the pool; {@code what} names it in errors. */
    public <T> T call(String what, Callable<T> body) throws ExecutionException {
        GivenUp<T> task = new GivenUp<>(what, body);
        try {
            threads.execute(task);
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException full) {
            throw new GuestException(
                    Kind.FAILED,
                    "too many calls to libvirt wait already (" + name + ", " + stuck.get() + " stuck): " + what,
                    full);
        } catch (TimeoutException late) {
            threads.remove(task);
            task.giveUp();
            throw new GuestException(
                    Kind.FAILED, "libvirt did not answer within " + timeout.toSeconds() + " s: " + what, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new GuestException(Kind.FAILED, "this process is stopping: " + what, interrupted);
        }
    }

    /** Ends the idle threads; a stuck call keeps its (daemon) thread. */
    @Override
    public void close() {
        threads.shutdown();
    }

    /** A call that counts itself as stuck between being given up and returning. */
    private final class GivenUp<T> extends FutureTask<T> {
        private final String what;
        private boolean running; // guarded by this
        private boolean givenUp; // guarded by this

        GivenUp(String what, Callable<T> body) {
            super(body);
            this.what = what;
        }

        @Override
        public void run() {
            synchronized (this) {
                if (givenUp) {
                    return;
                }
                running = true;
            }
            super.run();
            synchronized (this) {
                running = false;
                if (givenUp) {
                    stuck.decrementAndGet();
                    LOG.log(Level.INFO, "stuck call returned call={0} pool={1}", what, name);
                }
            }
        }

        synchronized void giveUp() {
            givenUp = true;
            if (running) {
                int now = stuck.incrementAndGet();
                LOG.log(Level.ERROR, "call is stuck, restart libvirt call={0} pool={1} stuck={2}", what, name, now);
            }
        }
    }
}
