package nova.api.keypair;

import java.util.Optional;
import nova.api.ApiContext;
import nova.db.Tx;
import nova.db.keypair.KeypairStore;
import nova.db.usage.QuotaStore;
import nova.model.context.RequestContext;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.keypair.Keypair;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;

/** Imports a public key, or generates a pair of which only the public part is kept. */
final class CreateKeypair {
    private final ApiContext context;
    private final KeypairStore keypairs = new KeypairStore();
    private final QuotaStore quotas = new QuotaStore();

    CreateKeypair(ApiContext context) {
        this.context = context;
    }

    /** {@code privateKey} is shown in the answer and never stored. */
    record Created(Keypair keypair, Optional<String> privateKey) {}

    Created create(KeypairBody wanted) {
        // Nova counts before it looks at the key, and nobody over his quota makes us generate one.
        context.database().read("count keypairs", tx -> {
            requireRoom(tx, wanted.user());
            return wanted;
        });
        Optional<GeneratedKey> generated =
                wanted.publicKey().isPresent() ? Optional.empty() : Optional.of(generate(wanted));
        String publicKey = wanted.publicKey()
                .or(() -> generated.map(GeneratedKey::publicKey))
                .orElseThrow();
        String fingerprint = wanted.type().equals(KeypairBody.X509)
                ? KeyFingerprint.ofCertificate(publicKey)
                : KeyFingerprint.ofSsh(publicKey);
        Keypair keypair = new Keypair(
                wanted.user(),
                wanted.name(),
                wanted.type(),
                fingerprint,
                publicKey,
                context.platform().now(),
                0);
        context.database().change("create keypair", tx -> store(tx, keypair));
        return new Created(keypair, generated.map(GeneratedKey::privateKey));
    }

    private GeneratedKey generate(KeypairBody wanted) {
        return wanted.type().equals(KeypairBody.X509)
                ? GeneratedCertificate.of(wanted.user(), context.platform().now())
                : GeneratedKey.rsa();
    }

    private void requireRoom(Tx tx, UserId user) {
        long limit = quotas.ofUser(
                        tx,
                        RequestContext.CURRENT.get().project(),
                        user,
                        context.servers().quota().limits())
                .of(QuotaResource.KEY_PAIRS);
        if (limit != QuotaLimits.UNLIMITED && keypairs.count(tx, user) >= limit) {
            throw new NovaException(ErrorCode.OVER_QUOTA, "Quota exceeded, too many key pairs.");
        }
    }

    private void store(Tx tx, Keypair keypair) {
        requireRoom(tx, keypair.user());
        if (!keypairs.insert(tx, keypair)) {
            throw new NovaException(ErrorCode.CONFLICT, "Key pair '" + keypair.name() + "' already exists.");
        }
    }
}
