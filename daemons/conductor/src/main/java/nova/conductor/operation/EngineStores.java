package nova.conductor.operation;

import nova.db.operation.HoldStore;
import nova.db.operation.HostLifeStore;
import nova.db.operation.OperationStore;
import nova.db.operation.ProcessStore;
import nova.db.operation.SecretStore;
import nova.db.operation.ServerMoveStore;
import nova.db.operation.StepStore;
import nova.db.schedule.ClaimStore;
import nova.runtime.secret.Sealer;

/** The tables the engine works on. */
public record EngineStores(
        OperationStore operations,
        StepStore steps,
        SecretStore secrets,
        ProcessStore processes,
        HostLifeStore hosts,
        ServerMoveStore servers,
        HoldStore holds) {
    public static EngineStores sealedBy(Sealer sealer) {
        SecretStore secrets = new SecretStore(sealer);
        return new EngineStores(
                new OperationStore(secrets),
                new StepStore(),
                secrets,
                new ProcessStore(),
                new HostLifeStore(),
                new ServerMoveStore(),
                new HoldStore(new ClaimStore()));
    }
}
