package nova.db.idempotency;

import static java.util.Objects.requireNonNull;
import static nova.db.jooq.tables.IdempotencyKeys.IDEMPOTENCY_KEYS;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.JsonText;
import nova.db.Tx;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.runtime.json.JsonCodec;
import org.jooq.Condition;

/**
 * First answers by {@code Idempotency-Key}, written with the acceptance they answer. A key is unique per project and
 * user; the body of the answer is sealed by the caller, for it may hold a password.
 */
public final class IdempotencyStore {
    /** Whose key. */
    public record Key(ProjectId project, UserId user, String key) {
        public Key {
            requireNonNull(project, "project");
            requireNonNull(user, "user");
            requireNonNull(key, "key");
        }
    }

    /** The first answer; {@code bodyHash} is the request's. Compare arrays by content. */
    public record Answer(String bodyHash, int status, Map<String, String> headers, byte[] sealed) {
        public Answer {
            requireNonNull(bodyHash, "bodyHash");
            headers = java.util.Collections.unmodifiableMap(new TreeMap<>(headers));
            sealed = sealed.clone();
        }

        @Override
        public byte[] sealed() {
            return sealed.clone();
        }
    }

    public Optional<Answer> find(Tx tx, Key key) {
        return tx.sql()
                .select(
                        IDEMPOTENCY_KEYS.BODY_HASH,
                        IDEMPOTENCY_KEYS.STATUS,
                        IDEMPOTENCY_KEYS.HEADERS,
                        IDEMPOTENCY_KEYS.SEALED)
                .from(IDEMPOTENCY_KEYS)
                .where(at(key))
                .fetchOptional(row -> new Answer(row.value1(), row.value2(), JsonText.map(row.value3()), row.value4()));
    }

    /** False when another request with this key was first: roll back, and answer with what {@link #find} says then. */
    public boolean insert(Tx tx, Key key, Answer answer) {
        return tx.sql()
                        .insertInto(IDEMPOTENCY_KEYS)
                        .set(IDEMPOTENCY_KEYS.PROJECT_ID, key.project().value())
                        .set(IDEMPOTENCY_KEYS.USER_ID, key.user().value())
                        .set(IDEMPOTENCY_KEYS.IDEMPOTENCY_KEY, key.key())
                        .set(IDEMPOTENCY_KEYS.BODY_HASH, answer.bodyHash())
                        .set(IDEMPOTENCY_KEYS.STATUS, answer.status())
                        .set(IDEMPOTENCY_KEYS.HEADERS, JsonCodec.write(answer.headers()))
                        .set(IDEMPOTENCY_KEYS.SEALED, answer.sealed())
                        .set(IDEMPOTENCY_KEYS.CREATED_AT, tx.now())
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    /** Forgets at most {@code most} answers older than {@code age}; how many it were. */
    public int forget(Tx tx, Duration age, int most) {
        var old = tx.sql()
                .select(IDEMPOTENCY_KEYS.PROJECT_ID, IDEMPOTENCY_KEYS.USER_ID, IDEMPOTENCY_KEYS.IDEMPOTENCY_KEY)
                .from(IDEMPOTENCY_KEYS)
                .where(IDEMPOTENCY_KEYS.CREATED_AT.lt(tx.now().minus(age)))
                .orderBy(IDEMPOTENCY_KEYS.CREATED_AT)
                .limit(most)
                .fetch(row -> new Key(new ProjectId(row.value1()), new UserId(row.value2()), row.value3()));
        old.forEach(key -> tx.sql().deleteFrom(IDEMPOTENCY_KEYS).where(at(key)).execute());
        return old.size();
    }

    private static Condition at(Key key) {
        return IDEMPOTENCY_KEYS
                .PROJECT_ID
                .eq(key.project().value())
                .and(IDEMPOTENCY_KEYS.USER_ID.eq(key.user().value()))
                .and(IDEMPOTENCY_KEYS.IDEMPOTENCY_KEY.eq(key.key()));
    }
}
