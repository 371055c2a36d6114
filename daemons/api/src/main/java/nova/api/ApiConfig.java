package nova.api;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import nova.runtime.config.ConfigGroup;

/** What operators set about the API's answers: section {@code [api]}. */
public record ApiConfig(int maxLimit, String computeLinkPrefix, boolean enableInstancePassword) {
    public static final ApiConfig DEFAULTS = new ApiConfig(1000, "", true);

    public static final ConfigGroup<ApiConfig> GROUP = ConfigGroup.of(
            "api",
            DEFAULTS,
            option("max_limit", "The most elements one page of a list has.")
                    .oldName("DEFAULT", "osapi_max_limit")
                    .between(1, 10_000)
                    .mutable(),
            option("compute_link_prefix", "Replaces scheme, host and leading path of links in answers.")
                    .oldName("DEFAULT", "osapi_compute_link_prefix"),
            option("enable_instance_password", "Whether creating a server answers its admin password.")
                    .oldName("DEFAULT", "enable_instance_password"));

    public ApiConfig {
        requireNonNull(computeLinkPrefix, "computeLinkPrefix");
    }
}
