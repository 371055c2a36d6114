package nova.http;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * A service without microversions: finds the route, calls it, words its errors in the service's dialect. HEAD is
 * answered by the GET route. Action keys are not looked at: such services have none.
 */
public final class Router implements HttpHandler {
    private static final Logger LOG = System.getLogger(Router.class.getName());

    private final RouteTable table;
    private final ErrorDialect dialect;

    public Router(List<Route> routes, ErrorDialect dialect) {
        this.table = new RouteTable(routes);
        this.dialect = requireNonNull(dialect, "dialect");
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        try {
            List<RouteTable.Match> matches = table.find(request.method(), request.path());
            if (matches.isEmpty() && request.method().equals("HEAD")) {
                matches = table.find("GET", request.path());
            }
            if (matches.isEmpty()) {
                return dialect.unknownPath(request);
            }
            request.query().requireReadable();
            RouteTable.Match match = matches.getFirst();
            return match.route().handler().answer(request.as(request.routed().with(match.values())));
        } catch (NovaException refusal) {
            if (refusal.code() == ErrorCode.INTERNAL) {
                LOG.log(Level.ERROR, "request failed method=" + request.method() + " path=" + request.path(), refusal);
            }
            return dialect.refusal(refusal);
        } catch (RuntimeException failure) {
            // The border of the service: a bug must answer, and be found in the log.
            LOG.log(Level.ERROR, "request failed method=" + request.method() + " path=" + request.path(), failure);
            return dialect.refusal(new NovaException(ErrorCode.INTERNAL, "An unexpected error occurred.", failure));
        }
    }
}
