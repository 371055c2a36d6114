package nova.all;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import nova.runtime.config.ConfigGroup;

/** {@code [all]}: what only a cloud in one process needs to know. */
record AllConfig(String computePassword) {
    static final AllConfig DEFAULTS = new AllConfig("");

    static final ConfigGroup<AllConfig> GROUP = ConfigGroup.of(
            "all",
            DEFAULTS,
            option("compute_password", "Password of the broker's user compute.<host>, as in its credentials file.")
                    .secret());

    AllConfig {
        requireNonNull(computePassword, "computePassword");
    }
}
