package nova.openstack.client;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import java.util.List;
import nova.runtime.config.ConfigGroup;

/** How another service is found: groups {@code [glance]}, {@code [neutron]}, {@code [cinder]} and {@code [ironic]}. */
public record ServiceConfig(
        String regionName, List<String> validInterfaces, String endpointOverride, Duration timeout) {
    public static final ServiceConfig DEFAULTS =
            new ServiceConfig("", List.of("internal", "public"), "", Duration.ofSeconds(60));

    public static final ConfigGroup<ServiceConfig> GLANCE = group("glance", "image");
    public static final ConfigGroup<ServiceConfig> NEUTRON = group("neutron", "network");
    public static final ConfigGroup<ServiceConfig> CINDER = group("cinder", "volume");
    public static final ConfigGroup<ServiceConfig> IRONIC = group("ironic", "bare metal");

    public ServiceConfig {
        requireNonNull(regionName, "regionName");
        validInterfaces = List.copyOf(validInterfaces);
        requireNonNull(endpointOverride, "endpointOverride");
        requireNonNull(timeout, "timeout");
    }

    /** For another service in the same region. */
    ServiceConfig withoutOverride() {
        return new ServiceConfig(regionName, validInterfaces, "", timeout);
    }

    private static ConfigGroup<ServiceConfig> group(String section, String service) {
        return ConfigGroup.of(
                section,
                DEFAULTS,
                option("region_name", "Region of the " + service + " service in the catalog; empty takes the first."),
                option("valid_interfaces", "Interfaces of the catalog to try, in this order."),
                option("endpoint_override", "Address of the " + service + " service, in place of the catalog's."),
                option("timeout", "How long the " + service + " service may take to answer.")
                        .between(1, 3_600));
    }
}
