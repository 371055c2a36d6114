package nova.rpc;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.json.JsonCodec;

/** The answer to a call: a body, or the fault that takes its place. Encoded like a message, in two lines. */
public record Reply(Optional<Fault> fault, String body) {
    private static final String NO_BODY = "null";

    public Reply {
        requireNonNull(fault, "fault");
        requireNonNull(body, "body");
    }

    /** {@code code} is text, because the other side may know codes that we do not. */
    public record Fault(String code, String message) {
        public Fault {
            requireNonNull(code, "code");
            requireNonNull(message, "message");
        }

        NovaException exception() {
            ErrorCode known = Arrays.stream(ErrorCode.values())
                    .filter(each -> each.name().equals(code))
                    .findFirst()
                    .orElse(ErrorCode.INTERNAL);
            return new NovaException(known, message);
        }
    }

    private record Head(Optional<Fault> fault) {}

    public static Reply answer(String body) {
        return new Reply(Optional.empty(), body);
    }

    public static Reply fault(NovaException cause) {
        return new Reply(Optional.of(new Fault(cause.code().name(), cause.getMessage())), NO_BODY);
    }

    public String encode() {
        return JsonCodec.write(new Head(fault)) + "\n" + body;
    }

    public static Reply decode(String frame) {
        int at = frame.indexOf('\n');
        if (at < 0) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "an answer without a body line: is the sender of ours?");
        }
        return new Reply(JsonCodec.read(Head.class, frame.substring(0, at)).fault(), frame.substring(at + 1));
    }

    /** The body as {@code type}, or the fault thrown here. */
    <T> T take(Class<T> type) {
        if (fault.isPresent()) {
            throw fault.get().exception();
        }
        return JsonCodec.read(type, body);
    }
}
