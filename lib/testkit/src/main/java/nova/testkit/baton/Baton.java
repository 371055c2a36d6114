package nova.testkit.baton;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Lets one task of a simulated world run at a time. A task keeps the baton until it waits, pauses or comes to an effect;
 * then the seed decides who goes on. When nobody can, simulated time jumps to the next instant somebody waits for. The
 * same seed gives the same run. Nothing here is guarded by locks: whoever holds the baton is alone.
 */
public final class Baton {
    private static final Logger LOG = System.getLogger(Baton.class.getName());

    /** A world whose tasks do more than this without end is stuck. */
    private static final long MAX_TURNS = 3_000_000;

    private final Chance chance;
    private final List<Task> runnable = new ArrayList<>();
    private final PriorityQueue<Task> sleeping = new PriorityQueue<>(
            Comparator.comparingLong((Task task) -> task.wakeAt).thenComparingLong(task -> task.id));
    private final List<Task> held = new ArrayList<>();
    private final List<Task> alive = new ArrayList<>();
    private final Semaphore over = new Semaphore(0);
    private Task current;
    private Task world;
    private long nanos = 1;
    private long tasks;
    private long turns;
    private boolean ending;
    private Throwable failure;

    public Baton(Chance chance) {
        this.chance = chance;
    }

    /** Simulated nanoseconds since the world began. */
    public long nanos() {
        return nanos;
    }

    public Chance chance() {
        return chance;
    }

    /** How often the baton changed hands. */
    public long turns() {
        return turns;
    }

    /** Runs a world: {@code first} is its first task; everything ends when it ends. Called from outside. */
    public void run(SimulatedProcess process, Runnable first) {
        Task main = add(process, "world", () -> {
            try {
                first.run();
            } finally {
                ending = true;
            }
        });
        world = main;
        current = main;
        main.go.release();
        over.acquireUninterruptibly();
        if (failure != null) {
            switch (failure) {
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                default -> throw new IllegalStateException(failure);
            }
        }
    }

    /** Adds a task; it runs when its turn comes. */
    void start(SimulatedProcess process, String name, Runnable body) {
        ready(add(process, name, body));
    }

    private Task add(SimulatedProcess process, String name, Runnable body) {
        Task task = new Task(++tasks, process, name);
        alive.add(task);
        Thread.ofVirtual().name(process.name() + " " + name).start(() -> {
            task.go.acquireUninterruptibly();
            runTask(task, body);
        });
        return task;
    }

    private void runTask(Task task, Runnable body) {
        try {
            if (mayRun(task)) {
                body.run();
            }
        } catch (Throwable thrown) {
            if (thrown instanceof ProcessDied && task != world) {
                task.note = "died";
            } else if (thrown instanceof WorldFailed || task == world) {
                failure = failure == null ? thrown : failure;
                ending = true;
            } else {
                LOG.log(Level.DEBUG, "task failed task=" + task.name, thrown);
                task.process.taskFailed(task.name, thrown);
            }
        }
        alive.remove(task);
        passOn();
    }

    private boolean mayRun(Task task) {
        return !ending && task.process.alive(task.life) || task == world;
    }

    /** Gives the baton to whoever the seed says; the caller's thread is about to wait or to end. */
    private void passOn() {
        Task next = next();
        if (next == null) {
            over.release();
            return;
        }
        current = next;
        next.go.release();
    }

    private Task next() {
        turns++;
        if (turns > MAX_TURNS && failure == null) {
            failure = new WorldFailed("the world does not come to rest after " + MAX_TURNS + " turns");
            ending = true;
        }
        if (ending) {
            return takeForEnd();
        }
        while (runnable.isEmpty()) {
            Task first = sleeping.poll();
            if (first == null) {
                failure = failure == null ? new WorldFailed("nobody can go on and nobody waits for time") : failure;
                ending = true;
                return takeForEnd();
            }
            nanos = Math.max(nanos, first.wakeAt);
            first.timedOut = true;
            ready(first);
        }
        return runnable.remove(runnable.size() == 1 ? 0 : chance.below(runnable.size()));
    }

    /** Everybody left dies at the place where they wait. */
    private Task takeForEnd() {
        runnable.clear();
        held.clear();
        sleeping.clear();
        return alive.isEmpty() ? null : alive.getLast();
    }

    /** The task that runs now. */
    Task current() {
        return current;
    }

    /** Lets others go first if the seed says so. */
    void yield() {
        checkAlive();
        if (runnable.isEmpty()) {
            return;
        }
        Task me = current;
        runnable.add(me);
        Task next = next();
        if (next == me) {
            return;
        }
        handOver(me, next);
    }

    /** Waits until {@code duration} has passed or somebody wakes this task; true when woken. */
    boolean sleep(Duration duration) {
        checkAlive();
        Task me = current;
        me.wakeAt = nanos + Math.max(1, duration.toNanos());
        me.timedOut = false;
        sleeping.add(me);
        Task next = next();
        if (next != me) {
            handOver(me, next);
        }
        return !me.timedOut;
    }

    /** Lets {@code duration} pass for the task that calls. */
    public void sleepFor(Duration duration) {
        sleep(duration);
    }

    /** Whose task runs now. */
    public SimulatedProcess process() {
        return current.process;
    }

    /** Makes a sleeping task runnable. */
    void wake(Task task) {
        if (sleeping.remove(task)) {
            task.timedOut = false;
            ready(task);
        }
    }

    /** Its turn may come, unless its process is frozen: then when it thaws. */
    private void ready(Task task) {
        (task.process.frozen() ? held : runnable).add(task);
    }

    /** None of the process's tasks gets a turn from now on; called by another's task. */
    void frozen(SimulatedProcess process) {
        move(process, runnable, held);
    }

    /** Its tasks go on where they were; what they waited for may be long over. */
    void thawed(SimulatedProcess process) {
        move(process, held, runnable);
    }

    private static void move(SimulatedProcess process, List<Task> from, List<Task> to) {
        for (Task task : List.copyOf(from)) {
            if (task.process == process) {
                from.remove(task);
                to.add(task);
            }
        }
    }

    private void handOver(Task me, Task next) {
        current = next;
        next.go.release();
        me.go.acquireUninterruptibly();
        checkAlive();
    }

    void checkAlive() {
        if (ending && current != world || !current.process.alive(current.life)) {
            throw new ProcessDied();
        }
        if (ending) {
            throw new WorldFailed("the world has ended");
        }
    }

    /** All tasks of a process die at the place where they wait; the caller's own at its next effect. */
    void killed(SimulatedProcess process) {
        for (Task task : List.copyOf(alive)) {
            if (task.process == process && sleeping.remove(task)) {
                runnable.add(task);
            }
        }
    }

    /** Pauses until {@code condition} holds; false when {@code limit} has passed first. Looks every {@code step}. */
    public boolean await(BooleanSupplier condition, Duration step, Duration limit) {
        long end = nanos + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (nanos >= end) {
                return false;
            }
            sleep(step);
        }
        return true;
    }

    /** One thread of one process. */
    static final class Task {
        final long id;
        final SimulatedProcess process;
        final long life;
        final String name;
        final Semaphore go = new Semaphore(0);
        long wakeAt;
        boolean timedOut;
        String note = "";

        Task(long id, SimulatedProcess process, String name) {
            this.id = id;
            this.process = process;
            this.life = process.life();
            this.name = name;
        }
    }
}
