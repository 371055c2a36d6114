package nova.compute;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nova.compute.order.GuestOrders;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.operation.StepOutcome;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.rpc.contract.ComputeHost;
import nova.runtime.log.LogScope;
import nova.virt.GuestException;

/** What this host answers to. Orders are only queued here; questions are answered at once, few at a time. */
final class HostService implements ComputeHost {
    static final int MAX_QUESTIONS = 16;

    /** Largest console output given; Nova keeps the last 100 KiB. */
    static final int MAX_CONSOLE_BYTES = 1 << 20;

    private final Conductors conductors;
    private final Presence presence;
    private final Steps steps;
    private final Leftovers leftovers;
    private final GuestOrders orders;
    private final PowerWatch powers;
    private final ComputePorts ports;
    private final Semaphore questions = new Semaphore(MAX_QUESTIONS);

    HostService(
            Conductors conductors,
            Presence presence,
            Steps steps,
            Leftovers leftovers,
            GuestOrders orders,
            PowerWatch powers,
            ComputePorts ports) {
        this.conductors = requireNonNull(conductors, "conductors");
        this.presence = requireNonNull(presence, "presence");
        this.steps = requireNonNull(steps, "steps");
        this.leftovers = requireNonNull(leftovers, "leftovers");
        this.orders = requireNonNull(orders, "orders");
        this.powers = requireNonNull(powers, "powers");
        this.ports = requireNonNull(ports, "ports");
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
        int limit = Math.clamp(question.maxBytes(), 0, MAX_CONSOLE_BYTES);
        byte[] output = asked(() -> ports.driver().consoleOutput(question.server(), limit));
        return new ConsoleOutput(new String(output, StandardCharsets.UTF_8));
    }

    @Override
    public Uptime uptime(HostName host, UptimeQuestion question) {
        return new Uptime(asked(ports.uptime()));
    }

    private <T> T asked(Supplier<T> question) {
        if (!questions.tryAcquire()) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "the host is busy with other questions; ask again later");
        }
        try {
            return question.get();
        } catch (GuestException failed) {
            throw new NovaException(code(failed.kind()), failed.getMessage(), failed);
        } finally {
            questions.release();
        }
    }

    private static ErrorCode code(GuestException.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> ErrorCode.NOT_FOUND;
            case NOT_SUPPORTED -> ErrorCode.NOT_SUPPORTED;
            case REFUSED, CANCELLED, FAILED -> ErrorCode.UNAVAILABLE;
            case IMPOSSIBLE -> ErrorCode.CONFLICT;
        };
    }
}
