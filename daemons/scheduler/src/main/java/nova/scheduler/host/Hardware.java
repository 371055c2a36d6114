package nova.scheduler.host;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.model.error.NovaException;
import nova.model.guest.HostInventory;
import nova.model.guest.HostInventory.Supported;
import nova.runtime.json.JsonCodec;

/** What a host is made of. Its CPU description is JSON text and is read at the first question about it. */
public final class Hardware {
    /** A host that has not described itself yet. */
    public static final Hardware UNKNOWN = new Hardware("", Optional.empty());

    private final String digest;
    private final Optional<HostInventory> inventory;
    private final List<Supported> supported;
    private volatile Map<?, ?> cpuInfo;

    private Hardware(String digest, Optional<HostInventory> inventory) {
        this.digest = requireNonNull(digest, "digest");
        this.inventory = requireNonNull(inventory, "inventory");
        this.supported = inventory.map(HostInventory::supported).orElse(List.of()).stream()
                .map(Hardware::inOurWords)
                .toList();
    }

    public static Hardware of(String digest, HostInventory inventory) {
        return new Hardware(digest, Optional.of(inventory));
    }

    private static Supported inOurWords(Supported each) {
        return new Supported(
                ImageWords.architecture(each.architecture()),
                ImageWords.hypervisor(each.hypervisorType()),
                ImageWords.vmMode(each.vmMode()));
    }

    public String digest() {
        return digest;
    }

    public Optional<HostInventory> inventory() {
        return inventory;
    }

    /** The combinations it can run, each word in the one spelling of {@link ImageWords}. */
    public List<Supported> supported() {
        return supported;
    }

    /** Empty when the host says nothing that can be read. */
    public Map<?, ?> cpuInfo() {
        Map<?, ?> known = cpuInfo;
        if (known == null) {
            known = inventory.map(each -> parsed(each.cpuInfo())).orElse(Map.of());
            cpuInfo = known;
        }
        return known;
    }

    private static Map<?, ?> parsed(String json) {
        try {
            return json.isBlank() ? Map.of() : JsonCodec.read(Map.class, json);
        } catch (NovaException unreadable) {
            return Map.of();
        }
    }
}
