package nova.http.policy;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.nio.file.Path;
import java.util.List;
import nova.runtime.config.ConfigGroup;

/** {@code [oslo_policy]}: where operators change who may do what. */
public record PolicyConfig(
        Path policyFile,
        List<Path> policyDirs,
        String policyDefaultRule,
        boolean enforceNewDefaults,
        boolean enforceScope) {
    public static final PolicyConfig DEFAULTS = new PolicyConfig(
            Path.of("/etc/nova/policy.yaml"), List.of(Path.of("/etc/nova/policy.d")), "default", true, true);

    public static final ConfigGroup<PolicyConfig> GROUP = ConfigGroup.of(
            "oslo_policy",
            DEFAULTS,
            option(
                    "policy_file",
                    "Rules that replace the defaults, in YAML. A file that is not there changes nothing; a change of "
                            + "the file counts at once."),
            option("policy_dirs", "Directories of more such files, read in the order of their names after the file.")
                    .repeated(),
            option("policy_default_rule", "Asked when a rule is asked that nobody defined."),
            option(
                    "enforce_new_defaults",
                    "Whether only today's defaults count; else whoever the defaults of earlier releases allowed is "
                            + "allowed too."),
            option("enforce_scope", "Whether tokens of a system or a domain are refused where a project's is needed."));

    public PolicyConfig {
        requireNonNull(policyFile, "policyFile");
        policyDirs = List.copyOf(policyDirs);
        requireNonNull(policyDefaultRule, "policyDefaultRule");
    }
}
