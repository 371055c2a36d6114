package nova.network.usecase;

import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** The refusals that several use cases share, in Neutron's words. */
final class Refusals {
    private Refusals() {}

    static NovaException missing(String kind, String id) {
        return switch (kind) {
            case "Security group", "Security group rule" ->
                new NovaException(ErrorCode.NOT_FOUND, "%s %s does not exist".formatted(kind, id));
            case "Router", "Floating IP" ->
                new NovaException(ErrorCode.NOT_FOUND, "%s %s could not be found".formatted(kind, id));
            default -> new NovaException(ErrorCode.NOT_FOUND, "%s %s could not be found.".formatted(kind, id));
        };
    }

    static NovaException forbidden(String action) {
        return new NovaException(ErrorCode.FORBIDDEN, "(rule:%s) is disallowed by policy".formatted(action));
    }

    static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }

    static NovaException conflict(String message) {
        return new NovaException(ErrorCode.CONFLICT, message);
    }
}
