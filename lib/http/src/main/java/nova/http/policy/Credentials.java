package nova.http.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.model.context.RequestContext;

/** What policies may ask about the caller. {@code admin} is what {@code context_is_admin} says about him. */
record Credentials(RequestContext who, boolean admin) {
    private static final Pattern PLACE = Pattern.compile("%\\(([^)]*)\\)s");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    boolean hasRole(Check.Role role, Target target) {
        return filled(role.name(), target).filter(who::hasRole).isPresent();
    }

    /** The left side is a literal as Python writes one, or the name of a credential. */
    boolean match(Check.Match match, Target target) {
        Optional<String> wanted = filled(match.right(), target);
        if (wanted.isEmpty()) {
            return false;
        }
        if (match.left().equals("is_admin")) {
            return wanted.get().toLowerCase(Locale.ROOT).equals("true") == admin;
        }
        return literal(match.left())
                .map(List::of)
                .orElseGet(() -> values(match.left()))
                .contains(wanted.get());
    }

    private static Optional<String> literal(String left) {
        char first = left.charAt(0);
        boolean quoted = left.length() >= 2 && (first == '\'' || first == '"') && left.endsWith("" + first);
        if (quoted) {
            return Optional.of(left.substring(1, left.length() - 1));
        }
        boolean constant = left.equals("True") || left.equals("False") || left.equals("None");
        return constant || NUMBER.matcher(left).matches() ? Optional.of(left) : Optional.empty();
    }

    private List<String> values(String name) {
        return switch (name) {
            case "project_id", "tenant", "tenant_id" -> List.of(who.project().value());
            case "user_id", "user" -> List.of(who.user().value());
            case "roles" -> who.roles();
            case "system_scope", "system" -> who.scope().equals(RequestContext.SYSTEM) ? List.of("all") : List.of();
            case "is_admin_project" -> List.of("True");
            default -> List.of();
        };
    }

    /** Text with each {@code %(name)s} replaced by that attribute of the target; empty when it has none of it. */
    private static Optional<String> filled(String text, Target target) {
        Matcher place = PLACE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (place.find()) {
            Optional<String> value = target.attribute(place.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            place.appendReplacement(out, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(place.appendTail(out).toString());
    }
}
