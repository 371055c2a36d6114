package nova.api.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.api.ip.AddressView;
import nova.http.Links;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.flavor.Flavor;
import nova.model.image.ImageRecord;
import nova.model.server.Server;
import nova.model.server.ServerFault;
import nova.model.server.ServerName;
import nova.model.server.ServerRequest;
import nova.model.server.TaskState;
import nova.model.server.VmState;

/** A server as JSON, in every version. {@code rights} is what the caller's policies let him see of it. */
record ServerView(Links links, Microversion version, Rights rights, String guestNameTemplate) {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /** Soft rules: they hide, they never refuse. */
    record Rights(boolean extraSpecs, boolean extended, HostStatus hostStatus, boolean faultDetails) {}

    enum HostStatus {
        HIDDEN,
        ONLY_UNKNOWN,
        SHOWN
    }

    /** {@code DETAIL} lacks what costs a question per server; {@code EDITED} is the answer of PUT. */
    enum Form {
        SHOW,
        DETAIL,
        EDITED
    }

    ObjectNode brief(ServerName server) {
        ObjectNode node = Json.object().put("id", server.id().value()).put("name", server.name());
        node.set("links", links.selfAndBookmark("/servers/" + server.id()));
        return node;
    }

    ObjectNode full(Server server, ServerExtras extras, Form form) {
        boolean edited = form == Form.EDITED && !version.atLeast(2, 75);
        ObjectNode node = core(server, extras.request(server.id()));
        node.set("addresses", addresses(server, edited));
        if (!edited) {
            addStates(node, server);
            if (rights.extended()) {
                addExtended(node, server, extras);
            }
        }
        addVersioned(node, server, extras, form, edited);
        return node;
    }

    private ObjectNode core(Server server, ServerRequest request) {
        String status = ServerStatus.of(server.state());
        ObjectNode node = brief(new ServerName(server.id(), server.identity().name()))
                .put("status", status)
                .put("tenant_id", server.identity().project().value())
                .put("user_id", server.identity().user().value())
                .put("created", seconds(server.times().created()))
                .put("updated", seconds(server.times().updated()))
                .put(
                        "hostId",
                        HostTag.of(server.identity().project(), server.place().host()))
                .put("accessIPv4", server.access().accessIpV4().orElse(""))
                .put("accessIPv6", server.access().accessIpV6().orElse(""))
                .put("OS-DCF:diskConfig", request.diskConfig());
        node.set("metadata", texts(server.metadata()));
        node.set("flavor", flavor(server.shape().flavor()));
        node.set("image", image(server));
        if (status.equals("ERROR") || status.equals("DELETED")) {
            server.fault().ifPresent(fault -> node.set("fault", fault(fault)));
        }
        if (ServerStatus.WITH_PROGRESS.contains(status)) {
            node.put("progress", server.state().progress());
        }
        return node;
    }

    /** The answer of an edit is bare before 2.75, also here. */
    private static ObjectNode addresses(Server server, boolean edited) {
        if (server.state().vmState() == VmState.BUILDING) {
            return Json.object();
        }
        return edited ? AddressView.plain(server.vifs()) : AddressView.detailed(server.vifs());
    }

    private static void addStates(ObjectNode node, Server server) {
        node.put(
                "OS-EXT-AZ:availability_zone", server.place().availabilityZone().orElse(""));
        node.put("config_drive", server.shape().configDrive() ? "True" : "");
        put(node, "key_name", server.access().keyName());
        put(node, "OS-SRV-USG:launched_at", server.times().launched().map(MICROS::format));
        put(node, "OS-SRV-USG:terminated_at", server.times().terminated().map(MICROS::format));
        TaskState task = server.state().taskState();
        put(node, "OS-EXT-STS:task_state", Optional.of(task.word()).filter(word -> task != TaskState.NONE));
        node.put("OS-EXT-STS:vm_state", server.state().vmState().word());
        node.put("OS-EXT-STS:power_state", server.state().powerState().code());
        node.putArray("os-extended-volumes:volumes_attached");
        // Nova leaves the field out where there is none: no ports, or ports in no group.
        server.access()
                .securityGroups()
                .forEach(name ->
                        node.withArrayProperty("security_groups").addObject().put("name", name));
    }

