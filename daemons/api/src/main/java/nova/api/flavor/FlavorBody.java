package nova.api.flavor;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.atMost;
import static nova.http.body.Rules.flag;
import static nova.http.body.Rules.length;
import static nova.http.body.Rules.moreThan;
import static nova.http.body.Rules.name;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.pattern;
import static nova.http.body.Rules.printable;
import static nova.http.body.Rules.size;
import static nova.http.body.Rules.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.Formats;
import nova.http.body.ValueRule;
import nova.http.json.PythonText;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorSize;

/** Decodes the bodies that create and describe flavors. */
final class FlavorBody {
    private static final int MAX_DESCRIPTION = 65_535;
    private static final double MAX_FACTOR = 3.40282e+38;
    private static final ValueRule POSITIVE = size(1);
    private static final ValueRule NOT_NEGATIVE = size(0);
    private static final ValueRule DESCRIPTION =
            type("string", "null").and(length(0, MAX_DESCRIPTION)).and(printable());

    static final ValueRule CREATE = object(field(
                    "flavor",
                    object(
                            field("name", name()).mandatory(),
                            field(
                                    "id",
                                    type("string", "number", "null")
                                            .and(length(1, 255))
                                            .and(pattern("^(?! )[a-zA-Z0-9. _-]+(?<! )$"))),
                            field("ram", POSITIVE).mandatory(),
                            field("vcpus", POSITIVE).mandatory(),
                            field("disk", NOT_NEGATIVE).mandatory(),
                            field("OS-FLV-EXT-DATA:ephemeral", NOT_NEGATIVE),
                            field("swap", NOT_NEGATIVE),
                            field("os-flavor-access:is_public", flag()),
                            field(
                                            "rxtx_factor",
                                            type("number", "string")
                                                    .and(pattern("^[0-9]+(\\.[0-9]+)?$"))
                                                    .and(moreThan(0))
                                                    .and(atMost(MAX_FACTOR)))
                                    .until(2, 101),
                            field("description", DESCRIPTION).since(2, 55)))
            .mandatory());
    static final ValueRule UPDATE =
            object(field("flavor", object(field("description", DESCRIPTION).mandatory()))
                    .mandatory());

    private FlavorBody() {}

    /** {@code newId} is asked when the caller leaves the id to us. */
    static Flavor create(HttpRequest request, Supplier<String> newId) {
        JsonNode flavor =
                BodyCheck.body(CREATE, request.json(), request.version()).get("flavor");
        return new Flavor(
                new FlavorId(hasId(flavor.path("id")) ? text(flavor.get("id")) : newId.get()),
                flavor.get("name").textValue(),
                Optional.ofNullable(flavor.path("description").textValue()),
                new FlavorSize(
                        number(flavor, "vcpus"),
                        number(flavor, "ram"),
                        number(flavor, "disk"),
                        number(flavor, "OS-FLV-EXT-DATA:ephemeral"),
                        number(flavor, "swap"),
                        flavor.path("rxtx_factor").asDouble(1.0)),
                !flavor.has("os-flavor-access:is_public") || Formats.truth(flavor.get("os-flavor-access:is_public")),
                false,
                Map.of());
    }

    private static int number(JsonNode flavor, String name) {
        return flavor.has(name) ? flavor.get(name).asInt() : 0;
    }

    /** To Nova the number 0 is no id. */
    private static boolean hasId(JsonNode id) {
        return id.isTextual() || (id.isNumber() && id.doubleValue() != 0);
    }

    /** Numbers are kept as texts, and written as Nova writes them. */
    static String text(JsonNode value) {
        return value.isNumber() ? PythonText.number(value) : value.textValue();
    }

    static Optional<String> description(HttpRequest request) {
        JsonNode body = BodyCheck.body(UPDATE, request.json(), request.version());
        return Optional.ofNullable(body.get("flavor").get("description").textValue());
    }

    static final ValueRule TENANT =
            object(field("tenant", type("string").and(length(1, 255))).mandatory());
}
