package nova.model.guest;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.server.PowerState;

/**
 * What a guest used since it was started, as its hypervisor counts. Counters a hypervisor does not keep are absent, or
 * their device is.
 */
public record GuestDiagnostics(
        PowerState power, Hypervisor hypervisor, List<Cpu> cpus, List<Disk> disks, List<Nic> nics, Memory memory) {
    public GuestDiagnostics {
        requireNonNull(power, "power");
        requireNonNull(hypervisor, "hypervisor");
        cpus = List.copyOf(cpus);
        disks = List.copyOf(disks);
        nics = List.copyOf(nics);
        requireNonNull(memory, "memory");
    }

    /** {@code driver} is Nova's word for it, {@code name} the hypervisor's kind, {@code system} what it runs on. */
    public record Hypervisor(String driver, String name, String system) {
        public Hypervisor {
            requireNonNull(driver, "driver");
            requireNonNull(name, "name");
            requireNonNull(system, "system");
        }
    }

    public record Cpu(int id, long timeNanos) {}

    public record Disk(
            String device, long readBytes, long readRequests, long writeBytes, long writeRequests, long errors) {
        public Disk {
            requireNonNull(device, "device");
        }
    }

    public record Nic(String device, String macAddress, Traffic received, Traffic sent) {
        public Nic {
            requireNonNull(device, "device");
            requireNonNull(macAddress, "macAddress");
            requireNonNull(received, "received");
            requireNonNull(sent, "sent");
        }
    }

    public record Traffic(long octets, long packets, long errors, long drops) {}

    /** {@code figures} are further ones the guest's balloon tells, under libvirt's names. */
    public record Memory(long maxKib, Optional<Long> usedKib, Map<String, Long> figures) {
        public Memory {
            requireNonNull(usedKib, "usedKib");
            figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        }
    }
}
