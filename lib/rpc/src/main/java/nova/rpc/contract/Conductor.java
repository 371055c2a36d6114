package nova.rpc.contract;

import java.util.List;
import nova.model.operation.OperationId;
import nova.model.server.ServerId;
import nova.rpc.Cast;
import nova.rpc.Contract;

/** What the API says to the conductors. A lost wake-up costs a poll interval, nothing else. */
@Contract(address = "nova.conductor")
public interface Conductor {
    /** Somebody should look at this operation now: it was accepted, or told to cancel. */
    @Cast
    void wake(WakeOperation order);

    /** Other services told something of these servers: the rows of their events say what. */
    @Cast
    void signalled(ServersSignalled order);

    record WakeOperation(OperationId operation) {}

    record ServersSignalled(List<ServerId> servers) {
        public ServersSignalled {
            servers = List.copyOf(servers);
        }
    }
}
