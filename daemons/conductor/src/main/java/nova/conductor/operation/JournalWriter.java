package nova.conductor.operation;

import java.util.List;
import java.util.Optional;
import nova.db.Database;
import nova.db.Tx;
import nova.db.operation.Advance;
import nova.db.operation.HostLifeStore;
import nova.db.operation.OperationStore;
import nova.db.operation.SecretStore;
import nova.db.operation.StepStore;
import nova.model.operation.Operation;
import nova.model.operation.Step;

/** The one place where an operation moves on: row changes, the operation's revision and its steps, in one transaction. */
final class JournalWriter {
    private final Database database;
    private final ChangeWriter changes;
    private final OperationStore operations;
    private final StepStore steps;
    private final SecretStore secrets;
    private final HostLifeStore hosts;

    JournalWriter(Database database, ChangeWriter changes, EngineStores stores) {
        this.database = database;
        this.changes = changes;
        this.operations = stores.operations();
        this.steps = stores.steps();
        this.secrets = stores.secrets();
        this.hosts = stores.hosts();
    }

    /** An open step and what it becomes. */
    record StepEnd(Step seen, Step ended) {}

    /** {@code heedCancel}: refuse when somebody asked the operation to stop. */
    record Commit(
            String what,
            Advance to,
            List<Change> changes,
            List<Step> inserts,
            Optional<StepEnd> end,
            boolean heedCancel) {
        Commit {
            changes = List.copyOf(changes);
            inserts = List.copyOf(inserts);
        }
    }

    /** Returns the operation as it stands after the commit; throws {@link Unwind} when it may not go on. */
    Operation write(Operation seen, Commit commit) {
        database.change(commit.what(), tx -> apply(tx, seen, commit));
        Advance to = commit.to();
        return seen.with(new Operation.Progress(
                to.state(),
                seen.progress().revision() + 1,
                to.owner(),
                seen.progress().cancelRequested(),
                to.tries(),
                to.message()));
    }

    private void apply(Tx tx, Operation seen, Commit commit) {
        ChangeWriter.Rest rest = changes.servers(tx, commit.changes());
        if (!operations.advance(tx, seen, commit.to(), commit.heedCancel())) {
            boolean cutIn = commit.heedCancel() && operations.cancelRequested(tx, seen.id());
            throw new Unwind(cutIn ? Unwind.Why.CUT_IN : Unwind.Why.REPLACED);
        }
        commit.end().ifPresent(end -> {
            if (!steps.end(tx, seen.id(), end.seen(), end.ended())) {
                throw new Unwind(Unwind.Why.REPLACED);
            }
        });
        for (Step step : commit.inserts()) {
            if (step.open() && !hosts.reachable(tx, step.host().orElseThrow())) {
                throw new Unwind(Unwind.Why.UNREACHABLE);
            }
            steps.insert(tx, seen.id(), step);
        }
        forgetSecrets(tx, seen, commit);
        changes.rest(tx, rest);
    }

    /** With the last step of an operation its own, with a deleted server those of all its operations. */
    private void forgetSecrets(Tx tx, Operation seen, Commit commit) {
        boolean all = false;
        for (Change change : commit.changes()) {
            if (change instanceof Change.Gone(var server)) {
                secrets.deleteAllOf(tx, server.value());
                all |= seen.subject().equals(server.value());
            }
        }
        if (!all && commit.to().state().finished() && !commit.to().parked()) {
            secrets.delete(tx, seen.id());
        }
    }
}
