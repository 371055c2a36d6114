package nova.essentials.identity.rest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.db.Tx;
import nova.essentials.identity.CatalogService;
import nova.essentials.identity.IdentityStores;
import nova.essentials.identity.Ids;
import nova.essentials.identity.Tokens;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.json.Fields;
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

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/v3/services", this::listServices),
                Route.of("POST", "/v3/services", this::createService),
                Route.of("GET", "/v3/services/{id}", this::showService),
                Route.of("DELETE", "/v3/services/{id}", this::deleteService),
                Route.of("GET", "/v3/endpoints", this::listEndpoints),
                Route.of("POST", "/v3/endpoints", this::createEndpoint),
                Route.of("GET", "/v3/endpoints/{id}", this::showEndpoint),
                Route.of("PATCH", "/v3/endpoints/{id}", this::updateEndpoint),
                Route.of("DELETE", "/v3/endpoints/{id}", this::deleteEndpoint),
                Route.of("GET", "/v3/regions", this::listRegions),
                Route.of("GET", "/v3/regions/{id}", this::showRegion));
    }

    private HttpResponse listServices(HttpRequest request) {
        tokens.requireAdmin(request);
        String base = Requests.base(request);
        List<CatalogService> wanted = stores.database().read("services", stores.catalog()::all).stream()
                .filter(service -> request.query()
                        .first("name")
                        .map(service.name()::equals)
                        .orElse(true))
                .filter(service -> request.query()
                        .first("type")
                        .map(service.type()::equals)
                        .orElse(true))
                .toList();
        return HttpResponse.json(
                200, IdentityView.list("services", base, wanted, service -> IdentityView.service(base, service)));
    }

    private HttpResponse showService(HttpRequest request) {
        tokens.requireAdmin(request);
        CatalogService service = stores.database().read("service", tx -> service(tx, request.value("id")));
        return HttpResponse.json(
                200, IdentityView.one("service", IdentityView.service(Requests.base(request), service)));
    }

    private HttpResponse createService(HttpRequest request) {
        tokens.requireAdmin(request);
        Fields fields = Fields.of(request.json(), "service");
        CatalogService service = new CatalogService(
                Ids.next(),
                fields.text("type"),
                fields.optional("name").orElse(""),
                fields.optional("description").orElse(""),
                fields.flag("enabled").orElse(true),
                List.of());
        stores.database().change("create service", tx -> stores.catalog().insert(tx, service));
        return HttpResponse.json(
                201, IdentityView.one("service", IdentityView.service(Requests.base(request), service)));
    }

    private HttpResponse deleteService(HttpRequest request) {
        tokens.requireAdmin(request);
        stores.database()
                .change(
                        "delete service",
                        tx -> stores.catalog()
                                .delete(tx, service(tx, request.value("id")).id()));
        return HttpResponse.empty(204);
    }

    private HttpResponse listEndpoints(HttpRequest request) {
        tokens.requireAdmin(request);
        String base = Requests.base(request);
        List<CatalogService.Address> wanted = stores.database().read("endpoints", stores.catalog()::endpoints).stream()
                .filter(one -> request.query()
                        .first("service_id")
                        .map(one.service()::equals)
                        .orElse(true))
                .filter(one -> request.query()
                        .first("interface")
                        .map(one.face()::equals)
                        .orElse(true))
                .filter(one -> request.query()
                        .first("region_id")
                        .map(one.region()::equals)
                        .orElse(true))
                .toList();
        return HttpResponse.json(
                200, IdentityView.list("endpoints", base, wanted, one -> IdentityView.endpoint(base, one)));
    }

    private HttpResponse showEndpoint(HttpRequest request) {
        tokens.requireAdmin(request);
        return view(200, request, stores.database().read("endpoint", tx -> endpoint(tx, request.value("id"))));
    }

    private HttpResponse createEndpoint(HttpRequest request) {
        tokens.requireAdmin(request);
        Fields fields = Fields.of(request.json(), "endpoint");
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
        return view(201, request, address);
    }

    private HttpResponse updateEndpoint(HttpRequest request) {
        tokens.requireAdmin(request);
        Fields fields = Fields.of(request.json(), "endpoint");
        CatalogService.Address changed = stores.database().write("update endpoint", tx -> {
            CatalogService.Address old = endpoint(tx, request.value("id"));
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
        return view(200, request, changed);
    }

    private HttpResponse deleteEndpoint(HttpRequest request) {
        tokens.requireAdmin(request);
        stores.database()
                .change(
                        "delete endpoint",
                        tx -> stores.catalog()
                                .deleteEndpoint(
                                        tx, endpoint(tx, request.value("id")).id()));
        return HttpResponse.empty(204);
    }

    private HttpResponse listRegions(HttpRequest request) {
        tokens.require(request);
        String base = Requests.base(request);
        return HttpResponse.json(
                200, IdentityView.list("regions", base, regions(), region -> IdentityView.region(base, region)));
    }

    private HttpResponse showRegion(HttpRequest request) {
        tokens.require(request);
        String id = request.value("id");
        if (!regions().contains(id)) {
            throw Requests.notFound("region", id);
        }
        return HttpResponse.json(200, IdentityView.one("region", IdentityView.region(Requests.base(request), id)));
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
        return stores.catalog().find(tx, id).orElseThrow(() -> Requests.notFound("service", id));
    }

    private CatalogService.Address endpoint(Tx tx, String id) {
        return stores.catalog().findEndpoint(tx, id).orElseThrow(() -> Requests.notFound("endpoint", id));
    }

    private static HttpResponse view(int status, HttpRequest request, CatalogService.Address address) {
        return HttpResponse.json(
                status, IdentityView.one("endpoint", IdentityView.endpoint(Requests.base(request), address)));
    }
}
