package nova.api.flavor;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.atLeast;
import static nova.http.body.Rules.atMost;
import static nova.http.body.Rules.flag;
import static nova.http.body.Rules.length;
import static nova.http.body.Rules.minLength;
import static nova.http.body.Rules.name;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.pattern;
import static nova.http.body.Rules.text;
import static nova.http.body.Rules.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.Formats;
import nova.http.body.ValueRule;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorSize;

/** Decodes the bodies that create and describe flavors. */
final class FlavorBody {
    private static final int MAX_DESCRIPTION = 65_535;
    private static final ValueRule POSITIVE = type("integer", "string")
            .and(pattern("^[0-9]*$"))
            .and(atLeast(1))
            .and(minLength(1))
            .and(atMost(Integer.MAX_VALUE));
    private static final ValueRule NOT_NEGATIVE = type("integer", "string")
            .and(pattern("^[0-9]*$"))
            .and(atLeast(0))
            .and(minLength(1))
            .and(atMost(Integer.MAX_VALUE));
    private static final ValueRule DESCRIPTION = type("string", "null").and(length(0, MAX_DESCRIPTION));

    static final ValueRule CREATE = object(field(
                    "flavor",
                    object(
                            field("name", name()).mandatory(),
                            field(
                                    "id",
                                    type("string", "number", "null")
                                            .and(length(0, 255))
                                            .and(pattern("^(?! )[a-zA-Z0-9. _-]*(?<! )$"))),
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
                                                    .and(atLeast(0)))
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
        String id = flavor.path("id").isNull() ? "" : flavor.path("id").asText();
        return new Flavor(
                new FlavorId(id.isEmpty() || id.equals("auto") ? newId.get() : id),
                flavor.get("name").textValue(),
                Optional.ofNullable(flavor.path("description").textValue()),
                new FlavorSize(
                        number(flavor, "vcpus"),
                        number(flavor, "ram"),
                        number(flavor, "disk"),
                        number(flavor, "OS-FLV-EXT-DATA:ephemeral"),
                        number(flavor, "swap"),
                        factor(flavor)),
                !flavor.has("os-flavor-access:is_public") || Formats.truth(flavor.get("os-flavor-access:is_public")),
                false,
                Map.of());
    }

    private static int number(JsonNode flavor, String name) {
        return flavor.has(name) ? flavor.get(name).asInt() : 0;
    }

    private static double factor(JsonNode flavor) {
        double factor = flavor.has("rxtx_factor") ? flavor.get("rxtx_factor").asDouble() : 1.0;
        if (factor <= 0 || factor > 3.40282e+38) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "'rxtx_factor' argument must be a float between 0 and 3.40282e+38");
        }
        return factor;
    }

    /** The empty text clears the description. */
    static String description(HttpRequest request) {
        JsonNode body = BodyCheck.body(UPDATE, request.json(), request.version());
        return Optional.ofNullable(body.get("flavor").get("description").textValue())
                .orElse("");
    }

    static final ValueRule TENANT = object(field("tenant", text(1, 255)).mandatory());
}
