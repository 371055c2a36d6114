package nova.http.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            "not_admin", "not is_admin:True and (role:member or role:reader)",
            "circle", "rule:circle");

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
    void refusalsNameTheRule() {
        NovaException refusal = assertThrows(
                NovaException.class, () -> as(() -> new Policy(DEFAULTS, Map.of()).enforce("nobody", MINE)));
        assertEquals("Policy doesn't allow nobody to be performed.", refusal.getMessage());
    }

    @Test
    void aCircleIsFoundOut() {
        assertThrows(NovaException.class, () -> allows("circle", MINE));
    }

    @Test
    void brokenChecksAreNamedAtTheStart() {
        NovaException broken =
                assertThrows(NovaException.class, () -> new Policy(Map.of("x", "role:a and (role:b"), Map.of()));
        assertEquals("policy check \"role:a and (role:b\": a ')' is missing", broken.getMessage());
    }

    @Test
    void filesOverrideRuleByRule() {
        Map<String, String> rules = PolicyFile.parse(
                "policy.yaml",
                List.of(
                        "# ours",
                        "\"boot\": \"role:builder\" # only builders",
                        "'own': '@'",
                        "\"all\": \"\"",
                        "plain: rule:boot"));
        assertEquals(Map.of("boot", "role:builder", "own", "@", "all", "", "plain", "rule:boot"), rules);
        NovaException bad = assertThrows(
                NovaException.class, () -> PolicyFile.parse("policy.yaml", List.of("\"a\": \"@\"", "- list")));
        assertEquals("policy.yaml line 2 is not of the form \"rule\": \"check\": - list", bad.getMessage());
    }

    private static boolean allows(String rule, Target target, String... roles) {
        return as(() -> new Policy(DEFAULTS, Map.of()).allows(rule, target), roles);
    }

    private static void as(Runnable action, String... roles) {
        as(
                () -> {
                    action.run();
                    return true;
                },
                roles);
    }

    private static boolean as(java.util.function.BooleanSupplier question, String... roles) {
        RequestContext context = new RequestContext(
                new RequestId("req-1"),
                Optional.empty(),
                new ProjectId("p1"),
                new UserId("u1"),
                List.of(roles),
                Optional.empty());
        return ScopedValue.where(RequestContext.CURRENT, context).call(question::getAsBoolean);
    }
}
