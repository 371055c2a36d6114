package nova.api;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import nova.model.usage.AuditPeriod;
import nova.runtime.config.ConfigGroup;

/** What the operators' resources need to know about the cloud: section {@code [DEFAULT]}. */
public record OperatorConfig(
        String defaultAvailabilityZone,
        String internalServiceAvailabilityZone,
        Duration serviceDownTime,
        AuditPeriod instanceUsageAuditPeriod) {
    public static final OperatorConfig DEFAULTS =
            new OperatorConfig("nova", "internal", Duration.ofSeconds(60), new AuditPeriod("month"));

    public static final ConfigGroup<OperatorConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option("default_availability_zone", "Zone of compute hosts without one."),
            option("internal_service_availability_zone", "Zone of all services but nova-compute."),
            option("service_down_time", "Silence after which a service counts as down.")
                    .between(1, 86_400),
            option(
                    "instance_usage_audit_period",
                    "Period of usage audits: hour, day, month or year, and @offset where it begins elsewhere."));

    public OperatorConfig {
        requireNonNull(defaultAvailabilityZone, "defaultAvailabilityZone");
        requireNonNull(internalServiceAvailabilityZone, "internalServiceAvailabilityZone");
        requireNonNull(serviceDownTime, "serviceDownTime");
        requireNonNull(instanceUsageAuditPeriod, "instanceUsageAuditPeriod");
    }
}
