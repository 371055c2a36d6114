package nova.api.proxy;

import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.openstack.Authority;

/** In whose name the proxies ask: the caller's own, so that each service decides what he may. */
public final class Callers {
    private Callers() {}

    public static Authority current() {
        return Authority.of(RequestContext.CURRENT
                .get()
                .token()
                .orElseThrow(() -> new NovaException(ErrorCode.UNAUTHORIZED, "this request carries no token")));
    }
}
