package nova.virt.fake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nova.model.guest.HostInventory;
import nova.model.host.HostName;
import nova.model.image.ImageId;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.virt.GuestException;
import nova.virt.GuestListener;

/**
 * The hypervisor of one fake host: its guests, and how it was told to behave. Drivers come and go with the daemons;
 * this stays.
 */
public final class FakeHost {
    /** Version 1.0 as hypervisors write it, as Nova's own fake driver has. */
    private static final int VERSION = 1000;

    private final HostName name;
    private final Size size;
    private final GuestShelf shelf;
    private final Map<ServerId, GuestException> troubles = new ConcurrentHashMap<>();
    private final Set<ImageId> cachedImages = ConcurrentHashMap.newKeySet();
    private volatile Optional<GuestException> troubleForAll = Optional.empty();
    private volatile Duration spawnTime = Duration.ZERO;
    private volatile Optional<GuestListener> listener = Optional.empty();

    /** What the host has; the default is what Nova's own fake driver claims. */
    public record Size(int vcpus, int ramMib, int diskGib) {
        public static final Size DEFAULT = new Size(1000, 800_000, 600_000);
    }

    FakeHost(HostName name, Size size, GuestShelf shelf) {
        this.name = requireNonNull(name, "name");
        this.size = requireNonNull(size, "size");
        this.shelf = requireNonNull(shelf, "shelf");
    }

    /** Every spawn takes this long. */
    public void beSlow(Duration each) {
        spawnTime = requireNonNull(each, "each");
    }

    /** Spawning and starting {@code server} here throws {@code trouble}, until {@link #behave}. */
    public void makeTrouble(ServerId server, GuestException.Kind kind, String message) {
        troubles.put(server, new GuestException(kind, message));
    }

    /** Spawning and starting anything here throws this, until {@link #behave}. */
    public void makeTrouble(GuestException.Kind kind, String message) {
        troubleForAll = Optional.of(new GuestException(kind, message));
    }

    public void behave() {
        troubles.clear();
        troubleForAll = Optional.empty();
    }

    /** The guest ends by itself, as when its user shuts it down from inside. */
    public void endByItself(ServerId server) {
        find(server).ifPresent(guest -> put(guest.with(PowerState.SHUTDOWN)));
    }

    /** Whether the guest is here, whatever it does. */
    public boolean has(ServerId server) {
        return find(server).isPresent();
    }

    public List<ServerId> servers() {
        return shelf.all().stream().map(FakeGuest::server).toList();
    }

    public PowerState power(ServerId server) {
        return find(server).map(FakeGuest::power).orElse(PowerState.NOSTATE);
    }

    /** Images that were fetched ahead of need. */
    public List<ImageId> cachedImages() {
        return cachedImages.stream()
                .sorted(Comparator.comparing(ImageId::value))
                .toList();
    }

    /** False when it was here already. */
    boolean cache(ImageId image) {
        return cachedImages.add(image);
    }

    Duration spawnTime() {
        return spawnTime;
    }

    void checkTrouble(ServerId server) {
        GuestException own = troubles.get(server);
        Optional<GuestException> trouble = own == null ? troubleForAll : Optional.of(own);
        if (trouble.isPresent()) {
            throw new GuestException(trouble.get().kind(), trouble.get().getMessage());
        }
    }

    Optional<FakeGuest> find(ServerId server) {
        return shelf.find(server);
    }

    List<FakeGuest> guests() {
        return shelf.all();
    }

    /** Keeps the guest and tells of its power state. */
    void put(FakeGuest guest) {
        shelf.put(guest);
        listener.ifPresent(each -> each.changed(guest.server(), guest.power()));
    }

    void remove(ServerId server) {
        shelf.remove(server);
    }

    void listen(GuestListener one) {
        listener = Optional.of(one);
    }

    HostInventory inventory() {
        List<FakeGuest> guests = shelf.all();
        int ramUsedMib = guests.stream().mapToInt(FakeGuest::ramMib).sum();
        int diskUsedGib = guests.stream().mapToInt(FakeGuest::diskGib).sum();
        return new HostInventory(
                name.value(),
                "fake",
                VERSION,
                new HostInventory.Totals(size.vcpus(), size.ramMib(), size.diskGib(), ramUsedMib, diskUsedGib),
                "{\"arch\": \"x86_64\", \"model\": \"Nehalem\", \"vendor\": \"Intel\", \"features\": [\"pge\", \"clflush\"],"
                        + " \"topology\": {\"cores\": 1, \"threads\": 1, \"sockets\": 4}}",
                List.of(new HostInventory.Supported("x86_64", "fake", "hvm")),
                "127.0.0.1");
    }
}
