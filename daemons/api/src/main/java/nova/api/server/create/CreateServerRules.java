package nova.api.server.create;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.http.body.FieldRule;
import nova.http.body.Formats;
import nova.http.body.ObjectRule;
import nova.http.body.ValueRule;

/** What the body of {@code POST /servers} may hold, field by field, with the versions each field exists in. */
public final class CreateServerRules {
    /** Also for metadata routes. */
    public static final ValueRule METADATA = named("^[a-zA-Z0-9-_:. ]{1,255}$", text().and(length(0, 255)));

    /** Exactly one of them. */
    public static final ValueRule ONE_METADATUM = METADATA.and(oneProperty());

    public static final ValueRule TAG = text().and(pattern("^[^,/]*$")).and(length(1, 60));
    public static final ValueRule DESCRIPTION =
            type("string", "null").and(printable()).and(length(0, 255));
    public static final ValueRule HOSTNAME =
            text().and(pattern("^[a-zA-Z0-9]+[a-zA-Z0-9-]*[a-zA-Z0-9]+$")).and(length(2, 63));
    public static final ValueRule FQDN =
            text().and(pattern("^[a-zA-Z0-9-._]*$")).and(length(1, 255));
    public static final ValueRule IPV4 = text().and(format("ipv4", Formats::isIpv4));
    public static final ValueRule IPV6 = text().and(format("ipv6", Formats::isIpv6));
    public static final ValueRule DISK_CONFIG = oneOfWords("AUTO", "MANUAL");
    static final int MAX_TAGS = 50;

    private static final ValueRule BASE64 = text().and(format("base64", Formats::isBase64));
    private static final ValueRule PORT = type("string", "null").and(format("uuid", Formats::isUuid));
    private static final ValueRule DEVICE_NAME = text().and(length(1, 255)).and(pattern("^[a-zA-Z0-9._/-]*$"));

    public static final ValueRule BODY = new ObjectRule(
            List.of(
                    field("server", server()).mandatory(),
                    field("os:scheduler_hints", hints()),
                    field("OS-SCH-HNT:scheduler_hints", hints())),
            Optional.empty(),
            false);

    private CreateServerRules() {}

    private static ValueRule server() {
        List<FieldRule> fields = new ArrayList<>();
        fields.add(field("name", name()).mandatory());
        fields.add(field("imageRef", oneOf(uuid(), text().and(length(0, 0)))));
        fields.add(
                field("flavorRef", type("string", "integer").and(minLength(1))).mandatory());
        fields.add(field("adminPass", text()));
        fields.add(field("metadata", METADATA));
        networks(fields);
        fields.add(field("OS-DCF:diskConfig", DISK_CONFIG));
        fields.add(field("accessIPv4", IPV4));
        fields.add(field("accessIPv6", IPV6));
        fields.add(field("personality", list(object(field("path", text()), field("contents", BASE64))))
                .until(2, 56));
        fields.add(field("availability_zone", name()));
        fields.add(field("block_device_mapping", list(object(legacyDevice().toArray(FieldRule[]::new)))));
        fields.add(field("block_device_mapping_v2", list(object(device().toArray(FieldRule[]::new)))));
        fields.add(field("config_drive", flag()));
        fields.add(field("key_name", name()));
        fields.add(field("min_count", count(1)));
        fields.add(field("max_count", count(1)));
        fields.add(field("return_reservation_id", flag()));
        fields.add(field("security_groups", list(object(field("name", name())))));
        fields.add(field("user_data", BASE64.and(length(0, 65_535))));
        fields.add(field("description", DESCRIPTION).since(2, 19));
        fields.add(field("tags", list(TAG).and(listSize(0, MAX_TAGS))).since(2, 52));
        fields.add(field(
                        "trusted_image_certificates",
                        type("array", "null").and(listSize(1, 50)).and(unique()).and(items(text().and(minLength(1)))))
                .since(2, 63));
        fields.add(field("host", FQDN).since(2, 74));
        fields.add(field("hypervisor_hostname", FQDN).since(2, 74));
        fields.add(field("hostname", HOSTNAME).since(2, 90).until(2, 93));
        fields.add(field("hostname", FQDN).since(2, 94));
        return new ObjectRule(fields, Optional.empty(), false);
    }

    private static void networks(List<FieldRule> fields) {
        ValueRule old = object(
                field("fixed_ip", ipAddress()),
                field("port", PORT),
                field("uuid", text()),
                field("tag", TAG).since(2, 32));
        ValueRule now = object(
                field("fixed_ip", ipAddress()),
                field("port", PORT),
                field("uuid", uuid()),
                field("tag", TAG).since(2, 42));
        fields.add(field("networks", list(old)).until(2, 36));
        fields.add(field("networks", oneOf(list(now), oneOfWords("none", "auto")))
                .since(2, 37)
                .mandatory());
    }

    private static List<FieldRule> legacyDevice() {
        return new ArrayList<>(List.of(
                field("virtual_name", text().and(length(0, 255))),
                field("volume_id", uuid()),
                field("snapshot_id", uuid()),
                field("volume_size", size(1)),
                field("device_name", DEVICE_NAME),
                field("delete_on_termination", flag()),
                field("no_device", anything()),
                field("connection_info", text().and(length(0, 16_777_215)))));
    }

    private static List<FieldRule> device() {
        List<FieldRule> fields = legacyDevice();
        ValueRule word = text().and(length(0, 255));
        fields.add(field("source_type", oneOfWords("volume", "image", "snapshot", "blank")));
        fields.add(field("uuid", text().and(length(1, 255)).and(pattern("^[a-zA-Z0-9._-]*$"))));
        fields.add(field("image_id", uuid()));
        fields.add(field("destination_type", oneOfWords("local", "volume")));
        fields.add(field("guest_format", word));
        fields.add(field("device_type", word));
        fields.add(field("disk_bus", word));
        fields.add(field("boot_index", type("integer", "string", "null").and(pattern("^-?[0-9]+$"))));
        fields.add(field("tag", TAG).since(2, 32).until(2, 32));
        fields.add(field("tag", TAG).since(2, 42));
        fields.add(
                field("volume_type", type("string", "null").and(length(0, 255))).since(2, 67));
        return fields;
    }

    private static ValueRule hints() {
        ValueRule ids = list(uuid());
        return object(
                        field("group", oneOf(ids, uuid())),
                        field("different_host", oneOf(uuid(), ids)),
                        field("same_host", type("string", "array").and(items(uuid()))),
                        field("query", type("string", "object")),
                        field("target_cell", name()),
                        field("different_cell", type("string", "array").and(items(text()))),
                        field("build_near_host_ip", ipAddress()),
                        field("cidr", text().and(pattern("^/[0-9a-f.:]+$"))))
                .opened();
    }
}
