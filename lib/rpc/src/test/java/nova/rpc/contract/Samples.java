package nova.rpc.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.model.console.ConsoleAddress;
import nova.model.console.ConsoleKind;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorSize;
import nova.model.guest.GuestDiagnostics;
import nova.model.guest.GuestSpec;
import nova.model.guest.GuestSpec.GuestConfig;
import nova.model.guest.GuestSpec.GuestImage;
import nova.model.guest.GuestSpec.Owner;
import nova.model.guest.HostInventory;
import nova.model.guest.HostInventory.Supported;
import nova.model.guest.HostInventory.Totals;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.image.ImageId;
import nova.model.network.FixedIp;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.network.VifPlug;
import nova.model.operation.GuestOrder;
import nova.model.operation.OperationId;
import nova.model.operation.StepOutcome;
import nova.model.operation.StepRef;
import nova.model.schedule.Explanation;
import nova.model.schedule.Explanation.Rejection;
import nova.model.schedule.HostChoice;
import nova.model.schedule.PlacementWish;
import nova.model.schedule.PlacementWish.HostWish;
import nova.model.schedule.Selection;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.rpc.contract.HostReports.GuestPower;
import nova.rpc.contract.HostReports.Speaker;

/** One message of every kind, with every component filled. */
final class Samples {
    static final ServerId SERVER = new ServerId("5e7fe2a1-0000-4000-8000-000000000001");
    static final OperationId OPERATION = new OperationId("0be4a7f0-0000-4000-8000-000000000002");
    static final HostName HOST = new HostName("compute1.example.org");
    static final StepRef STEP = new StepRef(OPERATION, SERVER, 3, 1);
    static final Speaker SPEAKER = new Speaker(HOST, 12);
    static final HostChoice CHOICE = new HostChoice(new HostId("4057"), HOST, "compute1.example.org", "nova");

    private Samples() {}

    static Flavor flavor() {
        return new Flavor(
                new FlavorId("42"),
                "m1.nano",
                Optional.of("tiny"),
                new FlavorSize(1, 128, 1, 2, 512, 1.0),
                true,
                false,
                Map.of("hw:cpu_policy", "shared"));
    }

    static GuestSpec guest() {
        Vif vif = new Vif(
                new PortId("90a7"),
                new NetworkId("ee00"),
                "private",
                "fa:16:3e:00:00:01",
                List.of(new FixedIp("10.0.0.5", 4, 24, Optional.of("10.0.0.1"))),
                new VifPlug("bridge", "tap90a7", "br0", 1500),
                true,
                Optional.of("front"));
        return new GuestSpec(
                SERVER,
                "instance-00000001",
                "web",
                new Owner(new ProjectId("p1"), new UserId("u1")),
                flavor(),
                Optional.of(new GuestImage(new ImageId("1ma6e"), "qcow2", 1, Map.of("hw_disk_bus", "virtio"))),
                List.of(vif),
                Optional.of(new GuestConfig(Map.of("meta_data.json", "{}"))));
    }

    static GuestDiagnostics diagnostics() {
        return new GuestDiagnostics(
                PowerState.RUNNING,
                new GuestDiagnostics.Hypervisor("libvirt", "qemu", "linux"),
                List.of(new GuestDiagnostics.Cpu(0, 17_300_000_000L)),
                List.of(new GuestDiagnostics.Disk("vda", 262_144, 112, 5_778_432, 488, 0)),
                List.of(new GuestDiagnostics.Nic(
                        "tap90a7",
                        "fa:16:3e:00:00:01",
                        new GuestDiagnostics.Traffic(2_070_139, 26_701, 0, 0),
                        new GuestDiagnostics.Traffic(140_208, 662, 0, 0))),
                new GuestDiagnostics.Memory(524_288, Optional.of(131_072L), Map.of("rss", 140_000L)));
    }

    static List<GuestOrder> guestOrders() {
        return List.of(
                new GuestOrder.Build(guest()),
                new GuestOrder.Destroy(SERVER),
                new GuestOrder.PowerOn(guest()),
                new GuestOrder.PowerOff(SERVER, 60),
                new GuestOrder.Reboot(guest(), true, 60),
                new GuestOrder.Pause(SERVER),
                new GuestOrder.Unpause(SERVER),
                new GuestOrder.Suspend(SERVER),
                new GuestOrder.Resume(guest()));
    }

