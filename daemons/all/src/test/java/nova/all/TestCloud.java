package nova.all;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nova.runtime.daemon.Daemon;
import nova.runtime.daemon.Program;
import nova.runtime.lifecycle.Stop;

/** A whole cloud within the test's JVM: {@code nova-all} with the fake driver, in a folder and at ports of its own. */
public final class TestCloud implements AutoCloseable {
    private static final int FIRST_PORT_BASE = 34_100;
    private static final int LAST_PORT_BASE = 36_000;
    private static final int PORTS = 8;
    private static final int START_LIMIT_SECONDS = 120;

    private final Path folder;
    private final Thread process;
    private final Daemon daemon;

    private TestCloud(Path folder, Thread process, Daemon daemon) {
        this.folder = folder;
        this.process = process;
        this.daemon = daemon;
    }

    public static TestCloud start(Path folder) throws Exception {
        AllArguments arguments = new AllArguments(folder, freePorts(), true, Optional.empty(), List.of());
        Home home = new Home(folder);
        home.prepare(arguments, "host-1");
        Program program = new Program("nova-all", "1.0.0", Cloud.GROUPS);
        String[] words = {
            "--config-file",
            home.configFile().toString(),
            "--log-file",
            folder.resolve("log/all.log").toString()
        };
        CompletableFuture<Daemon> ready = new CompletableFuture<>();
        Thread process = Thread.ofPlatform().name("nova-all").start(() -> {
            int code = Daemon.run(program, words, daemon -> {
                Cloud.start(daemon);
                ready.complete(daemon);
            });
            ready.completeExceptionally(new IllegalStateException("nova-all ended with " + code + ", see its log"));
        });
        return new TestCloud(folder, process, ready.get(START_LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    /** What {@code openrc} of the cloud sets for its administrator. */
    public Map<String, String> administrator() throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(folder.resolve("openrc"))) {
            lines.filter(line -> line.startsWith("export ")).forEach(line -> {
                int equal = line.indexOf('=');
                variables.put(line.substring("export ".length(), equal), line.substring(equal + 1));
            });
        }
        variables.put("PATH", "/usr/bin:/bin");
        variables.put("HOME", folder.toString());
        variables.put("LC_ALL", "C.UTF-8");
        return variables;
    }

    /** The user without rights of the cloud, in a project of its own. */
    public Map<String, String> demo() throws IOException {
        String configuration = Files.readString(folder.resolve("etc/nova.conf"));
        Map<String, String> variables = administrator();
        variables.put("OS_USERNAME", "demo");
        variables.put("OS_PROJECT_NAME", "demo");
        variables.put("OS_PASSWORD", configuration.replaceFirst("(?s).*\ndemo_password = (\\S+)\n.*", "$1"));
        return variables;
    }

    /** A small public image, by the services' own HTTP interfaces. */
    public void uploadImage(String name) throws IOException, InterruptedException {
        String identity = administrator().get("OS_AUTH_URL");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> token = login(http, administrator());
            String secret = token.headers().firstValue("x-subject-token").orElseThrow();
            String images = token.body()
                    .replaceFirst("(?s).*\"(http://[^\"]*:" + (port(identity) + 1) + ")[^\"]*\".*", "$1/v2/images");
            String wish = "{\"name\": \"" + name
                    + "\", \"disk_format\": \"raw\", \"container_format\": \"bare\", \"visibility\": \"public\"}";
            String made = send(http, "POST", images, secret, wish).body();
            String id = made.replaceFirst("(?s).*\"id\" *: *\"([0-9a-f-]{36})\".*", "$1");
            HttpRequest upload = HttpRequest.newBuilder(URI.create(images + "/" + id + "/file"))
                    .header("X-Auth-Token", secret)
                    .header("Content-Type", "application/octet-stream")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[1024]))
                    .build();
            int status =
                    http.send(upload, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 204) {
                throw new IOException("the upload of image " + id + " was answered with " + status);
            }
        }
    }

    /** The same user with a token in the place of the password, which spares each call the price of checking one. */
    public Map<String, String> withToken(Map<String, String> user) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            Map<String, String> variables = new LinkedHashMap<>(user);
            variables.keySet().removeAll(List.of("OS_USERNAME", "OS_PASSWORD", "OS_USER_DOMAIN_NAME"));
            variables.put("OS_AUTH_TYPE", "token");
            variables.put(
                    "OS_TOKEN",
                    login(http, user).headers().firstValue("x-subject-token").orElseThrow());
            return variables;
        }
    }

    private static HttpResponse<String> login(HttpClient http, Map<String, String> user)
            throws IOException, InterruptedException {
        String body = """
                {"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "%s",
                  "domain": {"name": "Default"}, "password": "%s"}}},
                  "scope": {"project": {"name": "%s", "domain": {"name": "Default"}}}}}
                """.formatted(user.get("OS_USERNAME"), user.get("OS_PASSWORD"), user.get("OS_PROJECT_NAME"));
        return send(http, "POST", user.get("OS_AUTH_URL") + "/auth/tokens", "", body);
    }

    private static HttpResponse<String> send(HttpClient http, String method, String url, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("X-Auth-Token", token);
        }
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + url + " was answered with " + answer.statusCode() + answer.body());
        }
        return answer;
    }

    private static int port(String url) {
        return URI.create(url).getPort();
    }

    private static int freePorts() {
        for (int base = FIRST_PORT_BASE; base < LAST_PORT_BASE; base += 10) {
            if (isFree(base)) {
                return base;
            }
        }
        throw new IllegalStateException("no free ports from " + FIRST_PORT_BASE + " on");
    }

    private static boolean isFree(int base) {
        for (int port = base + 1; port < base + PORTS; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                probe.setReuseAddress(true);
            } catch (IOException _) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        daemon.life().requestStop(Stop.END);
        try {
            process.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
