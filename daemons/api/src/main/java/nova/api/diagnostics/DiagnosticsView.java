package nova.api.diagnostics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import nova.http.json.Json;
import nova.model.guest.GuestDiagnostics;
import nova.model.guest.GuestDiagnostics.Nic;
import nova.model.guest.GuestDiagnostics.Traffic;
import nova.model.server.Server;

/** Diagnostics as documents: keys named after devices until 2.47, one structure for all drivers since. */
final class DiagnosticsView {
    private static final long KIB_PER_MIB = 1024;

    private DiagnosticsView() {}

    /** libvirt's keys, which are also those of Nova's fake driver. */
    static ObjectNode ofDriver(GuestDiagnostics guest) {
        ObjectNode node = Json.object();
        guest.cpus().forEach(cpu -> node.put("cpu" + cpu.id() + "_time", cpu.timeNanos()));
        guest.disks()
                .forEach(disk -> node.put(disk.device() + "_read_req", disk.readRequests())
                        .put(disk.device() + "_read", disk.readBytes())
                        .put(disk.device() + "_write_req", disk.writeRequests())
                        .put(disk.device() + "_write", disk.writeBytes())
                        .put(disk.device() + "_errors", disk.errors()));
        guest.nics().forEach(nic -> {
            putTraffic(node, nic.device() + "_rx", nic.received());
            putTraffic(node, nic.device() + "_tx", nic.sent());
        });
        node.put("memory", guest.memory().maxKib());
        guest.memory().figures().forEach((name, value) -> node.put("memory-" + name, value));
        return node;
    }

    private static void putTraffic(ObjectNode node, String prefix, Traffic traffic) {
        node.put(prefix, traffic.octets())
                .put(prefix + "_packets", traffic.packets())
                .put(prefix + "_errors", traffic.errors())
                .put(prefix + "_drop", traffic.drops());
    }

    static ObjectNode standard(GuestDiagnostics guest, Server server, Instant now) {
        ObjectNode node = Json.object()
                .put("state", guest.power().word())
                .put("driver", guest.hypervisor().driver())
                .put("hypervisor", guest.hypervisor().name())
                .put("hypervisor_os", guest.hypervisor().system())
                .put(
                        "uptime",
                        server.times()
                                .launched()
                                .map(launched -> Duration.between(launched, now).toSeconds())
                                .orElse(null))
                .put("config_drive", server.shape().configDrive())
                .put("num_cpus", guest.cpus().size())
                .put("num_nics", guest.nics().size())
                .put("num_disks", guest.disks().size());
        node.putObject("memory_details")
                .put("maximum", guest.memory().maxKib() / KIB_PER_MIB)
                .put(
                        "used",
                        guest.memory().usedKib().map(kib -> kib / KIB_PER_MIB).orElse(null));
        ArrayNode cpus = node.putArray("cpu_details");
        guest.cpus()
                .forEach(cpu -> cpus.addObject()
                        .put("id", cpu.id())
                        .put("time", cpu.timeNanos())
                        .putNull("utilisation"));
        ArrayNode nics = node.putArray("nic_details");
        guest.nics().forEach(nic -> nics.add(nic(nic)));
        ArrayNode disks = node.putArray("disk_details");
        guest.disks()
                .forEach(disk -> disks.addObject()
                        .put("read_bytes", disk.readBytes())
                        .put("read_requests", disk.readRequests())
                        .put("write_bytes", disk.writeBytes())
                        .put("write_requests", disk.writeRequests())
                        .put("errors_count", disk.errors()));
        return node;
    }

    /** Rates are what no hypervisor of ours counts. */
    private static ObjectNode nic(Nic nic) {
        return Json.object()
                .put("mac_address", nic.macAddress())
                .put("rx_octets", nic.received().octets())
                .put("rx_errors", nic.received().errors())
                .put("rx_drop", nic.received().drops())
                .put("rx_packets", nic.received().packets())
                .putNull("rx_rate")
                .put("tx_octets", nic.sent().octets())
                .put("tx_errors", nic.sent().errors())
                .put("tx_drop", nic.sent().drops())
                .put("tx_packets", nic.sent().packets())
                .putNull("tx_rate");
    }
}
