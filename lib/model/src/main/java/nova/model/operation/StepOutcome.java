package nova.model.operation;

import static java.util.Objects.requireNonNull;

import nova.model.error.ErrorCode;
import nova.model.server.PowerState;

/**
 * How an order to a host ended. The first four are a host's own words; the last two are the conductor's (design.md §4,
 * rule 7): a host that never began, and a host that an operator declared dead.
 */
public sealed interface StepOutcome {
    /** Done, or found done. {@code power} is the guest's power state afterwards. */
    record Done(PowerState power) implements StepOutcome {
        public Done {
            requireNonNull(power, "power");
        }
    }

    /** This host cannot, another may. Everything made for it here is removed already. */
    record Refused(String reason) implements StepOutcome {
        public Refused {
            requireNonNull(reason, "reason");
        }
    }

    /** Tried and failed; {@code power} is what the guest is in now. Trying elsewhere would fail too, or is unsafe. */
    record Failed(ErrorCode code, String reason, PowerState power) implements StepOutcome {
        public Failed {
            requireNonNull(code, "code");
            requireNonNull(reason, "reason");
            requireNonNull(power, "power");
        }
    }

    /** Stopped because the conductor asked; what was begun is undone. */
    record Cancelled() implements StepOutcome {}

    /** The host fell silent, or was replaced, before it began: nothing of the step exists there. */
    record NotBegun(String reason) implements StepOutcome {
        public NotBegun {
            requireNonNull(reason, "reason");
        }
    }

    /** The host began and was then declared dead; what it did is unknown. */
    record HostLost(String reason) implements StepOutcome {
        public HostLost {
            requireNonNull(reason, "reason");
        }
    }
}
