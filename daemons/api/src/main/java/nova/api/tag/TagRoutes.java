package nova.api.tag;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.listSize;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.api.server.create.CreateServerRules;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Links;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.Server;

/** {@code /servers/{id}/tags}, from 2.26. */
public final class TagRoutes {
    private static final String RULES = "os_compute_api:os-server-tags:";
    private static final String ALL = "/servers/{id}/tags";
    private static final String ONE = "/servers/{id}/tags/{tag}";
    private static final int MAX_TAGS = 50;
    private static final ValueRule TAGS =
            object(field("tags", list(CreateServerRules.TAG).and(listSize(0, MAX_TAGS)))
                    .mandatory());

    private final ApiContext context;
    private final ServerLookup lookup;
    private final ChangeTags change;

    public TagRoutes(ApiContext context, ServerLookup lookup) {
        this.context = context;
        this.lookup = lookup;
        this.change = new ChangeTags(context);
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ALL, this::index).policy(RULES + "index").since(2, 26),
                Route.put(ALL, this::replace)
                        .takes(TAGS)
                        .policy(RULES + "update_all")
                        .since(2, 26),
                Route.delete(ALL, this::clear).policy(RULES + "delete_all").since(2, 26),
                Route.get(ONE, this::show).policy(RULES + "show").since(2, 26),
                Route.put(ONE, this::add)
                        .takes(type("null"))
                        .policy(RULES + "update")
                        .since(2, 26),
                Route.delete(ONE, this::delete).policy(RULES + "delete").since(2, 26));
    }

    private HttpResponse index(HttpRequest request) {
        return answer(lookup.findAnywhere(request).tags());
    }

    private HttpResponse show(HttpRequest request) {
        Server server = lookup.findAnywhere(request);
        requireTag(server, request.value("tag"));
        return HttpResponse.empty(204);
    }

    private HttpResponse replace(HttpRequest request) {
        JsonNode body = BodyCheck.body(TAGS, request.json(), request.version());
        TreeSet<String> tags = new TreeSet<>();
        body.get("tags").forEach(tag -> tags.add(tag.textValue()));
        change.replace(lookup.findAnywhere(request), tags, "update tags");
        return answer(new ArrayList<>(tags));
    }

    private HttpResponse clear(HttpRequest request) {
        change.replace(lookup.findAnywhere(request), new TreeSet<>(), "delete tags");
        return HttpResponse.empty(204);
    }

    private HttpResponse add(HttpRequest request) {
        String tag = request.value("tag");
        Server server = lookup.findAnywhere(request);
        ChangeTags.requireState(server, "update tag");
        requireValid(tag);
        // Nova refuses at the limit even what is there already.
        if (server.tags().size() >= MAX_TAGS) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "The number of tags exceeded the per-server limit " + MAX_TAGS);
        }
        if (server.tags().contains(tag)) {
            return added(204);
        }
        change.add(server, tag);
        String self = Links.of(request, context.config().computeLinkPrefix())
                .self("/servers/" + server.id() + "/tags/" + ascii(tag));
        return added(201).with("Location", self);
    }

    /** A header holds no more; Nova leaves the rest as it is. */
    private static String ascii(String tag) {
        StringBuilder text = new StringBuilder();
        tag.codePoints().forEach(each -> {
            String one = Character.toString(each);
            text.append(each < 0x80 ? one : URLEncoder.encode(one, StandardCharsets.UTF_8));
        });
        return text.toString();
    }

    /** Here Nova answers with the web framework's own type of nothing. */
    private static HttpResponse added(int status) {
        return HttpResponse.empty(status).with("Content-Type", HttpResponse.NOTHING);
    }

    private HttpResponse delete(HttpRequest request) {
        change.delete(lookup.findAnywhere(request), request.value("tag"));
        return HttpResponse.empty(204);
    }

    private static void requireValid(String tag) {
        boolean tooLong = tag.length() > 60;
        if (tooLong || tag.indexOf(',') >= 0 || tag.indexOf('/') >= 0) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Tag '" + tag + "' is invalid. It must be a non empty string without characters '/' and ','. "
                            + "Validation error message: '" + tag + "' "
                            + (tooLong ? "is too long" : "does not match '^[^,/]*$'"));
        }
    }

    private static void requireTag(Server server, String tag) {
        if (!server.tags().contains(tag)) {
            throw new NovaException(ErrorCode.NOT_FOUND, "Server " + server.id() + " has no tag '" + tag + "'");
        }
    }

    private static HttpResponse answer(List<String> tags) {
        ObjectNode body = Json.object();
        tags.forEach(body.putArray("tags")::add);
        return HttpResponse.json(200, body);
    }
}
