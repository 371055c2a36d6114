package nova.conductor.operation;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.guest.GuestSpec;
import nova.model.operation.GuestOrder;
import nova.model.operation.OperationSecrets;
import nova.runtime.json.JsonCodec;

/** Puts an admin password and injected files into the config drive of an order. Without a config drive there is no way. */
final class SecretFiles {
    private static final String META_DATA = "meta_data.json";
    private static final Type OBJECT = LinkedHashMap.class;

    private SecretFiles() {}

    @SuppressWarnings("unchecked")
    static GuestOrder.Build into(GuestOrder.Build order, OperationSecrets secrets) {
        GuestSpec guest = order.guest();
        if (guest.config().isEmpty()) {
            return order;
        }
        Map<String, String> files = new TreeMap<>(guest.config().get().files());
        Map<String, Object> meta = (Map<String, Object>) JsonCodec.read(OBJECT, files.getOrDefault(META_DATA, "{}"));
        secrets.adminPassword().ifPresent(password -> meta.put("admin_pass", password));
        List<Map<String, String>> named = new ArrayList<>();
        for (OperationSecrets.InjectedFile file : secrets.files()) {
            String path = "content/%04d".formatted(named.size());
            files.put("../" + path, file.contents());
            named.add(Map.of("path", file.path(), "content_path", "/" + path));
        }
        if (!named.isEmpty()) {
            meta.put("files", named);
        }
        files.put(META_DATA, JsonCodec.write(meta));
        GuestSpec filled = new GuestSpec(
                guest.server(),
                guest.guestName(),
                guest.displayName(),
                guest.owner(),
                guest.flavor(),
                guest.image(),
                guest.vifs(),
                Optional.of(new GuestSpec.GuestConfig(files)));
        return new GuestOrder.Build(filled);
    }
}
