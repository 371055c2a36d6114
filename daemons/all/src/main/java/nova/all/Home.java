package nova.all;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The folder of a cloud that {@code nova-all} runs: configuration and secrets, written at the first start and never
 * changed afterwards, and below it the database, images and guests. Only its owner may look inside.
 */
final class Home {
    private static final int SECRET_BYTES = 16;
    private static final String FOLDER = "/nova/all/";

    private final Path folder;

    Home(Path folder) {
        this.folder = requireNonNull(folder, "folder");
    }

    Path configFile() {
        return folder.resolve("etc/nova.conf");
    }

    /** Says in {@code run/ready} that the process serves, until the returned handle is closed. */
    AutoCloseable markReady(long pid) {
        Path mark = folder.resolve("run/ready");
        try {
            Files.writeString(mark, pid + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + mark, failed);
        }
        return () -> Files.deleteIfExists(mark);
    }

    /** Makes what is missing. What is there already wins over {@code arguments}. */
    void prepare(AllArguments arguments, String hostName) {
        try {
            for (String each : new String[] {"etc", "run", "log", "data", "images", "instances", "state"}) {
                Files.createDirectories(folder.resolve(each));
            }
            closeToOthers(folder);
            if (!Files.exists(configFile())) {
                Map<String, String> values = values(arguments, hostName);
                write("openrc", "openrc", values);
                write("clouds.yaml", "clouds.yaml", values);
                write("broker-users", "etc/broker-users", values);
                write("nova.conf", "etc/nova.conf", values);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot prepare " + folder, failed);
        }
    }

    private Map<String, String> values(AllArguments arguments, String hostName) {
        int base = arguments.portBase();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("HOME", folder.toString());
        values.put("HOST", hostName);
        values.put("IDENTITY_PORT", Integer.toString(base + 1));
        values.put("IMAGE_PORT", Integer.toString(base + 2));
        values.put("NETWORK_PORT", Integer.toString(base + 3));
        values.put("COMPUTE_PORT", Integer.toString(base + 4));
        values.put("BROKER_PORT", Integer.toString(base + 6));
        values.put("MANAGEMENT_PORT", Integer.toString(base + 7));
        values.put("DRIVER", arguments.fake() ? "fake.FakeDriver" : "libvirt.LibvirtDriver");
        // Guests that are not there need no bridges, and a session's own QEMU may not use them.
        boolean bridges = !arguments.fake()
                && arguments.libvirtUri().orElse("qemu:///system").endsWith("/system");
        values.put("PLUG", bridges ? "auto" : "user");
        values.put("LIBVIRT_URI", arguments.libvirtUri().orElse("qemu:///system"));
        for (String secret : new String[] {
            "BROKER_SECRET", "HOST_SECRET", "SERVICE_SECRET", "ADMIN_SECRET", "DEMO_SECRET", "SEAL_SECRET"
        }) {
            values.put(secret, secret());
        }
        return values;
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The configuration is written last and moved into place: a start that died before begins anew. */
    private void write(String template, String target, Map<String, String> values) throws IOException {
        String text;
        try (var in = Home.class.getResourceAsStream(FOLDER + template)) {
            text = new String(requireNonNull(in, template).readAllBytes(), StandardCharsets.UTF_8);
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        Path file = folder.resolve(target);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        closeToOthers(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void closeToOthers(Path path) throws IOException {
        Set<PosixFilePermission> owner = Files.isDirectory(path)
                ? Set.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE)
                : Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        Files.setPosixFilePermissions(path, owner);
    }
}
