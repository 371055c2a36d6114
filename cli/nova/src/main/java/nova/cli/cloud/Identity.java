package nova.cli.cloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.json.Json;

/** Logs in at Keystone v3 with a password or a token. */
final class Identity {
    private final CloudSettings settings;
    private final Wire wire;

    Identity(CloudSettings settings, Wire wire) {
        this.settings = settings;
        this.wire = wire;
    }

    Token login() {
        Map<String, Object> auth = new LinkedHashMap<>();
        auth.put("identity", settings.byToken() ? tokenMethod() : passwordMethod());
        Map<String, Object> scope = scope();
        if (!scope.isEmpty()) {
            auth.put("scope", scope);
        }
        Reply reply = asked(Json.write(Map.of("auth", auth)));
        if (reply.failed()) {
            throw HttpFailure.of(reply, "x-openstack-request-id");
        }
        return new Token(
                reply.header("x-subject-token").orElse(""), reply.json().object("token"));
    }

    private Reply asked(String body) {
        String url = Token.withoutSlash(settings.get(Setting.AUTH_URL, ""));
        if (url.endsWith("/v3")) {
            return wire.send("POST", url + "/auth/tokens", Map.of(), body);
        }
        try {
            return wire.send("POST", url + "/v3/auth/tokens", Map.of(), body);
        } catch (CommandFailure failure) {
            throw failure.is("ConnectFailure") ? notFound(failure) : failure;
        }
    }

    /** An address without a version may be wrong in more ways than one. */
    private static CommandFailure notFound(CommandFailure failure) {
        return new CommandFailure(
                "DiscoveryFailure",
                "Could not find versioned identity endpoints when attempting to authenticate. Please check that your"
                        + " auth_url is correct. " + failure.getMessage().replaceFirst("/v3/auth/tokens: ", ": "),
                failure);
    }

    private Map<String, Object> tokenMethod() {
        Optional<String> token = settings.find(Setting.TOKEN);
        return Map.of("methods", List.of("token"), "token", token.isPresent() ? Map.of("id", token.get()) : Map.of());
    }

    private Map<String, Object> passwordMethod() {
        Map<String, Object> user = new LinkedHashMap<>();
        if (settings.has(Setting.USER_ID)) {
            user.put("id", settings.get(Setting.USER_ID, ""));
        } else {
            user.put("name", settings.get(Setting.USERNAME, ""));
            user.put("domain", domain(Setting.USER_DOMAIN_ID, Setting.USER_DOMAIN_NAME));
        }
        user.put("password", settings.get(Setting.PASSWORD, ""));
        return Map.of("methods", List.of("password"), "password", Map.of("user", user));
    }

    private Map<String, Object> scope() {
        int targets = (settings.has(Setting.PROJECT_ID) || settings.has(Setting.PROJECT_NAME) ? 1 : 0)
                + (settings.has(Setting.DOMAIN_ID) || settings.has(Setting.DOMAIN_NAME) ? 1 : 0)
                + (settings.has(Setting.TRUST_ID) ? 1 : 0);
        if (targets > 1) {
            throw new CommandFailure(
                    "AuthorizationFailure",
                    "Authentication cannot be scoped to multiple targets. Pick one of: project, domain, trust or"
                            + " unscoped");
        }
        if (settings.has(Setting.PROJECT_ID)) {
            return Map.of("project", Map.of("id", settings.get(Setting.PROJECT_ID, "")));
        }
        if (settings.has(Setting.PROJECT_NAME)) {
            Map<String, Object> project = new LinkedHashMap<>();
            project.put("name", settings.get(Setting.PROJECT_NAME, ""));
            project.put("domain", domain(Setting.PROJECT_DOMAIN_ID, Setting.PROJECT_DOMAIN_NAME));
            return Map.of("project", project);
        }
        if (settings.has(Setting.TRUST_ID)) {
            return Map.of("OS-TRUST:trust", Map.of("id", settings.get(Setting.TRUST_ID, "")));
        }
        if (settings.has(Setting.DOMAIN_ID) || settings.has(Setting.DOMAIN_NAME)) {
            return Map.of("domain", domain(Setting.DOMAIN_ID, Setting.DOMAIN_NAME));
        }
        return settings.has(Setting.SYSTEM_SCOPE) ? Map.of("system", Map.of("all", true)) : Map.of();
    }

    private Map<String, Object> domain(Setting id, Setting name) {
        if (settings.has(id)) {
            return Map.of("id", settings.get(id, ""));
        }
        if (settings.has(name)) {
            return Map.of("name", settings.get(name, ""));
        }
        if (settings.has(Setting.DEFAULT_DOMAIN_NAME)) {
            return Map.of("name", settings.get(Setting.DEFAULT_DOMAIN_NAME, ""));
        }
        return Map.of("id", settings.get(Setting.DEFAULT_DOMAIN_ID, "default"));
    }
}
