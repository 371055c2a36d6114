package nova.conductor.config;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import nova.model.usage.AuditPeriod;
import nova.runtime.config.ConfigGroup;

/** Whether and how often the usage of servers is audited: section {@code [DEFAULT]}, under Nova's names. */
public record UsageAuditConfig(boolean instanceUsageAudit, AuditPeriod instanceUsageAuditPeriod) {
    public static final UsageAuditConfig DEFAULTS = new UsageAuditConfig(false, new AuditPeriod("month"));

    public static final ConfigGroup<UsageAuditConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option("instance_usage_audit", "Audit the usage of servers on every host that is up, once per period."),
            option(
                    "instance_usage_audit_period",
                    "Period of usage audits: hour, day, month or year, and @offset where it begins elsewhere."));

    public UsageAuditConfig {
        requireNonNull(instanceUsageAuditPeriod, "instanceUsageAuditPeriod");
    }
}
