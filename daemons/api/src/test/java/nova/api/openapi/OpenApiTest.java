package nova.api.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.api.fixture.TestApi;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;
import nova.http.Route;

/** The description of the API, against what OpenAPI 3.1 requires of the parts it uses. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "null", "object", "array");
    private static final Pattern PART = Pattern.compile("\\{([^}]*)}");

    @OnEachDatabase(TestDatabases.H2)
    void everyRouteIsDescribedWithItsVersionsAndRule(Database database) {
        TestApi api = new TestApi(database);
        JsonNode paths = api.get("2.1", "/x/openapi").body().path("paths");
        List<String> missing = new ArrayList<>();
        for (Route route : api.routes()) {
            boolean found = false;
            String template = route.path().text().replaceAll("\\{[^}]*}", "{}");
            for (var path : paths.properties()) {
                if (path.getKey().replaceAll("\\{[^}]*}", "{}").equals(template)) {
                    JsonNode variants = path.getValue()
                            .path(route.method().toLowerCase(java.util.Locale.ROOT))
                            .at("/x-openstack/variants");
                    for (JsonNode variant : variants) {
                        found |= variant.path("action-name")
                                        .asText()
                                        .equals(route.action().orElse(""))
                                && variant.path("policy")
                                        .asText()
                                        .equals(route.policy().orElse(""));
                    }
                }
            }
            if (!found) {
                missing.add(route.method() + " " + route.path().text() + " " + route.action());
            }
        }
        assertEquals(List.of(), missing);
    }

    @OnEachDatabase(TestDatabases.H2)
    void theDocumentKeepsTheRulesOfOpenApi(Database database) {
        JsonNode document = new TestApi(database).get("2.104", "/x/openapi").body();
        assertEquals("3.1.0", document.path("openapi").asText());
        assertTrue(document.at("/info/title").isTextual()
                && document.at("/info/version").isTextual());
        assertTrue(document.at("/servers/0/url").asText().endsWith("/v2.1"));
        List<String> mistakes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (var path : document.path("paths").properties()) {
            checkParameters(path.getKey(), path.getValue(), mistakes);
            for (var each : path.getValue().properties()) {
                if (!each.getKey().equals("parameters")) {
                    String place = each.getKey() + " " + path.getKey();
                    check(METHODS.contains(each.getKey()), place + " is no method", mistakes);
                    checkOperation(place, each.getValue(), ids, mistakes);
                }
            }
        }
        checkReferences(document, document, mistakes);
        assertEquals("", String.join("\n", mistakes));
        JsonNode create = document.at("/paths/~1servers/post/requestBody/content/application~1json/schema");
        assertTrue(create.at("/properties/server/properties/tags/x-openstack/min-ver")
                .asText()
                .equals("2.52"));
        assertEquals("server", create.at("/required/0").asText());
    }

    /** Each named part of a path has its parameter, and each parameter its part. */
    private static void checkParameters(String path, JsonNode item, List<String> mistakes) {
        Set<String> parts = new TreeSet<>();
        Matcher part = PART.matcher(path);
        while (part.find()) {
            check(parts.add(part.group(1)), path + " names a part twice", mistakes);
        }
        Set<String> declared = new TreeSet<>();
        for (JsonNode parameter : item.path("parameters")) {
            declared.add(parameter.path("name").asText());
            boolean right = parameter.path("in").asText().equals("path")
                    && parameter.path("required").asBoolean()
                    && parameter.path("schema").isObject();
            check(right, path + " has a wrong parameter " + parameter, mistakes);
        }
        check(path.startsWith("/") && parts.equals(declared), path + " declares " + declared, mistakes);
    }

    private static void checkOperation(String place, JsonNode operation, Set<String> ids, List<String> mistakes) {
        check(ids.add(operation.path("operationId").asText()), place + " has another's operationId", mistakes);
        check(!operation.path("responses").isEmpty(), place + " has no responses", mistakes);
        for (var response : operation.path("responses").properties()) {
            boolean key = response.getKey().matches("default|[1-5](\\d\\d|XX)");
            boolean said = response.getValue().has("$ref")
                    || response.getValue().path("description").isTextual();
            check(key && said, place + " has a wrong response " + response, mistakes);
        }
        if (operation.has("requestBody")) {
            JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
            check(schema.isObject(), place + " has a body without a schema", mistakes);
            checkSchema(place, schema, mistakes);
        }
    }

    private static void checkSchema(String place, JsonNode schema, List<String> mistakes) {
        check(schema.isObject() || schema.isBoolean(), place + " has a schema that is " + schema, mistakes);
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            check(TYPES.contains(type.asText()), place + " has a type " + type, mistakes);
        }
        type.forEach(each -> check(TYPES.contains(each.asText()), place + " has a type " + each, mistakes));
        Set<String> required = new HashSet<>();
        schema.path("required")
                .forEach(name -> check(required.add(name.asText()), place + " requires twice " + name, mistakes));
        for (String keyword : List.of("properties", "patternProperties")) {
            for (var each : schema.path(keyword).properties()) {
                checkSchema(place + " " + each.getKey(), each.getValue(), mistakes);
            }
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            check(!schema.has(keyword) || !schema.path(keyword).isEmpty(), place + " has no " + keyword, mistakes);
            schema.path(keyword).forEach(each -> checkSchema(place, each, mistakes));
        }
        if (schema.has("items")) {
            checkSchema(place + " items", schema.path("items"), mistakes);
        }
    }

    private static void checkReferences(JsonNode document, JsonNode node, List<String> mistakes) {
        if (node.path("$ref").isTextual()) {
            String target = node.path("$ref").asText();
            boolean there =
                    target.startsWith("#") && !document.at(target.substring(1)).isMissingNode();
            check(there, target + " leads nowhere", mistakes);
        }
        node.forEach(child -> checkReferences(document, child, mistakes));
    }

    private static void check(boolean right, String mistake, List<String> mistakes) {
        if (!right) {
            mistakes.add(mistake);
        }
    }
}
