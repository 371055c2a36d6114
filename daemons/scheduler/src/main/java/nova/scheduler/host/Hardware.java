package nova.scheduler.host;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import nova.model.error.NovaException;
import nova.model.guest.HostInventory;
import nova.runtime.json.JsonCodec;

/** What a host is made of. Its CPU description is JSON text and is read at the first question about it. */
public final class Hardware {
    /** A host that has not described itself yet. */
    public static final Hardware UNKNOWN = new Hardware("", Optional.empty());

    private final String digest;
    private final Optional<HostInventory> inventory;
    private volatile Map<?, ?> cpuInfo;

    private Hardware(String digest, Optional<HostInventory> inventory) {
        this.digest = requireNonNull(digest, "digest");
        this.inventory = requireNonNull(inventory, "inventory");
    }

    public static Hardware of(String digest, HostInventory inventory) {
        return new Hardware(digest, Optional.of(inventory));
    }

    public String digest() {
        return digest;
    }

    public Optional<HostInventory> inventory() {
        return inventory;
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
