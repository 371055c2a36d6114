package nova.rpc.contract;

import java.util.List;
import nova.model.operation.OperationId;
import nova.model.schedule.Explanation;
import nova.model.schedule.HostChoice;
import nova.model.schedule.PlacementWish;
import nova.model.schedule.Selection;
import nova.model.server.ServerId;
import nova.rpc.Call;
import nova.rpc.Contract;

/** Questions to the schedulers. Claims are keyed by server and operation: asking twice gives the same claim. */
@Contract(address = "nova.scheduler")
public interface Scheduler {
    /**
     * Ranks hosts for one or many alike servers and claims the first for each: for all or for none. An answer without
     * selections means no valid host, and the explanation says why.
     */
    @Call(timeoutSeconds = 20)
    SelectionAnswer select(SelectHosts question);

    /** Claims one given host (an alternate); false means it is full by now. */
    @Call(timeoutSeconds = 20)
    ClaimAnswer claim(ClaimHost question);

    /** {@code alternates} is how many unclaimed hosts to add per server. {@code dryRun} claims nothing. */
    record SelectHosts(
            OperationId operation, List<ServerId> servers, PlacementWish wish, int alternates, boolean dryRun) {
        public SelectHosts {
            servers = List.copyOf(servers);
        }
    }

    record SelectionAnswer(List<Selection> selections, Explanation explanation) {
        public SelectionAnswer {
            selections = List.copyOf(selections);
        }
    }

    record ClaimHost(OperationId operation, ServerId server, PlacementWish wish, HostChoice host) {}

    record ClaimAnswer(boolean claimed) {}
}
