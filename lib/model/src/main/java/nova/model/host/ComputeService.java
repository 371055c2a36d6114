package nova.model.host;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of os-services: a program on a host. {@code up} is the conductors' judgement for compute hosts, and for other
 * programs whether they were seen within the service's down time. {@code number} is Nova's id before 2.53.
 */
public record ComputeService(
        String id, long number, String program, HostName host, String zone, Setting setting, Life life) {
    public static final String COMPUTE = "nova-compute";

    public ComputeService {
        requireNonNull(id, "id");
        requireNonNull(program, "program");
        requireNonNull(host, "host");
        requireNonNull(zone, "zone");
        requireNonNull(setting, "setting");
        requireNonNull(life, "life");
    }

    /** What an operator set. */
    public record Setting(boolean disabled, Optional<String> disabledReason, boolean forcedDown) {
        public Setting {
            requireNonNull(disabledReason, "disabledReason");
        }
    }

    /** What was seen of it. */
    public record Life(boolean up, int version, Optional<Instant> seen, Instant updated) {
        public Life {
            requireNonNull(seen, "seen");
            requireNonNull(updated, "updated");
        }
    }
}
