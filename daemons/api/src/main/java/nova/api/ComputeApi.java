package nova.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nova.api.version.VersionDocuments;
import nova.http.HttpHandler;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.PathTemplate;
import nova.http.Route;
import nova.http.RouteTable;
import nova.http.body.BodyCheck;
import nova.http.policy.Policy;
import nova.http.policy.Target;
import nova.http.token.RequestIds;
import nova.http.token.TokenGate;
import nova.model.context.RequestContext;
import nova.model.context.RequestId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.port.Platform;

/**
 * The way of a request through the compute API: version documents, token, project in the URL, route, microversion, media
 * type, action key, policy, handler. Everything it refuses on the way is refused in Nova's order and words.
 */
public final class ComputeApi implements HttpHandler {
    private static final Logger LOG = System.getLogger(ComputeApi.class.getName());
    private static final String REQUEST_ID = "X-Compute-Request-ID";
    private static final int MAX_NAME_LENGTH = 255;
    private static final Pattern PROJECT = Pattern.compile("[0-9a-f-]+");
    private static final Pattern SERVER = Pattern.compile("(/x)?/(servers|os-volumes_boot)/\\{");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final String LEGACY = "v2";
    private static final String OWN_JSON = "application/vnd.openstack.compute+json";
    private static final Set<String> MEDIA_TYPES = Set.of(HttpResponse.JSON, OWN_JSON, "text/plain");
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    private final RouteTable table;
    private final Policy policy;
    private final Platform platform;
    private final TokenGate gate;
    private final VersionDocuments versions;
    private final Idempotency idempotency;
    private final ComputeDialect dialect = new ComputeDialect();

    public ComputeApi(
            List<Route> routes,
            Policy policy,
            Platform platform,
            TokenGate gate,
            VersionDocuments versions,
            Idempotency idempotency) {
        this.idempotency = requireNonNull(idempotency, "idempotency");
        this.table = new RouteTable(routes);
        this.policy = requireNonNull(policy, "policy");
        this.platform = requireNonNull(platform, "platform");
        this.gate = requireNonNull(gate, "gate");
        this.versions = requireNonNull(versions, "versions");
    }

    /**
     * As behind Nova's CORS filter: what nobody handles is still a good answer to OPTIONS, so that browsers go on.
     */
    @Override
    public HttpResponse answer(HttpRequest request) {
        HttpResponse response = answerAll(request);
        boolean handled = response.status() < MULTIPLE_CHOICES;
        return request.method().equals("OPTIONS") && !handled ? HttpResponse.empty(OK) : response;
    }

    private HttpResponse answerAll(HttpRequest request) {
        List<String> segments = PathTemplate.split(request.path());
        if (segments.isEmpty()) {
            return versions.all(request);
        }
        String first = segments.getFirst();
        if (!first.equals("v2.1") && !first.equals("v2")) {
            return versions.choices(request);
        }
        RequestId id = RequestIds.fresh(platform);
        HttpResponse response = segments.size() == 1
                ? document(request, first)
                : gate.answer(request, id, authentic -> attempt(authentic, () -> within(authentic, first)));
        String told = response.headers().first(REQUEST_ID).orElse(id.value());
        HttpResponse named =
                response.headers().first(REQUEST_ID).isPresent() ? response : response.with(REQUEST_ID, told);
        return named.with("X-OpenStack-Request-ID", told);
    }

    private HttpResponse document(HttpRequest request, String versionSegment) {
        HttpResponse response = attempt(request, () -> versions.one(request, versionSegment));
        return versionSegment.equals(LEGACY) ? response : stamped(request, response);
    }

