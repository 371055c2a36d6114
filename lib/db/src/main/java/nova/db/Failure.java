package nova.db;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** What a failed statement means: run the body again, tell the caller to come back, or a bug. */
enum Failure {
    /** Deadlock, lock time-out or refused certification: another transaction was first. */
    LOST,
    /** The connection is gone, or none was to be had. */
    UNREACHABLE,
    /** The rows forbid it, and no store expected that. */
    VIOLATION,
    /** A value no column can hold: too long, too large, or no characters. */
    UNSTORABLE,
    OTHER;

    /**
     * MySQL: 1205 lock wait, 1213 deadlock (also Galera's certification failure), 1020 changed since read, 1047 and 1180
     * Galera. H2: 40001 deadlock, 50200 lock time-out, 90131 concurrent update.
     */
    private static final Set<Integer> LOST_CODES = Set.of(1205, 1213, 1020, 1047, 1180, 40001, 50200, 90131);

    /** MySQL: 1040 and 1203 too many connections, 1053 shutdown, 1290 read only, 1836 read only. H2: 90067, 90098 closed. */
    private static final Set<Integer> UNREACHABLE_CODES = Set.of(1040, 1203, 1053, 1290, 1836, 90067, 90098, 90121);

    /** MySQL: 1264 out of range, 1366 wrong characters, 1406 too long. */
    private static final Set<Integer> UNSTORABLE_CODES = Set.of(1264, 1366, 1406);

    static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failed) {
                return of(failed);
            }
        }
        return OTHER;
    }

    private static Failure of(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        if (LOST_CODES.contains(failed.getErrorCode()) || state.startsWith("40")) {
            return LOST;
        }
        if (state.startsWith("08")
                || UNREACHABLE_CODES.contains(failed.getErrorCode())
                || failed instanceof SQLTransientConnectionException
                || failed instanceof SQLNonTransientConnectionException) {
            return UNREACHABLE;
        }
        if (state.startsWith("22") || UNSTORABLE_CODES.contains(failed.getErrorCode())) {
            return UNSTORABLE;
        }
        return state.startsWith("23") ? VIOLATION : OTHER;
    }

    /** The same in our words; {@code what} names the transaction. */
    NovaException describe(String what, Exception cause) {
        return switch (this) {
            case LOST ->
                new NovaException(
                        ErrorCode.UNAVAILABLE, "the database is too busy for '" + what + "': try again later", cause);
            case UNREACHABLE ->
                new NovaException(
                        ErrorCode.UNAVAILABLE,
                        "the database cannot be reached for '" + what + "': try again, and see [database] connection",
                        cause);
            case VIOLATION ->
                new NovaException(ErrorCode.CONFLICT, "'" + what + "' contradicts rows that are there already", cause);
            case UNSTORABLE ->
                new NovaException(
                        ErrorCode.BAD_REQUEST,
                        "'" + what + "' has a value that is too long or cannot be stored",
                        cause);
            case OTHER -> new NovaException(ErrorCode.INTERNAL, "transaction '" + what + "' failed", cause);
        };
    }
}
