package nova.cli.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nova.cli.CommandFailure;
import nova.cli.cloud.Cloud;
import nova.cli.command.Arguments;
import nova.cli.command.Invocation;
import nova.cli.command.KeyValues;
import nova.cli.json.JsonObject;
import nova.cli.json.PythonText;
import nova.cli.resource.Finder;
import nova.cli.resource.ImageFinder;

/** The body of {@code POST /servers} from what the user typed. */
final class BootRequest {
    private final Invocation call;
    private final Cloud cloud;
    private final Arguments arguments;

    BootRequest(Invocation call) {
        this.call = call;
        this.cloud = call.cloud();
        this.arguments = call.arguments();
    }

    Map<String, Object> body() {
        String flavorSaid = arguments
                .filled("--flavor")
                .or(() -> choose("flavor", () -> cloud.get("/flavors").objects("flavors")))
                .orElseThrow(() -> CommandFailure.because("you need to specify a Flavor ID."));
        Optional<String> image = image();
        int[] counts = counts();
        String flavor = Finder.ofFlavors(cloud).find(flavorSaid).text("id", "");
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("name", arguments.positional(0));
        server.put("imageRef", image.orElse(""));
        server.put("flavorRef", flavor);
        content(server);
        server.put("min_count", counts[0]);
        server.put("max_count", counts[1]);
        new BootDevices(call, image).addTo(server);
        Object networks = new BootNics(call).networks();
        server.put("networks", networks);
        extras(server);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("server", server);
        Map<String, Object> hints = hints();
        if (!hints.isEmpty()) {
            body.put("os:scheduler_hints", hints);
        }
        return body;
    }

    private Optional<String> image() {
        ImageFinder images = new ImageFinder(cloud);
        Optional<String> said = arguments.filled("--image");
        if (said.isPresent()) {
            return Optional.of(images.image(said.get()).text("id", ""));
        }
        List<String> properties = arguments.all("--image-with");
        if (properties.isEmpty()) {
            Optional<String> chosen = bootsFromNothing() ? choose("image", images::images) : Optional.empty();
            return chosen.map(name -> images.image(name).text("id", ""));
        }
        Map<String, Object> wanted = KeyValues.pairs(properties);
        List<String> matches = images.images().stream()
                .filter(image -> wanted.entrySet().stream()
                        .allMatch(each -> each.getValue().equals(image.raw(each.getKey()))))
                .map(image -> image.text("id", ""))
                .toList();
        if (matches.isEmpty()) {
            throw CommandFailure.because("No images match the property expected by --image-with");
        }
        if (matches.size() > 1) {
            call.output()
                    .warning("WARNING: Multiple matching images: " + PythonText.repr(matches) + "\nUsing image: "
                            + matches.getFirst());
        }
        return Optional.of(matches.getFirst());
    }

    private boolean bootsFromNothing() {
        return arguments.filled("--boot-volume").isEmpty()
                && arguments.filled("--snapshot").isEmpty()
                && arguments.all("--block-device").isEmpty()
                && arguments.all("--block-device-mapping").isEmpty();
    }

    /** Asks for what is missing, where somebody can answer. */
    private Optional<String> choose(String what, Supplier<List<JsonObject>> things) {
        if (!call.surroundings().interactive()) {
            return Optional.empty();
        }
        return call.surroundings()
                .choose(
                        what,
                        things.get().stream()
                                .map(each -> each.text("name", ""))
                                .sorted()
                                .toList());
    }

    private int[] counts() {
        Optional<Integer> min = arguments.number("--min-count");
        Optional<Integer> max = arguments.number("--max-count");
        if (min.isPresent() && min.get() < 1) {
            throw CommandFailure.because("min_count should be >= 1");
        }
        if (max.isPresent() && max.get() < 1) {
            throw CommandFailure.because("max_count should be >= 1");
        }
        if (min.isPresent() && max.isPresent() && min.get() > max.get()) {
            throw CommandFailure.because("min_count should be <= max_count");
        }
        return new int[] {min.orElse(1), max.orElse(min.orElse(1))};
    }

