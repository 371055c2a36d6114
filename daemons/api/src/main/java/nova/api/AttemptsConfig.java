package nova.api;

import static nova.runtime.config.Option.option;

import nova.runtime.config.ConfigGroup;

/** What the API reads of {@code [scheduler]}: it goes into the plan of each build. */
public record AttemptsConfig(int maxAttempts) {
    public static final AttemptsConfig DEFAULTS = new AttemptsConfig(3);

    public static final ConfigGroup<AttemptsConfig> GROUP = ConfigGroup.of(
            "scheduler",
            DEFAULTS,
            option("max_attempts", "Hosts tried per build.")
                    .between(1, Integer.MAX_VALUE)
                    .oldName("DEFAULT", "scheduler_max_attempts"));
}
