package nova.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import nova.openstack.network.Networks;
import nova.rpc.contract.HostReports;
import org.junit.jupiter.api.Test;

/** The simulation must find what is broken on purpose; one that passes everything proves nothing. */
final class SabotageTest {
    /** A rule broken is found within this many seeds. */
    private static final int ENOUGH_SEEDS = 300;

    @Test
    void aBodyThatCannotBeRepeatedIsFound() {
        assertFound(new Sabotage() {
            @Override
            public Networks networks(Networks networks) {
                return new ForgetfulNetworks(networks);
            }
        });
    }

    @Test
    void aHostThatBeginsWithoutBeingAllowedIsFound() {
        assertFound(new Sabotage() {
            @Override
            public HostReports reports(HostReports reports) {
                return new UnfencedReports(reports);
            }
        });
    }

    private static void assertFound(Sabotage sabotage) {
        try (Stage stage = new Stage("sabotage-" + sabotage.getClass().getSimpleName())) {
            Simulation simulation = new Simulation(stage, sabotage);
            Optional<Simulation.Outcome> found = Optional.empty();
            for (long seed = 1; seed <= ENOUGH_SEEDS && found.isEmpty(); seed++) {
                found = Optional.of(simulation.play(seed)).filter(outcome -> !outcome.good());
            }
            assertTrue(found.isPresent(), "not found within " + ENOUGH_SEEDS + " seeds");
        }
    }
}
