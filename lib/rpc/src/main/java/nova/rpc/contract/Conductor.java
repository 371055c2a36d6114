package nova.rpc.contract;

import nova.model.operation.OperationId;
import nova.rpc.Cast;
import nova.rpc.Contract;

/** What the API says to the conductors. A lost wake-up costs a poll interval, nothing else. */
@Contract(address = "nova.conductor")
public interface Conductor {
    /** Somebody should look at this operation now: it was accepted, or told to cancel. */
    @Cast
    void wake(WakeOperation order);

    record WakeOperation(OperationId operation) {}
}
