package nova.conductor.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import nova.model.server.PowerState;
import nova.model.server.VmState;
import org.junit.jupiter.api.Test;

/** Nova's table of what a guest in the wrong power state leads to. */
class PowerStatesTest {
    private static Set<PowerState> stopping(VmState vm) {
        Set<PowerState> stopping = EnumSet.noneOf(PowerState.class);
        for (PowerState power : PowerState.values()) {
            if (PowerStates.mustStop(vm, power)) {
                stopping.add(power);
            }
        }
        return stopping;
    }

    @Test
    void anActiveServerIsStoppedWhenItsGuestEnded() {
        assertEquals(
                EnumSet.of(PowerState.SHUTDOWN, PowerState.CRASHED, PowerState.SUSPENDED), stopping(VmState.ACTIVE));
    }

    @Test
    void aPausedServerIsStoppedWhenItsGuestEnded() {
        assertEquals(EnumSet.of(PowerState.SHUTDOWN, PowerState.CRASHED), stopping(VmState.PAUSED));
    }

    @Test
    void aStoppedServersGuestMustNotRun() {
        assertEquals(EnumSet.of(PowerState.RUNNING, PowerState.PAUSED), stopping(VmState.STOPPED));
    }

    @Test
    void allOtherServersAreLeftAlone() {
        Set<VmState> others = EnumSet.complementOf(EnumSet.of(VmState.ACTIVE, VmState.PAUSED, VmState.STOPPED));
        others.forEach(vm -> assertEquals(Set.of(), stopping(vm), vm.name()));
    }
}
