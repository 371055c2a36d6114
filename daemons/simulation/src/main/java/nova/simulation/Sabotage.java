package nova.simulation;

import java.util.List;
import nova.conductor.operation.Flow;
import nova.openstack.network.Networks;
import nova.rpc.contract.HostReports;

/** Breaks a rule on purpose, to see the simulation find it. */
interface Sabotage {
    Sabotage NONE = new Sabotage() {};

    default List<Flow<?>> flows(List<Flow<?>> flows) {
        return flows;
    }

    default HostReports reports(HostReports reports) {
        return reports;
    }

    default Networks networks(Networks networks) {
        return networks;
    }
}
