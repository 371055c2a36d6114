package nova.cli.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.cloud.Cloud;
import nova.cli.command.Arguments;
import nova.cli.command.Invocation;
import nova.cli.json.PythonText;

/** The disks of a new server, and the rule that exactly one of them is booted from. */
final class BootDevices {
    private static final Map<String, String> KEYS = keys();

    private final Cloud cloud;
    private final Arguments arguments;
    private final Optional<String> image;

    BootDevices(Invocation call, Optional<String> image) {
        this.cloud = call.cloud();
        this.arguments = call.arguments();
        this.image = image;
    }

    void addTo(Map<String, Object> server) {
        List<Object> old = oldForm();
        List<Object> devices = newForm();
        int sources = (image.isPresent() ? 1 : 0)
                + (arguments.filled("--boot-volume").isPresent() ? 1 : 0)
                + (arguments.filled("--snapshot").isPresent() ? 1 : 0);
        if (sources > 1 || sources == 0 && old.isEmpty() && devices.isEmpty()) {
            throw CommandFailure.because("you need to specify at least one source ID (Image, Snapshot, or Volume), a"
                    + " block device mapping or provide a set of properties to match against an image");
        }
        if (!old.isEmpty() && !devices.isEmpty()) {
            throw CommandFailure.because("you can't mix old block devices (--block-device-mapping) with the new ones"
                    + " (--block-device, --boot-volume, --snapshot, --ephemeral, --swap)");
        }
        if (!old.isEmpty()) {
            server.put("block_device_mapping", old);
        } else if (!devices.isEmpty()) {
            image.ifPresent(id -> devices.addFirst(bootable(id, "image", "local", true)));
            server.put("block_device_mapping_v2", devices);
        }
    }

    private List<Object> newForm() {
        List<Object> devices = new ArrayList<>();
        arguments.filled("--boot-volume").ifPresent(id -> devices.add(bootable(id, "volume", "volume", false)));
        arguments.filled("--snapshot").ifPresent(id -> devices.add(bootable(id, "snapshot", "volume", false)));
        arguments.all("--block-device").forEach(spec -> devices.add(device(spec)));
        for (String spec : arguments.all("--ephemeral")) {
            Map<String, Object> device = blank();
            Map<String, String> pairs = pairs(spec);
            if (pairs.containsKey("size")) {
                device.put("volume_size", pairs.get("size"));
            }
            if (pairs.containsKey("format")) {
                device.put("guest_format", pairs.get("format"));
            }
            devices.add(device);
        }
        arguments.filled("--swap").ifPresent(size -> {
            Map<String, Object> device = blank();
            device.put("guest_format", "swap");
            device.put("volume_size", size);
            devices.add(device);
        });
        return devices;
    }

    private Map<String, Object> device(String spec) {
        Map<String, String> pairs = pairs(spec);
        int minor = cloud.version().minor();
        if (pairs.containsKey("tag") && minor != 32 && minor < 42) {
            throw unsupported("tag");
        }
        if (pairs.containsKey("volume_type") && minor < 67) {
            throw unsupported("volume_type");
        }
        Map<String, Object> device = new LinkedHashMap<>();
        pairs.forEach((key, value) -> device.put(apiKey(key), value));
        String source = chosen(device, "source_type", "blank", List.of("volume", "image", "snapshot", "blank"));
        boolean local = source.equals("image") || source.equals("blank");
        String destination = chosen(device, "destination_type", local ? "local" : "volume", List.of("local", "volume"));
        Object shutdown = device.get("delete_on_termination");
        if (shutdown != null) {
            if (!shutdown.equals("remove") && !shutdown.equals("preserve")) {
                throw CommandFailure.because("The value of shutdown key of --block-device shall be either 'remove' or"
                        + " 'preserve' but it was '" + shutdown + "'");
            }
            device.put("delete_on_termination", shutdown.equals("remove"));
        } else if (destination.equals("local")) {
            device.put("delete_on_termination", true);
        }
        return device;
    }

    private static String chosen(Map<String, Object> device, String key, String otherwise, List<String> allowed) {
        Object said = device.get(key);
        if (said == null || said.equals("")) {
            device.put(key, otherwise);
            return otherwise;
        }
        if (!allowed.contains(said)) {
            String rule = allowed.size() == 2
                    ? "either 'local' or 'volume'"
                    : "one of 'volume', 'image', 'snapshot' or 'blank'";
            throw CommandFailure.because(
                    "The value of " + key + " key of --block-device should be " + rule + " but it was '" + said + "'");
        }
        return said.toString();
    }

    private static String apiKey(String key) {
        String known = KEYS.get(key);
        if (known == null) {
            throw new CommandFailure("KeyError", PythonText.repr(key));
        }
        return known;
    }

    private CommandFailure unsupported(String key) {
        return CommandFailure.because(
                "'" + key + "' in block device mapping is not supported in API version " + cloud.version() + ".");
    }

    /** {@code <dev-name>=<id>:<type>:<size>:<delete on terminate>}. */
    private List<Object> oldForm() {
        List<Object> devices = new ArrayList<>();
        for (String word : arguments.all("--block-device-mapping")) {
            int equal = word.indexOf('=');
            if (equal < 0) {
                throw CommandFailure.because("'" + word + "' is not in the format of '<dev-name>=<mapping>'");
            }
            String[] parts = word.substring(equal + 1).split(":", -1);
            Map<String, Object> device = new LinkedHashMap<>();
            device.put("device_name", word.substring(0, equal));
            boolean snapshot = parts.length > 1 && parts[1].startsWith("snap");
            device.put(snapshot ? "snapshot_id" : "volume_id", parts[0]);
            if (parts.length > 2 && !parts[2].isEmpty()) {
                device.put("volume_size", parts[2]);
            }
            if (parts.length > 3) {
                device.put("delete_on_termination", parts[3]);
            }
            devices.add(device);
        }
        return devices;
    }

    private static Map<String, String> pairs(String spec) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : spec.split(",", -1)) {
            int equal = part.indexOf('=');
            if (equal < 0) {
                throw new CommandFailure(
                        "ArgumentTypeError",
                        "Expected a comma-separated list of key=value pairs. '" + part + "' is not a key=value pair.");
            }
            pairs.put(part.substring(0, equal), part.substring(equal + 1));
        }
        return pairs;
    }

    private static Map<String, Object> bootable(String id, String source, String destination, boolean delete) {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("uuid", id);
        device.put("source_type", source);
        device.put("destination_type", destination);
        device.put("boot_index", 0);
        device.put("delete_on_termination", delete);
        return device;
    }

    private static Map<String, Object> blank() {
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("source_type", "blank");
        device.put("destination_type", "local");
        device.put("boot_index", -1);
        device.put("delete_on_termination", true);
        return device;
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("id", "uuid");
        keys.put("source", "source_type");
        keys.put("dest", "destination_type");
        keys.put("bus", "disk_bus");
        keys.put("device", "device_name");
        keys.put("size", "volume_size");
        keys.put("format", "guest_format");
        keys.put("bootindex", "boot_index");
        keys.put("type", "device_type");
        keys.put("shutdown", "delete_on_termination");
        keys.put("tag", "tag");
        keys.put("volume_type", "volume_type");
        return keys;
    }
}
