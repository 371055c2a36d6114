package nova.simulation;

import nova.rpc.contract.HostReports;

/** A host that begins whatever it was sent: the fence is asked and then ignored. */
record UnfencedReports(HostReports inner) implements HostReports {
    @Override
    public HelloAnswer hello(Hello hello) {
        return inner.hello(hello);
    }

    @Override
    public Noted inventory(InventoryReport report) {
        return inner.inventory(report);
    }

    @Override
    public void heartbeat(Heartbeat heartbeat) {
        inner.heartbeat(heartbeat);
    }

    @Override
    public BeginAnswer begin(BeginStep question) {
        return new BeginAnswer(true, inner.begin(question).again());
    }

    @Override
    public Noted report(StepReport report) {
        return inner.report(report);
    }

    @Override
    public Noted powerStates(PowerReport report) {
        return inner.powerStates(report);
    }

    @Override
    public Noted cleared(LeftoversCleared report) {
        return inner.cleared(report);
    }
}
