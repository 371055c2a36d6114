package nova.http.body;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.*;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import nova.http.Query;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulesTest {
    private static final ValueRule RULE = object(field(
                    "server",
                    object(
                            field("name", name()).mandatory(),
                            field("flavorRef", type("string", "integer").and(minLength(1)))
                                    .mandatory(),
                            field("imageRef", oneOf(uuid(), text(0, 0))),
                            field("min_count", count(1)),
                            field("config_drive", flag()),
                            field("metadata", named("^[a-zA-Z0-9-_:. ]{1,255}$", text(0, 255))),
                            field("tags", list(text(1, 60).and(pattern("^[^,/]*$")), 0, 2))
                                    .since(2, 52),
                            field("networks", anything()).mandatorySince(2, 37),
                            field("disk", oneOfWords("AUTO", "MANUAL"))))
            .mandatory());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {}                                                    | 'server' is a required property
                    null                                                  | None is not of type 'object'
                    {"server":{"name":"a","flavorRef":"1"},"x":1}         | Additional properties are not allowed ('x' was unexpected)
                    {"server":{"name":"a","flavorRef":"1","x":1,"y":2}}   | Invalid input for field/attribute server. Value: {'name': 'a', 'flavorRef': '1', 'x': 1, 'y': 2}. Additional properties are not allowed ('x', 'y' were unexpected)
                    {"server":{"name":"a"}}                               | Invalid input for field/attribute server. Value: {'name': 'a'}. 'flavorRef' is a required property
                    {"server":{"name":" a","flavorRef":"1"}}              | An invalid 'name' value was provided. The name must be: printable characters. Can not start or end with whitespace.
                    {"server":{"name":"","flavorRef":"1"}}                | Invalid input for field/attribute name. Value: . '' is too short
                    {"server":{"name":5,"flavorRef":"1"}}                 | Invalid input for field/attribute name. Value: 5. 5 is not of type 'string'
                    {"server":{"name":"a","flavorRef":null}}              | Invalid input for field/attribute flavorRef. Value: None. None is not of type 'string', 'integer'
                    {"server":{"name":"a","flavorRef":1,"min_count":-1}}  | Invalid input for field/attribute min_count. Value: -1. -1 is less than the minimum of 1
                    {"server":{"name":"a","flavorRef":1,"min_count":"x"}} | Invalid input for field/attribute min_count. Value: x. 'x' does not match '^[0-9]*$'
                    {"server":{"name":"a","flavorRef":1,"disk":"auto"}}   | Invalid input for field/attribute disk. Value: auto. 'auto' is not one of ['AUTO', 'MANUAL']
                    {"server":{"name":"a","flavorRef":1,"imageRef":"x"}}  | Invalid input for field/attribute imageRef. Value: x. 'x' is not valid under any of the given schemas
                    {"server":{"name":"a","flavorRef":1,"tags":[]}}       | Invalid input for field/attribute server. Value: {'name': 'a', 'flavorRef': 1, 'tags': []}. Additional properties are not allowed ('tags' was unexpected)
                    {"server":{"name":"a","flavorRef":1,"metadata":{"k":true}}}  | Invalid input for field/attribute k. Value: True. True is not of type 'string'
                    {"server":{"name":"a","flavorRef":1,"metadata":{"k/":"v"}}}  | Invalid input for field/attribute metadata. Value: {'k/': 'v'}. 'k/' does not match any of the regexes: '^[a-zA-Z0-9-_:. ]{1,255}$'
                    """)
    void mistakesAreWordedAsPythonDoes(String body, String message) {
        assertEquals(message, mistake(body, new Microversion(2, 1)));
    }

    @Test
    void fieldsComeAndBecomeMandatoryWithVersions() {
        String body = "{\"server\":{\"name\":\"a\",\"flavorRef\":1,\"tags\":[\"a,b\"]}}";
        assertEquals(
                "Invalid input for field/attribute 0. Value: a,b. 'a,b' does not match '^[^,/]*$'",
                mistake(body, new Microversion(2, 52)));
        String without = "{\"server\":{\"name\":\"a\",\"flavorRef\":1}}";
        assertEquals(
                "Invalid input for field/attribute server. Value: {'name': 'a', 'flavorRef': 1}. "
                        + "'networks' is a required property",
                mistake(without, new Microversion(2, 37)));
        assertDoesNotThrow(() -> check(without, new Microversion(2, 36)));
    }

    @Test
    void queriesNameTheParameter() {
        ValueRule rule = object(field("limit", list(count(0)))).closedSince(2, 75);
        NovaException bad = assertThrows(
                NovaException.class,
                () -> BodyCheck.query(rule, Query.parse("limit=1&limit=-1"), new Microversion(2, 1)));
        assertEquals(
                "Invalid input for query parameters limit. Value: -1. '-1' does not match '^[0-9]*$'",
                bad.getMessage());
        NovaException unknown = assertThrows(
                NovaException.class, () -> BodyCheck.query(rule, Query.parse("x=1"), new Microversion(2, 75)));
        assertEquals("Additional properties are not allowed ('x' was unexpected)", unknown.getMessage());
        assertEquals(
                Query.parse("limit=1"), BodyCheck.query(rule, Query.parse("x=1&limit=1"), new Microversion(2, 74)));
    }

    private static String mistake(String body, Microversion version) {
        return assertThrows(NovaException.class, () -> check(body, version)).getMessage();
    }

    private static void check(String body, Microversion version) {
        BodyCheck.body(RULE, Json.read(body.getBytes(StandardCharsets.UTF_8)), version);
    }
}
