package nova.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Plays seeds. {@code -Dsimulation.seeds=N} plays more, {@code -Dsimulation.seed=S} plays one alone and again, as the
 * failure message says.
 */
final class SimulationTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 2000);
    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final int STAGES = Integer.getInteger("simulation.threads", 2);
    private static final int MOST_FAILURES = 5;

    @Test
    void everySeedSettlesAndKeepsTheInvariants() throws Exception {
        Long alone = Long.getLong("simulation.seed");
        List<Simulation.Outcome> failed = alone == null ? playAll() : playOne(alone);
        assertTrue(failed.isEmpty(), () -> described(failed));
    }

    private static List<Simulation.Outcome> playOne(long seed) {
        try (Stage stage = new Stage("alone")) {
            Simulation.Outcome outcome = new Simulation(stage, Sabotage.NONE).play(seed);
            return outcome.good() ? List.of() : List.of(outcome);
        }
    }

    private static List<Simulation.Outcome> playAll() throws InterruptedException {
        AtomicLong next = new AtomicLong(FIRST);
        ConcurrentLinkedQueue<Simulation.Outcome> failed = new ConcurrentLinkedQueue<>();
        AtomicLong played = new AtomicLong();
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < STAGES; i++) {
            String name = "stage-" + i;
            threads.add(Thread.ofPlatform().name(name).start(() -> {
                try (Stage stage = new Stage(name)) {
                    Simulation simulation = new Simulation(stage, Sabotage.NONE);
                    for (long seed = next.getAndIncrement();
                            seed < FIRST + SEEDS && failed.size() < MOST_FAILURES;
                            seed = next.getAndIncrement()) {
                        Simulation.Outcome outcome = simulation.play(seed);
                        played.incrementAndGet();
                        if (!outcome.good()) {
                            failed.add(outcome);
                        }
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.printf("simulation: %d seeds, %.1f s%n", SEEDS, (System.nanoTime() - begun) / 1e9);
        assertTrue(played.get() == SEEDS || !failed.isEmpty(), "only " + played + " seeds were played to their end");
        return List.copyOf(failed);
    }

    private static String described(List<Simulation.Outcome> failed) {
        StringBuilder text = new StringBuilder();
        for (Simulation.Outcome outcome : failed) {
            text.append("\nseed ")
                    .append(outcome.seed())
                    .append(" (")
                    .append(outcome.turns())
                    .append(" turns):");
            outcome.broken().forEach(line -> text.append("\n  ").append(line));
            text.append("\n  alone: mvn -pl daemons/simulation -am test -Dtest=SimulationTest")
                    .append(" -Dsurefire.failIfNoSpecifiedTests=false -Dsimulation.seed=")
                    .append(outcome.seed());
        }
        return text.toString();
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        try (Stage stage = new Stage("twice")) {
            Simulation simulation = new Simulation(stage, Sabotage.NONE);
            for (long seed = 1; seed <= 3; seed++) {
                assertEquals(
                        simulation.play(seed).turns(), simulation.play(seed).turns(), "seed " + seed);
            }
        }
    }
}
