package nova.conductor.config;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import nova.runtime.config.ConfigGroup;

/** How operations run, and what guests are told. */
public record FlowConfig(
        String instanceNameTemplate,
        boolean forceConfigDrive,
        int shutdownTimeout,
        int maxConcurrentOperations,
        Duration silentHostGrace) {
    public static final FlowConfig DEFAULTS = new FlowConfig("instance-%08x", false, 60, 64, Duration.ofMinutes(5));

    public static final ConfigGroup<FlowConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option("instance_name_template", "Name of a guest at the hypervisor, from the server's number."),
            option("force_config_drive", "Give every new guest a config drive."),
            option("shutdown_timeout", "Seconds a guest gets to shut down by itself.")
                    .between(0, 3600),
            option("max_concurrent_operations", "Operations one conductor runs at a time; waiting ones do not count.")
                    .between(1, 10_000),
            option("silent_host_grace", "Seconds a silent host may keep an operation before users see it.")
                    .between(1, 86_400));

    public FlowConfig {
        requireNonNull(instanceNameTemplate, "instanceNameTemplate");
        requireNonNull(silentHostGrace, "silentHostGrace");
    }

    /** As Python's template would: {@code %08x} of the number, also in the old form {@code %(id)d}. */
    public String guestName(long number) {
        return instanceNameTemplate.replace("%(id)", "%").formatted(number);
    }
}
