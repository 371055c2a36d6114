package nova.all;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import nova.runtime.json.JsonCodec;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;

/** {@code nova-all} in a process and a folder of its own, and its administrator, who speaks plain REST. */
final class RunningCloud implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);
    private static final long STOP_LIMIT_SECONDS = 60;

    private final Platform platform = new SystemPlatform();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final int portBase;
    private final Process process;
    private String token = "";

    private RunningCloud(Path home, int portBase, Process process) {
        this.home = home;
        this.portBase = portBase;
        this.process = process;
    }

    /** Starts it with {@code options} and logs in; its log is {@code log} in {@code home}. */
    static RunningCloud start(Path home, String... options) throws IOException {
        int portBase = freePorts();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--home",
                home.toString(),
                "--port-base",
                Integer.toString(portBase)));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(home.resolve("log.txt").toFile()))
                .start();
        RunningCloud cloud = new RunningCloud(home, portBase, process);
        cloud.await(
                "nova-all serves", START_LIMIT, () -> !process.isAlive() || Files.exists(home.resolve("run/ready")));
        if (!process.isAlive()) {
            throw new IOException("nova-all ended: " + cloud.log());
        }
        cloud.logIn();
        return cloud;
    }

    /** Seven ports in a row that nobody uses now. */
    private static int freePorts() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ServerSocket probe = new ServerSocket(0)) {
                int base = probe.getLocalPort() / 10 * 10;
                if (base > 10_000 && base < 65_000 && allFree(base)) {
                    return base;
                }
            }
        }
        throw new IOException("no seven free ports in a row");
    }

    private static boolean allFree(int base) {
        for (int port = base + 1; port <= base + 7; port++) {
            try (ServerSocket free = new ServerSocket(port)) {
                if (!free.isBound()) {
                    return false;
                }
            } catch (IOException _) {
                return false;
            }
        }
        return true;
    }

    private void logIn() throws IOException {
        String password = Files.readAllLines(home.resolve("openrc")).stream()
                .filter(line -> line.startsWith("export OS_PASSWORD="))
                .map(line -> line.substring("export OS_PASSWORD=".length()))
                .findFirst()
                .orElseThrow();
        Map<String, Object> domain = Map.of("name", "Default");
        Map<String, Object> user = Map.of("name", "admin", "domain", domain, "password", password);
        Map<String, Object> auth = Map.of(
                "identity", Map.of("methods", List.of("password"), "password", Map.of("user", user)),
                "scope", Map.of("project", Map.of("name", "admin", "domain", domain)));
        HttpResponse<String> answer =
                send("POST", identity("/v3/auth/tokens"), json(Map.of("auth", auth)), "application/json");
        token = answer.headers().firstValue("X-Subject-Token").orElseThrow();
    }

    private URI identity(String path) {
        return at(1, path);
    }

    URI image(String path) {
        return at(2, path);
    }

    URI network(String path) {
        return at(3, path);
    }

    URI compute(String path) {
        return at(4, "/v2.1" + path);
    }

    private URI at(int offset, String path) {
        return URI.create("http://127.0.0.1:" + (portBase + offset) + path);
    }

    Path home() {
        return home;
    }

    Answer get(URI uri) {
        HttpResponse<String> answer = send("GET", uri, BodyPublishers.noBody(), "application/json");
        return Answer.of(answer.statusCode(), answer.body());
    }

    Answer post(URI uri, Map<String, Object> body) {
        HttpResponse<String> answer = send("POST", uri, json(body), "application/json");
        return Answer.of(answer.statusCode(), answer.body());
    }

    Answer put(URI uri, Map<String, Object> body) {
        HttpResponse<String> answer = send("PUT", uri, json(body), "application/json");
        return Answer.of(answer.statusCode(), answer.body());
    }

    int delete(URI uri) {
        return send("DELETE", uri, BodyPublishers.noBody(), "application/json").statusCode();
    }

    int upload(URI uri, Path file) throws IOException {
        return send("PUT", uri, BodyPublishers.ofFile(file), "application/octet-stream")
                .statusCode();
    }

    private static BodyPublisher json(Map<String, Object> body) {
        return BodyPublishers.ofString(JsonCodec.write(body));
    }

    private HttpResponse<String> send(String method, URI uri, BodyPublisher body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(CALL_LIMIT)
                .header("Content-Type", type)
                .method(method, body);
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + uri, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }

    void await(String what, Duration limit, BooleanSupplier condition) {
        long deadline = platform.nanos() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (platform.nanos() > deadline) {
                throw new AssertionError("not seen within " + limit + ": " + what + "\n" + log());
            }
            platform.pause(Duration.ofMillis(100));
        }
    }

    private String log() {
        try {
            return Files.readString(home.resolve("log.txt"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
