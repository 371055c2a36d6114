package nova.all;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Database;
import nova.db.flavor.FlavorStore;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorSize;

/** The flavors a new cloud begins with: the five classic ones. Operators may change or delete them. */
final class FirstFlavors {
    private static final List<Flavor> FLAVORS = List.of(
            flavor("1", "m1.tiny", 1, 256, 1),
            flavor("2", "m1.small", 1, 2048, 20),
            flavor("3", "m1.medium", 2, 4096, 40),
            flavor("4", "m1.large", 4, 8192, 80),
            flavor("5", "m1.xlarge", 8, 16384, 160));

    private FirstFlavors() {}

    /** Called for a database that was just made. */
    static void plant(Database database) {
        FlavorStore store = new FlavorStore();
        database.write("plant flavors", tx -> {
            FLAVORS.forEach(flavor -> store.insert(tx, flavor));
            return null;
        });
    }

    private static Flavor flavor(String id, String name, int vcpus, int ramMib, int rootGib) {
        FlavorSize size = new FlavorSize(vcpus, ramMib, rootGib, 0, 0, 1.0);
        return new Flavor(new FlavorId(id), name, Optional.empty(), size, true, false, Map.of());
    }
}
