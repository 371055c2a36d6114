package nova.rpc.jms;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * Where the broker is and who we are there, from {@code [DEFAULT] transport_url}:
 * {@code amqp://user:password@host:port[,user:password@host:port…]/}, or amqps for TLS. The first user counts for all brokers, as they
 * are one broker and its mirrors.
 */
public record TransportUrl(boolean tls, List<Broker> brokers, String user, String password) {
    static final int DEFAULT_PORT = 5672;
    static final int DEFAULT_TLS_PORT = 5671;

    private static final String SCHEME = "amqp://";
    private static final String TLS_SCHEME = "amqps://";

    public record Broker(String host, int port) {
        public Broker {
            requireNonNull(host, "host");
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    public TransportUrl {
        brokers = List.copyOf(brokers);
        requireNonNull(user, "user");
        requireNonNull(password, "password");
        if (brokers.isEmpty()) {
            throw wrong("names no broker");
        }
        if (user.isEmpty()) {
            throw wrong("names no user: write user:password@host:port");
        }
    }

    public static TransportUrl parse(String text) {
        boolean tls = text.startsWith(TLS_SCHEME);
        if (!tls && !text.startsWith(SCHEME)) {
            throw wrong("must begin with " + SCHEME + " or " + TLS_SCHEME + " (AMQP 1.0, as Artemis speaks it)");
        }
        String rest = text.substring((tls ? TLS_SCHEME : SCHEME).length());
        int path = rest.indexOf('/');
        String authority = path < 0 ? rest : rest.substring(0, path);
        List<Broker> brokers = new ArrayList<>();
        String user = "";
        String password = "";
        for (String each : authority.split(",")) {
            int at = each.lastIndexOf('@');
            if (at >= 0 && user.isEmpty()) {
                int colon = each.indexOf(':');
                if (colon < 0 || colon > at) {
                    throw wrong("has a user without a password: write user:password@host:port");
                }
                user = decoded(each.substring(0, colon));
                password = decoded(each.substring(colon + 1, at));
            }
            brokers.add(broker(each.substring(at + 1), tls ? DEFAULT_TLS_PORT : DEFAULT_PORT));
        }
        return new TransportUrl(tls, brokers, user, password);
    }

    /** The same brokers as another user. */
    public TransportUrl as(String other, String itsPassword) {
        return new TransportUrl(tls, brokers, other, itsPassword);
    }

    private static Broker broker(String text, int defaultPort) {
        int colon = text.endsWith("]") ? -1 : text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        if (host.isBlank()) {
            throw wrong("has a broker without a host");
        }
        if (colon < 0) {
            return new Broker(host, defaultPort);
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (port > 0 && port < 65536) {
                return new Broker(host, port);
            }
        } catch (NumberFormatException notANumber) {
            throw wrong("has a port that is not a number, at host " + host);
        }
        throw wrong("has a port outside 1 to 65535, at host " + host);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw wrong("has a broken %-escape in user or password");
        }
    }

    /** Never shows the text itself: it holds a password. */
    private static NovaException wrong(String what) {
        return new NovaException(ErrorCode.BAD_REQUEST, "[DEFAULT] transport_url " + what);
    }

    @Override
    public String toString() {
        return (tls ? TLS_SCHEME : SCHEME) + user + ":***@" + brokers;
    }
}
