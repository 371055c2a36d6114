package nova.cli.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import nova.cli.CommandFailure;

/**
 * Sends requests. {@link HttpURLConnection} because it starts three times as fast as the newer client and the commands
 * need no more.
 */
public final class Wire {
    /** Answers larger than this are refused. */
    static final int MAX_BODY_BYTES = 256 << 20;

    private static final int CONNECT_TIMEOUT_MILLIS = 30_000;

    private final TrustedPeers peers;
    private final int timeoutMillis;
    private final DebugTrace trace;

    public Wire(TrustedPeers peers, int timeoutMillis, DebugTrace trace) {
        this.peers = peers;
        this.timeoutMillis = timeoutMillis;
        this.trace = trace;
    }

    /** {@code body} is JSON text, or null for none. One redirect of a GET is followed. */
    public Reply send(String method, String url, Map<String, String> headers, String body) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Accept", "application/json");
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        all.put("User-Agent", "nova-jvm");
        all.putAll(headers);
        Reply reply = exchange(method, url, all, body);
        if (method.equals("GET")
                && reply.status() >= 300
                && reply.status() < 400
                && reply.header("location").isPresent()) {
            reply = exchange(method, resolve(url, reply.headers().get("location")), all, body);
        }
        return reply;
    }

    private Reply exchange(String method, String url, Map<String, String> headers, String body) {
        trace.request(method, url, headers, body);
        HttpURLConnection connection = null;
        try {
            connection = open(url);
            connection.setRequestMethod(method);
            headers.forEach(connection::setRequestProperty);
            if (body != null) {
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            Reply reply = read(method, url, connection);
            trace.reply(reply);
            return reply;
        } catch (IOException failure) {
            if (connection != null) {
                connection.disconnect();
            }
            throw unreached(url, failure);
        }
    }

    /** In keystoneauth's words; the reason is ours. */
    private static CommandFailure unreached(String url, IOException failure) {
        return switch (failure) {
            case SocketTimeoutException _ ->
                new CommandFailure("ConnectTimeout", "Request to " + url + " timed out", failure);
            case SSLException broken ->
                new CommandFailure(
                        "SSLFailure", "SSL exception connecting to " + url + ": " + distrust(broken), failure);
            case UnknownHostException _ ->
                new CommandFailure(
                        "ConnectFailure",
                        "Unable to establish connection to " + url + ": Name or service not known",
                        failure);
            default ->
                new CommandFailure(
                        "ConnectFailure", "Unable to establish connection to " + url + ": " + reason(failure), failure);
        };
    }

    private HttpURLConnection open(String url) throws IOException {
        URL address;
        try {
            address = new URI(url).toURL();
        } catch (URISyntaxException | IllegalArgumentException _) {
            throw CommandFailure.because("'" + url + "' is not a URL: it should begin with http:// or https://");
        }
        if (!(address.openConnection() instanceof HttpURLConnection connection)) {
            throw CommandFailure.because("'" + url + "' is neither http nor https");
        }
        if (connection instanceof HttpsURLConnection secure) {
            peers.apply(secure);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(Math.min(CONNECT_TIMEOUT_MILLIS, timeoutMillis));
        connection.setReadTimeout(timeoutMillis);
        return connection;
    }

    private static Reply read(String method, String url, HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, List<String>> each : connection.getHeaderFields().entrySet()) {
            if (each.getKey() != null) {
                headers.put(each.getKey(), String.join(", ", each.getValue()));
            }
        }
        InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (stream == null) {
            return new Reply(method, url, status, headers, "");
        }
        try (stream) {
            byte[] bytes = stream.readNBytes(MAX_BODY_BYTES);
            if (bytes.length == MAX_BODY_BYTES) {
                throw new IOException("the answer has more than " + MAX_BODY_BYTES + " bytes");
            }
            return new Reply(method, url, status, headers, new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static String resolve(String url, String location) {
        return URI.create(url).resolve(location).toString();
    }

    private static String distrust(SSLException failure) {
        String reason = reason(failure);
        return reason.contains("PKIX path")
                ? "certificate verify failed: no authority we believe has signed it; name the file of its authority"
                        + " with --os-cacert, or believe anybody with --insecure"
                : reason;
    }

    private static String reason(IOException failure) {
        String text = failure.getMessage();
        return text == null ? failure.getClass().getSimpleName() : text;
    }
}
