package nova.http.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * The rules that hold at one moment: defaults with the operator's overrides on top, old names resolved. A rule nobody
 * defined is the default rule, and allows nothing when there is none.
 */
final class RuleBook {
    private static final String ADMIN = "context_is_admin";

    private final Map<String, Check> checks = new TreeMap<>();
    private final Map<String, PolicyRule> registered = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final PolicyConfig config;

    /** Every mistake in the overrides is a BAD_REQUEST that names it. */
    RuleBook(List<PolicyRule> rules, Map<String, String> overrides, PolicyConfig config) {
        this.config = config;
        rules.forEach(rule -> registered.put(rule.name(), rule));
        overrides.forEach((name, text) -> checks.put(name, CheckParser.parse(text)));
        Set<String> given = Set.copyOf(checks.keySet());
        Map<String, Check> overridden = new TreeMap<>(checks);
        for (PolicyRule rule : rules) {
            if (rule.leaving() && given.contains(rule.name())) {
                warnings.add("policy rule " + rule.name() + " will be removed; its override may then be ignored");
            }
            checks.putIfAbsent(rule.name(), check(rule, overridden));
        }
        refuseCircles();
        warnOfUndefined();
        warnOfStrangers(given);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    boolean allows(String rule, Target target, RequestContext who) {
        PolicyRule known = registered.get(rule);
        if (config.enforceScope() && known != null && !known.takes(who.scope())) {
            return false;
        }
        return holds(new Check.Rule(rule), target, new Credentials(who, isAdmin(who)));
    }

    /** Asked with itself taken for false where it asks for {@code is_admin}. */
    boolean isAdmin(RequestContext who) {
        return holds(new Check.Rule(ADMIN), Target.own(who), new Credentials(who, false));
    }

    private boolean holds(Check check, Target target, Credentials who) {
        return switch (check) {
            case Check.Always() -> true;
            case Check.Never() -> false;
            case Check.Not(var inner) -> !holds(inner, target, who);
            case Check.All(var inner) -> inner.stream().allMatch(each -> holds(each, target, who));
            case Check.Any(var inner) -> inner.stream().anyMatch(each -> holds(each, target, who));
            case Check.Role role -> who.hasRole(role, target);
            case Check.Match match -> who.match(match, target);
            case Check.Rule(var name) -> {
                Check named = named(name);
                yield named != null && holds(named, target, who);
            }
        };
    }

    private Check named(String name) {
        Check found = checks.get(name);
        return found == null ? checks.get(config.policyDefaultRule()) : found;
    }

    /** The default of a rule nobody overrode, unless an override has its old name. */
    private Check check(PolicyRule rule, Map<String, Check> overridden) {
        Check today = CheckParser.parse(rule.check());
        if (rule.old().isEmpty()) {
            return today;
        }
        PolicyRule.Old old = rule.old().get();
        Check before = CheckParser.parse(old.check());
        Check override = old.name().equals(rule.name()) ? null : overridden.get(old.name());
        if (override != null) {
            warnings.add("policy rule " + old.name() + " is called " + rule.name()
                    + (old.since().isEmpty() ? "" : " since " + old.since())
                    + "; the override of the old name is used, write it for the new one");
            if (!override.equals(before) && !override.equals(new Check.Rule(rule.name()))) {
                return override;
            }
        }
        return config.enforceNewDefaults() || before.equals(today) ? today : new Check.Any(List.of(today, before));
    }

    private void refuseCircles() {
        Set<String> safe = new LinkedHashSet<>();
        checks.keySet().forEach(name -> walk(name, new LinkedHashSet<>(), safe));
    }

    private void walk(String name, Set<String> path, Set<String> safe) {
        if (safe.contains(name)) {
            return;
        }
        if (!path.add(name)) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "policy rules name each other in a circle: " + String.join(" -> ", path) + " -> " + name);
        }
        Check check = named(name);
        if (check != null) {
            references(check).forEach(each -> walk(each, path, safe));
        }
        path.remove(name);
        safe.add(name);
    }

    private static List<String> references(Check check) {
        List<String> names = new ArrayList<>();
        if (check instanceof Check.Rule(var name)) {
            names.add(name);
        }
        check.parts().forEach(part -> names.addAll(references(part)));
        return names;
    }

    private void warnOfUndefined() {
        checks.forEach((name, check) -> references(check).stream()
                .filter(each -> named(each) == null)
                .forEach(each -> warnings.add(
                        "policy rule " + name + " asks rule " + each + ", which nobody defined: it allows nothing")));
    }

    /** An override that nothing asks is most often misspelt. */
    private void warnOfStrangers(Set<String> given) {
        Set<String> asked = new LinkedHashSet<>(registered.keySet());
        registered.values().forEach(rule -> rule.old().ifPresent(old -> asked.add(old.name())));
        checks.values().forEach(check -> asked.addAll(references(check)));
        asked.add(config.policyDefaultRule());
        given.stream()
                .filter(name -> !asked.contains(name))
                .sorted()
                .forEach(name -> warnings.add("policy rule " + name + " is overridden but never asked: misspelt?"));
    }
}
