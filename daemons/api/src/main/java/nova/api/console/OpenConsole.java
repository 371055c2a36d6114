package nova.api.console;

import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nova.api.ApiContext;
import nova.db.console.ConsoleTokenStore;
import nova.http.Query;
import nova.model.console.ConsoleAddress;
import nova.model.console.ConsoleKind;
import nova.model.console.ConsoleToken;
import nova.model.console.ConsoleType;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.server.Server;
import nova.model.server.TaskState;
import nova.rpc.contract.ComputeHost;

/** Gives the right to open a server's console: asks its host where the console is, and keeps the token's hash. */
final class OpenConsole {
    private final ApiContext context;
    private final ConsoleTokenStore tokens = new ConsoleTokenStore();

    OpenConsole(ApiContext context) {
        this.context = requireNonNull(context, "context");
    }

    /** The address a user opens for the type he calls {@code word}; refuses what Nova refuses, in its order. */
    String url(Server server, ConsoleKind kind, String word) {
        TaskState task = server.state().taskState();
        if (task == TaskState.DELETING || task == TaskState.MIGRATING) {
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    "Cannot 'get_%s_console' instance %s while it is in task_state %s"
                            .formatted(kind.word(), server.id(), task.word()));
        }
        HostName host = server.place()
                .host()
                .orElseThrow(() -> new NovaException(ErrorCode.CONFLICT, "Instance " + server.id() + " is not ready"));
        ConsoleAddress address = address(host, new ComputeHost.OpenConsole(server.id(), kind), word);
        ConsoleType type = ConsoleType.of(word)
                .filter(known -> known.kind() == kind)
                .orElseThrow(() -> new NovaException(ErrorCode.BAD_REQUEST, "Invalid console type " + word));
        String token = context.platform().newId();
        ConsoleToken record = new ConsoleToken(hash(token), server.id(), type, address);
        context.database()
                .change(
                        "authorize console",
                        tx -> tokens.insert(
                                tx, record, context.consoles().tokens().tokenTtl()));
        return url(context.consoles().proxy(type), type, token);
    }

    /** A host refuses what it does not serve; the user is told in the word he used. */
    private ConsoleAddress address(HostName host, ComputeHost.OpenConsole wanted, String word) {
        try {
            return context.peers().computeHosts().openConsole(host, wanted);
        } catch (NovaException refused) {
            throw refused.code() == ErrorCode.BAD_REQUEST ? unavailable(word) : refused;
        }
    }

    static NovaException unavailable(String type) {
        return new NovaException(ErrorCode.BAD_REQUEST, "Unavailable console type " + type + ".");
    }

    /** The newer page of noVNC takes the token only within its own parameter {@code path}. */
    static String url(String base, ConsoleType type, String token) {
        if (type != ConsoleType.NOVNC) {
            return base + "?token=" + token;
        }
        int mark = base.indexOf('?');
        String page = mark < 0 ? base : base.substring(0, mark);
        Query query = mark < 0 ? Query.EMPTY : Query.parse(base.substring(mark + 1));
        String path = query.last("path").orElse("") + "?token=" + token;
        StringBuilder text = new StringBuilder(page).append('?');
        query.values().forEach((name, values) -> {
            if (!name.equals("path")) {
                values.forEach(value -> text.append(encoded(name))
                        .append('=')
                        .append(encoded(value))
                        .append('&'));
            }
        });
        return text.append("path=").append(encoded(path)).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new NovaException(ErrorCode.INTERNAL, "this Java has no SHA-256", impossible);
        }
    }
}
