package nova.conductor.config;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import nova.runtime.config.ConfigGroup;

/** Group {@code [retention]}: how long what is over stays readable. */
public record RetentionConfig(Duration deletedServers, Duration finishedSteps, Duration idempotencyKeys) {
    public static final RetentionConfig DEFAULTS =
            new RetentionConfig(Duration.ofDays(90), Duration.ofDays(7), Duration.ofHours(24));

    public static final ConfigGroup<RetentionConfig> GROUP = ConfigGroup.of(
            "retention",
            DEFAULTS,
            option(
                            "deleted_servers",
                            "Hours a deleted server stays readable, with its actions, and so do audits of usage.")
                    .unit(ChronoUnit.HOURS)
                    .between(1, 1_000_000),
            option("finished_steps", "Hours the orders and results of finished steps are kept.")
                    .unit(ChronoUnit.HOURS)
                    .between(1, 1_000_000),
            option("idempotency_keys", "Hours an answer is kept for a request that is sent again.")
                    .unit(ChronoUnit.HOURS)
                    .between(1, 10_000));

    public RetentionConfig {
        requireNonNull(deletedServers, "deletedServers");
        requireNonNull(finishedSteps, "finishedSteps");
        requireNonNull(idempotencyKeys, "idempotencyKeys");
    }
}
