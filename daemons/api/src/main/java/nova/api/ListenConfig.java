package nova.api;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import nova.runtime.config.ConfigGroup;

/** Where the compute API listens, and what bodies it takes: section {@code [DEFAULT]}. */
public record ListenConfig(
        String osapiComputeListen,
        int osapiComputeListenPort,
        int osapiMaxRequestBodySize,
        String instanceNameTemplate) {
    public static final ListenConfig DEFAULTS = new ListenConfig("0.0.0.0", 8774, 114_688, "instance-%08x");

    public static final ConfigGroup<ListenConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option("osapi_compute_listen", "Address the compute API listens on."),
            option("osapi_compute_listen_port", "Port the compute API listens on.")
                    .port(),
            option("osapi_max_request_body_size", "Longest request body the API reads, in bytes.")
                    .between(1024, 64 << 20),
            option("instance_name_template", "Name of a server's guest, made of its number."));

    public ListenConfig {
        requireNonNull(osapiComputeListen, "osapiComputeListen");
        requireNonNull(instanceNameTemplate, "instanceNameTemplate");
    }
}
