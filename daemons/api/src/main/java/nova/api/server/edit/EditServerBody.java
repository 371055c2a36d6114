package nova.api.server.edit;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.name;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOf;
import static nova.http.body.Rules.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nova.api.ip.Ipv6Text;
import nova.api.server.create.CreateServerRules;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.Rules;
import nova.http.body.ValueRule;
import nova.model.server.ServerEdit;

/** Decodes the body of {@code PUT /servers/{id}}. */
public final class EditServerBody {
    public static final ValueRule BODY = object(field(
                    "server",
                    object(
                            field("name", name()),
                            field("OS-DCF:diskConfig", CreateServerRules.DISK_CONFIG),
                            field("accessIPv4", CreateServerRules.IPV4),
                            field("accessIPv6", CreateServerRules.IPV6),
                            field("description", CreateServerRules.DESCRIPTION).since(2, 19),
                            field("hostname", CreateServerRules.HOSTNAME)
                                    .since(2, 90)
                                    .until(2, 93),
                            field("hostname", CreateServerRules.FQDN).since(2, 94),
                            field("pinned_availability_zone", oneOf(Rules.text(1, 255), type("null")))
                                    .since(2, 104)))
            .mandatory());

    private EditServerBody() {}

    /** What is to change. A pin that is present and empty is taken away. */
    public record Edit(ServerEdit fields, Optional<String> diskConfig, Optional<Optional<String>> pin) {}

    public static Edit read(HttpRequest request) {
        JsonNode server =
                BodyCheck.body(BODY, request.json(), request.version()).get("server");
        ServerEdit fields = new ServerEdit(
                read(server, "name"),
                server.has("description") ? Optional.of(read(server, "description")) : Optional.empty(),
                read(server, "hostname"),
                read(server, "accessIPv4"),
                read(server, "accessIPv6").map(Ipv6Text::shortest));
        Optional<Optional<String>> pin = server.has("pinned_availability_zone")
                ? Optional.of(read(server, "pinned_availability_zone"))
                : Optional.empty();
        return new Edit(fields, read(server, "OS-DCF:diskConfig"), pin);
    }

    private static Optional<String> read(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
