package nova.http.token;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import nova.http.HttpHandler;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.json.Json;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.context.RequestId;
import nova.model.error.NovaException;
import nova.runtime.port.Platform;

/**
 * Lets a request in only with a valid token scoped to a project, and binds {@link RequestContext#CURRENT} around what it
 * guards. Answers in the words of OpenStack's identity middleware, 401 with WWW-Authenticate.
 */
public final class TokenGate implements HttpHandler {
    private final TokenCheck tokens;
    private final Platform platform;
    private final String identityUrl;
    private final HttpHandler guarded;

    public TokenGate(TokenCheck tokens, Platform platform, String identityUrl, HttpHandler guarded) {
        this.tokens = requireNonNull(tokens, "tokens");
        this.platform = requireNonNull(platform, "platform");
        this.identityUrl = requireNonNull(identityUrl, "identityUrl");
        this.guarded = requireNonNull(guarded, "guarded");
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        return answer(request, RequestIds.fresh(platform), guarded);
    }

    /** As {@link #answer(HttpRequest)}, for callers that made the request id and the handler themselves. */
    public HttpResponse answer(HttpRequest request, RequestId id, HttpHandler next) {
        Optional<String> token = request.header("X-Auth-Token");
        if (token.isEmpty()) {
            return unauthorized();
        }
        Optional<Bearer> bearer;
        try {
            bearer = tokens.check(token.get());
        } catch (NovaException silence) {
            return identityAway();
        }
        if (bearer.isEmpty()) {
            return unauthorized();
        }
        RequestContext context = new RequestContext(
                id,
                RequestIds.global(request),
                bearer.get().project().orElse(NO_PROJECT),
                bearer.get().user(),
                bearer.get().roles(),
                token,
                bearer.get().scope());
        return ScopedValue.where(RequestContext.CURRENT, context).call(() -> next.answer(request));
    }

    /** The project of a token that has none (unscoped, domain or system): no row has it. */
    public static final ProjectId NO_PROJECT = new ProjectId("-");

    private HttpResponse unauthorized() {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("code", 401)
                .put("title", "Unauthorized")
                .put("message", "The request you have made requires authentication.");
        return HttpResponse.json(401, body).with("WWW-Authenticate", "Keystone uri=\"" + identityUrl + "\"");
    }

    private static HttpResponse identityAway() {
        return HttpResponse.text(503, "text/plain; charset=UTF-8", "The Keystone service is temporarily unavailable.");
    }
}
