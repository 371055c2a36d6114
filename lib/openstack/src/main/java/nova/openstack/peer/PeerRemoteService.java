package nova.openstack.peer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nova.openstack.Authority;
import nova.openstack.client.RestAnswer;
import nova.openstack.remote.RemoteService;

/** A service that answers what a test has written down, and 404 for everything else. */
public final class PeerRemoteService implements RemoteService {
    private final Object lock = new Object();
    private final Map<String, RestAnswer> answers = new TreeMap<>(); // guarded by lock
    private final List<Asked> asked = new ArrayList<>(); // guarded by lock

    /** What it was asked. */
    public record Asked(String call, JsonNode body) {
        public Asked {
            requireNonNull(call, "call");
            requireNonNull(body, "body");
        }
    }

    /** {@code call} is the method and the path with its query; {@code json} may use single quotes for double ones. */
    public PeerRemoteService answers(String call, int status, String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        synchronized (lock) {
            answers.put(call, new RestAnswer(status, Map.of(), body));
        }
        return this;
    }

    /** Everything but questions, in order. */
    public List<Asked> changes() {
        synchronized (lock) {
            return asked.stream()
                    .filter(each -> !each.call().startsWith("GET "))
                    .toList();
        }
    }

    @Override
    public RestAnswer send(Authority authority, String method, String path, JsonNode body) {
        String call = method + " " + path;
        synchronized (lock) {
            asked.add(new Asked(call, body));
            return answers.getOrDefault(call, new RestAnswer(404, Map.of(), new byte[0]));
        }
    }

    @Override
    public String base() {
        return "http://peer";
    }
}
