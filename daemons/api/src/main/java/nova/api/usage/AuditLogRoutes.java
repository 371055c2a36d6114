package nova.api.usage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.db.host.ServiceStore;
import nova.db.usage.TaskLogStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.ComputeService;
import nova.model.usage.AuditPeriod.Span;

/**
 * {@code /os-instance_usage_audit_log}: what came of the usage audit of each host, for the last period that was over
 * now, or before the instant the path names.
 */
public final class AuditLogRoutes {
    private static final String RULES = "os_compute_api:os-instance-usage-audit-log:";
    private static final int MAX_HOSTS = 20_000;
    private static final DateTimeFormatter ASKED =
            DateTimeFormatter.ofPattern("uuuu-M-d H:m:s[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]");

    private final ApiContext context;
    private final ServiceStore services;
    private final TaskLogStore logs = new TaskLogStore();

    public AuditLogRoutes(ApiContext context) {
        this.context = context;
        this.services = new ServiceStore(context.operators().serviceDownTime());
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/os-instance_usage_audit_log", this::index)
                        .query(QueryRules.noneSince(2, 102))
                        .policy(RULES + "list"),
                Route.get("/os-instance_usage_audit_log/{before}", this::show)
                        .query(QueryRules.noneSince(2, 102))
                        .policy(RULES + "show"));
    }

    private HttpResponse index(HttpRequest request) {
        return answer("instance_usage_audit_logs", context.platform().now());
    }

    private HttpResponse show(HttpRequest request) {
        String text = request.value("before");
        try {
            return answer(
                    "instance_usage_audit_log", LocalDateTime.parse(text, ASKED).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException malformed) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Invalid timestamp for date " + text);
        }
    }

    private HttpResponse answer(String key, Instant before) {
        Span period = context.operators().instanceUsageAuditPeriod().lastBefore(before);
        ObjectNode log = context.database()
                .read(
                        "read usage audits",
                        tx -> AuditLogView.of(
                                period,
                                services
                                        .list(tx, Optional.of(ComputeService.COMPUTE), Optional.empty(), MAX_HOSTS)
                                        .stream()
                                        .map(ComputeService::host)
                                        .toList(),
                                logs.list(tx, period, MAX_HOSTS)));
        ObjectNode body = Json.object();
        body.set(key, log);
        return HttpResponse.json(200, body);
    }
}
