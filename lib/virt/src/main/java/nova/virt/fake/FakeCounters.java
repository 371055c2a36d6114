package nova.virt.fake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nova.model.guest.GuestDiagnostics;
import nova.model.guest.GuestDiagnostics.Cpu;
import nova.model.guest.GuestDiagnostics.Disk;
import nova.model.guest.GuestDiagnostics.Memory;
import nova.model.guest.GuestDiagnostics.Nic;
import nova.model.guest.GuestDiagnostics.Traffic;

/** What a fake guest used: as much for each boot as Nova's own fake driver tells, since a fake guest does nothing else. */
final class FakeCounters {
    private static final long BOOT_CPU_NANOS = 17_300_000_000L;

    private FakeCounters() {}

    static GuestDiagnostics of(FakeGuest guest) {
        long boots = guest.boots();
        List<Cpu> cpus = IntStream.range(0, guest.vcpus())
                .mapToObj(id -> new Cpu(id, boots * BOOT_CPU_NANOS))
                .toList();
        Disk disk = new Disk("vda", boots * 262_144, boots * 112, boots * 5_778_432, boots * 488, 0);
        List<Nic> nics = IntStream.range(0, guest.macAddresses().size())
                .mapToObj(index -> new Nic(
                        "vnet" + index,
                        guest.macAddresses().get(index),
                        new Traffic(boots * 2_070_139, boots * 26_701, 0, 0),
                        new Traffic(boots * 140_208, boots * 662, 0, 0)))
                .toList();
        return new GuestDiagnostics(
                guest.power(),
                // The API's list of drivers has no fake one; Nova's own fake driver calls itself libvirt here too.
                new GuestDiagnostics.Hypervisor("libvirt", "fake", "fake-os"),
                cpus,
                List.of(disk),
                nics,
                new Memory(guest.ramMib() * 1024L, Optional.of(0L), Map.of()));
    }
}
