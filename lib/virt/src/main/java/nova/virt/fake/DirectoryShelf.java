package nova.virt.fake;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListMap;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.virt.GuestException;

/**
 * Guests that outlive this process: one properties file each, replaced by renaming. Read once, since a host has one
 * hypervisor; written through.
 */
final class DirectoryShelf implements GuestShelf {
    private static final String SUFFIX = ".guest";

    private final Path directory;
    private final Map<ServerId, FakeGuest> guests = new ConcurrentSkipListMap<>();

    DirectoryShelf(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
                for (Path file : files) {
                    FakeGuest guest = read(Files.readString(file));
                    guests.put(guest.server(), guest);
                }
            }
        } catch (IOException cause) {
            throw broken("cannot be read", cause);
        }
    }

    @Override
    public Optional<FakeGuest> find(ServerId server) {
        return Optional.ofNullable(guests.get(server));
    }

    @Override
    public List<FakeGuest> all() {
        return List.copyOf(guests.values());
    }

    @Override
    public synchronized void put(FakeGuest guest) {
        try {
            Path fresh = directory.resolve(guest.server() + ".new");
            Files.writeString(fresh, write(guest));
            Files.move(fresh, file(guest.server()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw broken("cannot be written", cause);
        }
        guests.put(guest.server(), guest);
    }

    @Override
    public synchronized void remove(ServerId server) {
        try {
            Files.deleteIfExists(file(server));
        } catch (IOException cause) {
            throw broken("cannot be written", cause);
        }
        guests.remove(server);
    }

    /** Server ids are uuids when they come from Nova; anything that could leave the directory is refused. */
    private Path file(ServerId server) {
        if (!server.value().matches("[A-Za-z0-9_-]{1,64}")) {
            throw new GuestException(GuestException.Kind.IMPOSSIBLE, "a guest cannot be called " + server);
        }
        return directory.resolve(server + SUFFIX);
    }

    private static String write(FakeGuest guest) throws IOException {
        Properties fields = new Properties();
        fields.setProperty("server", guest.server().value());
        fields.setProperty("guestName", guest.guestName());
        fields.setProperty("displayName", guest.displayName());
        fields.setProperty("vcpus", Integer.toString(guest.vcpus()));
        fields.setProperty("ramMib", Integer.toString(guest.ramMib()));
        fields.setProperty("diskGib", Integer.toString(guest.diskGib()));
        fields.setProperty("addresses", String.join(",", guest.addresses()));
        fields.setProperty("macAddresses", String.join(",", guest.macAddresses()));
        fields.setProperty("power", guest.power().name());
        fields.setProperty("boots", Integer.toString(guest.boots()));
        StringWriter text = new StringWriter();
        fields.store(text, null);
        return text.toString();
    }

    private static FakeGuest read(String text) throws IOException {
        Properties fields = new Properties();
        fields.load(new StringReader(text));
        return new FakeGuest(
                new ServerId(fields.getProperty("server")),
                fields.getProperty("guestName"),
                fields.getProperty("displayName"),
                Integer.parseInt(fields.getProperty("vcpus")),
                Integer.parseInt(fields.getProperty("ramMib")),
                Integer.parseInt(fields.getProperty("diskGib")),
                list(fields.getProperty("addresses", "")),
                list(fields.getProperty("macAddresses", "")),
                PowerState.valueOf(fields.getProperty("power")),
                Integer.parseInt(fields.getProperty("boots")));
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    private GuestException broken(String what, IOException cause) {
        return new GuestException(
                GuestException.Kind.FAILED,
                "fake guests in " + directory + " " + what + ": " + cause.getMessage(),
                cause);
    }
}
