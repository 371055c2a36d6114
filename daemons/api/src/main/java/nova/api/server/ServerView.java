package nova.api.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.api.Stamp;
import nova.api.ip.AddressView;
import nova.http.Links;
import nova.http.json.JsonWriter;
import nova.http.version.Microversion;
import nova.model.flavor.Flavor;
import nova.model.host.HostName;
import nova.model.image.ImageRecord;
import nova.model.network.Vif;
import nova.model.server.Server;
import nova.model.server.ServerFault;
import nova.model.server.ServerName;
import nova.model.server.ServerRequest;
import nova.model.server.TaskState;
import nova.model.server.VmState;

/** A server as JSON, in every version. {@code rights} is what the caller's policies let him see of it. */
record ServerView(Links links, Microversion version, Rights rights, String guestNameTemplate) {
    private static final String ATTRIBUTE = "OS-EXT-SRV-ATTR:";

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

    void brief(JsonWriter out, ServerName server) {
        out.begin();
        identify(out, server);
        out.end();
    }

    private void identify(JsonWriter out, ServerName server) {
        out.put("id", server.id().value()).put("name", server.name());
        links.selfAndBookmark(out, "/servers/" + server.id());
    }

    /** The members of a server within an object that the caller has begun, and ends. */
    void full(JsonWriter out, Server server, ServerExtras extras, Form form) {
        boolean edited = form == Form.EDITED && !version.atLeast(2, 75);
        addCore(out, server, extras.request());
        addAddresses(out, server, edited);
        if (!edited) {
            addStates(out, server);
            if (rights.extended()) {
                addExtended(out, server, extras);
            }
        }
        addVersioned(out, server, extras, form, edited);
    }

    /** What belongs to a server goes with it; of a deleted one Nova shows the rest. */
    private void addCore(JsonWriter out, Server server, ServerRequest request) {
        String status = ServerStatus.of(server.state());
        identify(out, new ServerName(server.id(), server.identity().name()));
        out.put("status", status)
                .put("tenant_id", server.identity().project().value())
                .put("user_id", server.identity().user().value())
                .put("created", Stamp.seconds(server.times().created()))
                .put("updated", Stamp.seconds(server.times().updated()))
                .put(
                        "hostId",
                        HostTag.of(server.identity().project(), server.place().host()))
                .put("accessIPv4", server.access().accessIpV4().orElse(""))
                .put("accessIPv6", server.access().accessIpV6().orElse(""))
                .put("OS-DCF:diskConfig", request.diskConfig())
                .put("metadata", server.state().deleted() ? Map.of() : server.metadata());
        addFlavor(out, server.shape().flavor());
        addImage(out, server);
        if (status.equals("ERROR") || status.equals("DELETED")) {
            server.fault().ifPresent(fault -> addFault(out, fault));
        }
        if (ServerStatus.WITH_PROGRESS.contains(status)) {
            out.put("progress", server.state().progress());
        }
    }

    /** The answer of an edit is bare before 2.75, also here. */
    private static void addAddresses(JsonWriter out, Server server, boolean edited) {
        List<Vif> shown = server.state().vmState() == VmState.BUILDING ? List.of() : server.vifs();
        out.set("addresses", edited ? AddressView.plain(shown) : AddressView.detailed(shown));
    }

    private static void addStates(JsonWriter out, Server server) {
        TaskState task = server.state().taskState();
        out.put("OS-EXT-AZ:availability_zone", server.place().availabilityZone().orElse(""))
                .put("config_drive", server.shape().configDrive() ? "True" : "")
                .put("key_name", server.access().keyName())
                .put("OS-SRV-USG:launched_at", server.times().launched().map(Stamp::plain))
                .put("OS-SRV-USG:terminated_at", server.times().terminated().map(Stamp::plain))
                .put("OS-EXT-STS:task_state", Optional.of(task.word()).filter(word -> task != TaskState.NONE))
                .put("OS-EXT-STS:vm_state", server.state().vmState().word())
                .put("OS-EXT-STS:power_state", server.state().powerState().code())
                .put("os-extended-volumes:volumes_attached", List.of());
        // Nova leaves the field out where there is none: no ports, or ports in no group.
        if (!server.access().securityGroups().isEmpty() && !server.state().deleted()) {
            out.beginArray("security_groups");
            server.access()
                    .securityGroups()
                    .forEach(name -> out.begin().put("name", name).end());
            out.endArray();
        }
    }

