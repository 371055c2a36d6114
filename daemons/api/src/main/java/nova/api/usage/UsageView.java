package nova.api.usage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.api.Stamp;
import nova.http.json.Json;
import nova.model.context.ProjectId;
import nova.model.usage.ServerSpan;

/** What projects used in a window, summed from the spans of their servers. */
record UsageView(UsageWindow window, Instant now, boolean detailed) {
    /** One project after the other, in the order their servers come. */
    List<ObjectNode> projects(List<ServerSpan> spans) {
        Map<ProjectId, Sum> sums = new LinkedHashMap<>();
        spans.forEach(span -> sums.computeIfAbsent(span.project(), project -> new Sum(project, this))
                .add(span));
        return sums.values().stream().map(Sum::node).toList();
    }

    private ObjectNode server(ServerSpan span, double hours) {
        return Json.object()
                .put("hours", hours)
                .put("flavor", span.flavor().name())
                .put("instance_id", span.server().value())
                .put("name", span.name())
                .put("tenant_id", span.project().value())
                .put("memory_mb", span.flavor().size().ramMib())
                .put("local_gb", span.diskGib())
                .put("vcpus", span.flavor().size().vcpus())
                .put("started_at", Stamp.plain(span.launched()))
                .put("ended_at", span.terminated().map(Stamp::plain).orElse(null))
                .put(
                        "state",
                        span.terminated().isPresent()
                                ? "terminated"
                                : span.state().word())
                .put("uptime", span.uptimeSeconds(now));
    }

    /** One project while it is summed. */
    private static final class Sum {
        private final ProjectId project;
        private final UsageView view;
        private final ArrayNode servers = Json.array();
        private double hours;
        private double memory;
        private double cores;
        private double disk;

        Sum(ProjectId project, UsageView view) {
            this.project = project;
            this.view = view;
        }

        void add(ServerSpan span) {
            double spent = span.hoursWithin(view.window.from(), view.window.until());
            hours += spent;
            memory += span.flavor().size().ramMib() * spent;
            cores += span.flavor().size().vcpus() * spent;
            disk += span.diskGib() * spent;
            if (view.detailed) {
                servers.add(view.server(span, spent));
            }
        }

        ObjectNode node() {
            ObjectNode node = Json.object()
                    .put("tenant_id", project.value())
                    .put("total_local_gb_usage", disk)
                    .put("total_vcpus_usage", cores)
                    .put("total_memory_mb_usage", memory)
                    .put("total_hours", hours)
                    .put("start", Stamp.plain(view.window.from()))
                    .put("stop", Stamp.plain(view.window.until()));
            if (view.detailed) {
                node.set("server_usages", servers);
            }
            return node;
        }
    }
}
