package nova.rpc;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.json.JsonCodec;

/**
 * What goes around every message. A message is one line of JSON with the envelope and one line with the body, so that
 * the body is decoded only once its contract is known. {@code deadline} is the instant after which nobody waits.
 */
public record Envelope(
        String contract,
        String method,
        int version,
        Instant deadline,
        Optional<Caller> caller,
        Optional<String> traceParent,
        String sender,
        String incarnation) {
    /** W3C trace parent of the work being done; sent along when bound. */
    public static final ScopedValue<String> TRACE_PARENT = ScopedValue.newInstance();

    private static final char SEPARATOR = '\n';

    public Envelope {
        requireNonNull(contract, "contract");
        requireNonNull(method, "method");
        requireNonNull(deadline, "deadline");
        requireNonNull(caller, "caller");
        requireNonNull(traceParent, "traceParent");
        requireNonNull(sender, "sender");
        requireNonNull(incarnation, "incarnation");
    }

    /** On whose behalf. The user's token never travels. */
    public record Caller(
            RequestId request, Optional<String> globalRequest, ProjectId project, UserId user, List<String> roles) {
        public Caller {
            requireNonNull(request, "request");
            requireNonNull(globalRequest, "globalRequest");
            requireNonNull(project, "project");
            requireNonNull(user, "user");
            roles = List.copyOf(roles);
        }

        static Optional<Caller> current() {
            return RequestContext.CURRENT.isBound() ? Optional.of(of(RequestContext.CURRENT.get())) : Optional.empty();
        }

        private static Caller of(RequestContext context) {
            return new Caller(
                    context.request(), context.globalRequest(), context.project(), context.user(), context.roles());
        }

        RequestContext context() {
            return new RequestContext(request, globalRequest, project, user, roles, Optional.empty());
        }
    }

    /** The whole message: this envelope around {@code body}, which is JSON already. */
    public String around(String body) {
        return JsonCodec.write(this) + SEPARATOR + body;
    }

    public static Envelope of(String frame) {
        return JsonCodec.read(Envelope.class, frame.substring(0, separator(frame)));
    }

    public static String bodyOf(String frame) {
        return frame.substring(separator(frame) + 1);
    }

    private static int separator(String frame) {
        int at = frame.indexOf(SEPARATOR);
        if (at < 0) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "a message without a body line: is the sender of ours?");
        }
        return at;
    }

    /** Contract and method, for logs and errors. */
    public String what() {
        return contract + "." + method;
    }
}
