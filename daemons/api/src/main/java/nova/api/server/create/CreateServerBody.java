package nova.api.server.create;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nova.api.ip.Ipv6Text;
import nova.api.server.create.CreateServerOrder.Count;
import nova.api.server.create.CreateServerOrder.Interface;
import nova.api.server.create.CreateServerOrder.Login;
import nova.api.server.create.CreateServerOrder.Naming;
import nova.api.server.create.CreateServerOrder.NetworkWish;
import nova.api.server.create.CreateServerOrder.Placing;
import nova.api.server.create.CreateServerOrder.Shape;
import nova.api.server.create.CreateServerOrder.Wiring;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.Formats;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.FlavorId;
import nova.model.image.ImageId;
import nova.model.operation.OperationSecrets.InjectedFile;

/** Decodes the body of {@code POST /servers}. */
public final class CreateServerBody {
    /** Files and user data make these bodies the longest. */
    public static final int MAX_BYTES = 1 << 20;

    private final JsonNode server;
    private final JsonNode hints;
    private final Microversion version;

    private CreateServerBody(JsonNode body, Microversion version) {
        this.server = body.get("server");
        this.hints = body.has("os:scheduler_hints")
                ? body.get("os:scheduler_hints")
                : body.path("OS-SCH-HNT:scheduler_hints");
        this.version = version;
    }

    public static CreateServerOrder read(HttpRequest request) {
        JsonNode body = BodyCheck.body(CreateServerRules.BODY, request.json(MAX_BYTES), request.version());
        return new CreateServerBody(body, request.version()).order();
    }

    private CreateServerOrder order() {
        Count count = count();
        return new CreateServerOrder(naming(), shape(), login(), wiring(), placing(), count);
    }

    private Naming naming() {
        String name = server.get("name").textValue();
        Optional<String> description = version.atLeast(2, 19) ? text("description") : Optional.of(name);
        Map<String, String> metadata = new LinkedHashMap<>();
        server.path("metadata")
                .properties()
                .forEach(each -> metadata.put(each.getKey(), each.getValue().textValue()));
        List<String> tags = new ArrayList<>(new LinkedHashSet<>(texts(server.path("tags"))));
        return new Naming(name, description, text("hostname"), metadata, tags);
    }

    private Shape shape() {
        Optional<ImageId> image = text("imageRef").filter(id -> !id.isEmpty()).map(ImageId::new);
        boolean devices = server.path("block_device_mapping").size() > 0
                || server.path("block_device_mapping_v2").size() > 0;
        return new Shape(
                new FlavorId(server.get("flavorRef").asText()),
                BlockDevices.bootImage(server, image),
                Formats.truth(server.path("config_drive")),
                text("OS-DCF:diskConfig"),
                texts(server.path("trusted_image_certificates")),
                devices);
    }

    private Login login() {
        List<InjectedFile> files = new ArrayList<>();
        server.path("personality").forEach(file -> {
            for (String part : List.of("path", "contents")) {
                if (!file.has(part)) {
                    throw bad("Bad personality format: missing " + part);
                }
            }
            files.add(new InjectedFile(
                    file.get("path").textValue(), file.get("contents").textValue()));
        });
        return new Login(
                text("key_name"),
                text("user_data"),
                text("accessIPv4"),
                text("accessIPv6").map(Ipv6Text::shortest),
                text("adminPass").filter(password -> !password.isEmpty()),
                files);
    }

    private Wiring wiring() {
        Set<String> groups = new LinkedHashSet<>();
        server.path("security_groups").forEach(group -> {
            if (group.has("name")) {
                groups.add(group.get("name").textValue());
            }
        });
        return new Wiring(networks(), new ArrayList<>(groups));
    }

    private NetworkWish networks() {
        JsonNode networks = server.path("networks");
        if (networks.isTextual()) {
            return networks.textValue().equals("none") ? new NetworkWish.None() : new NetworkWish.Any(true);
        }
        if (networks.isEmpty()) {
            return new NetworkWish.Any(false);
        }
        List<Interface> interfaces = new ArrayList<>();
        Set<String> ports = new LinkedHashSet<>();
        networks.forEach(network -> interfaces.add(oneInterface(network, ports)));
        return new NetworkWish.These(interfaces);
    }

    private static Interface oneInterface(JsonNode network, Set<String> ports) {
        Optional<String> port = text(network, "port").filter(id -> !id.isEmpty());
        Optional<String> fixedIp = text(network, "fixed_ip");
        Optional<String> tag = text(network, "tag");
        if (port.isPresent()) {
            if (!ports.add(port.get())) {
                throw bad("Port ID '" + port.get() + "' was specified twice: you cannot attach a port multiple times.");
            }
            if (fixedIp.isPresent()) {
                throw bad("Specified Fixed IP '" + fixedIp.get() + "' cannot be used with port '" + port.get()
                        + "': the two cannot be specified together.");
            }
            return new Interface(port, Optional.empty(), Optional.empty(), tag);
        }
        String id = text(network, "uuid").orElseThrow(() -> bad("Bad network format: missing 'uuid'"));
        if (!Formats.isUuid(id)) {
            throw bad("Bad networks format: network uuid is not in proper format (" + id + ")");
        }
        return new Interface(Optional.empty(), Optional.of(id), fixedIp, tag);
    }

    private Placing placing() {
        String[] zone = text("availability_zone").orElse("").split(":", -1);
        if (zone.length > 3) {
            throw bad("Unable to parse availability_zone");
        }
        Map<String, List<String>> wishes = new LinkedHashMap<>();
        hints.properties().forEach(hint -> wishes.put(hint.getKey(), values(hint.getValue())));
        return new Placing(
                part(zone, 0), part(zone, 1), part(zone, 2), text("host"), text("hypervisor_hostname"), wishes);
    }

    private Count count() {
        int min = server.path("min_count").asInt(1);
        int max = server.has("max_count") ? server.get("max_count").asInt() : min;
        if (min > max) {
            throw bad("min_count must be <= max_count");
        }
        return new Count(min, max, Formats.truth(server.path("return_reservation_id")));
    }

    private static Optional<String> part(String[] parts, int index) {
        return index < parts.length && !parts[index].isEmpty() ? Optional.of(parts[index]) : Optional.empty();
    }

    /** Hints are lists to us; a query given as an object is kept as its text. */
    private static List<String> values(JsonNode value) {
        if (value.isArray()) {
            return texts(value);
        }
        return List.of(
                value.isTextual()
                        ? value.textValue()
                        : new String(Json.write(value), java.nio.charset.StandardCharsets.UTF_8));
    }

    private Optional<String> text(String name) {
        return text(server, name);
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
