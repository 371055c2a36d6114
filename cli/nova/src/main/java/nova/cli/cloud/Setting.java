package nova.cli.cloud;

import java.util.List;

/**
 * One thing the user says about the cloud: by option, else in clouds.yaml, else by the first variable that is not
 * empty.
 */
public enum Setting {
    AUTH_URL("--os-auth-url", "auth.auth_url", "Where the identity service is.", "OS_AUTH_URL", "NOVA_URL"),
    AUTH_TYPE("--os-auth-type", "auth_type", "password or token.", "OS_AUTH_TYPE"),
    USERNAME("--os-username", "auth.username", "User name.", "OS_USERNAME", "OS_USER_NAME", "NOVA_USERNAME"),
    USER_ID("--os-user-id", "auth.user_id", "User id.", "OS_USER_ID"),
    PASSWORD("--os-password", "auth.password", "Password.", "OS_PASSWORD", "NOVA_PASSWORD"),
    TOKEN("--os-token", "auth.token", "A token to use instead of a password.", "OS_TOKEN"),
    PROJECT_ID("--os-project-id", "auth.project_id", "Project id.", "OS_PROJECT_ID", "OS_TENANT_ID"),
    PROJECT_NAME(
            "--os-project-name",
            "auth.project_name",
            "Project name.",
            "OS_PROJECT_NAME",
            "OS_TENANT_NAME",
            "NOVA_PROJECT_ID"),
    PROJECT_DOMAIN_ID(
            "--os-project-domain-id", "auth.project_domain_id", "Domain of the project.", "OS_PROJECT_DOMAIN_ID"),
    PROJECT_DOMAIN_NAME(
            "--os-project-domain-name",
            "auth.project_domain_name",
            "Name of the domain of the project.",
            "OS_PROJECT_DOMAIN_NAME"),
    USER_DOMAIN_ID("--os-user-domain-id", "auth.user_domain_id", "Domain of the user.", "OS_USER_DOMAIN_ID"),
    USER_DOMAIN_NAME(
            "--os-user-domain-name", "auth.user_domain_name", "Name of the domain of the user.", "OS_USER_DOMAIN_NAME"),
    DEFAULT_DOMAIN_ID(
            "--os-default-domain-id",
            "auth.default_domain_id",
            "Domain where no other is given.",
            "OS_DEFAULT_DOMAIN_ID"),
    DEFAULT_DOMAIN_NAME(
            "--os-default-domain-name",
            "auth.default_domain_name",
            "Name of the domain where no other is given.",
            "OS_DEFAULT_DOMAIN_NAME"),
    DOMAIN_ID("--os-domain-id", "auth.domain_id", "Domain to act for.", "OS_DOMAIN_ID"),
    DOMAIN_NAME("--os-domain-name", "auth.domain_name", "Name of the domain to act for.", "OS_DOMAIN_NAME"),
    SYSTEM_SCOPE("--os-system-scope", "auth.system_scope", "all, to act for the system.", "OS_SYSTEM_SCOPE"),
    TRUST_ID("--os-trust-id", "auth.trust_id", "Trust to act by.", "OS_TRUST_ID"),
    REGION("--os-region-name", "region_name", "Region of the endpoints.", "OS_REGION_NAME", "NOVA_REGION_NAME"),
    SERVICE_TYPE("--service-type", "compute_service_type", "Type of the service in the catalog; compute."),
    SERVICE_NAME("--service-name", "compute_service_name", "Name of the service in the catalog.", "NOVA_SERVICE_NAME"),
    ENDPOINT_TYPE(
            "--os-endpoint-type",
            "interface",
            "public, internal or admin; public.",
            "NOVA_ENDPOINT_TYPE",
            "OS_ENDPOINT_TYPE"),
    ENDPOINT_OVERRIDE(
            "--os-endpoint-override",
            "compute_endpoint_override",
            "Use this endpoint instead of the catalog's.",
            "OS_ENDPOINT_OVERRIDE",
            "NOVACLIENT_ENDPOINT_OVERRIDE",
            "NOVACLIENT_BYPASS_URL"),
    API_VERSION(
            "--os-compute-api-version",
            "compute_api_version",
            "X, X.Y or X.latest; 2.latest.",
            "OS_COMPUTE_API_VERSION"),
    CACERT("--os-cacert", "cacert", "Authorities whose certificates to believe.", "OS_CACERT"),
    CERT("--os-cert", "cert", "Client certificate.", "OS_CERT"),
    KEY("--os-key", "key", "Key of the client certificate.", "OS_KEY"),
    TIMEOUT("--timeout", "api_timeout", "Seconds to wait for an answer; 600."),
    PROFILE("--profile", "", "Key to sign traces of OSProfiler with.", "OS_PROFILE"),
    CLOUD("--os-cloud", "", "Cloud of clouds.yaml to use.", "OS_CLOUD");

    private final String option;
    private final String cloudsPath;
    private final String help;
    private final List<String> variables;

    Setting(String option, String cloudsPath, String help, String... variables) {
        this.option = option;
        this.cloudsPath = cloudsPath;
        this.help = help;
        this.variables = List.of(variables);
    }

    public String option() {
        return option;
    }

    public String cloudsPath() {
        return cloudsPath;
    }

    public String help() {
        return help;
    }

    public List<String> variables() {
        return variables;
    }
}
