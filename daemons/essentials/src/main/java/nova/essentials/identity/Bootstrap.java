package nova.essentials.identity;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Tx;

/**
 * Makes the first domain, projects, roles, users and the catalog. Run at every start: what is there is kept, urls of the
 * catalog are set to the ones of this start, and passwords that were given are set.
 */
public final class Bootstrap {
    public static final String ADMIN = "admin";
    public static final String DEMO = "demo";

    /** Nova's own user; also what [keystone_authtoken] and [service_user] name. */
    public static final String NOVA = "nova";

    public static final String SERVICE_PROJECT = "service";

    private static final List<String> ROLES = List.of("admin", "manager", "member", "reader", "service");
    private static final List<String> FACES = List.of("admin", "internal", "public");

    private final IdentityStores stores;

    public Bootstrap(IdentityStores stores) {
        this.stores = requireNonNull(stores, "stores");
    }

    /** Ids of the first projects, and the passwords that were made up now and are shown this once. */
    public record Result(Map<String, String> newPasswords, String adminProject, String demoProject) {
        @Override
        public String toString() {
            return "Result[newPasswords=" + newPasswords.keySet() + "]";
        }
    }

    public Result run(BootstrapOrder order) {
        Map<String, String> madeUp = new LinkedHashMap<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        Map<String, Optional<String>> given =
                Map.of(ADMIN, order.adminPassword(), DEMO, order.demoPassword(), NOVA, order.servicePassword());
        for (String user : List.of(ADMIN, DEMO, NOVA)) {
            Optional<User> known =
                    stores.database().read("find user", tx -> stores.users().named(tx, Domain.DEFAULT, user));
            if (known.isPresent()
                    && (given.get(user).isEmpty()
                            || isAlready(known.get(), given.get(user).get()))) {
                continue;
            }
            String password = given.get(user).orElseGet(Passwords::random);
            if (given.get(user).isEmpty()) {
                madeUp.put(user, password);
            }
            hashes.put(user, Passwords.hash(password));
        }
        return stores.database().write("bootstrap identity", tx -> {
            domain(tx);
            ROLES.forEach(role -> role(tx, role));
            String admin = project(tx, ADMIN, "Administration of this cloud");
            String demo = project(tx, DEMO, "For trying things");
            String service = project(tx, SERVICE_PROJECT, "Users of the services");
            grant(tx, user(tx, ADMIN, admin, hashes), new Scope.OfProject(admin), List.of("admin"));
            grant(tx, user(tx, ADMIN, admin, hashes), new Scope.OfSystem(), List.of("admin"));
            grant(tx, user(tx, ADMIN, admin, hashes), new Scope.OfProject(demo), List.of("admin"));
            grant(tx, user(tx, DEMO, demo, hashes), new Scope.OfProject(demo), List.of("member", "reader"));
            grant(tx, user(tx, NOVA, service, hashes), new Scope.OfProject(service), List.of("admin", "service"));
            catalog(tx, order);
            return new Result(madeUp, admin, demo);
        });
    }

    /** Setting the same password again would end the tokens made with it. */
    private boolean isAlready(User user, String password) {
        return stores.database()
                .read("find password", tx -> stores.users().passwordHash(tx, user.id()))
                .filter(hash -> Passwords.matches(password, hash))
                .isPresent();
    }

    private void domain(Tx tx) {
        if (stores.domains().find(tx, Domain.DEFAULT).isEmpty()) {
            stores.domains().insert(tx, new Domain(Domain.DEFAULT, "Default", "The default domain", true));
        }
    }

    private void role(Tx tx, String name) {
        if (stores.roles().named(tx, name).isEmpty()) {
            stores.roles().insert(tx, new Role(Ids.next(), name, ""));
        }
    }

    private String project(Tx tx, String name, String description) {
        return stores.projects()
                .named(tx, Domain.DEFAULT, name)
                .map(Project::id)
                .orElseGet(() -> {
                    Project project = new Project(Ids.next(), name, Domain.DEFAULT, description, true);
                    stores.projects().insert(tx, project);
                    return project.id();
                });
    }

    private String user(Tx tx, String name, String project, Map<String, String> hashes) {
        Optional<String> hash = Optional.ofNullable(hashes.get(name));
        Optional<User> known = stores.users().named(tx, Domain.DEFAULT, name);
        if (known.isPresent()) {
            hash.filter(value ->
                            !stores.users().passwordHash(tx, known.get().id()).equals(Optional.of(value)))
                    .ifPresent(
                            value -> stores.users().setPassword(tx, known.get().id(), value));
            return known.get().id();
        }
        User user = new User(
                Ids.next(), name, Domain.DEFAULT, Optional.of(project), Optional.empty(), Optional.empty(), true);
        stores.users().insert(tx, user, hash);
        return user.id();
    }

    private void grant(Tx tx, String user, Scope scope, List<String> roles) {
        roles.forEach(name -> stores.roles()
                .named(tx, name)
                .ifPresent(role -> stores.roles().assign(tx, new RoleStore.Assignment(user, scope, role.id()))));
    }

    private void catalog(Tx tx, BootstrapOrder order) {
        List<CatalogService> known = stores.catalog().all(tx);
        order.services().forEach(entry -> {
            CatalogService service = known.stream()
                    .filter(one -> one.type().equals(entry.type()))
                    .findFirst()
                    .orElseGet(() -> newService(tx, entry));
            FACES.forEach(face -> endpoint(tx, order.region(), service, face, entry.url()));
        });
    }

    private CatalogService newService(Tx tx, BootstrapOrder.Entry entry) {
        CatalogService service = new CatalogService(Ids.next(), entry.type(), entry.name(), "", true, List.of());
        stores.catalog().insert(tx, service);
        return service;
    }

    private void endpoint(Tx tx, String region, CatalogService service, String face, String url) {
        Optional<CatalogService.Address> known = service.endpoints().stream()
                .filter(one -> one.face().equals(face) && one.region().equals(region))
                .findFirst();
        String id = known.map(CatalogService.Address::id).orElseGet(Ids::next);
        CatalogService.Address address = new CatalogService.Address(id, service.id(), face, region, url, true);
        if (known.isEmpty()) {
            stores.catalog().insertEndpoint(tx, address);
        } else {
            stores.catalog().updateEndpoint(tx, address);
        }
    }
}
