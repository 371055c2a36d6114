package nova.db.server;

import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.JsonText;
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
    private ServerRows() {}

    static Server server(Record row, Flavors flavors, Map<String, String> metadata, List<String> tags) {
        Servers s = SERVERS;
        return new Server(
                new ServerIdentity(
                        new ServerId(row.get(s.ID)),
                        new ProjectId(row.get(s.PROJECT_ID)),
                        new UserId(row.get(s.USER_ID)),
                        row.get(s.NAME),
                        text(row, s.DESCRIPTION),
                        row.get(s.HOSTNAME),
                        new ReservationId(row.get(s.RESERVATION_ID)),
                        row.get(s.LAUNCH_INDEX)),
                state(row),
                place(row),
                new ServerShape(
                        flavors.of(row.get(s.FLAVOR)),
                        text(row, s.IMAGE_ID).map(ImageId::new),
                        JsonText.map(row.get(s.IMAGE_PROPERTIES)),
                        row.get(s.ROOT_DEVICE_NAME),
                        row.get(s.CONFIG_DRIVE)),
                new ServerAccess(
                        text(row, s.KEY_NAME),
                        text(row, s.KEY_DATA),
                        text(row, s.ACCESS_IP_V4),
                        text(row, s.ACCESS_IP_V6),
                        text(row, s.USER_DATA),
                        JsonText.strings(row.get(s.SECURITY_GROUPS))),
                new ServerTimes(
                        row.get(s.CREATED_AT),
                        row.get(s.UPDATED_AT),
                        Optional.ofNullable(row.get(s.LAUNCHED_AT)),
                        Optional.ofNullable(row.get(s.TERMINATED_AT)),
                        Optional.ofNullable(row.get(s.DELETED_AT))),
                JsonText.list(Vif.class, row.get(s.VIFS)),
                metadata,
                tags,
                fault(row));
    }

    static ServerState state(Record row) {
        Servers s = SERVERS;
        return new ServerState(
                VmState.of(row.get(s.VM_STATE)),
                TaskState.of(row.get(s.TASK_STATE)),
                PowerState.of(row.get(s.POWER_STATE)),
                row.get(s.PROGRESS),
                text(row, s.LOCKED_BY),
                text(row, s.LOCKED_REASON),
                row.get(s.DELETED));
    }

    private static ServerPlace place(Record row) {
        return new ServerPlace(
                text(row, SERVERS.HOST).map(HostName::new),
                text(row, SERVERS.NODE),
                text(row, SERVERS.AVAILABILITY_ZONE));
    }

    private static Optional<ServerFault> fault(Record row) {
        Servers s = SERVERS;
        return Optional.ofNullable(row.get(s.FAULT_CODE))
                .map(code -> new ServerFault(
                        code,
                        row.get(s.FAULT_MESSAGE),
                        text(row, s.FAULT_DETAILS).orElse(""),
                        row.get(s.FAULT_AT)));
    }

    private static Optional<String> text(Record row, Field<String> column) {
        return Optional.ofNullable(row.get(column));
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
