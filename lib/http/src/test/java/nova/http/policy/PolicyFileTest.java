package nova.http.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyFileTest {
    private static final Target TARGET = Target.of(new ProjectId("p"), new UserId("u"));

    @Test
    void allSpellingsOfYamlAndOfOldListsAreRead() {
        Map<String, String> rules = PolicyFile.parse("policy.yaml", """
                ---
                # ours
                "boot": "role:builder" # only builders
                'own': '@'
                "all": ""
                nothing:
                plain: rule:boot
                long: >-
                    role:a or
                    role:b
                "lists": [["role:a", "project_id:%(project_id)s"], "role:b"]
                "everybody": []
                """);
        assertEquals(
                Map.of(
                        "boot", "role:builder",
                        "own", "@",
                        "all", "",
                        "nothing", "",
                        "plain", "rule:boot",
                        "long", "role:a or role:b",
                        "lists", "role:a and project_id:%(project_id)s or role:b",
                        "everybody", "@"),
                rules);
        assertEquals(Map.of("a", "@"), PolicyFile.parse("policy.json", "{\"a\": \"@\"}"));
        assertEquals(Map.of(), PolicyFile.parse("policy.yaml", "#\"a\": \"@\"\n"));
    }

    @Test
    void mistakesNameTheFileAndTheRule() {
        assertEquals("policy.yaml is not a list of \"rule\": \"check\"", mistake("- a"));
        assertEquals("policy.yaml: the check of \"a\" must be text, is 5", mistake("a: 5"));
        assertEquals("policy.yaml: the check of \"a\" must be text, is [[5]]", mistake("a: [[5]]"));
        assertTrue(mistake("\"a: @").startsWith("policy.yaml: "));
        assertTrue(mistake("a: \"@\"\na: \"!\"").contains("duplicate key a"));
        assertTrue(mistake("a: !!java.net.URL [\"http://x\"]").startsWith("policy.yaml: "));
    }

    @Test
    void filesCountInTheOrderOfTheirNamesAndAreReadAgainWhenTheyChange(@TempDir Path home) throws IOException {
        Path file = home.resolve("policy.yaml");
        Path directory = Files.createDirectory(home.resolve("policy.d"));
        PolicyConfig config = new PolicyConfig(file, List.of(directory, home.resolve("gone")), "default", true, true);
        Policy policy = Policy.open(List.of(PolicyRule.of("r", "role:member")), config);
        assertFalse(allows(policy, "ops"));

        Files.writeString(file, "r: role:ops");
        policy.refresh();
        assertTrue(allows(policy, "ops"));

        Files.writeString(directory.resolve("b.yaml"), "r: role:second");
        Files.writeString(directory.resolve("a.yaml"), "r: role:first");
        policy.refresh();
        assertTrue(allows(policy, "second"));
        assertFalse(allows(policy, "ops"));

        Files.writeString(file, "r: (role:x");
        policy.refresh();
        assertTrue(allows(policy, "second"), "a mistake changes nothing");

        Files.delete(file);
        Files.delete(directory.resolve("a.yaml"));
        Files.delete(directory.resolve("b.yaml"));
        policy.refresh();
        assertTrue(allows(policy, "member"));
    }

    @Test
    void everyRuleOfNovaIsThere() {
        List<PolicyRule> rules = NovaPolicies.all();
        long blocks = rules.stream().filter(rule -> !rule.name().contains(":")).count();
        long ours =
                rules.stream().filter(rule -> rule.name().startsWith("nova_x:")).count();
        assertEquals(203, rules.size() - blocks - ours);
        assertEquals(11, blocks);
        assertEquals(List.of(), Policy.of(rules, Map.of()).warnings());
        assertEquals(
                rules.size(), rules.stream().map(PolicyRule::name).distinct().count());
    }

    private static String mistake(String text) {
        return assertThrows(NovaException.class, () -> PolicyFile.parse("policy.yaml", text))
                .getMessage();
    }

    private static boolean allows(Policy policy, String role) {
        RequestContext context = new RequestContext(
                new RequestId("req-1"),
                Optional.empty(),
                new ProjectId("p"),
                new UserId("u"),
                List.of(role),
                Optional.empty());
        return ScopedValue.where(RequestContext.CURRENT, context).call(() -> policy.allows("r", TARGET));
    }
}
