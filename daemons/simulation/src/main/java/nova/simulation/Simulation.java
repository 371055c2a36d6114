package nova.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nova.testkit.baton.Chance;
import nova.testkit.baton.Faults;
import nova.testkit.baton.WorldFailed;

/** Plays one seed on a stage and says what did not hold. */
final class Simulation {
    private final Stage stage;
    private final Sabotage sabotage;

    Simulation(Stage stage, Sabotage sabotage) {
        this.stage = stage;
        this.sabotage = sabotage;
    }

    /** {@code turns} tells two runs apart that should be the same; {@code tally} what they came to. */
    record Outcome(long seed, List<String> broken, long turns, Map<String, Integer> tally) {
        boolean good() {
            return broken.isEmpty();
        }
    }

    Outcome play(long seed) {
        World world = new World(seed, rates(seed), stage.empty(), sabotage);
        stage.follow(world.baton);
        List<String> broken = new ArrayList<>();
        Scenario scenario = new Scenario(world);
        try {
            world.baton.run(world.self, () -> {
                scenario.play();
                broken.addAll(new Invariants(world).check(scenario.servers()));
            });
        } catch (WorldFailed failed) {
            broken.add(failed.getMessage());
            world.bug().ifPresent(broken::add);
        }
        return new Outcome(seed, broken, world.baton.turns(), world.faults.tally());
    }

    /** Some runs are quiet, some stormy: a rare fault among no others finds other bugs than many at once. */
    private static Faults.Rates rates(long seed) {
        Chance chance = new Chance(seed ^ 0x9e3779b97f4a7c15L);
        if (chance.hits(0.1)) {
            return Faults.Rates.NONE;
        }
        double message = chance.hits(0.4) ? 0 : chance.between(1, 15) / 100.0;
        double call = chance.hits(0.5) ? 0 : chance.between(1, 40) / 1000.0;
        double death = chance.hits(0.2) ? 0 : chance.between(1, 20) / 1000.0;
        return new Faults.Rates(death, chance.between(1, 8), message, message / 2, message / 2, call);
    }
}
