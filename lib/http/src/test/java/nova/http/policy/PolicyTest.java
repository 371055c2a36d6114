package nova.http.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;

final class PolicyTest {
    private static final Map<String, String> DEFAULTS = Map.of(
            "context_is_admin", "role:admin",
            "member", "role:member and project_id:%(project_id)s",
            "boot", "rule:member or rule:context_is_admin",
            "own", "user_id:%(user_id)s",
            "nobody", "!",
            "all", "@",
            "not_admin", "not is_admin:True and (role:member or role:reader)");

    private static final Target MINE = Target.of(new ProjectId("p1"), new UserId("u1"));
    private static final Target THEIRS = Target.of(new ProjectId("p2"), new UserId("u2"));

    @Test
    void membersMayInTheirProjectAndAdminsEverywhere() {
        assertTrue(allows("boot", MINE, "member"));
        assertFalse(allows("boot", THEIRS, "member"));
        assertFalse(allows("boot", MINE, "reader"));
        assertTrue(allows("boot", THEIRS, "Admin"));
    }

    @Test
    void theLanguageKnowsNotAndParentheses() {
        assertTrue(allows("not_admin", MINE, "reader"));
        assertFalse(allows("not_admin", MINE, "reader", "admin"));
        assertTrue(allows("own", MINE));
        assertFalse(allows("own", THEIRS));
        assertTrue(allows("all", THEIRS));
        assertFalse(allows("nobody", MINE, "admin"));
        assertFalse(allows("never-defined", MINE, "admin"));
    }

    @Test
    void andBindsTighterThanOrWhereverParenthesesStand() {
        assertTrue(check("role:a or role:b and role:c", "a"));
        assertFalse(check("(role:a or role:b) and role:c", "a"));
        assertTrue(check("((role:a)) AND NOT ( role:b )", "a"));
        assertTrue(check("not (role:b or role:c) and (role:a or (role:d and role:e))", "a"));
        assertTrue(check("not not role:a", "a"));
    }

    @Test
    void literalsAndPartsOfTheTargetCompareAsText() {
        assertTrue(check("'p1':%(project_id)s"));
        assertTrue(check("(\"p1\":%(project_id)s)"));
        assertTrue(check("True:True and not True:%(project_id)s and 7:7 and None:None"));
        assertTrue(check("role:owner-of-%(project_id)s", "owner-of-p1"));
        assertTrue(check("roles:tester", "tester"));
        assertFalse(check("'p1':%(no_such_thing)s"));
        assertFalse(check("not_a_credential:p1"));
        assertTrue(check("is_admin:False") && check("is_admin:True", "admin"));
    }

    @Test
    void refusalsNameTheRule() {
        Policy policy = policy(Map.of());
        NovaException refusal = assertThrows(
                NovaException.class,
                () -> as(() -> {
                    policy.enforce("nobody", MINE);
                    return true;
                }));
        assertEquals("Policy doesn't allow nobody to be performed.", refusal.getMessage());
    }

    @Test
    void brokenChecksAndCirclesAreNamedAtTheStart() {
        assertEquals("policy check \"role:a and (role:b\": a ')' is missing", mistake("role:a and (role:b"));
        assertEquals("policy check \"role:a role:b\": 'role:b' is one word too many", mistake("role:a role:b"));
        assertEquals("policy check \"not\": a check is missing at the end", mistake("not"));
        assertEquals(
                "policy check \"nonsense\": 'nonsense' is no check; checks look like role:admin or rule:name",
                mistake("nonsense"));
        assertEquals("policy rules name each other in a circle: all -> all", mistake("@ or rule:all"));
        assertTrue(mistake("(".repeat(200) + "@" + ")".repeat(200)).endsWith("it is deeper than 100"));
        assertTrue(mistake("http://guard/%(project_id)s").contains("remote server"));
    }

    @Test
    void aTokenOfTheSystemOrOfADomainIsRefusedWhereAProjectIsNeeded() {
        PolicyRule rule = new PolicyRule("scoped", "@", List.of("project"), Optional.empty(), false);
        Policy strict = Policy.of(List.of(rule), Map.of());
        assertTrue(in(RequestContext.PROJECT, () -> strict.allows("scoped", MINE)));
        assertFalse(in(RequestContext.SYSTEM, () -> strict.allows("scoped", MINE)));
        assertFalse(in(RequestContext.DOMAIN, () -> strict.allows("scoped", MINE)));
        RuleBook lax = new RuleBook(List.of(rule), Map.of(), config(true, false));
        assertTrue(in(RequestContext.SYSTEM, () -> lax.allows("scoped", MINE, RequestContext.CURRENT.get())));
    }

