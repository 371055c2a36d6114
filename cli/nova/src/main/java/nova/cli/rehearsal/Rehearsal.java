package nova.cli.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.Main;
import nova.cli.ProcessSurroundings;
import nova.cli.Program;
import nova.cli.Terminal;

/**
 * Plays common commands against a made-up cloud on loopback, so that the JVM can learn for its ahead-of-time cache
 * which classes they use. Run by the launcher in the background, never by users.
 */
public final class Rehearsal {
    private static final List<List<String>> PIECES = List.of(
            List.of("list"),
            List.of("list", "--all-tenants", "-f", "json"),
            List.of("show", "first"),
            List.of("boot", "--flavor", "m1.tiny", "--image", "tiny", "--poll", "first"),
            List.of("stop", "first"),
            List.of("flavor-list"),
            List.of("console-log", "first"),
            List.of("instance-action-list", "first"),
            List.of("hypervisor-list"),
            List.of("service-list"),
            List.of("help"),
            List.of("--version"));

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException {
        // what the real start uses besides
        Main.stream(FileDescriptor.err).flush();
        System.getenv();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String root = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", exchange -> answer(exchange, MadeUpCloud.answer(root, exchange)));
        server.start();
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Map<String, String> environment = new LinkedHashMap<>();
            environment.put("OS_AUTH_URL", root + "/v3");
            environment.put("OS_USERNAME", "rehearsal");
            environment.put("OS_PASSWORD", "rehearsal");
            environment.put("OS_PROJECT_NAME", "rehearsal");
            Terminal terminal =
                    new Terminal(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, environment, false);
            for (List<String> piece : PIECES) {
                new Program(terminal, new ProcessSurroundings(terminal)).run(piece);
            }
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Subject-Token", "rehearsal");
        exchange.sendResponseHeaders(text.isEmpty() ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
