package nova.cli.cloud;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** With {@code --debug}: each request as a curl command and each answer, secrets replaced, on standard error. */
public final class DebugTrace {
    private final PrintStream err;
    private final boolean on;

    public DebugTrace(PrintStream err, boolean on) {
        this.err = err;
        this.on = on;
    }

    void request(String method, String url, Map<String, String> headers, String body) {
        if (!on) {
            return;
        }
        StringBuilder line = new StringBuilder("REQ: curl -g -i -X ")
                .append(method)
                .append(' ')
                .append(url);
        new TreeMap<>(headers)
                .forEach((name, value) -> line.append(" -H \"")
                        .append(name)
                        .append(": ")
                        .append(shown(name, value))
                        .append('"'));
        if (body != null) {
            line.append(" -d '").append(masked(body)).append('\'');
        }
        err.println(line);
    }

    void reply(Reply reply) {
        if (!on) {
            return;
        }
        StringBuilder line = new StringBuilder("RESP: [").append(reply.status()).append(']');
        new TreeMap<>(reply.headers())
                .forEach((name, value) ->
                        line.append(' ').append(name).append(": ").append(shown(name, value)));
        err.println(line);
        err.println("RESP BODY: " + masked(reply.body()));
    }

    private static String shown(String header, String value) {
        return header.equalsIgnoreCase("X-Auth-Token") || header.equalsIgnoreCase("X-Subject-Token")
                ? hash(value)
                : value;
    }

    private static String masked(String body) {
        return Secrets.FIELD.matcher(body).replaceAll("$1***");
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return "{SHA256}" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException _) {
            return "***";
        }
    }

    /** Loaded only when somebody debugs. */
    private static final class Secrets {
        static final Pattern FIELD =
                Pattern.compile("(\"(?:password|adminPass|admin_pass|private_key|token)\"\\s*:\\s*\")[^\"]*");
    }
}
