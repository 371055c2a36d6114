package nova.runtime.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.json.JsonCodec;
import nova.runtime.metrics.Metrics;

/**
 * Answers {@code GET /healthz} (alive), {@code /readyz} (ready, or 503 with the reasons) and {@code /metrics}
 * (Prometheus text).
 */
public final class ManagementServer implements AutoCloseable {
    /** Requests served at once; more wait. */
    static final int MAX_CONCURRENT = 8;

    private static final int BACKLOG = 16;
    private static final Logger LOG = System.getLogger(ManagementServer.class.getName());

    private final HttpServer server;
    private final ExecutorService threads;

    private ManagementServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    public static ManagementServer start(ManagementConfig config, String program, Health health, Metrics metrics) {
        InetSocketAddress address = new InetSocketAddress(config.host(), config.port(program));
        HttpServer server;
        try {
            server = HttpServer.create(address, BACKLOG);
        } catch (IOException taken) {
            String text = "management port %s of %s cannot be opened (%s): set [management] ports = %s:<port>, or 0"
                    .formatted(address, program, taken.getMessage(), program);
            throw new NovaException(ErrorCode.UNAVAILABLE, text, taken);
        }
        ExecutorService threads = Executors.newFixedThreadPool(
                MAX_CONCURRENT, Thread.ofVirtual().name("management-", 0).factory());
        server.setExecutor(threads);
        server.createContext("/healthz", exchange -> answerProblems(exchange, health.liveProblems()));
        server.createContext("/readyz", exchange -> answerProblems(exchange, health.readyProblems()));
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.prometheus()));
        server.createContext("/", exchange -> answer(exchange, 404, "text/plain", "try /healthz, /readyz, /metrics\n"));
        server.start();
        LOG.log(Level.INFO, "management port open address={0}", server.getAddress());
        return new ManagementServer(server, threads);
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answerProblems(HttpExchange exchange, Map<String, String> problems) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", problems.isEmpty() ? "ok" : "failing");
        body.put("problems", problems);
        answer(exchange, problems.isEmpty() ? 200 : 503, "application/json", JsonCodec.write(body) + "\n");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            boolean read = exchange.getRequestMethod().equals("GET")
                    || exchange.getRequestMethod().equals("HEAD");
            byte[] body = (read ? text : "only GET\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(read ? status : 405, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
