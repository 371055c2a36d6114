package nova.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nova.http.HttpRequest.Origin;
import nova.http.HttpResponse.Content;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Listens and hands every request to one handler, each on a virtual thread. Closing stops accepting, then drains. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpServer.class.getName());

    /** Streamed answers go out in pieces of this size. */
    private static final int CHUNK_BYTES = 64 * 1024;

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final WebServer server;
    private final String host;

    private HttpServer(WebServer server, String host) {
        this.server = server;
        this.host = host;
    }

    public static HttpServer start(HttpServerConfig config, HttpHandler handler) {
        WebServer server = WebServer.builder()
                .host(config.host())
                .port(config.port())
                .maxConcurrentRequests(config.maxRequests())
                .shutdownGracePeriod(config.drainLimit())
                .shutdownHook(false)
                .routing(routing -> routing.any((request, response) -> serve(config, handler, request, response)))
                .build()
                .start();
        return new HttpServer(server, config.host());
    }

    public int port() {
        return server.port();
    }

    /** Where to reach it, such as {@code http://127.0.0.1:8774}. */
    public String base() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void serve(
            HttpServerConfig config, HttpHandler handler, ServerRequest request, ServerResponse response) {
        boolean head = request.prologue().method().equals(Method.HEAD);
        HttpResponse answer;
        try {
            answer = handler.answer(read(config, request));
        } catch (NovaException refusal) {
            answer = HttpResponse.text(
                    ErrorStatus.of(refusal.code()), "text/plain; charset=UTF-8", refusal.getMessage());
        } catch (RuntimeException failure) {
            // The border of the process: handlers render their own errors, this one escaped.
            LOG.log(Level.ERROR, "request failed path=" + request.path().rawPath(), failure);
            answer = HttpResponse.text(500, "text/plain; charset=UTF-8", "Internal Server Error");
        }
        send(answer, head, response);
    }

    private static HttpRequest read(HttpServerConfig config, ServerRequest request) {
        request.headers()
                .first(HeaderNames.CONTENT_LENGTH)
                .filter(length -> !LENGTH.matcher(length).matches())
                .ifPresent(length -> {
                    throw new NovaException(ErrorCode.BAD_REQUEST, "Content-Length is no length: " + length);
                });
        List<HttpHeaders.Header> headers = new ArrayList<>();
        request.headers()
                .forEach(header ->
                        header.allValues().forEach(value -> headers.add(new HttpHeaders.Header(header.name(), value))));
        Origin origin = new Origin(
                request.isSecure() ? "https" : "http",
                request.headers().first(HeaderNames.HOST).orElse(config.host()),
                request.remotePeer().host(),
                config.maxBodyBytes());
        InputStream body = request.content().hasEntity()
                ? new RequestBody(request.content().inputStream())
                : InputStream.nullInputStream();
        return new HttpRequest(
                request.prologue().method().text(),
                request.path().rawPath(),
                Query.parse(request.query().rawValue()),
                new HttpHeaders(headers),
                body,
                origin,
                HttpRequest.Routed.NOT_YET);
    }

    private static void send(HttpResponse answer, boolean head, ServerResponse response) {
        response.status(answer.status());
        for (HttpHeaders.Header header : answer.headers().all()) {
            response.headers().add(HeaderValues.create(header.name(), header.value()));
        }
        switch (answer.content()) {
            case Content.Empty() -> response.send();
            case Content.Bytes(byte[] bytes) -> {
                if (head) {
                    response.contentLength(bytes.length);
                    response.send();
                } else {
                    response.send(bytes);
                }
            }
            case Content.Streamed streamed -> {
                streamed.length().ifPresent(response::contentLength);
                if (head) {
                    response.send();
                } else {
                    write(streamed, response);
                }
            }
        }
    }

    private static void write(Content.Streamed streamed, ServerResponse response) {
        try (OutputStream out = new BufferedOutputStream(response.outputStream(), CHUNK_BYTES)) {
            streamed.writer().write(out);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
