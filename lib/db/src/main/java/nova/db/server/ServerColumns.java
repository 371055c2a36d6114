package nova.db.server;

import static nova.db.jooq.tables.Servers.SERVERS;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nova.model.server.ServerField;
import org.jooq.TableField;

/** Which column a {@link ServerField} is, and its values from the text of a request. */
final class ServerColumns {
    /** What Nova reads as true. */
    private static final Set<String> TRUE = Set.of("1", "t", "true", "on", "y", "yes");

    private ServerColumns() {}

    static TableField<?, ?> of(ServerField field) {
        return switch (field) {
            case ID -> SERVERS.ID;
            case NAME -> SERVERS.NAME;
            case DESCRIPTION -> SERVERS.DESCRIPTION;
            case HOSTNAME -> SERVERS.HOSTNAME;
            case PROJECT -> SERVERS.PROJECT_ID;
            case USER -> SERVERS.USER_ID;
            case RESERVATION -> SERVERS.RESERVATION_ID;
            case LAUNCH_INDEX -> SERVERS.LAUNCH_INDEX;
            case VM_STATE -> SERVERS.VM_STATE;
            case TASK_STATE -> SERVERS.TASK_STATE;
            case POWER_STATE -> SERVERS.POWER_STATE;
            case PROGRESS -> SERVERS.PROGRESS;
            case LOCKED_BY -> SERVERS.LOCKED_BY;
            case HOST -> SERVERS.HOST;
            case NODE -> SERVERS.NODE;
            case AVAILABILITY_ZONE -> SERVERS.AVAILABILITY_ZONE;
            case FLAVOR -> SERVERS.FLAVOR_ID;
            case IMAGE -> SERVERS.IMAGE_ID;
            case ROOT_DEVICE_NAME -> SERVERS.ROOT_DEVICE_NAME;
            case CONFIG_DRIVE -> SERVERS.CONFIG_DRIVE;
            case KEY_NAME -> SERVERS.KEY_NAME;
            case ACCESS_IP_V4 -> SERVERS.ACCESS_IP_V4;
            case ACCESS_IP_V6 -> SERVERS.ACCESS_IP_V6;
            case CREATED -> SERVERS.CREATED_AT;
            case UPDATED -> SERVERS.UPDATED_AT;
            case LAUNCHED -> SERVERS.LAUNCHED_AT;
            case TERMINATED -> SERVERS.TERMINATED_AT;
        };
    }

    /** The text as a value of this column; empty when it cannot be one, so that it matches nothing. */
    static <T> Optional<T> value(TableField<?, T> column, String text) {
        Class<T> type = column.getType();
        try {
            Object value = type == Instant.class
                    ? Instant.parse(text)
                    : type == Integer.class ? Integer.valueOf(text) : type == Boolean.class ? isTrue(text) : text;
            return Optional.of(type.cast(value));
        } catch (DateTimeParseException | NumberFormatException unfit) {
            return Optional.empty();
        }
    }

    private static boolean isTrue(String text) {
        return TRUE.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
