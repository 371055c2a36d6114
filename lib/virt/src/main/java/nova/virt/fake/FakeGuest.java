package nova.virt.fake;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import nova.model.guest.GuestSpec;
import nova.model.network.FixedIp;
import nova.model.network.Vif;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.virt.GuestView;

/** A guest of the fake hypervisor: what it holds, what it does, and how often it booted. */
record FakeGuest(
        ServerId server,
        String guestName,
        String displayName,
        int vcpus,
        int ramMib,
        int diskGib,
        List<String> addresses,
        List<String> macAddresses,
        PowerState power,
        int boots) {
    FakeGuest {
        requireNonNull(server, "server");
        requireNonNull(guestName, "guestName");
        requireNonNull(displayName, "displayName");
        addresses = List.copyOf(addresses);
        macAddresses = List.copyOf(macAddresses);
        requireNonNull(power, "power");
    }

    /** The guest of {@code spec} after its first boot. */
    static FakeGuest booted(GuestSpec spec) {
        return off(spec, 0).boot();
    }

    /** The guest as {@code spec} wants it now, switched off, having booted {@code boots} times. */
    static FakeGuest off(GuestSpec spec, int boots) {
        return new FakeGuest(
                spec.server(),
                spec.guestName(),
                spec.displayName(),
                spec.flavor().size().vcpus(),
                spec.flavor().size().ramMib(),
                spec.flavor().size().claimedDiskGib(),
                spec.vifs().stream()
                        .flatMap(vif -> vif.fixedIps().stream())
                        .map(FixedIp::address)
                        .toList(),
                spec.vifs().stream().map(Vif::macAddress).toList(),
                PowerState.SHUTDOWN,
                boots);
    }

    FakeGuest boot() {
        return change(PowerState.RUNNING, boots + 1);
    }

    FakeGuest with(PowerState next) {
        return change(next, boots);
    }

    private FakeGuest change(PowerState next, int bootsNow) {
        return new FakeGuest(
                server, guestName, displayName, vcpus, ramMib, diskGib, addresses, macAddresses, next, bootsNow);
    }

    boolean running() {
        return power == PowerState.RUNNING || power == PowerState.PAUSED;
    }

    GuestView view() {
        return new GuestView(server, guestName, power);
    }

    /** What the guest wrote to its serial console: one boot after the other, then a prompt if it runs. */
    String console() {
        StringBuilder text = new StringBuilder();
        for (int boot = Math.max(1, boots - MAX_SHOWN_BOOTS + 1); boot <= boots; boot++) {
            bootLog(boot).forEach(line -> text.append(line).append('\n'));
        }
        if (boots > 0 && running()) {
            text.append('\n').append(displayName).append(" login: ");
        }
        return text.toString();
    }

    private static final int MAX_SHOWN_BOOTS = 10;

    private Stream<String> bootLog(int boot) {
        Stream<String> head = Stream.of(
                "[    0.000000] Linux version 6.1.0-fake (nova@fake) #" + boot + " SMP",
                "[    0.000000] Command line: root=/dev/vda1 console=tty0 console=ttyS0",
                "[    0.004000] Memory: " + ramMib * 1024L + "K/" + ramMib * 1024L + "K available",
                "[    0.010000] smp: Brought up 1 node, " + vcpus + " CPUs",
                "[    0.420000] virtio_blk virtio1: [vda] " + diskGib * 2097152L + " 512-byte logical blocks",
                "[    0.510000] EXT4-fs (vda1): mounted filesystem with ordered data mode");
        Stream<String> network = java.util.stream.IntStream.range(0, addresses.size())
                .mapToObj(i -> "[    1.%03d000] eth%d: address %s by dhcp".formatted(i, i, addresses.get(i)));
        Stream<String> tail = Stream.of(
                "[    1.900000] cloud-init: instance-id " + server,
                "[    2.000000] systemd[1]: Hostname set to <" + displayName + ">.");
        return Stream.of(head, network, tail).flatMap(each -> each);
    }
}
