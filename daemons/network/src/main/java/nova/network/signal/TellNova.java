package nova.network.signal;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nova.model.error.NovaException;
import nova.network.store.Signal;
import nova.network.usecase.Stores;
import nova.openstack.compute.ServerEvent;
import nova.openstack.compute.ServerEvents;
import nova.runtime.port.Platform;

/**
 * Tells Nova what happened to its servers' ports, as Neutron does: in batches, and again until Nova has heard it. What
 * is to be told is in the tables, so nothing is forgotten when this process dies; told twice is harmless.
 */
public final class TellNova {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** Events of one request. */
    private static final int BATCH = 100;

    /** While Nova is away, or has the server on no host yet. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** A server that is on no host for so long was never put there: it will read its ports when it is. */
    private static final Duration HOMELESS_PATIENCE = Duration.ofMinutes(1);

    /** Nova away for longer hears of later changes only. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final int TAKEN = 200;
    private static final int ON_NO_HOST = 422;
    private static final Logger LOG = System.getLogger(TellNova.class.getName());

    private final Stores stores;
    private final ServerEvents nova;

    public TellNova(Stores stores, ServerEvents nova) {
        this.stores = requireNonNull(stores, "stores");
        this.nova = requireNonNull(nova, "nova");
    }

    public AutoCloseable start(Platform platform) {
        return platform.every("tell nova", PERIOD, this::round);
    }

    /** Sends what is due, batch after batch, until one fails. For one thread. */
    public void round() {
        List<Signal> batch = due();
        while (!batch.isEmpty() && send(batch) && batch.size() == BATCH) {
            batch = due();
        }
    }

    private List<Signal> due() {
        return stores.database().read("signals", tx -> stores.signals().due(tx, BATCH));
    }

    private boolean send(List<Signal> batch) {
        try {
            settle(
                    batch,
                    nova.tell(batch.stream()
                            .map(signal -> new ServerEvent(signal.server(), signal.name(), signal.port()))
                            .toList()));
            return true;
        } catch (NovaException away) {
            LOG.log(
                    Level.WARNING,
                    "Nova was not told, tried again events={0} reason={1}",
                    batch.size(),
                    away.getMessage());
            stores.database().change("signals later", tx -> {
                Instant limit = tx.now().minus(PATIENCE);
                stores.signals()
                        .remove(
                                tx,
                                batch.stream()
                                        .filter(signal -> signal.createdAt().isBefore(limit))
                                        .toList());
                stores.signals().postpone(tx, batch, PAUSE);
            });
            return false;
        }
    }

    private void settle(List<Signal> batch, List<Integer> codes) {
        stores.database().change("signals told", tx -> {
            Instant limit = tx.now().minus(HOMELESS_PATIENCE);
            List<Signal> again = new ArrayList<>();
            List<Signal> over = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                Signal signal = batch.get(i);
                boolean early =
                        codes.get(i) == ON_NO_HOST && !signal.createdAt().isBefore(limit);
                (early ? again : over).add(signal);
                if (!early && codes.get(i) != TAKEN) {
                    LOG.log(
                            Level.DEBUG,
                            "Nova has no use for it event={0} server={1} code={2}",
                            signal.name(),
                            signal.server(),
                            codes.get(i));
                }
            }
            stores.signals().remove(tx, over);
            stores.signals().postpone(tx, again, PAUSE);
        });
    }
}
