package nova.manage.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import picocli.CommandLine.Option;

/** Whose rights nova-policy looks at. */
public final class CallerOptions {
    /** Who is not named has this id, and owns what belongs to nobody named. */
    private static final String NOBODY = "None";

    private final Map<String, String> environment;

    @Option(names = "--os-roles", split = ",", paramLabel = "ROLES", description = "Defaults to env[OS_ROLES].")
    private List<String> roles;

    @Option(names = "--os-user-id", paramLabel = "USER", description = "Defaults to env[OS_USER_ID].")
    private String user;

    @Option(names = "--os-tenant-id", paramLabel = "PROJECT", description = "Defaults to env[OS_TENANT_ID].")
    private String project;

    public CallerOptions(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    RequestContext context() {
        List<String> given =
                roles == null ? List.of(environment.getOrDefault("OS_ROLES", "").split(",")) : roles;
        return new RequestContext(
                new RequestId("req-nova-policy"),
                Optional.empty(),
                new ProjectId(given(project, "OS_TENANT_ID")),
                new UserId(given(user, "OS_USER_ID")),
                given.stream()
                        .map(String::strip)
                        .filter(role -> !role.isEmpty())
                        .toList(),
                Optional.empty());
    }

    private String given(String option, String variable) {
        String value = option == null ? environment.getOrDefault(variable, "") : option;
        return value.isBlank() ? NOBODY : value;
    }
}
