package nova.rpc.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.model.guest.HostInventory;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.operation.StepOutcome;
import nova.model.operation.StepRef;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.rpc.Call;
import nova.rpc.Cast;
import nova.rpc.Contract;
import nova.rpc.FromHost;

/**
 * What hosts say to the conductors. Everything names the host and its incarnation; a conductor ignores what does not
 * fit the current one (design.md §4, Hosts). All of it may be lost or doubled: the host repeats until answered.
 */
@Contract(address = "nova.conductor", fromHosts = true)
public interface HostReports {
    /** A compute process starts. A second hello of the same {@code process} gets the same incarnation. */
    @Call(timeoutSeconds = 20)
    HelloAnswer hello(Hello hello);

    /** The whole inventory, after a hello that asked for it and whenever its digest changes. */
    @Call(timeoutSeconds = 20)
    Noted inventory(InventoryReport report);

    /** Every report_interval; answered by {@link ComputeHost#heard}. */
    @Cast(ttlSeconds = 30)
    void heartbeat(Heartbeat heartbeat);

    /** May the host begin this step? Repeating the question for a step it already began gets the same answer. */
    @Call(timeoutSeconds = 20)
    BeginAnswer begin(BeginStep question);

    /** How a step ended; repeated by the host until answered. The answer means: committed, or not wanted. */
    @Call(timeoutSeconds = 20)
    Noted report(StepReport report);

    /** Guests whose power state the host sees now; a hint, rechecked by rows and running operations. */
    @Call(timeoutSeconds = 20)
    Noted powerStates(PowerReport report);

    /** What the host cleared of its leftovers; the claims they held are free when this is answered. */
    @Call(timeoutSeconds = 20)
    Noted cleared(LeftoversCleared report);

    /** One run of a host's compute process. */
    record Speaker(HostName host, long incarnation) {}

    /** What a host says after its hello. */
    interface Spoken extends FromHost {
        Speaker speaker();

        @Override
        default HostName host() {
            return speaker().host();
        }
    }

    /**
     * {@code process} is a fresh uuid per start; {@code digest} covers inventory and version. {@code guests} are the
     * guests of ours the host has, with their power states.
     */
    record Hello(
            HostName host,
            HostId hostId,
            String process,
            int serviceVersion,
            String digest,
            Instant started,
            List<GuestPower> guests)
            implements FromHost {
        public Hello {
            guests = List.copyOf(guests);
        }
    }

    record GuestPower(ServerId server, PowerState power) {}

    /** Either an incarnation, or a reason why not; {@code retrySeconds} > 0 means: admitted later, ask again then. */
    record HelloAnswer(Optional<Long> incarnation, boolean sendInventory, int retrySeconds, Optional<String> refusal) {}

    record InventoryReport(Speaker speaker, String digest, HostInventory inventory) implements Spoken {}

    /** {@code held} are the steps the host has queued or runs; {@code beat} grows by one. */
    record Heartbeat(Speaker speaker, long beat, List<StepRef> held, int freeSlots) implements Spoken {
        public Heartbeat {
            held = List.copyOf(held);
        }
    }

    record BeginStep(Speaker speaker, StepRef step) implements Spoken {}

    /** {@code wanted} false: drop the order. {@code again} true: an earlier incarnation began it; inspect first. */
    record BeginAnswer(boolean wanted, boolean again) {}

    record StepReport(Speaker speaker, StepRef step, StepOutcome outcome) implements Spoken {}

    record PowerReport(Speaker speaker, List<GuestPower> guests) implements Spoken {
        public PowerReport {
            guests = List.copyOf(guests);
        }
    }

    record LeftoversCleared(Speaker speaker, List<ServerId> servers) implements Spoken {
        public LeftoversCleared {
            servers = List.copyOf(servers);
        }
    }

    /**
     * {@code current} false: the speaker is not the host's current incarnation and should stop; {@code deleted} says
     * whether that is because an operator deleted the host's service.
     */
    record Noted(boolean current, Optional<Boolean> deleted) {
        public Noted(boolean current) {
            this(current, Optional.empty());
        }

        public Noted {
            requireNonNull(deleted, "deleted");
        }
    }
}
