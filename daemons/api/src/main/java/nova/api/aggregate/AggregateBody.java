package nova.api.aggregate;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.length;
import static nova.http.body.Rules.name;
import static nova.http.body.Rules.named;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.pattern;
import static nova.http.body.Rules.text;
import static nova.http.body.Rules.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;

/** Decodes what aggregates are told. */
final class AggregateBody {
    private static final ValueRule ZONE =
            type("string", "null").and(length(1, 255)).and(pattern("^[^:]*$"));
    static final ValueRule CREATE =
            object(field("aggregate", object(field("name", name()).mandatory(), field("availability_zone", ZONE)))
                    .mandatory());
    static final ValueRule UPDATE =
            object(field("aggregate", object(field("name", name()), field("availability_zone", ZONE)))
                    .mandatory());
    private static final ValueRule HOST = object(field("host", text(1, 255)).mandatory());
    private static final ValueRule METADATA = object(field(
                    "metadata",
                    named("^[a-zA-Z0-9-_:. ]{1,255}$", type("string", "null").and(length(0, 255))))
            .mandatory());

    private AggregateBody() {}

    /** {@code zone} is absent when nothing is said about it, and holds nothing when it is to go. */
    record Naming(Optional<String> name, Optional<Optional<String>> zone) {}

    static Naming create(HttpRequest request) {
        return naming(BodyCheck.body(CREATE, request.json(), request.version()).get("aggregate"));
    }

    static Naming update(HttpRequest request) {
        JsonNode aggregate =
                BodyCheck.body(UPDATE, request.json(), request.version()).get("aggregate");
        if (aggregate.isEmpty()) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Invalid input for field/attribute aggregate. Value: {}. {} should be non-empty");
        }
        return naming(aggregate);
    }

    private static Naming naming(JsonNode aggregate) {
        return new Naming(
                Optional.ofNullable(aggregate.path("name").textValue()),
                aggregate.has("availability_zone")
                        ? Optional.of(Optional.ofNullable(
                                aggregate.get("availability_zone").textValue()))
                        : Optional.empty());
    }

    static HostName host(HttpRequest request, String action) {
        JsonNode body = BodyCheck.body(object(field(action, HOST).mandatory()), request.argument(), request.version());
        return new HostName(body.get(action).get("host").textValue());
    }

    /** A key without value is to go. */
    static Map<String, Optional<String>> metadata(HttpRequest request) {
        JsonNode body = BodyCheck.body(
                object(field("set_metadata", METADATA).mandatory()), request.argument(), request.version());
        Map<String, Optional<String>> metadata = new TreeMap<>();
        body.get("set_metadata")
                .get("metadata")
                .properties()
                .forEach(each -> metadata.put(
                        each.getKey(), Optional.ofNullable(each.getValue().textValue())));
        return metadata;
    }
}
