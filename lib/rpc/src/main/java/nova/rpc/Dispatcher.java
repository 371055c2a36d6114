package nova.rpc;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.runtime.json.JsonCodec;
import nova.runtime.port.Platform;

/**
 * What one address of a process answers with: decodes a message, checks who may say it, runs the handler on the calling
 * thread with the RequestContext bound, and encodes what came out. The same for every transport; how many run at a
 * time, and on which threads, is the transport's business.
 */
public final class Dispatcher {
    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

    /** Neighbours differ by at most one release (design.md §5); messages only grow, so that much is readable. */
    private static final int READABLE_VERSIONS_AHEAD = 1;

    private final Platform platform;
    private final Map<String, Served> served = new ConcurrentHashMap<>();

    private record Served(
            Class<?> contract,
            int version,
            boolean fromHosts,
            boolean perHost,
            Map<String, ContractMethod> methods,
            Object handler) {}

    public Dispatcher(Platform platform) {
        this.platform = requireNonNull(platform, "platform");
    }

    public <T> void add(Class<T> contract, T handler) {
        Contract about = ContractMethod.about(contract);
        Served entry = new Served(
                contract,
                about.version(),
                about.fromHosts(),
                about.perHost(),
                ContractMethod.of(contract),
                requireNonNull(handler, "handler"));
        if (served.putIfAbsent(ContractMethod.nameOf(contract), entry) != null) {
            throw new NovaException(
                    ErrorCode.INTERNAL, "contract " + ContractMethod.nameOf(contract) + " is served here already");
        }
    }

    public void remove(Class<?> contract) {
        served.remove(ContractMethod.nameOf(contract));
    }

    public boolean isEmpty() {
        return served.isEmpty();
    }

    /**
     * Handles one message to its end. {@code user} is whom the transport vouches for, {@code host} the host whose queue
     * it came from, if any. The answer is an encoded {@link Reply}; empty for casts and for what came too late.
     */
    public Optional<String> dispatch(String frame, String user, Optional<HostName> host) {
        Envelope envelope;
        try {
            envelope = Envelope.of(frame);
        } catch (NovaException unreadable) {
            LOG.log(Level.WARNING, "message dropped: not readable, user=" + user, unreadable);
            return Optional.empty();
        }
        if (envelope.deadline().isBefore(platform.now())) {
            LOG.log(Level.DEBUG, "message dropped: too late, what={0} user={1}", envelope.what(), user);
            return Optional.empty();
        }
        Sender sender = new Sender(envelope.sender(), envelope.incarnation(), user);
        ScopedValue.Carrier bound =
                ScopedValue.where(RequestContext.CURRENT, context(envelope)).where(Sender.CURRENT, sender);
        if (envelope.traceParent().isPresent()) {
            bound = bound.where(Envelope.TRACE_PARENT, envelope.traceParent().get());
        }
        return bound.call(() -> answer(envelope, Envelope.bodyOf(frame), sender, host));
    }

    private Optional<String> answer(Envelope envelope, String body, Sender sender, Optional<HostName> host) {
        try {
            Served here = find(envelope);
            ContractMethod method = here.methods().get(envelope.method());
            Object request = JsonCodec.read(method.request(), body);
            check(here, envelope, request, sender);
            Object answer = invoke(here, method, request, host);
            return method.answers()
                    ? Optional.of(Reply.answer(JsonCodec.write(answer)).encode())
                    : Optional.empty();
        } catch (NovaException refused) {
            LOG.log(
                    Level.DEBUG,
                    "message answered with a fault: what={0} sender={1} code={2} reason={3}",
                    envelope.what(),
                    sender,
                    refused.code(),
                    refused.getMessage());
            return Optional.of(Reply.fault(refused).encode());
        } catch (Exception bug) {
            LOG.log(Level.ERROR, "handler failed: what=" + envelope.what() + " sender=" + sender, bug);
            return Optional.of(Reply.fault(new NovaException(
                            ErrorCode.INTERNAL,
                            envelope.what() + " failed unexpectedly; see the log there, request "
                                    + RequestContext.CURRENT.get().request()))
                    .encode());
        }
    }

    private Served find(Envelope envelope) {
        Served here = served.get(envelope.contract());
        if (here == null || !here.methods().containsKey(envelope.method())) {
            LOG.log(
                    Level.WARNING,
                    "message for a contract that is not served here: what={0} sender={1}",
                    envelope.what(),
                    envelope.sender());
            throw new NovaException(
                    ErrorCode.NOT_SUPPORTED,
                    envelope.what() + " is not served here; are sender and receiver of neighbouring releases?");
        }
        if (envelope.version() > here.version() + READABLE_VERSIONS_AHEAD) {
            throw new NovaException(
                    ErrorCode.NOT_SUPPORTED,
                    "%s version %d is too new here, which has %d: upgrade this process"
                            .formatted(envelope.what(), envelope.version(), here.version()));
        }
        return here;
    }

    /** A host's credentials open only the contracts meant for hosts, and only for what it says of itself. */
    private static void check(Served here, Envelope envelope, Object request, Sender sender) {
        Optional<HostName> confined = sender.confinedTo();
        if (confined.isEmpty()) {
            return;
        }
        if (!here.fromHosts() || !((FromHost) request).host().equals(confined.get())) {
            LOG.log(
                    Level.WARNING,
                    "host spoke out of turn: what={0} user={1}; check that host",
                    envelope.what(),
                    sender.user());
            throw new NovaException(ErrorCode.FORBIDDEN, sender.user() + " may not say this " + envelope.what());
        }
    }

    private static Object invoke(Served here, ContractMethod method, Object request, Optional<HostName> host)
            throws Exception {
        Object[] arguments = here.perHost() ? new Object[] {host.orElseThrow(), request} : new Object[] {request};
        try {
            return method.method().invoke(here.handler(), arguments);
        } catch (InvocationTargetException thrown) {
            switch (thrown.getCause()) {
                case Error error -> throw error;
                case Exception exception -> throw exception;
                default -> throw thrown;
            }
        }
    }

    private RequestContext context(Envelope envelope) {
        return envelope.caller().map(Envelope.Caller::context).orElseGet(this::ownContext);
    }

    /** Work nobody asked for by REST, such as heartbeats, still has a request id in its logs. */
    private RequestContext ownContext() {
        return new RequestContext(
                new RequestId("req-" + platform.newId()),
                Optional.empty(),
                new ProjectId("nova"),
                new UserId("nova"),
                List.of(),
                Optional.empty());
    }
}