    /** What the guest finds inside: user data, metadata, key, files, password. */
    private void content(Map<String, Object> server) {
        arguments.filled("--user-data").ifPresent(file -> server.put("user_data", LocalFiles.base64(file)));
        Map<String, Object> metadata = KeyValues.pairs(arguments.all("--meta"));
        if (!metadata.isEmpty()) {
            server.put("metadata", metadata);
        }
        Optional<String> key = arguments.filled("--key-name");
        key = key.isPresent() ? key : cloud.settings().environment("NOVACLIENT_DEFAULT_KEY_NAME");
        key.ifPresent(name -> server.put("key_name", name));
        if (configDrive()) {
            server.put("config_drive", true);
        }
        arguments.filled("--admin-pass").ifPresent(password -> server.put("adminPass", password));
        List<Object> files = LocalFiles.injected(arguments.all("--file"));
        if (!files.isEmpty()) {
            server.put("personality", files);
        }
    }

    private void extras(Map<String, Object> server) {
        arguments.filled("--security-groups").ifPresent(names -> {
            List<Object> groups = new ArrayList<>();
            for (String name : names.split(",", -1)) {
                groups.add(Map.of("name", name));
            }
            server.put("security_groups", groups);
        });
        arguments.filled("--availability-zone").ifPresent(zone -> server.put("availability_zone", zone));
        arguments.text("--access-ip-v4").ifPresent(address -> server.put("accessIPv4", address));
        arguments.text("--access-ip-v6").ifPresent(address -> server.put("accessIPv6", address));
        arguments.filled("--description").ifPresent(text -> server.put("description", text));
        arguments.filled("--tags").ifPresent(tags -> server.put("tags", List.of(tags.split(",", -1))));
        List<String> certificates = certificates();
        if (!certificates.isEmpty()) {
            server.put("trusted_image_certificates", certificates);
        }
        arguments.filled("--host").ifPresent(host -> server.put("host", host));
        arguments.filled("--hypervisor-hostname").ifPresent(node -> server.put("hypervisor_hostname", node));
        arguments.filled("--hostname").ifPresent(hostname -> server.put("hostname", hostname));
        if (arguments.flag("--return-reservation-id")) {
            server.put("return_reservation_id", true);
        }
    }

    private List<String> certificates() {
        List<String> said = arguments.all("--trusted-image-certificate-id");
        Optional<String> variable = cloud.settings().environment("OS_TRUSTED_IMAGE_CERTIFICATE_IDS");
        if (!said.isEmpty() || variable.isEmpty()) {
            return said;
        }
        if (!cloud.atLeast(63)) {
            throw new CommandFailure(
                    "UnsupportedAttribute",
                    "'OS_TRUSTED_IMAGE_CERTIFICATE_IDS' argument is only allowed since microversion 2.63.");
        }
        return List.of(variable.get().split(",", -1));
    }

    private boolean configDrive() {
        return switch (arguments.text("--config-drive").orElse("false").toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0", "", "none" -> false;
            default ->
                throw CommandFailure.because("The value of the '--config-drive' option must be a boolean value.");
        };
    }

    private Map<String, Object> hints() {
        Map<String, Object> hints = new LinkedHashMap<>();
        for (String word : arguments.all("--hint")) {
            Map.Entry<String, Object> hint =
                    KeyValues.pairs(List.of(word)).entrySet().iterator().next();
            hints.merge(hint.getKey(), hint.getValue(), BootRequest::together);
        }
        return hints;
    }

    /** A hint given twice becomes a list. */
    private static Object together(Object before, Object added) {
        List<Object> all = new ArrayList<>(before instanceof List<?> list ? list : List.of(before));
        all.add(added);
        return all;
    }
}
