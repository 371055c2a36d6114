package nova.api;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.nio.file.Path;
import nova.runtime.config.ConfigGroup;

/** {@code [oslo_policy]}: where operators change who may do what. */
public record PolicyConfig(Path policyFile) {
    public static final PolicyConfig DEFAULTS = new PolicyConfig(Path.of("/etc/nova/policy.yaml"));

    public static final ConfigGroup<PolicyConfig> GROUP = ConfigGroup.of(
            "oslo_policy",
            DEFAULTS,
            option(
                    "policy_file",
                    "Rules that replace the defaults, in YAML. A file that is not there changes nothing."));

    public PolicyConfig {
        requireNonNull(policyFile, "policyFile");
    }
}
