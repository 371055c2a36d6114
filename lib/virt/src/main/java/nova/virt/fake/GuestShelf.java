package nova.virt.fake;

import java.util.List;
import java.util.Optional;
import nova.model.server.ServerId;

/** Where one fake host keeps its guests. Each call is atomic. */
interface GuestShelf {
    Optional<FakeGuest> find(ServerId server);

    /** All guests, sorted by server. */
    List<FakeGuest> all();

    void put(FakeGuest guest);

    void remove(ServerId server);
}
