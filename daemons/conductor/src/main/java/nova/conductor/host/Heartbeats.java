package nova.conductor.host;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nova.conductor.operation.Resends;
import nova.db.Database;
import nova.db.Tx;
import nova.db.operation.HoldStore;
import nova.db.operation.HostLifeStore;
import nova.db.operation.HostLifeStore.Beat;
import nova.db.operation.HostLifeStore.Life;
import nova.db.operation.StepStore;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.operation.SentStep;
import nova.model.operation.StepState;
import nova.model.server.ServerId;
import nova.rpc.contract.ComputeHost;
import nova.rpc.contract.ComputeHost.HeartbeatHeard;
import nova.rpc.contract.HostReports.Heartbeat;

/**
 * Heartbeats, gathered and written together once a second. What a host does not hold of what it was sent is sent again,
 * with growing pauses; the answer carries its leftovers.
 */
final class Heartbeats {
    static final Duration PERIOD = Duration.ofSeconds(1);

    /** Heartbeats gathered for one write; more are dropped, hosts beat again. */
    static final int MAX_GATHERED = 5000;

    /** Heartbeats in one statement. */
    private static final int MAX_BEATS = 200;

    /** Steps looked at per write, and sent again per write. */
    private static final int MAX_STEPS = 5000;

    private static final int MAX_RESENDS = 100;
    private static final int MAX_LEFTOVERS = 1000;

    private static final Duration FIRST_RESEND = Duration.ofSeconds(5);
    private static final Duration LONGEST_RESEND = Duration.ofSeconds(60);

    /** A heartbeat is never longer under way than this. */
    private static final Duration LONGEST_UNDERWAY = Duration.ofSeconds(30);

    private static final Logger LOG = System.getLogger(Heartbeats.class.getName());

    private final Database database;
    private final HostLifeStore lives;
    private final StepStore steps;
    private final HoldStore holds;
    private final Resends resends;
    private final ComputeHost hosts;
    private final Map<HostName, Heartbeat> gathered = new TreeMap<>(); // guarded by itself

    Heartbeats(Database database, HostLifeStore lives, StepStore steps, HoldStore holds, Answers answers) {
        this.database = database;
        this.lives = lives;
        this.steps = steps;
        this.holds = holds;
        this.resends = answers.resends();
        this.hosts = answers.hosts();
    }

    /** Where heartbeats lead to: orders again, and an answer. */
    record Answers(Resends resends, ComputeHost hosts) {}

    void heard(Heartbeat heartbeat) {
        synchronized (gathered) {
            if (gathered.size() < MAX_GATHERED
                    || gathered.containsKey(heartbeat.speaker().host())) {
                gathered.put(heartbeat.speaker().host(), heartbeat);
            }
        }
    }

    /** One write for all that were gathered. */
    void flush() {
        Map<HostName, Heartbeat> batch;
        synchronized (gathered) {
            if (gathered.isEmpty()) {
                return;
            }
            batch = new TreeMap<>(gathered);
            gathered.clear();
        }
        Heard heard = database.write("note heartbeats", tx -> noted(tx, batch));
        Open open = database.read(
                "read what hosts owe",
                tx -> new Open(
                        tx.now(),
                        steps.openAt(tx, heard.current(), MAX_STEPS),
                        holds.leftovers(tx, heard.current(), MAX_LEFTOVERS)));
        sendAgain(batch, open);
        batch.values().forEach(heartbeat -> answer(heartbeat, heard, open));
    }

    /** Hosts whose heartbeats are of their current incarnation, among those that have a record at all. */
    private record Heard(List<HostName> current, Set<HostName> known) {}

    private Heard noted(Tx tx, Map<HostName, Heartbeat> batch) {
        List<HostName> noted = new ArrayList<>();
        Set<HostName> known = new TreeSet<>();
        List<Beat> steady = new ArrayList<>();
        for (Life life : lives.lives(tx, batch.keySet())) {
            Heartbeat heartbeat = batch.get(life.name());
            known.add(life.name());
            if (heartbeat.speaker().incarnation() != life.incarnation()) {
                continue;
            }
            if (!life.silent()) {
                steady.add(new Beat(life, heartbeat.beat()));
            } else if (lives.beat(tx, life, heartbeat.beat())) {
                noted.add(life.name());
            }
        }
        for (int from = 0; from < steady.size(); from += MAX_BEATS) {
            noted.addAll(lives.beats(tx, steady.subList(from, Math.min(from + MAX_BEATS, steady.size()))));
        }
        return new Heard(noted, known);
    }

    private record Open(Instant now, List<SentStep> steps, List<HoldStore.Leftover> leftovers) {}

    private void sendAgain(Map<HostName, Heartbeat> batch, Open open) {
        open.steps().stream()
                .filter(step -> missing(step, batch.get(step.host()), open.now()))
                .limit(MAX_RESENDS)
                .forEach(step -> resends.send(step, batch.get(step.host()).beat()));
    }

    /** Sent long enough ago, to be in this heartbeat if it had arrived; or begun by an incarnation that is gone. */
    private static boolean missing(SentStep step, Heartbeat heartbeat, Instant now) {
        boolean held = heartbeat.held().stream()
                .anyMatch(ref -> ref.operation().equals(step.ref().operation())
                        && ref.sequence() == step.ref().sequence());
        boolean begunHere = step.state() == StepState.RUNNING
                && step.incarnation().equals(Optional.of(heartbeat.speaker().incarnation()));
        Duration age = Duration.between(step.sentAt(), now);
        boolean later = heartbeat.beat() > step.sentBeat() || age.compareTo(LONGEST_UNDERWAY) > 0;
        boolean waits = step.state() == StepState.SENT && !later;
        return !held
                && !begunHere
                && !waits
                && age.compareTo(patience(step.ref().attempt())) > 0;
    }

    static Duration patience(int attempt) {
        Duration pause = FIRST_RESEND.multipliedBy(1L << Math.min(attempt - 1, 10));
        return pause.compareTo(LONGEST_RESEND) > 0 ? LONGEST_RESEND : pause;
    }

    private void answer(Heartbeat heartbeat, Heard heard, Open open) {
        HostName host = heartbeat.speaker().host();
        List<ServerId> leftovers = open.leftovers().stream()
                .filter(leftover -> leftover.host().equals(host))
                .map(HoldStore.Leftover::server)
                .toList();
        try {
            hosts.heard(
                    host,
                    new HeartbeatHeard(
                            heartbeat.speaker().incarnation(),
                            heartbeat.beat(),
                            heard.current().contains(host),
                            leftovers,
                            Optional.of(!heard.known().contains(host))));
        } catch (NovaException unsent) {
            LOG.log(Level.DEBUG, "heartbeat not answered host={0} reason={1}", host, unsent.getMessage());
        }
    }
}
