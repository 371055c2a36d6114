package nova.essentials.identity.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.db.Tx;
import nova.essentials.identity.CatalogService;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.Ids;
import nova.essentials.identity.Tokens;
import nova.http.dialect.Answer;
import nova.http.dialect.Ask;
import nova.http.dialect.Endpoint;
import nova.http.dialect.Fields;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** {@code /v3/services}, {@code /v3/endpoints} and {@code /v3/regions}. */
final class CatalogRoutes {
    private static final List<String> FACES = List.of("public", "internal", "admin");

    private final IdentityStores stores;
    private final Tokens tokens;

    CatalogRoutes(IdentityStores stores, Tokens tokens) {
        this.stores = requireNonNull(stores, "stores");
        this.tokens = requireNonNull(tokens, "tokens");
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "/v3/services", this::listServices),
                Endpoint.of("POST", "/v3/services", this::createService),
                Endpoint.of("GET", "/v3/services/{id}", this::showService),
                Endpoint.of("DELETE", "/v3/services/{id}", this::deleteService),
                Endpoint.of("GET", "/v3/endpoints", this::listEndpoints),
                Endpoint.of("POST", "/v3/endpoints", this::createEndpoint),
                Endpoint.of("GET", "/v3/endpoints/{id}", this::showEndpoint),
                Endpoint.of("PATCH", "/v3/endpoints/{id}", this::updateEndpoint),
                Endpoint.of("DELETE", "/v3/endpoints/{id}", this::deleteEndpoint),
                Endpoint.of("GET", "/v3/regions", this::listRegions),
                Endpoint.of("GET", "/v3/regions/{id}", this::showRegion));
    }

    private Answer listServices(Ask ask) {
        tokens.requireAdmin(ask);
        String base = base(ask);
        List<CatalogService> wanted = stores.database().read("services", stores.catalog()::all).stream()
                .filter(service -> ask.query("name").map(service.name()::equals).orElse(true))
                .filter(service -> ask.query("type").map(service.type()::equals).orElse(true))
                .toList();
        return Answer.json(
                200, IdentityView.list("services", base, wanted, service -> IdentityView.service(base, service)));
    }

    private Answer showService(Ask ask) {
        tokens.requireAdmin(ask);
        CatalogService service = stores.database().read("service", tx -> service(tx, ask.name("id")));
        return Answer.json(200, IdentityView.one("service", IdentityView.service(base(ask), service)));
    }

    private Answer createService(Ask ask) {
        tokens.requireAdmin(ask);
        Fields fields = Fields.of(ask.json(), "service");
        CatalogService service = new CatalogService(
                Ids.next(),
                fields.text("type"),
                fields.optional("name").orElse(""),
                fields.optional("description").orElse(""),
                fields.flag("enabled").orElse(true),
                List.of());
        stores.database().change("create service", tx -> stores.catalog().insert(tx, service));
        return Answer.json(201, IdentityView.one("service", IdentityView.service(base(ask), service)));
    }

    private Answer deleteService(Ask ask) {
        tokens.requireAdmin(ask);
        stores.database()
                .change("delete service", tx -> stores.catalog().delete(tx, service(tx, ask.name("id")).id()));
        return Answer.empty(204);
    }

    private Answer listEndpoints(Ask ask) {
        tokens.requireAdmin(ask);
        String base = base(ask);
        List<CatalogService.Address> wanted =
                stores.database().read("endpoints", stores.catalog()::endpoints).stream()
                        .filter(one -> ask.query("service_id").map(one.service()::equals).orElse(true))
                        .filter(one -> ask.query("interface").map(one.face()::equals).orElse(true))
                        .filter(one -> ask.query("region_id").map(one.region()::equals).orElse(true))
                        .toList();
        return Answer.json(200, IdentityView.list("endpoints", base, wanted, one -> IdentityView.endpoint(base, one)));
    }

    private Answer showEndpoint(Ask ask) {
        tokens.requireAdmin(ask);
        return view(200, ask, stores.database().read("endpoint", tx -> endpoint(tx, ask.name("id"))));
    }

    private Answer createEndpoint(Ask ask) {
        tokens.requireAdmin(ask);
        Fields fields = Fields.of(ask.json(), "endpoint");
        if (!FACES.contains(fields.text("interface"))) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "'endpoint.interface' must be one of %s.".formatted(FACES));
        }
        CatalogService.Address address = new CatalogService.Address(
                Ids.next(),
                fields.text("service_id"),
                fields.text("interface"),
                fields.optional("region_id").or(() -> fields.optional("region")).orElse(""),
                fields.text("url"),
                fields.flag("enabled").orElse(true));
        stores.database().change("create endpoint", tx -> {
            service(tx, address.service());
            stores.catalog().insertEndpoint(tx, address);
        });
        return view(201, ask, address);
    }

    private Answer updateEndpoint(Ask ask) {
        tokens.requireAdmin(ask);
        Fields fields = Fields.of(ask.json(), "endpoint");
        CatalogService.Address changed = stores.database().write("update endpoint", tx -> {
            CatalogService.Address old = endpoint(tx, ask.name("id"));
            CatalogService.Address next = new CatalogService.Address(
                    old.id(),
                    old.service(),
                    old.face(),
                    old.region(),
                    fields.optional("url").orElse(old.url()),
                    fields.flag("enabled").orElse(old.enabled()));
            stores.catalog().updateEndpoint(tx, next);
            return next;
        });
        return view(200, ask, changed);
    }

    private Answer deleteEndpoint(Ask ask) {
        tokens.requireAdmin(ask);
        stores.database()
                .change(
                        "delete endpoint",
                        tx -> stores.catalog().deleteEndpoint(tx, endpoint(tx, ask.name("id")).id()));
        return Answer.empty(204);
    }

    private Answer listRegions(Ask ask) {
        tokens.require(ask);
        String base = base(ask);
        return Answer.json(
                200, IdentityView.list("regions", base, regions(), region -> IdentityView.region(base, region)));
    }

    private Answer showRegion(Ask ask) {
        tokens.require(ask);
        String id = ask.name("id");
        if (!regions().contains(id)) {
            throw missing("region", id);
        }
        return Answer.json(200, IdentityView.one("region", IdentityView.region(base(ask), id)));
    }

    /** Regions exist by being named in endpoints. */
    private List<String> regions() {
        return stores.database().read("regions", stores.catalog()::endpoints).stream()
                .map(CatalogService.Address::region)
                .filter(region -> !region.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private CatalogService service(Tx tx, String id) {
        return stores.catalog().find(tx, id).orElseThrow(() -> missing("service", id));
    }

    private CatalogService.Address endpoint(Tx tx, String id) {
        return stores.catalog().findEndpoint(tx, id).orElseThrow(() -> missing("endpoint", id));
    }

    private static Answer view(int status, Ask ask, CatalogService.Address address) {
        return Answer.json(status, IdentityView.one("endpoint", IdentityView.endpoint(base(ask), address)));
    }

    private static NovaException missing(String kind, String id) {
        return new NovaException(ErrorCode.NOT_FOUND, "Could not find %s: %s.".formatted(kind, id));
    }

    private static String base(Ask ask) {
        return ask.baseUri() + "/v3";
    }
}