    private void addExtended(JsonWriter out, Server server, ServerExtras extras) {
        out.put(ATTRIBUTE + "host", server.place().host().map(HostName::value))
                .put(ATTRIBUTE + "hypervisor_hostname", server.place().node())
                .put(
                        ATTRIBUTE + "instance_name",
                        extras.number().map(guestNameTemplate::formatted).orElse(""));
        if (version.atLeast(2, 3)) {
            Map<String, String> properties = server.shape().imageProperties();
            out.put(ATTRIBUTE + "hostname", server.identity().hostname())
                    .put(ATTRIBUTE + "kernel_id", properties.getOrDefault("kernel_id", ""))
                    .put(ATTRIBUTE + "ramdisk_id", properties.getOrDefault("ramdisk_id", ""))
                    .put(ATTRIBUTE + "launch_index", server.identity().launchIndex())
                    .put(
                            ATTRIBUTE + "reservation_id",
                            server.identity().reservation().value())
                    .put(ATTRIBUTE + "root_device_name", server.shape().rootDeviceName())
                    .put(ATTRIBUTE + "user_data", server.access().userData());
        }
    }

    private void addVersioned(JsonWriter out, Server server, ServerExtras extras, Form form, boolean edited) {
        ServerRequest request = extras.request();
        since(2, 9, () -> out.put("locked", server.state().lockedBy().isPresent()));
        if (!edited) {
            since(2, 16, () -> addHostStatus(out, server.state().deleted() ? "" : extras.hostStatus()));
        }
        since(2, 19, () -> out.put("description", server.identity().description()));
        since(2, 26, () -> out.put("tags", server.state().deleted() ? List.of() : server.tags()));
        since(2, 63, () -> {
            if (request.trustedCertificates().isEmpty()) {
                out.put("trusted_image_certificates", Optional.empty());
            } else {
                out.put("trusted_image_certificates", request.trustedCertificates());
            }
        });
        if (form != Form.DETAIL) {
            since(2, 71, () -> out.put("server_groups", extras.groups()));
        }
        since(2, 73, () -> out.put("locked_reason", server.state().lockedReason()));
        if (edited || !rights.extended()) {
            since(2, 90, () -> out.put(ATTRIBUTE + "hostname", server.identity().hostname()));
        }
        since(2, 96, () -> out.put("pinned_availability_zone", request.pinnedZone()));
        since(2, 100, () -> addHints(out, request.hints()));
    }

    private void since(int major, int minor, Runnable addition) {
        if (version.atLeast(major, minor)) {
            addition.run();
        }
    }

    private void addHostStatus(JsonWriter out, String status) {
        boolean visible = switch (rights.hostStatus()) {
            case SHOWN -> true;
            case ONLY_UNKNOWN -> status.equals(ServerExtras.HOST_UNKNOWN);
            case HIDDEN -> false;
        };
        if (visible) {
            out.put("host_status", status);
        }
    }

    private void addFlavor(JsonWriter out, Flavor flavor) {
        out.begin("flavor");
        if (version.atLeast(2, 47)) {
            out.put("original_name", flavor.name())
                    .put("vcpus", flavor.size().vcpus())
                    .put("ram", flavor.size().ramMib())
                    .put("disk", flavor.size().rootGib())
                    .put("ephemeral", flavor.size().ephemeralGib())
                    .put("swap", flavor.size().swapMib());
            if (rights.extraSpecs()) {
                out.put("extra_specs", flavor.extraSpecs());
            }
        } else {
            out.put("id", flavor.id().value());
            links.bookmark(out, "/flavors/" + flavor.id());
        }
        out.end();
    }

    private void addImage(JsonWriter out, Server server) {
        if (server.shape().image().isEmpty()) {
            out.put("image", "");
            return;
        }
        String id = server.shape().image().get().value();
        out.begin("image").put("id", id);
        links.bookmark(out, "/images/" + id);
        if (version.atLeast(2, 98)) {
            out.put("properties", ImageRecord.userProperties(server.shape().imageProperties()));
        }
        out.end();
    }

    private void addFault(JsonWriter out, ServerFault fault) {
        out.begin("fault")
                .put("code", fault.code())
                .put("created", Stamp.seconds(fault.created()))
                .put("message", fault.message());
        if (!fault.details().isEmpty() && (rights.faultDetails() || fault.code() != 500)) {
            out.put("details", fault.details());
        }
        out.end();
    }

    private static void addHints(JsonWriter out, Map<String, List<String>> hints) {
        out.begin("scheduler_hints");
        hints.forEach((name, values) -> {
            if (values.size() == 1) {
                out.put(name, values.getFirst());
            } else {
                out.put(name, values);
            }
        });
        out.end();
    }
}
