package nova.db.server;

import static nova.db.jooq.tables.Flavors.FLAVORS;
import static nova.db.jooq.tables.ServerRequests.SERVER_REQUESTS;

import java.time.Instant;
import nova.db.Paging;
import nova.db.jooq.tables.Servers;
import nova.model.server.ServerField;
import nova.runtime.json.JsonCodec;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What a {@link ServerField} is in our rows. Nova has a column for each and MySQL compares them; where ours differ, what
 * stands here orders and matches as Nova's column would.
 */
final class ServerColumns {
    /** A time as MySQL writes it in Nova's rows: to the second. */
    private static final int TIME_LENGTH = 19;

    private ServerColumns() {}

    /** The stored value itself, for fields that are compared exactly. */
    static TableField<?, String> exact(ServerField field) {
        Servers s = Servers.SERVERS;
        return switch (field) {
            case ID -> s.ID;
            case PROJECT -> s.PROJECT_ID;
            case USER -> s.USER_ID;
            case HOST -> s.HOST;
            case IMAGE -> s.IMAGE_ID;
            case VM_STATE -> s.VM_STATE;
            case TASK_STATE -> s.TASK_STATE;
            default -> throw new IllegalArgumentException(field + " is matched by patterns, not by its exact value");
        };
    }

    static Paging.Key key(ServerField field, boolean descending) {
        return new Paging.Key(
                order(Servers.SERVERS, field), marker -> order((Servers) (Table<?>) marker, field), descending);
    }

    /** What orders servers by this field. Names are ordered whatever their case, as in MySQL. */
    private static Field<?> order(Servers s, ServerField field) {
        return switch (field) {
            case NAME,
                    DESCRIPTION,
                    HOSTNAME,
                    PROJECT,
                    USER,
                    RESERVATION,
                    HOST,
                    NODE,
                    AVAILABILITY_ZONE,
                    KEY_NAME,
                    ROOT_DEVICE_NAME,
                    KERNEL,
                    RAMDISK -> DSL.upper(text(s, field));
            case LOCKED_BY -> DSL.when(s.LOCKED_BY.eq("owner"), 1).when(s.LOCKED_BY.eq("admin"), 2);
            case LOCKED -> DSL.when(s.LOCKED_BY.isNull(), 0).otherwise(1);
            case AUTO_DISK_CONFIG -> autoDiskConfig(s);
            case FLAVOR -> flavorNumber(s);
            default -> stored(s, field);
        };
    }

    /** The field as the text that MySQL would match with a pattern. */
    static Field<String> text(ServerField field) {
        return text(Servers.SERVERS, field);
    }

    private static Field<String> text(Servers s, ServerField field) {
        return switch (field) {
            case CONFIG_DRIVE -> DSL.when(s.CONFIG_DRIVE.eq(true), "True").otherwise("");
            case KERNEL -> imageProperty(s, "kernel_id");
            case RAMDISK -> imageProperty(s, "ramdisk_id");
            case AUTO_DISK_CONFIG -> autoDiskConfig(s).cast(SQLDataType.VARCHAR(1));
            case LOCKED -> DSL.when(s.LOCKED_BY.isNull(), "0").otherwise("1");
            default -> text(stored(s, field));
        };
    }

    private static Field<String> text(Field<?> stored) {
        if (stored.getType() == Instant.class) {
            return DSL.left(stored.cast(SQLDataType.VARCHAR(32)), TIME_LENGTH);
        }
        return stored.getType() == String.class ? stored.coerce(String.class) : stored.cast(SQLDataType.VARCHAR(32));
    }

    private static TableField<?, ?> stored(Servers s, ServerField field) {
        return switch (field) {
            case ID -> s.ID;
            case NAME -> s.NAME;
            case DESCRIPTION -> s.DESCRIPTION;
            case HOSTNAME -> s.HOSTNAME;
            case PROJECT -> s.PROJECT_ID;
            case USER -> s.USER_ID;
            case RESERVATION -> s.RESERVATION_ID;
            case LAUNCH_INDEX -> s.LAUNCH_INDEX;
            case VM_STATE -> s.VM_STATE;
            case TASK_STATE -> s.TASK_STATE;
            case POWER_STATE -> s.POWER_STATE;
            case PROGRESS -> s.PROGRESS;
            case LOCKED_BY -> s.LOCKED_BY;
            case HOST -> s.HOST;
            case NODE -> s.NODE;
            case AVAILABILITY_ZONE -> s.AVAILABILITY_ZONE;
            case FLAVOR -> s.FLAVOR_ID;
            case IMAGE -> s.IMAGE_ID;
            case ROOT_DEVICE_NAME -> s.ROOT_DEVICE_NAME;
            case CONFIG_DRIVE -> s.CONFIG_DRIVE;
            case KEY_NAME -> s.KEY_NAME;
            case ACCESS_IP_V4 -> s.ACCESS_IP_V4;
            case ACCESS_IP_V6 -> s.ACCESS_IP_V6;
            case CREATED -> s.CREATED_AT;
            case UPDATED -> s.UPDATED_AT;
            case LAUNCHED -> s.LAUNCHED_AT;
            case TERMINATED -> s.TERMINATED_AT;
            case KERNEL, RAMDISK, AUTO_DISK_CONFIG, LOCKED ->
                throw new IllegalArgumentException(field + " is made of other columns");
        };
    }

    /** 1 where the request asked for AUTO. */
    private static Field<Integer> autoDiskConfig(Servers s) {
        return DSL.field(
                DSL.select(DSL.when(SERVER_REQUESTS.DISK_CONFIG.eq("AUTO"), 1).otherwise(0))
                        .from(SERVER_REQUESTS)
                        .where(SERVER_REQUESTS.SERVER_ID.eq(s.ID)));
    }

    /** Flavors are ordered as they were made; servers of one that was deleted come first. */
    private static Field<Long> flavorNumber(Servers s) {
        return DSL.field(DSL.select(FLAVORS.SEQ).from(FLAVORS).where(FLAVORS.FLAVOR_ID.eq(s.FLAVOR_ID)));
    }

    /** Empty when the image had no such property; they stand in JSON as "kernel_id":"...". */
    private static Field<String> imageProperty(Servers s, String name) {
        String key = JsonCodec.write(name) + ":\"";
        Field<Integer> at = DSL.position(s.IMAGE_PROPERTIES, key);
        Field<String> rest = DSL.substring(s.IMAGE_PROPERTIES, at.plus(key.length()));
        return DSL.when(
                        at.gt(0),
                        DSL.substring(
                                rest, DSL.inline(1), DSL.position(rest, "\"").minus(1)))
                .otherwise("");
    }
}
