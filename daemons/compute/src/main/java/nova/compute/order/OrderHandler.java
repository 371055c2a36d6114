package nova.compute.order;

import nova.model.operation.GuestOrder;
import nova.model.operation.StepOutcome;

/**
 * Carries out one kind of order. It looks at what is there first and does what is missing, so that a repeat is
 * harmless; what the driver throws is turned into an outcome by {@link GuestOrders}.
 */
interface OrderHandler<O extends GuestOrder> {
    StepOutcome carryOut(O order, Attempt attempt);
}
