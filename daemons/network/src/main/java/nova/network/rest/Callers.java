package nova.network.rest;

import nova.http.json.Fields;
import nova.http.token.TokenGate;
import nova.model.context.RequestContext;
import nova.network.usecase.Caller;

/** Who asks, from the token that came with the request. */
final class Callers {
    Caller of() {
        RequestContext context = RequestContext.CURRENT.get();
        boolean without = context.project().equals(TokenGate.NO_PROJECT);
        boolean admin = context.hasRole("admin") || context.hasRole("service");
        return new Caller(without ? "" : context.project().value(), admin);
    }

    /** The owner of what is created: the caller's project unless the body names another. */
    String project(Fields body, Caller caller) {
        return body.optional("project_id").or(() -> body.optional("tenant_id")).orElse(caller.project());
    }
}
