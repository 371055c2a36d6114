package nova.model.keypair;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import nova.model.context.UserId;

/** A user's public key; {@code type} is ssh or x509, {@code number} Nova's id of the row (0 before it is stored). */
public record Keypair(
        UserId user, String name, String type, String fingerprint, String publicKey, Instant created, long number) {
    public Keypair {
        requireNonNull(user, "user");
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(publicKey, "publicKey");
        requireNonNull(created, "created");
    }
}