    static List<StepOutcome> outcomes() {
        return List.of(
                new StepOutcome.Done(PowerState.RUNNING),
                new StepOutcome.Refused("no space left"),
                new StepOutcome.Failed(ErrorCode.INTERNAL, "qemu died", PowerState.SHUTDOWN),
                new StepOutcome.Cancelled(),
                new StepOutcome.NotBegun("the host fell silent"),
                new StepOutcome.HostLost("declared dead"));
    }

    static PlacementWish wish() {
        return new PlacementWish(
                new ProjectId("p1"),
                flavor(),
                Map.of("VCPU", 1L, "MEMORY_MB", 128L, "DISK_GB", 4L),
                Map.of("hw_architecture", "x86_64"),
                Optional.of("nova"),
                Map.of("different_host", List.of(SERVER.value())),
                Optional.of("6409"),
                new HostWish(
                        Optional.of(HOST),
                        Optional.of("node"),
                        Optional.of(HOST),
                        Optional.of("node"),
                        List.of(new HostName("h9"))));
    }

    /** Requests and answers that stand for all of their type; those with cases inside are listed by {@link Goldens}. */
    static List<Record> plain() {
        HostInventory inventory = new HostInventory(
                "compute1.example.org",
                "QEMU",
                7002022,
                new Totals(8, 16000, 500, 512, 20),
                "{\"arch\": \"x86_64\"}",
                List.of(new Supported("x86_64", "qemu", "hvm")),
                "192.0.2.1");
        return List.of(
                new Conductor.WakeOperation(OPERATION),
                new Conductor.ServersSignalled(List.of(SERVER)),
                new HostReports.Hello(
                        HOST,
                        new HostId("4057"),
                        "9c0c",
                        1,
                        "d16e57",
                        Instant.parse("2026-01-02T03:04:05.678Z"),
                        List.of(new GuestPower(SERVER, PowerState.RUNNING))),
                new HostReports.HelloAnswer(Optional.of(12L), true, 0, Optional.of("come back later")),
                new HostReports.InventoryReport(SPEAKER, "d16e57", inventory),
                new HostReports.Heartbeat(SPEAKER, 7, List.of(STEP), 999),
                new HostReports.BeginStep(SPEAKER, STEP),
                new HostReports.BeginAnswer(true, false),
                new HostReports.PowerReport(SPEAKER, List.of(new GuestPower(SERVER, PowerState.SHUTDOWN))),
                new HostReports.LeftoversCleared(SPEAKER, List.of(SERVER)),
                new HostReports.Noted(false, Optional.of(true)),
                new ComputeHost.CancelStep(STEP),
                new ComputeHost.HeartbeatHeard(12, 7, true, List.of(SERVER), Optional.of(false)),
                new ComputeHost.ConsoleQuestion(SERVER, 102_400),
                new ComputeHost.ConsoleOutput("login: "),
                new ComputeHost.UptimeQuestion("compute1.example.org"),
                new ComputeHost.Uptime(" 08:32:11 up 93 days"),
                new ComputeHost.DiagnosticsQuestion(SERVER),
                new ComputeHost.OpenConsole(SERVER, ConsoleKind.VNC),
                new ConsoleAddress("10.0.0.1", 5900, Optional.of(5901), Optional.of("path")),
                new ComputeHost.Diagnostics(diagnostics()),
                new ComputeHost.CacheImagesOrder(List.of(new ComputeHost.WantedImage(new ImageId("1ma6e"), "qcow2"))),
                new Scheduler.SelectHosts(OPERATION, List.of(SERVER), wish(), 2, false),
                new Scheduler.SelectionAnswer(
                        List.of(new Selection(SERVER, List.of(CHOICE))),
                        new Explanation(2, 1, List.of(new Rejection(HOST, "RamFilter", "128", "64")))),
                new Scheduler.ClaimHost(OPERATION, SERVER, wish(), CHOICE),
                new Scheduler.ClaimAnswer(true));
    }
}
