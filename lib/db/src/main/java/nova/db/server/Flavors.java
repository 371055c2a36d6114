package nova.db.server;

import java.util.HashMap;
import java.util.Map;
import nova.model.flavor.Flavor;
import nova.runtime.json.JsonCodec;

/** The flavors of some servers, each text read once: most servers of a page have one of a few. */
final class Flavors {
    private final Map<String, Flavor> read = new HashMap<>();

    Flavor of(String json) {
        return read.computeIfAbsent(json, text -> JsonCodec.read(Flavor.class, text));
    }
}
