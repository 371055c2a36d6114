package nova.conductor.operation;

import nova.db.Database;
import nova.rpc.contract.ComputeHost;
import nova.runtime.port.Platform;

/** What the classes of the engine share. */
record EngineParts(
        Platform platform,
        Database database,
        EngineStores stores,
        Loader loader,
        JournalWriter writer,
        Ownership ownership,
        Postman postman) {
    static EngineParts of(
            Platform platform, Database database, EngineStores stores, Ownership ownership, ComputeHost hosts) {
        ChangeWriter changes =
                new ChangeWriter(stores.servers(), stores.holds(), stores.operations(), ownership.host());
        return new EngineParts(
                platform,
                database,
                stores,
                new Loader(database, stores.operations(), stores.steps()),
                new JournalWriter(database, changes, stores),
                ownership,
                new Postman(database, stores.secrets(), hosts));
    }
}