    private void addExtended(ObjectNode node, Server server, ServerExtras extras) {
        String prefix = "OS-EXT-SRV-ATTR:";
        put(node, prefix + "host", server.place().host().map(Object::toString));
        put(node, prefix + "hypervisor_hostname", server.place().node());
        node.put(
                prefix + "instance_name",
                Optional.ofNullable(extras.numbers().get(server.id()))
                        .map(guestNameTemplate::formatted)
                        .orElse(""));
        if (version.atLeast(2, 3)) {
            Map<String, String> properties = server.shape().imageProperties();
            node.put(prefix + "hostname", server.identity().hostname());
            node.put(prefix + "kernel_id", properties.getOrDefault("kernel_id", ""));
            node.put(prefix + "ramdisk_id", properties.getOrDefault("ramdisk_id", ""));
            node.put(prefix + "launch_index", server.identity().launchIndex());
            node.put(prefix + "reservation_id", server.identity().reservation().value());
            node.put(prefix + "root_device_name", server.shape().rootDeviceName());
            put(node, prefix + "user_data", server.access().userData());
        }
    }

    private void addVersioned(ObjectNode node, Server server, ServerExtras extras, Form form, boolean edited) {
        ServerRequest request = extras.request(server.id());
        since(2, 9, () -> node.put("locked", server.state().lockedBy().isPresent()));
        if (!edited) {
            since(2, 16, () -> addHostStatus(node, extras.hostStatus(server)));
        }
        since(2, 19, () -> put(node, "description", server.identity().description()));
        since(2, 26, () -> server.tags().forEach(node.putArray("tags")::add));
        since(2, 63, () -> {
            if (request.trustedCertificates().isEmpty()) {
                node.putNull("trusted_image_certificates");
            } else {
                request.trustedCertificates().forEach(node.putArray("trusted_image_certificates")::add);
            }
        });
        if (form != Form.DETAIL) {
            since(
                    2,
                    71,
                    () -> extras.groups()
                            .getOrDefault(server.id(), List.of())
                            .forEach(node.putArray("server_groups")::add));
        }
        since(2, 73, () -> put(node, "locked_reason", server.state().lockedReason()));
        since(
                2,
                90,
                () -> node.put("OS-EXT-SRV-ATTR:hostname", server.identity().hostname()));
        since(2, 96, () -> put(node, "pinned_availability_zone", request.pinnedZone()));
        since(2, 100, () -> node.set("scheduler_hints", hints(request.hints())));
    }

    private void since(int major, int minor, Runnable addition) {
        if (version.atLeast(major, minor)) {
            addition.run();
        }
    }

    private void addHostStatus(ObjectNode node, String status) {
        boolean visible = switch (rights.hostStatus()) {
            case SHOWN -> true;
            case ONLY_UNKNOWN -> status.equals(ServerExtras.HOST_UNKNOWN);
            case HIDDEN -> false;
        };
        if (visible) {
            node.put("host_status", status);
        }
    }

    private JsonNode flavor(Flavor flavor) {
        if (!version.atLeast(2, 47)) {
            ObjectNode node = Json.object().put("id", flavor.id().value());
            node.set("links", links.bookmarkOnly("/flavors/" + flavor.id()));
            return node;
        }
        ObjectNode node = Json.object()
                .put("original_name", flavor.name())
                .put("vcpus", flavor.size().vcpus())
                .put("ram", flavor.size().ramMib())
                .put("disk", flavor.size().rootGib())
                .put("ephemeral", flavor.size().ephemeralGib())
                .put("swap", flavor.size().swapMib());
        if (rights.extraSpecs()) {
            node.set("extra_specs", texts(flavor.extraSpecs()));
        }
        return node;
    }

    private JsonNode image(Server server) {
        if (server.shape().image().isEmpty()) {
            return Json.object().textNode("");
        }
        String id = server.shape().image().get().value();
        ObjectNode node = Json.object().put("id", id);
        node.set("links", links.bookmarkOnly("/images/" + id));
        if (version.atLeast(2, 98)) {
            node.set(
                    "properties",
                    texts(ImageRecord.userProperties(server.shape().imageProperties())));
        }
        return node;
    }

    private ObjectNode fault(ServerFault fault) {
        ObjectNode node = Json.object()
                .put("code", fault.code())
                .put("created", seconds(fault.created()))
                .put("message", fault.message());
        if (!fault.details().isEmpty() && (rights.faultDetails() || fault.code() != 500)) {
            node.put("details", fault.details());
        }
        return node;
    }

    private static ObjectNode hints(Map<String, List<String>> hints) {
        ObjectNode node = Json.object();
        hints.forEach((name, values) -> {
            if (values.size() == 1) {
                node.put(name, values.getFirst());
            } else {
                values.forEach(node.putArray(name)::add);
            }
        });
        return node;
    }

    private static ObjectNode texts(Map<String, String> texts) {
        ObjectNode node = Json.object();
        texts.forEach(node::put);
        return node;
    }

    private static void put(ObjectNode node, String name, Optional<String> text) {
        node.put(name, text.orElse(null));
    }

    private static String seconds(Instant instant) {
        return SECONDS.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}
