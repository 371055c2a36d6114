package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nova.model.network.Vif;

/**
 * One guarded change of the columns of a server that the conductor owns. Absent parts stay as they are. The task state
 * is only set when the present one is among {@code mine}: something accepted meanwhile (a hard reboot) keeps its own.
 * Nothing of a move reaches a deleted server, nor one that is being deleted unless {@code mine} has DELETING.
 */
public record ServerMove(
        ServerId server,
        Set<TaskState> mine,
        Optional<TaskState> task,
        Optional<VmState> vm,
        Optional<PowerState> power,
        Optional<ServerPlace> place,
        Optional<List<Vif>> vifs,
        Optional<Fault> fault,
        boolean launched) {
    public ServerMove {
        requireNonNull(server, "server");
        mine = Collections.unmodifiableSet(mine.isEmpty() ? EnumSet.noneOf(TaskState.class) : EnumSet.copyOf(mine));
        requireNonNull(task, "task");
        requireNonNull(vm, "vm");
        requireNonNull(power, "power");
        requireNonNull(place, "place");
        vifs = vifs.map(List::copyOf);
        requireNonNull(fault, "fault");
    }

    /** A fault to store; the instant is the database's. */
    public record Fault(int code, String message, String details) {
        public Fault {
            requireNonNull(message, "message");
            requireNonNull(details, "details");
        }
    }

    /** Starts a move of a verb whose own task states are {@code mine}. */
    public static ServerMove of(ServerId server, Set<TaskState> mine) {
        return new ServerMove(
                server,
                mine,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Every task state but deleting: for verbs that nothing but a delete can overtake. */
    public static Set<TaskState> anyButDeleting() {
        return EnumSet.complementOf(EnumSet.of(TaskState.DELETING, TaskState.SOFT_DELETING));
    }

    public ServerMove task(TaskState next) {
        return new ServerMove(server, mine, Optional.of(next), vm, power, place, vifs, fault, launched);
    }

    public ServerMove vm(VmState next) {
        return new ServerMove(server, mine, task, Optional.of(next), power, place, vifs, fault, launched);
    }

    public ServerMove power(PowerState next) {
        return new ServerMove(server, mine, task, vm, Optional.of(next), place, vifs, fault, launched);
    }

    public ServerMove place(ServerPlace next) {
        return new ServerMove(server, mine, task, vm, power, Optional.of(next), vifs, fault, launched);
    }

    public ServerMove vifs(List<Vif> next) {
        return new ServerMove(server, mine, task, vm, power, place, Optional.of(next), fault, launched);
    }

    public ServerMove fault(int code, String message, String details) {
        return new ServerMove(
                server, mine, task, vm, power, place, vifs, Optional.of(new Fault(code, message, details)), launched);
    }

    /** The guest ran for the first time: sets launched_at, clears an old fault. */
    public ServerMove launchedNow() {
        return new ServerMove(server, mine, task, vm, power, place, vifs, fault, true);
    }
}
