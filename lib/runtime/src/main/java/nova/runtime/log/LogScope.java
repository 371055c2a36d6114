package nova.runtime.log;

import nova.model.server.ServerId;

/** What log lines carry besides the request id of the current context. */
public final class LogScope {
    /** The server the current work is about: {@code ScopedValue.where(LogScope.SERVER, id).run(...)}. */
    public static final ScopedValue<ServerId> SERVER = ScopedValue.newInstance();

    private LogScope() {}
}
