package nova.network.usecase;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import nova.db.Tx;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.network.store.Limited;

/** How much of each thing a project may have and has. */
public final class Quotas {
    /** A limit that limits nothing. */
    public static final int UNLIMITED = -1;

    private final Stores stores;

    public Quotas(Stores stores) {
        this.stores = requireNonNull(stores, "stores");
    }

    /** A limit and how much of it is in use. */
    public record Use(int limit, int used) {}

    public static Map<Limited, Integer> usual() {
        return over(Map.of());
    }

    public Map<Limited, Integer> limits(Caller caller, String project) {
        requireOwn(caller, project);
        return stores.database().read("quota", tx -> over(stores.quotas().of(tx, project)));
    }

    public Map<Limited, Use> use(Caller caller, String project) {
        requireOwn(caller, project);
        return stores.database().read("quota in use", tx -> {
            Map<Limited, Integer> used = stores.quotas().used(tx, project);
            Map<Limited, Use> all = new EnumMap<>(Limited.class);
            over(stores.quotas().of(tx, project))
                    .forEach((resource, limit) -> all.put(resource, new Use(limit, used.getOrDefault(resource, 0))));
            return all;
        });
    }

    /** Of every project that has limits of its own. */
    public Map<String, Map<Limited, Integer>> all(Caller caller) {
        requireAdmin(caller);
        return stores.database().read("quotas", tx -> {
            Map<String, Map<Limited, Integer>> all = new TreeMap<>();
            stores.quotas().all(tx).forEach((project, limits) -> all.put(project, over(limits)));
            return all;
        });
    }

    /** A limit below what is in use is allowed, as in Neutron: nothing more can be made then. */
    public Map<Limited, Integer> set(Caller caller, String project, Map<Limited, Integer> limits) {
        requireAdmin(caller);
        return stores.database().write("set quota", tx -> {
            stores.quotas().set(tx, project, limits);
            return over(stores.quotas().of(tx, project));
        });
    }

    public void reset(Caller caller, String project) {
        requireAdmin(caller);
        stores.database().change("reset quota", tx -> stores.quotas().forget(tx, project));
    }

    /** OVER_QUOTA when the project has as much as it may have. */
    void requireRoom(Tx tx, Limited resource, String project) {
        int limit = stores.quotas().of(tx, project).getOrDefault(resource, resource.usual());
        if (limit != UNLIMITED && stores.quotas().used(tx, project, resource) >= limit) {
            throw new NovaException(
                    ErrorCode.OVER_QUOTA, "Quota exceeded for resources: ['%s'].".formatted(resource.word()));
        }
    }

    private static Map<Limited, Integer> over(Map<Limited, Integer> set) {
        Map<Limited, Integer> limits = new EnumMap<>(Limited.class);
        for (Limited resource : Limited.values()) {
            limits.put(resource, set.getOrDefault(resource, resource.usual()));
        }
        return limits;
    }

    private static void requireOwn(Caller caller, String project) {
        if (!caller.owns(project)) {
            throw onlyAdmin();
        }
    }

    private static void requireAdmin(Caller caller) {
        if (!caller.admin()) {
            throw onlyAdmin();
        }
    }

    private static NovaException onlyAdmin() {
        return new NovaException(
                ErrorCode.FORBIDDEN,
                "User does not have admin privileges: Only admin can view or configure quota of another project.");
    }
}
