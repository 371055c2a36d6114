package nova.virt.fake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import nova.model.server.ServerId;

/** Guests that end with this process. */
final class MemoryShelf implements GuestShelf {
    private final Map<ServerId, FakeGuest> guests = new ConcurrentSkipListMap<>();

    @Override
    public Optional<FakeGuest> find(ServerId server) {
        return Optional.ofNullable(guests.get(server));
    }

    @Override
    public List<FakeGuest> all() {
        return List.copyOf(guests.values());
    }

    @Override
    public void put(FakeGuest guest) {
        guests.put(guest.server(), guest);
    }

    @Override
    public void remove(ServerId server) {
        guests.remove(server);
    }
}
