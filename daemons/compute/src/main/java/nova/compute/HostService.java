package nova.compute;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.compute.order.GuestOrders;
import nova.model.console.ConsoleAddress;
import nova.model.context.RequestContext;
import nova.model.host.HostName;
import nova.model.operation.StepOutcome;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.rpc.contract.ComputeHost;
import nova.runtime.log.LogScope;

/** What this host answers to. Orders are only queued here; questions are answered at once. */
final class HostService implements ComputeHost {
    private final Conductors conductors;
    private final Presence presence;
    private final Steps steps;
    private final Leftovers leftovers;
    private final GuestOrders orders;
    private final PowerWatch powers;
    private final HostQuestions questions;
    private final ImagePrefetch prefetch;

    HostService(
            Conductors conductors,
            Presence presence,
            Steps steps,
            Leftovers leftovers,
            GuestOrders orders,
            PowerWatch powers,
            ImagePrefetch prefetch) {
        this.conductors = requireNonNull(conductors, "conductors");
        this.presence = requireNonNull(presence, "presence");
        this.steps = requireNonNull(steps, "steps");
        this.leftovers = requireNonNull(leftovers, "leftovers");
        this.orders = requireNonNull(orders, "orders");
        this.powers = requireNonNull(powers, "powers");
        this.prefetch = requireNonNull(prefetch, "prefetch");
        this.questions = new HostQuestions(prefetch.ports());
    }

    @Override
    public void perform(HostName host, StepOrder order) {
        if (presence.mayBegin()) {
            RequestContext context = RequestContext.CURRENT.get();
            steps.take(order, step -> run(step, context));
        }
    }

    /** Runs on a thread of its own; logs and reports carry the request that caused the order. */
    private void run(Step step, RequestContext context) {
        ServerId server = step.order().server();
        ScopedValue.where(RequestContext.CURRENT, context)
                .where(LogScope.SERVER, server)
                .run(() -> powers.settled(
                        server, step.run(conductors, presence, orders).flatMap(HostService::power)));
    }

    private static Optional<PowerState> power(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Done done -> Optional.of(done.power());
            case StepOutcome.Failed failed -> Optional.of(failed.power());
            case StepOutcome.Refused _, StepOutcome.Cancelled _ -> Optional.of(PowerState.NOSTATE);
            case StepOutcome.NotBegun _, StepOutcome.HostLost _ -> Optional.empty();
        };
    }

    @Override
    public void cancel(HostName host, CancelStep order) {
        steps.cancel(order.step());
    }

    @Override
    public void heard(HostName host, HeartbeatHeard answer) {
        if (presence.heard(answer)) {
            leftovers.clear(answer.beat(), answer.leftovers());
        }
    }

    @Override
    public ConsoleOutput consoleOutput(HostName host, ConsoleQuestion question) {
        return questions.consoleOutput(question);
    }

    @Override
    public ConsoleAddress openConsole(HostName host, OpenConsole question) {
        return questions.openConsole(question);
    }

    @Override
    public Uptime uptime(HostName host, UptimeQuestion question) {
        return questions.uptime();
    }

    @Override
    public Diagnostics diagnostics(HostName host, DiagnosticsQuestion question) {
        return questions.diagnostics(question);
    }

    @Override
    public void cacheImages(HostName host, CacheImagesOrder order) {
        prefetch.take(order.images());
    }
}
