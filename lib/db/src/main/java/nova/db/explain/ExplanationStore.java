package nova.db.explain;

import static java.util.Objects.requireNonNull;
import static nova.db.jooq.tables.ServerExplanations.SERVER_EXPLANATIONS;

import java.time.Instant;
import java.util.Optional;
import nova.db.Tx;
import nova.model.schedule.Explanation;
import nova.model.server.ServerId;
import nova.runtime.json.JsonCodec;

/** The last scheduling explanation of a server, as the conductor left it: what {@code nova explain} shows. */
public final class ExplanationStore {
    /** {@code message} is the one line the server's fault says too. */
    public record Explained(String message, Explanation explanation, Instant created) {
        public Explained {
            requireNonNull(message, "message");
            requireNonNull(explanation, "explanation");
            requireNonNull(created, "created");
        }
    }

    public Optional<Explained> find(Tx tx, ServerId server) {
        return tx.sql()
                .select(SERVER_EXPLANATIONS.MESSAGE, SERVER_EXPLANATIONS.EXPLANATION, SERVER_EXPLANATIONS.CREATED_AT)
                .from(SERVER_EXPLANATIONS)
                .where(SERVER_EXPLANATIONS.SERVER_ID.eq(server.value()))
                .fetchOptional(row ->
                        new Explained(row.value1(), JsonCodec.read(Explanation.class, row.value2()), row.value3()));
    }
}
