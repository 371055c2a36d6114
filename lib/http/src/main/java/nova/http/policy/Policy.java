package nova.http.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * Who may do what: the service's defaults with the operator's overrides on top. A rule nobody defined allows nothing.
 * The caller is {@link RequestContext#CURRENT}.
 */
public final class Policy {
    /** Rules may name rules this deep; deeper is taken for a circle. */
    private static final int MAX_DEPTH = 20;

    private final Map<String, Check> checks = new TreeMap<>();

    public Policy(Map<String, String> defaults, Map<String, String> overrides) {
        Map<String, String> texts = new TreeMap<>(defaults);
        texts.putAll(overrides);
        texts.forEach((name, text) -> checks.put(name, CheckParser.parse(text)));
    }

    /** FORBIDDEN with Nova's message when the caller may not. */
    public void enforce(String rule, Target target) {
        if (!allows(rule, target)) {
            throw new NovaException(ErrorCode.FORBIDDEN, "Policy doesn't allow " + rule + " to be performed.");
        }
    }

    public boolean allows(String rule, Target target) {
        return holds(new Check.Rule(rule), target, RequestContext.CURRENT.get(), 0);
    }

    /** Whether the caller is an administrator in the sense of {@code context_is_admin}. */
    public boolean isAdmin() {
        RequestContext context = RequestContext.CURRENT.get();
        return holds(new Check.Rule("context_is_admin"), Target.own(context), context, 0);
    }

    private boolean holds(Check check, Target target, RequestContext who, int depth) {
        if (depth > MAX_DEPTH) {
            throw new NovaException(ErrorCode.INTERNAL, "policy rules name each other in a circle: " + check);
        }
        return switch (check) {
            case Check.Always() -> true;
            case Check.Never() -> false;
            case Check.Not(var inner) -> !holds(inner, target, who, depth + 1);
            case Check.All(var inner) -> inner.stream().allMatch(each -> holds(each, target, who, depth + 1));
            case Check.Any(var inner) -> inner.stream().anyMatch(each -> holds(each, target, who, depth + 1));
            case Check.Role(var name) -> who.hasRole(name);
            case Check.Match match -> matches(match, target, who, depth);
            case Check.Rule(var name) -> {
                Check named = checks.get(name);
                yield named != null && holds(named, target, who, depth + 1);
            }
        };
    }

    private boolean matches(Check.Match match, Target target, RequestContext who, int depth) {
        Optional<String> right = match.right().startsWith("%(") && match.right().endsWith(")s")
                ? target.attribute(match.right().substring(2, match.right().length() - 2))
                : Optional.of(match.right());
        if (right.isEmpty()) {
            return false;
        }
        return switch (match.left()) {
            case "project_id", "tenant", "tenant_id" ->
                right.get().equals(who.project().value());
            case "user_id", "user" -> right.get().equals(who.user().value());
            case "is_admin" -> {
                boolean admin = holds(new Check.Rule("context_is_admin"), target, who, depth + 1);
                yield right.get().equalsIgnoreCase(Boolean.toString(admin));
            }
            default -> literal(match.left()).equals(Optional.of(right.get()));
        };
    }

    private static Optional<String> literal(String left) {
        boolean quoted = left.length() >= 2 && left.startsWith("'") && left.endsWith("'");
        return quoted ? Optional.of(left.substring(1, left.length() - 1)) : Optional.empty();
    }
}
