package nova.api.usage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import nova.api.ApiContext;
import nova.db.host.ServiceStore;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.QueryRules;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.ComputeService;

/**
 * {@code /os-instance_usage_audit_log}: which hosts audited their usage in the last period. Hosts here do not audit on
 * their own (usage is read from the servers' rows), so all of them are told as not run.
 */
public final class AuditLogRoutes {
    private static final String RULES = "os_compute_api:os-instance-usage-audit-log:";
    private static final int MAX_HOSTS = 20_000;
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter ASKED =
            DateTimeFormatter.ofPattern("uuuu-M-d H:m:s[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]");

    private final ApiContext context;
    private final ServiceStore services;

    public AuditLogRoutes(ApiContext context) {
        this.context = context;
        this.services = new ServiceStore(context.operators().serviceDownTime());
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/os-instance_usage_audit_log", this::index).policy(RULES + "list"),
                Route.get("/os-instance_usage_audit_log/{before}", this::show).policy(RULES + "show"));
    }

    private HttpResponse index(HttpRequest request) {
        QueryRules.noneSince(request, 2, 102);
        LocalDateTime now = LocalDateTime.ofInstant(context.platform().now(), ZoneOffset.UTC);
        return answer("instance_usage_audit_logs", now);
    }

    private HttpResponse show(HttpRequest request) {
        QueryRules.noneSince(request, 2, 102);
        String text = request.value("before");
        try {
            return answer("instance_usage_audit_log", LocalDateTime.parse(text, ASKED));
        } catch (DateTimeException malformed) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Invalid timestamp for date " + text);
        }
    }

    private HttpResponse answer(String key, LocalDateTime before) {
        AuditPeriod.Span span =
                AuditPeriod.of(context.operators().instanceUsageAuditPeriod()).lastBefore(before);
        List<ComputeService> hosts = context.database()
                .read(
                        "list hosts to audit",
                        tx -> services.list(tx, Optional.of(ComputeService.COMPUTE), Optional.empty(), MAX_HOSTS));
        ObjectNode body = Json.object();
        ObjectNode log = body.putObject(key)
                .put("period_beginning", SHOWN.format(span.begin()))
                .put("period_ending", SHOWN.format(span.end()))
                .put("num_hosts", hosts.size())
                .put("num_hosts_done", 0)
                .put("num_hosts_running", 0)
                .put("num_hosts_not_run", hosts.size())
                .put("total_instances", 0)
                .put("total_errors", 0)
                .put("overall_status", (hosts.isEmpty() ? "ALL" : "0 of " + hosts.size()) + " hosts done. 0 errors.");
        ArrayNode missing = log.putArray("hosts_not_run");
        hosts.forEach(host -> missing.add(host.host().value()));
        log.putObject("log");
        return HttpResponse.json(200, body);
    }
}
