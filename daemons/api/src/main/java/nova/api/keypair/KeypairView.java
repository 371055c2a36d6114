package nova.api.keypair;

import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.api.Stamp;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.keypair.Keypair;

/** Key pairs as documents, each wrapped in its own name. */
record KeypairView(Microversion version) {
    ObjectNode inList(Keypair keypair) {
        return wrapped(common(keypair));
    }

    ObjectNode shown(Keypair keypair) {
        ObjectNode node = common(keypair)
                .put("user_id", keypair.user().value())
                .put("id", keypair.number())
                .put("created_at", Stamp.plain(keypair.created()))
                .put("deleted", false)
                .putNull("deleted_at")
                .putNull("updated_at");
        return wrapped(node);
    }

    ObjectNode created(CreateKeypair.Created created) {
        ObjectNode node = common(created.keypair())
                .put("user_id", created.keypair().user().value());
        created.privateKey().ifPresent(key -> node.put("private_key", key));
        return wrapped(node);
    }

    private ObjectNode common(Keypair keypair) {
        ObjectNode node = Json.object()
                .put("name", keypair.name())
                .put("public_key", keypair.publicKey())
                .put("fingerprint", keypair.fingerprint());
        if (version.atLeast(2, 2)) {
            node.put("type", keypair.type());
        }
        return node;
    }

    private static ObjectNode wrapped(ObjectNode node) {
        ObjectNode body = Json.object();
        body.set("keypair", node);
        return body;
    }
}
