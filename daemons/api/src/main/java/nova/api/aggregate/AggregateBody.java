package nova.api.aggregate;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.anyOf;
import static nova.http.body.Rules.anything;
import static nova.http.body.Rules.format;
import static nova.http.body.Rules.length;
import static nova.http.body.Rules.name;
import static nova.http.body.Rules.named;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOf;
import static nova.http.body.Rules.paddedName;
import static nova.http.body.Rules.pattern;
import static nova.http.body.Rules.text;
import static nova.http.body.Rules.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.Formats;
import nova.http.body.ValueRule;
import nova.model.host.HostName;

/** Decodes what aggregates are told. */
final class AggregateBody {
    private static final ValueRule ZONE = oneOf(
            text().and(format("az_name", text -> Formats.isName(text) && text.indexOf(':') < 0))
                    .and(length(1, 255)),
            type("null"));
    private static final ValueRule HOST_NAME = text(1, 255).and(pattern("^[a-zA-Z0-9-._]*$"));
    private static final ValueRule METADATA =
            named("^[a-zA-Z0-9-_:. ]{1,255}$", type("string", "null").and(length(0, 255)));
    static final ValueRule CREATE =
            object(field("aggregate", object(field("name", name()).mandatory(), field("availability_zone", ZONE)))
                    .mandatory());
    static final ValueRule UPDATE = object(field(
                    "aggregate",
                    object(field("name", paddedName()), field("availability_zone", ZONE))
                            .and(anyOf(
                                    object(field("name", anything()).mandatory())
                                            .opened(),
                                    object(field("availability_zone", anything())
                                                    .mandatory())
                                            .opened())))
            .mandatory());
    static final ValueRule ADD_HOST = host("add_host");
    static final ValueRule REMOVE_HOST = host("remove_host");
    static final ValueRule SET_METADATA =
            object(field("set_metadata", object(field("metadata", METADATA).mandatory()))
                    .mandatory());

    private AggregateBody() {}

    /** {@code zone} is absent when nothing is said about it, and holds nothing when it is to go. */
    record Naming(Optional<String> name, Optional<Optional<String>> zone) {}

    private static ValueRule host(String action) {
        return object(
                field(action, object(field("host", HOST_NAME).mandatory())).mandatory());
    }

    static Naming create(HttpRequest request) {
        return naming(BodyCheck.body(CREATE, request.json(), request.version()).get("aggregate"));
    }

    static Naming update(HttpRequest request) {
        return naming(BodyCheck.body(UPDATE, request.json(), request.version()).get("aggregate"));
    }

    private static Naming naming(JsonNode aggregate) {
        return new Naming(
                Optional.ofNullable(aggregate.path("name").textValue()).map(String::strip),
                aggregate.has("availability_zone")
                        ? Optional.of(Optional.ofNullable(
                                aggregate.get("availability_zone").textValue()))
                        : Optional.empty());
    }

    static HostName host(HttpRequest request, String action) {
        return new HostName(request.argument().get(action).get("host").textValue());
    }

    /** A key without value is to go. */
    static Map<String, Optional<String>> metadata(HttpRequest request) {
        Map<String, Optional<String>> metadata = new TreeMap<>();
        request.argument()
                .get("set_metadata")
                .get("metadata")
                .properties()
                .forEach(each -> metadata.put(
                        each.getKey(), Optional.ofNullable(each.getValue().textValue())));
        return metadata;
    }
}
