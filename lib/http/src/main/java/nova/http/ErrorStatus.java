package nova.http;

import nova.model.error.ErrorCode;

/** The one table from what went wrong to an HTTP status. */
public final class ErrorStatus {
    private ErrorStatus() {}

    public static int of(ErrorCode code) {
        return switch (code) {
            case BAD_REQUEST, NO_VALID_HOST -> 400;
            case UNAUTHORIZED -> 401;
            case FORBIDDEN, OVER_QUOTA -> 403;
            case NOT_FOUND -> 404;
            case NOT_ACCEPTABLE -> 406;
            case CONFLICT -> 409;
            case GONE -> 410;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case UNPROCESSABLE -> 422;
            case INTERNAL -> 500;
            case NOT_SUPPORTED -> 501;
            case UNAVAILABLE -> 503;
            case TIMEOUT -> 504;
        };
    }
}
