package nova.benchmarks.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import nova.benchmarks.Cloud;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * Boots and deletes servers through the REST API of a running cloud and prints rates and latencies.
 *
 * <pre>LoadRun boot-delete SERVERS CONCURRENCY | post-to-active SERVERS | list-detail SERVERS CALLS</pre>
 *
 * Many servers in flight are watched by one poller with two list calls, the rarer the more there are, so that watching
 * costs little; latencies then have that resolution. One server in flight is polled by itself each 2 ms.
 */
public final class LoadRun {
    private static final long POLL_NANOS_EACH = 4_000_000;
    private static final int LOOK_FOR_FAILED = 16;
    private static final long FINE_POLL_NANOS = 2_000_000;
    private static final long STUCK_NANOS = 120_000_000_000L;
    private static final String PREFIX = "load-";

    private final Cloud cloud;
    private final int servers;
    private final Samples toActive;
    private final Samples toGone;
    private final Map<String, Long> booting = new ConcurrentHashMap<>();
    private final Map<String, Long> deleting = new ConcurrentHashMap<>();
    private final AtomicInteger gone = new AtomicInteger();

    private LoadRun(Cloud cloud, int servers) {
        this.cloud = cloud;
        this.servers = servers;
        this.toActive = new Samples(servers);
        this.toGone = new Samples(servers);
    }

    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "usage: boot-delete SERVERS CONCURRENCY | post-to-active SERVERS | list-detail SERVERS CALLS");
        }
        LoadRun run = new LoadRun(Cloud.connect(System.getenv()), Integer.parseInt(arguments[1]));
        switch (arguments[0]) {
            case "boot-delete" -> run.bootAndDelete(Integer.parseInt(arguments[2]));
            case "post-to-active" -> run.postToActive();
            case "list-detail" -> run.listDetail(Integer.parseInt(arguments[2]));
            default -> throw new NovaException(ErrorCode.BAD_REQUEST, "unknown run " + arguments[0]);
        }
    }

    private void bootAndDelete(int concurrency) {
        Semaphore slots = new Semaphore(concurrency);
        long began = System.nanoTime();
        Thread poller = Thread.ofVirtual().start(() -> watch(slots, concurrency));
        List<Thread> clients = java.util.stream.IntStream.range(0, Math.min(concurrency, 16))
                .mapToObj(client -> Thread.ofVirtual().start(() -> bootShare(client, Math.min(concurrency, 16), slots)))
                .toList();
        clients.forEach(LoadRun::join);
        join(poller);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "boot+delete concurrency=%d servers=%d: %.1f per second; POST to ACTIVE %s; DELETE to gone %s%n",
                concurrency,
                servers,
                servers / seconds,
                toActive.summary(),
                toGone.summary());
    }

    private void bootShare(int client, int clients, Semaphore slots) {
        for (int index = client; index < servers; index += clients) {
            slots.acquireUninterruptibly();
            long asked = System.nanoTime();
            booting.put(cloud.boot(PREFIX + index), asked);
        }
    }

    /** Moves servers that are ACTIVE to their delete, and frees the slot of those that are gone. */
    private void watch(Semaphore slots, int concurrency) {
        for (int round = 1; gone.get() < servers; round++) {
            Map<String, Long> watchedBoots = Map.copyOf(booting);
            Set<String> active = cloud.ids(PREFIX, "&status=ACTIVE");
            Set<String> failed = round % LOOK_FOR_FAILED == 0 ? cloud.ids(PREFIX, "&status=ERROR") : Set.of();
            long now = System.nanoTime();
            watchedBoots.forEach((server, asked) -> bootSeen(server, asked, now, active, failed));
            Map<String, Long> watchedDeletes = Map.copyOf(deleting);
            Set<String> present = cloud.ids(PREFIX, "");
            long later = System.nanoTime();
            watchedDeletes.forEach((server, asked) -> {
                if (!present.contains(server) && deleting.remove(server) != null) {
                    toGone.add(later - asked);
                    gone.incrementAndGet();
                    slots.release();
                }
            });
            LockSupport.parkNanos(POLL_NANOS_EACH * concurrency);
        }
    }

    private void bootSeen(String server, long asked, long now, Set<String> active, Set<String> failed) {
        if (failed.contains(server)) {
            throw new NovaException(ErrorCode.INTERNAL, "server " + server + " is in ERROR: nova show " + server);
        }
        if (now - asked > STUCK_NANOS) {
            throw new NovaException(ErrorCode.TIMEOUT, "server " + server + " is still in BUILD");
        }
        if (active.contains(server) && booting.remove(server) != null) {
            toActive.add(now - asked);
            Thread.ofVirtual().start(() -> {
                long begun = System.nanoTime();
                cloud.delete(server);
                deleting.put(server, begun);
            });
        }
    }

    private void postToActive() {
        for (int index = 0; index < servers; index++) {
            long asked = System.nanoTime();
            String server = cloud.boot(PREFIX + index);
            await(server, "ACTIVE", asked);
            toActive.add(System.nanoTime() - asked);
            long begun = System.nanoTime();
            cloud.delete(server);
            await(server, "", begun);
            toGone.add(System.nanoTime() - begun);
        }
        System.out.printf(
                Locale.ROOT,
                "one at a time servers=%d: POST to ACTIVE %s; DELETE to gone %s%n",
                servers,
                toActive.summary(),
                toGone.summary());
    }

    private void await(String server, String wanted, long since) {
        String status = cloud.status(server);
        while (!status.equals(wanted)) {
            if (status.equals("ERROR") || System.nanoTime() - since > STUCK_NANOS) {
                throw new NovaException(ErrorCode.INTERNAL, "server " + server + " is " + status + ", not " + wanted);
            }
            LockSupport.parkNanos(FINE_POLL_NANOS);
            status = cloud.status(server);
        }
    }

    /** Expects {@code servers} servers to be there already; times the detailed list of them. */
    private void listDetail(int calls) {
        Samples list = new Samples(calls);
        int bytes = 0;
        for (int call = 0; call < calls; call++) {
            long asked = System.nanoTime();
            bytes = cloud.listDetail(servers);
            list.add(System.nanoTime() - asked);
        }
        System.out.printf(Locale.ROOT, "servers/detail limit=%d (%d bytes): %s%n", servers, bytes, list.summary());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
