package nova.api.usage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nova.http.json.Json;
import nova.model.host.HostName;
import nova.model.usage.AuditPeriod.Span;
import nova.model.usage.TaskLog;

/** The usage audits of a period as a document. Hosts whose service was deleted since still count as done. */
final class AuditLogView {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private AuditLogView() {}

    static ObjectNode of(Span period, List<HostName> computeHosts, List<TaskLog> audits) {
        Set<HostName> hosts = new TreeSet<>(computeHosts);
        Set<HostName> missing = new TreeSet<>(hosts);
        missing.removeAll(audits.stream().map(TaskLog::host).collect(Collectors.toSet()));
        int done = count(audits, TaskLog.State.DONE);
        int errors = audits.stream().mapToInt(TaskLog::errors).sum();
        String share = done == hosts.size() ? "ALL" : done + " of " + hosts.size();
        ObjectNode node = Json.object()
                .put("period_beginning", SHOWN.format(period.begin()))
                .put("period_ending", SHOWN.format(period.end()))
                .put("num_hosts", hosts.size())
                .put("num_hosts_done", done)
                .put("num_hosts_running", count(audits, TaskLog.State.RUNNING))
                .put("num_hosts_not_run", missing.size())
                .put("total_instances", audits.stream().mapToInt(TaskLog::items).sum())
                .put("total_errors", errors)
                .put("overall_status", "%s hosts done. %d errors.".formatted(share, errors));
        ArrayNode notRun = node.putArray("hosts_not_run");
        missing.forEach(host -> notRun.add(host.value()));
        ObjectNode log = node.putObject("log");
        audits.forEach(audit -> log.putObject(audit.host().value())
                .put("state", audit.state().name())
                .put("instances", audit.items())
                .put("errors", audit.errors())
                .put("message", audit.message()));
        return node;
    }

    private static int count(List<TaskLog> audits, TaskLog.State state) {
        return (int) audits.stream().filter(audit -> audit.state() == state).count();
    }
}
