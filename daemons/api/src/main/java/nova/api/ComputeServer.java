package nova.api;

import nova.api.version.VersionDocuments;
import nova.db.idempotency.IdempotencyStore;
import nova.http.HttpHandler;
import nova.http.token.TokenCheck;
import nova.http.token.TokenGate;

/** Puts the compute API together: one handler to hand to an HTTP server. */
public final class ComputeServer {
    private ComputeServer() {}

    /** {@code identityUrl} is where clients without a token are sent. */
    public static HttpHandler of(ApiContext context, TokenCheck tokens, String identityUrl) {
        TokenGate gate = new TokenGate(tokens, context.platform(), identityUrl, request -> {
            throw new IllegalStateException("the compute API brings its own handler");
        });
        Idempotency idempotency = new Idempotency(context.database(), new IdempotencyStore(), context.sealer());
        return new ComputeApi(
                ApiRoutes.all(context, idempotency),
                context.policy(),
                context.platform(),
                gate,
                new VersionDocuments(context.config().computeLinkPrefix()),
                idempotency);
    }
}