    @Test
    void anOldNameIsHonouredWithAWarningUnlessTheNewOneIsGiven() {
        PolicyRule renamed = new PolicyRule(
                "new", "role:member", List.of(), Optional.of(new PolicyRule.Old("old", "role:user", "21.0.0")), false);
        RuleBook book = new RuleBook(List.of(renamed), Map.of("old", "role:special"), config(true, true));
        assertTrue(as(() -> book.allows("new", MINE, RequestContext.CURRENT.get()), "special"));
        assertFalse(as(() -> book.allows("new", MINE, RequestContext.CURRENT.get()), "member"));
        assertEquals(
                List.of("policy rule old is called new since 21.0.0; the override of the old name is used,"
                        + " write it for the new one"),
                book.warnings());
        RuleBook both =
                new RuleBook(List.of(renamed), Map.of("old", "role:special", "new", "role:x"), config(true, true));
        assertTrue(as(() -> both.allows("new", MINE, RequestContext.CURRENT.get()), "x"));
        assertFalse(as(() -> both.allows("new", MINE, RequestContext.CURRENT.get()), "special"));
        RuleBook alias = new RuleBook(List.of(renamed), Map.of("old", "rule:new"), config(true, true));
        assertTrue(as(() -> alias.allows("new", MINE, RequestContext.CURRENT.get()), "member"));
    }

    @Test
    void defaultsOfEarlierReleasesCountOnlyWhenAskedFor() {
        PolicyRule changed = new PolicyRule(
                "r", "role:member", List.of(), Optional.of(new PolicyRule.Old("r", "role:user", "21.0.0")), false);
        RuleBook today = new RuleBook(List.of(changed), Map.of(), config(true, true));
        RuleBook before = new RuleBook(List.of(changed), Map.of(), config(false, true));
        assertFalse(as(() -> today.allows("r", MINE, RequestContext.CURRENT.get()), "user"));
        assertTrue(as(() -> before.allows("r", MINE, RequestContext.CURRENT.get()), "user"));
        assertTrue(as(() -> before.allows("r", MINE, RequestContext.CURRENT.get()), "member"));
    }

    @Test
    void anUndefinedRuleIsTheDefaultRuleWhenThereIsOne() {
        assertTrue(as(() -> policy(Map.of("default", "role:ops")).allows("never-defined", MINE), "ops"));
        assertFalse(as(() -> policy(Map.of("default", "role:ops")).allows("never-defined", MINE), "admin"));
    }

    @Test
    void misspeltOverridesAreWarnedOf() {
        assertEquals(
                List.of(
                        "policy rule all asks rule gone, which nobody defined: it allows nothing",
                        "policy rule boott is overridden but never asked: misspelt?"),
                policy(Map.of("boott", "@", "all", "rule:gone or @", "own", "rule:mine", "mine", "@"))
                        .warnings());
    }

    private static String mistake(String check) {
        return assertThrows(NovaException.class, () -> policy(Map.of("all", check)))
                .getMessage();
    }

    private static boolean check(String check, String... roles) {
        return as(() -> policy(Map.of("all", check)).allows("all", MINE), roles);
    }

    private static Policy policy(Map<String, String> overrides) {
        List<PolicyRule> rules = new ArrayList<>();
        DEFAULTS.forEach((name, check) -> rules.add(PolicyRule.of(name, check)));
        return Policy.of(rules, overrides);
    }

    private static PolicyConfig config(boolean newDefaults, boolean scope) {
        PolicyConfig config = PolicyConfig.DEFAULTS;
        return new PolicyConfig(config.policyFile(), List.of(), config.policyDefaultRule(), newDefaults, scope);
    }

    private static boolean allows(String rule, Target target, String... roles) {
        return as(() -> policy(Map.of()).allows(rule, target), roles);
    }

    private static boolean in(String scope, BooleanSupplier question) {
        return with(scope, question);
    }

    private static boolean as(BooleanSupplier question, String... roles) {
        return with(RequestContext.PROJECT, question, roles);
    }

    private static boolean with(String scope, BooleanSupplier question, String... roles) {
        RequestContext context = new RequestContext(
                new RequestId("req-1"),
                Optional.empty(),
                new ProjectId("p1"),
                new UserId("u1"),
                List.of(roles),
                Optional.empty(),
                scope);
        return ScopedValue.where(RequestContext.CURRENT, context).call(question::getAsBoolean);
    }
}
