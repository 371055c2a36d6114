package nova.db.server;

import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import nova.db.JsonText;
import nova.db.Row;
import nova.db.jooq.tables.Servers;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.host.HostName;
import nova.model.image.ImageId;
import nova.model.network.Vif;
import nova.model.server.PowerState;
import nova.model.server.ReservationId;
import nova.model.server.Server;
import nova.model.server.ServerAccess;
import nova.model.server.ServerFault;
import nova.model.server.ServerId;
import nova.model.server.ServerIdentity;
import nova.model.server.ServerPlace;
import nova.model.server.ServerShape;
import nova.model.server.ServerState;
import nova.model.server.ServerTimes;
import nova.model.server.TaskState;
import nova.model.server.VmState;
import nova.runtime.json.JsonCodec;
import org.jooq.Field;
import org.jooq.Record;

/** A row of servers as a record and back. */
final class ServerRows {
    /**
     * What a server is read from. The driver walks a row on from the column it gave last, and from the first one when the
     * wanted stands before that: so these stand in the order they are read, and what is read after the others in front.
     */
    static final List<Field<?>> COLUMNS = List.of(
            SERVERS.METADATA,
            SERVERS.TAGS,
            SERVERS.FAULT_MESSAGE,
            SERVERS.FAULT_CODE,
            SERVERS.FAULT_DETAILS,
            SERVERS.FAULT_AT,
            SERVERS.ID,
            SERVERS.PROJECT_ID,
            SERVERS.USER_ID,
            SERVERS.NAME,
            SERVERS.DESCRIPTION,
            SERVERS.HOSTNAME,
            SERVERS.RESERVATION_ID,
            SERVERS.LAUNCH_INDEX,
            SERVERS.VM_STATE,
            SERVERS.TASK_STATE,
            SERVERS.POWER_STATE,
            SERVERS.PROGRESS,
            SERVERS.LOCKED_BY,
            SERVERS.LOCKED_REASON,
            SERVERS.DELETED,
            SERVERS.HOST,
            SERVERS.NODE,
            SERVERS.AVAILABILITY_ZONE,
            SERVERS.FLAVOR,
            SERVERS.IMAGE_ID,
            SERVERS.IMAGE_PROPERTIES,
            SERVERS.ROOT_DEVICE_NAME,
            SERVERS.CONFIG_DRIVE,
            SERVERS.KEY_NAME,
            SERVERS.KEY_DATA,
            SERVERS.ACCESS_IP_V4,
            SERVERS.ACCESS_IP_V6,
            SERVERS.USER_DATA,
            SERVERS.SECURITY_GROUPS,
            SERVERS.CREATED_AT,
            SERVERS.UPDATED_AT,
            SERVERS.LAUNCHED_AT,
            SERVERS.TERMINATED_AT,
            SERVERS.DELETED_AT,
            SERVERS.VIFS);

    /** What states are read from. */
    static final List<Field<?>> STATE = List.of(
            SERVERS.VM_STATE,
            SERVERS.TASK_STATE,
            SERVERS.POWER_STATE,
            SERVERS.PROGRESS,
            SERVERS.LOCKED_BY,
            SERVERS.LOCKED_REASON,
            SERVERS.DELETED);

    private ServerRows() {}

    static Server server(Row row, Flavors flavors) {
        Servers s = SERVERS;
        return new Server(
                new ServerIdentity(
                        new ServerId(row.text(s.ID)),
                        new ProjectId(row.text(s.PROJECT_ID)),
                        new UserId(row.text(s.USER_ID)),
                        row.text(s.NAME),
                        row.optional(s.DESCRIPTION),
                        row.text(s.HOSTNAME),
                        new ReservationId(row.text(s.RESERVATION_ID)),
                        row.number(s.LAUNCH_INDEX)),
                state(row),
                place(row),
                new ServerShape(
                        flavors.of(row.text(s.FLAVOR)),
                        row.optional(s.IMAGE_ID).map(ImageId::new),
                        JsonText.map(row.text(s.IMAGE_PROPERTIES)),
                        row.text(s.ROOT_DEVICE_NAME),
                        row.flag(s.CONFIG_DRIVE)),
                new ServerAccess(
                        row.optional(s.KEY_NAME),
                        row.optional(s.KEY_DATA),
                        row.optional(s.ACCESS_IP_V4),
                        row.optional(s.ACCESS_IP_V6),
                        row.optional(s.USER_DATA),
                        JsonText.strings(row.text(s.SECURITY_GROUPS))),
                new ServerTimes(
                        row.instant(s.CREATED_AT),
                        row.instant(s.UPDATED_AT),
                        row.when(s.LAUNCHED_AT),
                        row.when(s.TERMINATED_AT),
                        row.when(s.DELETED_AT)),
                JsonText.list(Vif.class, row.text(s.VIFS)),
                row.optional(s.METADATA).map(JsonText::map).orElse(Map.of()),
                row.optional(s.TAGS).map(JsonText::strings).orElse(List.of()),
                fault(row));
    }

