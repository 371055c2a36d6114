package nova.essentials.identity;

import java.util.function.IntSupplier;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import org.jooq.exception.IntegrityConstraintViolationException;

/** What all stores of the identity service share: the bound of a list, and the answer to a name that is taken. */
public final class ListingStore {
    /** The most rows one list answers. */
    public static final int MAX_ROWS = 10_000;

    private ListingStore() {}

    /** Runs one statement; a name that is there already is a CONFLICT in Keystone's words. */
    public static void unique(String kind, String name, IntSupplier statement) {
        try {
            statement.getAsInt();
        } catch (IntegrityConstraintViolationException taken) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Conflict occurred attempting to store %s - Duplicate entry found with name %s."
                            .formatted(kind, name),
                    taken);
        }
    }
}
