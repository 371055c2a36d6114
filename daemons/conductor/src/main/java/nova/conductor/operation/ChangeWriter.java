package nova.conductor.operation;

import java.util.ArrayList;
import java.util.List;
import nova.db.Tx;
import nova.db.operation.HoldStore;
import nova.db.operation.OperationStore;
import nova.db.operation.ServerMoveStore;
import nova.model.host.HostName;
import nova.model.operation.PublicEvent;
import nova.model.server.ServerId;

/** Applies changes in the fixed order of tables: servers, operations, groups, claims, inventories, usage last. */
final class ChangeWriter {
    private final ServerMoveStore servers;
    private final HoldStore holds;
    private final OperationStore operations;
    private final HostName own;

    /** {@code own} is the host of this conductor, where its own events happen. */
    ChangeWriter(ServerMoveStore servers, HoldStore holds, OperationStore operations, HostName own) {
        this.servers = servers;
        this.holds = holds;
        this.operations = operations;
        this.own = own;
    }

    /** What the first half leaves for the second. */
    static final class Rest {
        private final List<Change> changes = new ArrayList<>();
        private final List<ServerMoveStore.Returned> usage = new ArrayList<>();
        private final List<ServerId> freed = new ArrayList<>();
    }

    /** Servers first; throws {@link Unwind} when a move is not allowed any more. */
    Rest servers(Tx tx, List<Change> changes) {
        Rest rest = new Rest();
        for (Change change : changes) {
            switch (change) {
                case Change.Move(var move) -> {
                    if (!servers.move(tx, move)) {
                        throw new Unwind(Unwind.Why.CUT_IN);
                    }
                }
                case Change.MoveIfAllowed(var move) -> servers.move(tx, move);
                case Change.Gone(var server) -> {
                    servers.markDeleted(tx, server).ifPresent(rest.usage::add);
                    rest.changes.add(change);
                }
                case Change.StartFor(var move, var operation) -> {
                    if (servers.move(tx, move)) {
                        rest.changes.add(change);
                    } else {
                        rest.freed.add(move.server());
                    }
                }
                case Change.ReleaseClaims _,
                        Change.Leave _,
                        Change.Explain _,
                        Change.CountBuild _,
                        Change.RecordFailed _ -> rest.changes.add(change);
            }
        }
        return rest;
    }

    void rest(Tx tx, Rest rest) {
        for (Change change : rest.changes) {
            switch (change) {
                case Change.StartFor(var move, var operation) -> operations.accept(tx, operation);
                case Change.RecordFailed(var operation, var event, var details) ->
                    operations.recordFailed(tx, operation, PublicEvent.at(own, event), details);
                case Change.Explain(var server, var message, var text) -> servers.explain(tx, server, message, text);
                case Change.Leave(var server, var host, var reason) -> holds.leave(tx, server, host, reason);
                case Change.Gone(var server) -> {
                    servers.leaveGroups(tx, server);
                    holds.release(tx, server);
                }
                case Change.ReleaseClaims(var server) -> holds.releaseElsewhere(tx, server);
                case Change.CountBuild(var host, var good) -> servers.countBuild(tx, host, good);
                case Change.Move _, Change.MoveIfAllowed _ -> {}
            }
        }
        rest.freed.forEach(server -> holds.release(tx, server));
        rest.usage.forEach(returned -> servers.giveBack(tx, returned));
    }
}