    /** What comes after the version segment, with the caller known. */
    private HttpResponse within(HttpRequest request, String versionSegment) {
        String rest = SLASHES.matcher(request.path()).replaceAll("/").substring(versionSegment.length() + 1);
        List<String> segments = PathTemplate.split(rest);
        String prefix = "/" + versionSegment;
        Optional<String> project = segments.stream()
                .findFirst()
                .filter(first -> PROJECT.matcher(first).matches());
        if (project.isPresent()) {
            prefix += "/" + project.get();
            rest = rest.substring(project.get().length() + 1);
        }
        if (rest.equals("/")) {
            if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
                return dialect.unknownPath(request);
            }
            HttpResponse response = attempt(request, () -> {
                project.ifPresent(ComputeApi::checkProject);
                return versions.one(request, versionSegment);
            });
            return versionSegment.equals(LEGACY) ? response : stamped(request, response);
        }
        List<RouteTable.Match> matches = table.find(request.method(), rest);
        // Nova's routes end without a slash: what ends with one is something without its name.
        boolean nothing = matches.isEmpty() || rest.endsWith("/");
        if (nothing || matches.getFirst().values().values().stream().anyMatch(ComputeApi::namesNothing)) {
            return dialect.unknownPath(request);
        }
        boolean legacy = versionSegment.equals(LEGACY);
        HttpRequest placed = request.at(request.method(), rest)
                .as(request.routed().at(prefix, legacy ? VersionDocuments.LEGACY : VersionDocuments.LEAST));
        HttpResponse response = attempt(placed, () -> {
            HttpRequest chosen = legacy ? placed : inVersion(placed);
            project.ifPresent(ComputeApi::checkProject);
            return typed(chosen, once(chosen, matches));
        });
        return legacy ? response : stamped(placed, response);
    }

    private static HttpRequest inVersion(HttpRequest request) {
        return request.as(
                request.routed().at(request.routed().prefix(), VersionDocuments.NEGOTIATION.choose(request.headers())));
    }

    /** Nova's own name of JSON is answered with where it is asked for; an empty answer has a type too. */
    private static HttpResponse typed(HttpRequest request, HttpResponse response) {
        boolean json = response.headers()
                .first("Content-Type")
                .map(HttpResponse.JSON::equals)
                .orElse(response.content() instanceof HttpResponse.Content.Empty);
        if (!json) {
            return response;
        }
        String type = request.header("Accept").filter(OWN_JSON::equals).orElse(HttpResponse.JSON);
        return new HttpResponse(
                response.status(), response.headers().replaced("Content-Type", type), response.content());
    }

    /** No column that is looked up by a path is longer. */
    private static boolean namesNothing(String value) {
        return value.length() > MAX_NAME_LENGTH;
    }

    private static void checkProject(String inUrl) {
        String inToken = RequestContext.CURRENT.get().project().value();
        if (!inUrl.equals(inToken)) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Malformed request URL: URL's project_id '" + inUrl + "' doesn't match Context's project_id '"
                            + inToken + "'");
        }
    }

    private static HttpResponse stamped(HttpRequest request, HttpResponse response) {
        return VersionDocuments.NEGOTIATION
                .echo(request.headers())
                .map(version -> VersionDocuments.NEGOTIATION.stamp(response, version))
                .orElse(response);
    }

    private HttpResponse once(HttpRequest request, List<RouteTable.Match> matches) {
        return idempotency.answer(request, first -> dispatch(first, matches));
    }

    private HttpResponse dispatch(HttpRequest request, List<RouteTable.Match> matches) {
        checkMediaType(request);
        request.query().requireReadable();
        boolean action =
                matches.stream().anyMatch(match -> match.route().action().isPresent());
        JsonNode key = action ? actionBody(request) : request.argument();
        Optional<RouteTable.Match> found =
                RouteTable.in(action ? keyed(matches, key.fieldNames().next()) : matches, request.version());
        RouteTable.Match match =
                found.orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "The resource could not be found."));
        JsonNode body = checked(request, match.route(), key);
        HttpRequest asked = asked(request, match.route());
        if (!ofOwner(match.route())) {
            match.route().policy().ifPresent(rule -> policy.enforce(rule, Target.own(RequestContext.CURRENT.get())));
        }
        return match.route()
                .handler()
                .answer(asked.as(request.routed()
                        .with(match.values())
                        .under(match.route().policy())
                        .doing(body)));
    }

    /** With what the route knows of the query: of the rest nobody hears, links to next pages least of all. */
    private static HttpRequest asked(HttpRequest request, Route route) {
        return route.query()
                .map(rule -> request.asking(BodyCheck.query(rule, request.query(), request.version())))
                .orElse(request);
    }

    /** A bad body is refused whoever sends it: Nova looks at queries and bodies before it asks the policy. */
    private static JsonNode checked(HttpRequest request, Route route, JsonNode known) {
        if (route.body().isEmpty()) {
            return known;
        }
        Route.Taken taken = route.body().get();
        long maxBytes = Math.max(taken.maxBytes(), request.origin().maxBodyBytes());
        JsonNode body = route.action().isPresent() ? known : request.json(maxBytes);
        return BodyCheck.body(taken.rule(), body, request.version());
    }

    /** Rules of what belongs to a server are asked when the server is found, so that a foreign one is not found. */
    private static boolean ofOwner(Route route) {
        return route.ownerDecides() || SERVER.matcher(route.path().text()).lookingAt();
    }

    private static void checkMediaType(HttpRequest request) {
        String type = request.header("Content-Type").orElse("application/json");
        String bare = type.split(";", 2)[0].strip();
        boolean carriesBody =
                request.method().equals("POST") || request.method().equals("PUT");
        if (carriesBody && !bare.isEmpty() && !MEDIA_TYPES.contains(bare)) {
            throw new NovaException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Unsupported Content-Type");
        }
    }

    private static JsonNode actionBody(HttpRequest request) {
        JsonNode body = request.json();
        // Nova counts what there is before it looks for a key, characters of a text too.
        boolean counted = body.isContainerNode() || body.isTextual() || body.isMissingNode();
        int count = body.isTextual()
                ? body.textValue().codePointCount(0, body.textValue().length())
                : body.size();
        if (counted && count != 1) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Malformed request body");
        }
        if (!body.isObject()) {
            throw new NovaException(ErrorCode.NOT_FOUND, "The resource could not be found.");
        }
        return body;
    }

    private static List<RouteTable.Match> keyed(List<RouteTable.Match> matches, String key) {
        List<RouteTable.Match> fitting = matches.stream()
                .filter(match -> match.route().action().equals(Optional.of(key)))
                .toList();
        if (fitting.isEmpty()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "There is no such action: " + key);
        }
        return fitting;
    }

    /** The border of the service: whatever a handler throws becomes an answer here. */
    private HttpResponse attempt(HttpRequest request, java.util.function.Supplier<HttpResponse> body) {
        try {
            return body.get();
        } catch (NovaException refusal) {
            if (refusal.code() == ErrorCode.INTERNAL) {
                LOG.log(Level.ERROR, "request failed method=" + request.method() + " path=" + request.path(), refusal);
            }
            return dialect.refusal(refusal);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "request failed method=" + request.method() + " path=" + request.path(), failure);
            return dialect.refusal(new NovaException(ErrorCode.INTERNAL, "unforeseen", failure));
        }
    }
}
