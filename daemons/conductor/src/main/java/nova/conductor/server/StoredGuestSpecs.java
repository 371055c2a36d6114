package nova.conductor.server;

import java.util.List;
import java.util.Optional;
import nova.conductor.config.FlowConfig;
import nova.db.Database;
import nova.db.server.ServerStore;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.guest.GuestSpec;
import nova.model.guest.GuestSpec.GuestConfig;
import nova.model.guest.GuestSpec.GuestImage;
import nova.model.guest.GuestSpec.Owner;
import nova.model.image.ImageRecord;
import nova.model.network.Vif;
import nova.model.server.Server;
import nova.model.server.ServerId;

/** Guests as the rows of their servers say. */
public final class StoredGuestSpecs implements GuestSpecs {
    private final Database database;
    private final ServerStore servers;
    private final FlowConfig config;

    public StoredGuestSpecs(Database database, ServerStore servers, FlowConfig config) {
        this.database = database;
        this.servers = servers;
        this.config = config;
    }

    private record Found(Server server, long number) {}

    @Override
    public GuestSpec toBuild(ServerId server, List<Vif> vifs) {
        Found found = find(server);
        boolean drive = config.forceConfigDrive() || found.server().shape().configDrive();
        return spec(found, vifs, drive ? Optional.of(ConfigDrive.of(found.server(), vifs)) : Optional.empty());
    }

    @Override
    public GuestSpec existing(ServerId server) {
        Found found = find(server);
        return spec(found, found.server().vifs(), Optional.empty());
    }

    private Found find(ServerId id) {
        return database.read(
                "find server to run",
                tx -> servers.find(tx, id)
                        .map(server -> new Found(server, servers.number(tx, id).orElseThrow()))
                        .orElseThrow(() -> new NovaException(ErrorCode.NOT_FOUND, "server " + id + " has no row")));
    }

    private GuestSpec spec(Found found, List<Vif> vifs, Optional<GuestConfig> drive) {
        Server server = found.server();
        Optional<GuestImage> image = server.shape()
                .image()
                .map(id -> new GuestImage(
                        id,
                        server.shape().imageProperties().getOrDefault(ImageRecord.DISK_FORMAT, "raw"),
                        number(server.shape().imageProperties().get(ImageRecord.MIN_DISK)),
                        server.shape().imageProperties()));
        return new GuestSpec(
                server.id(),
                config.guestName(found.number()),
                server.identity().name(),
                new Owner(server.identity().project(), server.identity().user()),
                server.shape().flavor(),
                image,
                vifs,
                drive);
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
