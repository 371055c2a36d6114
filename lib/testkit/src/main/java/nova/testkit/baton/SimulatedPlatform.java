package nova.testkit.baton;

import java.time.Duration;
import java.time.Instant;
import nova.runtime.port.Platform;

/** The platform of one simulated process. */
public final class SimulatedPlatform implements Platform {
    private static final Instant EPOCH = Instant.parse("2030-01-01T00:00:00Z");

    private final SimulatedProcess process;
    private final Baton baton;
    private final int slowness;

    public SimulatedPlatform(SimulatedProcess process) {
        this(process, 1);
    }

    /** {@code slowness} stretches periods: timers may always be late, and idle rounds cost time outside the world. */
    public SimulatedPlatform(SimulatedProcess process, int slowness) {
        this.slowness = slowness;
        this.process = process;
        this.baton = process.baton();
    }

    /** The one clock of the world; also the database's. */
    public static Instant now(Baton baton) {
        return EPOCH.plusNanos(baton.nanos() / 1000 * 1000);
    }

    @Override
    public Instant now() {
        return now(baton);
    }

    @Override
    public long nanos() {
        return baton.nanos();
    }

    @Override
    public String newId() {
        int high = baton.chance().below(Integer.MAX_VALUE);
        int low = baton.chance().below(Integer.MAX_VALUE);
        return "%08x-0000-4000-8000-%012x".formatted(high, low);
    }

    @Override
    public int choose(int bound) {
        return baton.chance().below(bound);
    }

    @Override
    public void start(String name, Runnable body) {
        process.start(name, body);
    }

    @Override
    public AutoCloseable every(String name, Duration period, Runnable body) {
        Signal closed = newSignal();
        Duration stretched = period.multipliedBy(slowness);
        process.start(name, () -> {
            while (!closed.await(stretched)) {
                try {
                    body.run();
                } catch (nova.model.error.NovaException unreachable) {
                    continue;
                }
            }
        });
        return closed::raise;
    }

    @Override
    public void pause(Duration pause) {
        baton.sleep(pause);
    }

    @Override
    public Signal newSignal() {
        return new Raised();
    }

    private final class Raised implements Signal {
        private boolean raised;
        private Baton.Task waiter;

        @Override
        public void raise() {
            raised = true;
            if (waiter != null) {
                baton.wake(waiter);
            }
        }

        @Override
        public boolean await(Duration limit) {
            if (!raised && limit.isPositive()) {
                waiter = baton.current();
                long end = baton.nanos() + limit.toNanos();
                while (!raised && baton.nanos() < end) {
                    baton.sleep(Duration.ofNanos(end - baton.nanos()));
                }
                waiter = null;
            }
            boolean was = raised;
            raised = false;
            return was;
        }
    }
}
