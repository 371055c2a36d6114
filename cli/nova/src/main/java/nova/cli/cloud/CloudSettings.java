package nova.cli.cloud;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.UsageFailure;

/** What is known about the cloud and the user, from options, clouds.yaml and the environment. */
public final class CloudSettings {
    private static final double DEFAULT_TIMEOUT_SECONDS = 600;

    private static final List<String> LOGIN_TYPES = List.of("password", "v3password", "token", "v3token");

    private final Map<Setting, String> options;
    private final Map<String, String> clouds;
    private final Map<String, String> environment;
    private final boolean insecure;

    public CloudSettings(Map<Setting, String> options, Map<String, String> environment, boolean insecure) {
        this.options = options.isEmpty() ? Map.of() : new EnumMap<>(options);
        this.environment = environment;
        String cloud = options.getOrDefault(Setting.CLOUD, environment.getOrDefault("OS_CLOUD", ""));
        this.clouds = cloud.isEmpty() ? Map.of() : CloudsFile.find(environment).cloud(cloud);
        this.insecure = insecure || isSet("NOVACLIENT_INSECURE") || "false".equalsIgnoreCase(clouds.get("verify"));
    }

    public Optional<String> find(Setting setting) {
        if (options.containsKey(setting)) {
            // an empty option hides the variable
            return Optional.of(options.get(setting)).filter(each -> !each.isEmpty());
        }
        String said = clouds.get(setting.cloudsPath());
        return Optional.ofNullable(said == null || said.isEmpty() ? variable(setting) : said);
    }

    public String get(Setting setting, String otherwise) {
        return find(setting).orElse(otherwise);
    }

    public boolean has(Setting setting) {
        return find(setting).isPresent();
    }

    public boolean insecure() {
        return insecure;
    }

    public Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name)).filter(each -> !each.isEmpty());
    }

    /** Whether a variable says yes. */
    public boolean isSet(String name) {
        String said = environment(name).orElse("").strip().toLowerCase(Locale.ROOT);
        return List.of("1", "true", "yes", "on", "t", "y").contains(said);
    }

    /** Whether a token is what we log in with; a token in the environment alone does not decide that. */
    public boolean byToken() {
        boolean tokenFirst = options.containsKey(Setting.TOKEN) || clouds.containsKey(Setting.TOKEN.cloudsPath());
        return authType(tokenFirst ? "token" : "password").endsWith("token");
    }

    private String authType(String otherwise) {
        return get(Setting.AUTH_TYPE, otherwise);
    }

    /** The version to use, as asked. */
    public ApiVersion apiVersion() {
        ApiVersion asked = ApiVersion.parse(get(Setting.API_VERSION, "2.latest"));
        if (!asked.isLatest()
                && asked.compareTo(ApiVersion.PLAIN) > 0
                && !asked.within(ApiVersion.OLDEST, ApiVersion.NEWEST_ASKED)) {
            throw CommandFailure.because("The specified version isn't supported by client. The valid version range is '"
                    + ApiVersion.OLDEST + "' to '" + ApiVersion.NEWEST_ASKED + "'");
        }
        return asked;
    }

    public int timeoutMillis() {
        double seconds = find(Setting.TIMEOUT).map(CloudSettings::seconds).orElse(DEFAULT_TIMEOUT_SECONDS);
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, seconds * 1000));
    }

    /** What {@code --timeout} takes. */
    public static double seconds(String text) {
        double seconds;
        try {
            seconds = Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw UsageFailure.ofProgram("argument --timeout: " + text + " must be a float");
        }
        if (!(seconds > 0)) {
            throw UsageFailure.ofProgram("argument --timeout: " + text + " must be greater than 0");
        }
        return seconds;
    }

    /** The interface in its long form: {@code publicURL} for public. */
    public String interfaceName() {
        String type = get(Setting.ENDPOINT_TYPE, "publicURL");
        return List.of("public", "internal", "admin").contains(type) ? type + "URL" : type;
    }

    /** Says which of the things needed to log in is missing. */
    public void checkCredentials() {
        String type = authType("password");
        if (!LOGIN_TYPES.contains(type)) {
            throw new CommandFailure(
                    "NoMatchingPlugin",
                    "The plugin " + type + " could not be found; use one of " + String.join(", ", LOGIN_TYPES));
        }
        boolean token = byToken() && has(Setting.TOKEN);
        if (token && has(Setting.ENDPOINT_OVERRIDE)) {
            return;
        }
        if (!token && !has(Setting.USERNAME) && !has(Setting.USER_ID)) {
            throw CommandFailure.because("You must provide a user name/id (via --os-username, --os-user-id,"
                    + " env[OS_USERNAME] or env[OS_USER_ID]) or an auth token (via --os-token).");
        }
        if (!has(Setting.PROJECT_NAME)
                && !has(Setting.PROJECT_ID)
                && !has(Setting.SYSTEM_SCOPE)
                && !has(Setting.DOMAIN_ID)
                && !has(Setting.DOMAIN_NAME)) {
            throw CommandFailure.because("You must provide a project name or project ID via --os-project-name,"
                    + " --os-project-id, env[OS_PROJECT_ID] or env[OS_PROJECT_NAME]. You may use os-project and"
                    + " os-tenant interchangeably.");
        }
        if (!has(Setting.AUTH_URL)) {
            throw CommandFailure.because("You must provide an auth url via either --os-auth-url or env[OS_AUTH_URL].");
        }
    }

    private String variable(Setting setting) {
        if (!clouds.isEmpty()) {
            return null;
        }
        for (String name : setting.variables()) {
            String value = environment.get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }
}
