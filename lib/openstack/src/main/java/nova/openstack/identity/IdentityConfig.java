package nova.openstack.identity;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import nova.runtime.config.ConfigGroup;

/** Group {@code [keystone_authtoken]}: where the identity service is, and who we are there. */
public record IdentityConfig(
        String authUrl,
        String username,
        String password,
        String projectName,
        String userDomainName,
        String projectDomainName,
        String wwwAuthenticateUri,
        Duration timeout,
        Duration tokenCacheTime) {
    public static final IdentityConfig DEFAULTS = new IdentityConfig(
            "", "nova", "", "service", "Default", "Default", "", Duration.ofSeconds(30), Duration.ofSeconds(300));

    public static final ConfigGroup<IdentityConfig> GROUP = ConfigGroup.of(
            "keystone_authtoken",
            DEFAULTS,
            option("auth_url", "Address of the identity service, such as http://controller:5000/v3."),
            option("username", "Nova's own user.").oldName("keystone_authtoken", "user_name"),
            option("password", "Password of Nova's own user.").secret(),
            option("project_name", "Project of Nova's own user.").oldName("keystone_authtoken", "tenant_name"),
            option("user_domain_name", "Domain of Nova's own user."),
            option("project_domain_name", "Domain of its project."),
            option("www_authenticate_uri", "Address of the identity service told to clients without a token.")
                    .oldName("keystone_authtoken", "auth_uri"),
            option("timeout", "How long the identity service may take to answer.")
                    .between(1, 3_600),
            option("token_cache_time", "How long a checked token is not asked for again.")
                    .between(0, 3_600));

    public IdentityConfig {
        requireNonNull(authUrl, "authUrl");
        requireNonNull(username, "username");
        requireNonNull(password, "password");
        requireNonNull(projectName, "projectName");
        requireNonNull(userDomainName, "userDomainName");
        requireNonNull(projectDomainName, "projectDomainName");
        requireNonNull(wwwAuthenticateUri, "wwwAuthenticateUri");
        requireNonNull(timeout, "timeout");
        requireNonNull(tokenCacheTime, "tokenCacheTime");
    }

    /** The address up to and including the version; operators write it with and without. */
    String versionedUrl() {
        String url = authUrl.endsWith("/") ? authUrl.substring(0, authUrl.length() - 1) : authUrl;
        return url.endsWith("/v3") ? url : url + "/v3";
    }

    @Override
    public String toString() {
        return "IdentityConfig[authUrl=" + authUrl + ", username=" + username + ", projectName=" + projectName + "]";
    }
}
