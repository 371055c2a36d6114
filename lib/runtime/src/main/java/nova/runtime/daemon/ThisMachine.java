package nova.runtime.daemon;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Name and address of the machine, found without asking any name server. */
final class ThisMachine {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    /** Documentation address: choosing a route to it sends nothing. */
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress(InetAddress.ofLiteral("198.51.100.1"), 9);

    private ThisMachine() {}

    static String hostName() {
        try {
            String name = Files.readString(HOST_NAME).strip();
            return name.isEmpty() ? "localhost" : name;
        } catch (IOException _) {
            return "localhost";
        }
    }

    /** The source address of the default route, or loopback where there is none. */
    static String address() {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(ELSEWHERE);
            InetAddress address = socket.getLocalAddress();
            return address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        } catch (IOException | java.io.UncheckedIOException _) {
            return "127.0.0.1";
        }
    }
}
