package nova.model.error;

/** What went wrong, in the words of the domain. One table in {@code nova.http} turns a code into an HTTP status. */
public enum ErrorCode {
    /** The request itself is wrong: syntax, type, value, combination. */
    BAD_REQUEST,
    UNAUTHORIZED,
    /** Policy or ownership forbids it. */
    FORBIDDEN,
    /** A limit of the project, the user or the service is reached. */
    OVER_QUOTA,
    NOT_FOUND,
    /** The state of the thing forbids it now, or somebody else was faster. */
    CONFLICT,
    /** A feature that was removed upstream; stays removed at every microversion. */
    GONE,
    TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    NOT_ACCEPTABLE,
    UNPROCESSABLE,
    /** The driver or this deployment cannot do it. */
    NOT_SUPPORTED,
    NO_VALID_HOST,
    /** A peer (host, database, broker, another service) did not answer in time. */
    TIMEOUT,
    /** A peer cannot be reached or is overloaded; trying again later may work. */
    UNAVAILABLE,
    /** A bug of ours or a fault nobody foresaw. */
    INTERNAL
}
