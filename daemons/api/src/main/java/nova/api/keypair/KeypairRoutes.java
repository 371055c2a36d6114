package nova.api.keypair;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.db.keypair.KeypairStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Paging;
import nova.http.Route;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.http.policy.Target;
import nova.model.context.RequestContext;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.keypair.Keypair;

/** {@code /os-keypairs}: of the caller, or since 2.10 of the user he names if policy lets him. */
public final class KeypairRoutes {
    private static final String RULES = "os_compute_api:os-keypairs:";
    private static final ValueRule ONE =
            object(field("user_id", list(text())).since(2, 10)).closedSince(2, 75);
    private static final ValueRule MANY = object(
                    field("user_id", list(text())).since(2, 10),
                    field("limit", list(count(0))).since(2, 35),
                    field("marker", list(text())).since(2, 35))
            .closedSince(2, 75);

    private final ApiContext context;
    private final KeypairStore keypairs = new KeypairStore();
    private final CreateKeypair create;

    public KeypairRoutes(ApiContext context) {
        this.context = context;
        this.create = new CreateKeypair(context);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/os-keypairs", this::index).query(MANY).ownerPolicy(RULES + "index"),
                Route.post("/os-keypairs", this::create).takes(KeypairBody.RULE).ownerPolicy(RULES + "create"),
                Route.get("/os-keypairs/{name}", this::show).query(ONE).ownerPolicy(RULES + "show"),
                Route.delete("/os-keypairs/{name}", this::delete).query(ONE).ownerPolicy(RULES + "delete"));
    }

    private HttpResponse index(HttpRequest request) {
        UserId user = user(request, "index");
        int maxLimit = context.config().maxLimit();
        boolean paged = request.version().atLeast(2, 35);
        Paging paging = paged ? Paging.of(request.query(), maxLimit) : new Paging(maxLimit, Optional.empty());
        if (paged) {
            Paging.requireMarker(request.query(), "Marker  could not be found.");
        }
        List<Keypair> found = context.database()
                .read("list keypairs", tx -> keypairs.list(tx, user, paging.marker(), paging.limit()));
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("keypairs");
        KeypairView view = new KeypairView(request.version());
        found.forEach(keypair -> array.add(view.inList(keypair)));
        if (paged && !found.isEmpty()) {
            Links links = Links.of(request, context.config().computeLinkPrefix());
            paging.nextLink(
                            request,
                            links,
                            "/os-keypairs",
                            found.size(),
                            found.getLast().name())
                    .ifPresent(next -> body.set("keypairs_links", next));
        }
        return HttpResponse.json(200, body);
    }

    private HttpResponse create(HttpRequest request) {
        KeypairBody wanted = KeypairBody.read(request);
        enforce("create", wanted.user());
        ObjectNode body = new KeypairView(request.version()).created(create.create(wanted));
        return HttpResponse.json(request.version().atLeast(2, 2) ? 201 : 200, body);
    }

    private HttpResponse show(HttpRequest request) {
        UserId user = user(request, "show");
        String name = request.value("name");
        Keypair found = context.database()
                .read("show keypair", tx -> keypairs.find(tx, user, name))
                .orElseThrow(() -> missing(user, name));
        return HttpResponse.json(200, new KeypairView(request.version()).shown(found));
    }

    private HttpResponse delete(HttpRequest request) {
        UserId user = user(request, "delete");
        String name = request.value("name");
        if (!context.database().write("delete keypair", tx -> keypairs.delete(tx, user, name))) {
            throw missing(user, name);
        }
        return HttpResponse.empty(request.version().atLeast(2, 2) ? 204 : 202);
    }

    private UserId user(HttpRequest request, String verb) {
        UserId own = RequestContext.CURRENT.get().user();
        UserId wanted = request.version().atLeast(2, 10)
                ? request.query()
                        .first("user_id")
                        .filter(id -> !id.isEmpty())
                        .map(UserId::new)
                        .orElse(own)
                : own;
        enforce(verb, wanted);
        return wanted;
    }

    private void enforce(String verb, UserId user) {
        context.policy()
                .enforce(RULES + verb, Target.of(RequestContext.CURRENT.get().project(), user));
    }

    private static NovaException missing(UserId user, String name) {
        return new NovaException(ErrorCode.NOT_FOUND, "Keypair %s not found for user %s".formatted(name, user));
    }
}
