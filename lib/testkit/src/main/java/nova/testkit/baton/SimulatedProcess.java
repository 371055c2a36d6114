package nova.testkit.baton;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One process of a simulated world, through all its lives. Its effects are the places where the baton may change hands,
 * where it may die, and where nothing else of it can be seen from outside.
 */
public final class SimulatedProcess {
    private final Baton baton;
    private final String name;
    private final Faults faults;
    private long life;
    private boolean living = true;
    private boolean frozen;
    private Runnable whenDead = () -> {};
    private Optional<String> bug = Optional.empty();

    public SimulatedProcess(Baton baton, String name, Faults faults) {
        this.baton = baton;
        this.name = name;
        this.faults = faults;
    }

    public String name() {
        return name;
    }

    public Baton baton() {
        return baton;
    }

    long life() {
        return life;
    }

    boolean alive(long ofLife) {
        return living && life == ofLife;
    }

    public boolean living() {
        return living;
    }

    /** Called, on some other task, when this process has died. */
    public void whenDead(Runnable action) {
        whenDead = action;
    }

    /** A task that ended by an unexpected exception: a bug, told at the end of the run. */
    void taskFailed(String task, Throwable thrown) {
        if (bug.isEmpty()) {
            bug = Optional.of(name + ": task " + task + " failed with " + thrown);
        }
    }

    public Optional<String> bug() {
        return bug;
    }

    boolean frozen() {
        return frozen;
    }

    /** kill -STOP, or a machine that pauses: nothing of it runs, while the world goes on. Called by another's task. */
    public void freeze() {
        if (living && !frozen) {
            frozen = true;
            baton.frozen(this);
        }
    }

    /** kill -CONT. */
    public void thaw() {
        if (frozen) {
            frozen = false;
            baton.thawed(this);
        }
    }

    /** kill -9. Returns only when the caller is of another process. */
    public void kill() {
        if (!living) {
            return;
        }
        living = false;
        life++;
        thaw();
        baton.killed(this);
        whenDead.run();
        if (baton.current().process == this) {
            throw new ProcessDied();
        }
    }

    /** Starts its next life with {@code body} as first task. */
    public void startAgain(Runnable body) {
        living = true;
        baton.start(this, "main", body);
    }

    public void start(String task, Runnable body) {
        baton.start(this, task, body);
    }

    /** An effect that others see: the process may die just before and just after it. */
    public <T> T effect(String what, Supplier<T> body) {
        baton.yield();
        dieIf(faults.diesAt(name, what));
        T result = body.get();
        dieIf(faults.diesAt(name, what));
        baton.yield();
        return result;
    }

    public void effect(String what, Runnable body) {
        effect(what, () -> {
            body.run();
            return true;
        });
    }

    /** A look at what others made: nothing to see from outside. */
    public <T> T look(Supplier<T> body) {
        baton.yield();
        return body.get();
    }

    public boolean sleep(Duration duration) {
        return baton.sleep(duration);
    }

    private void dieIf(boolean dies) {
        if (dies) {
            kill();
        }
    }
}