    static ServerState state(Row row) {
        Servers s = SERVERS;
        return new ServerState(
                VmState.of(row.text(s.VM_STATE)),
                TaskState.of(row.text(s.TASK_STATE)),
                PowerState.of(row.number(s.POWER_STATE)),
                row.number(s.PROGRESS),
                row.optional(s.LOCKED_BY),
                row.optional(s.LOCKED_REASON),
                row.flag(s.DELETED));
    }

    private static ServerPlace place(Row row) {
        return new ServerPlace(
                row.optional(SERVERS.HOST).map(HostName::new),
                row.optional(SERVERS.NODE),
                row.optional(SERVERS.AVAILABILITY_ZONE));
    }

    private static Optional<ServerFault> fault(Row row) {
        Servers s = SERVERS;
        return row.optional(s.FAULT_MESSAGE)
                .map(message -> new ServerFault(
                        row.number(s.FAULT_CODE),
                        message,
                        row.optional(s.FAULT_DETAILS).orElse(""),
                        row.instant(s.FAULT_AT)));
    }

    /** Every column of a new server; those of the database's own (seq, revision) are left to it. */
    static Record row(Server server) {
        Servers s = SERVERS;
        Record row = s.newRecord();
        ServerIdentity identity = server.identity();
        row.set(s.ID, identity.id().value());
        row.set(s.PROJECT_ID, identity.project().value());
        row.set(s.USER_ID, identity.user().value());
        row.set(s.NAME, identity.name());
        row.set(s.DESCRIPTION, identity.description().orElse(null));
        row.set(s.HOSTNAME, identity.hostname());
        row.set(s.RESERVATION_ID, identity.reservation().value());
        row.set(s.LAUNCH_INDEX, identity.launchIndex());
        setState(row, server.state());
        row.set(s.HOST, server.place().host().map(HostName::value).orElse(null));
        row.set(s.NODE, server.place().node().orElse(null));
        row.set(s.AVAILABILITY_ZONE, server.place().availabilityZone().orElse(null));
        setShape(row, server.shape());
        setAccess(row, server.access());
        row.set(s.VIFS, JsonCodec.write(server.vifs()));
        row.set(s.METADATA, JsonCodec.write(server.metadata()));
        row.set(s.TAGS, JsonCodec.write(new TreeSet<>(server.tags())));
        setFault(row, server.fault());
        setTimes(row, server.times());
        row.touched(s.SEQ, false);
        row.touched(s.REVISION, false);
        return row;
    }

    private static void setState(Record row, ServerState state) {
        Servers s = SERVERS;
        row.set(s.VM_STATE, state.vmState().word());
        row.set(s.TASK_STATE, state.taskState().word());
        row.set(s.POWER_STATE, state.powerState().code());
        row.set(s.PROGRESS, state.progress());
        row.set(s.LOCKED_BY, state.lockedBy().orElse(null));
        row.set(s.LOCKED_REASON, state.lockedReason().orElse(null));
        row.set(s.DELETED, state.deleted());
    }

    private static void setShape(Record row, ServerShape shape) {
        Servers s = SERVERS;
        row.set(s.FLAVOR_ID, shape.flavor().id().value());
        row.set(s.FLAVOR, JsonCodec.write(shape.flavor()));
        row.set(s.VCPUS, shape.flavor().size().vcpus());
        row.set(s.RAM_MIB, shape.flavor().size().ramMib());
        row.set(s.IMAGE_ID, shape.image().map(ImageId::value).orElse(null));
        row.set(s.IMAGE_PROPERTIES, JsonCodec.write(shape.imageProperties()));
        row.set(s.ROOT_DEVICE_NAME, shape.rootDeviceName());
        row.set(s.CONFIG_DRIVE, shape.configDrive());
    }

    private static void setAccess(Record row, ServerAccess access) {
        Servers s = SERVERS;
        row.set(s.KEY_NAME, access.keyName().orElse(null));
        row.set(s.KEY_DATA, access.keyData().orElse(null));
        row.set(s.ACCESS_IP_V4, access.accessIpV4().orElse(null));
        row.set(s.ACCESS_IP_V6, access.accessIpV6().orElse(null));
        row.set(s.USER_DATA, access.userData().orElse(null));
        row.set(s.SECURITY_GROUPS, JsonCodec.write(access.securityGroups()));
    }

    private static void setFault(Record row, Optional<ServerFault> fault) {
        Servers s = SERVERS;
        row.set(s.FAULT_CODE, fault.map(ServerFault::code).orElse(null));
        row.set(s.FAULT_MESSAGE, fault.map(ServerFault::message).orElse(null));
        row.set(s.FAULT_DETAILS, fault.map(ServerFault::details).orElse(null));
        row.set(s.FAULT_AT, fault.map(ServerFault::created).orElse(null));
    }

    private static void setTimes(Record row, ServerTimes times) {
        Servers s = SERVERS;
        row.set(s.CREATED_AT, times.created());
        row.set(s.UPDATED_AT, times.updated());
        row.set(s.LAUNCHED_AT, times.launched().orElse(null));
        row.set(s.TERMINATED_AT, times.terminated().orElse(null));
        row.set(s.DELETED_AT, times.deleted().orElse(null));
    }
}
