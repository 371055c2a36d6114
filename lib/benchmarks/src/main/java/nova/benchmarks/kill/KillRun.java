package nova.benchmarks.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import nova.benchmarks.Cloud;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * Boots servers on a cloud of separate processes while each process in turn is killed with {@code kill -9} and started
 * again, then looks whether every accepted server ended ACTIVE or in ERROR with a reason, and whether the audit finds
 * anything; then deletes them all and looks again.
 *
 * <pre>KillRun MULTI_PROCESS_SCRIPT NOVA_MANAGE CONFIG_FILE SERVERS</pre>
 */
public final class KillRun {
    private static final List<String> VICTIMS =
            List.of("api", "conductor", "scheduler", "compute", "broker", "mariadb");
    private static final Duration BETWEEN_BOOTS = Duration.ofMillis(300);
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(4);
    private static final Duration DOWN = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(8);
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(2);

    private final Path script;
    private final List<String> audit;
    private final int servers;
    private final Cloud cloud;
    private final Map<String, Integer> kills = new TreeMap<>();

    private KillRun(Path script, List<String> audit, int servers, Cloud cloud) {
        this.script = script;
        this.audit = audit;
        this.servers = servers;
        this.cloud = cloud;
    }

    public static void main(String[] arguments) {
        if (arguments.length != 4) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "usage: KillRun MULTI_PROCESS_SCRIPT NOVA_MANAGE CONFIG_FILE SERVERS");
        }
        List<String> audit = List.of(arguments[1], "--config-file", arguments[2], "audit");
        new KillRun(Path.of(arguments[0]), audit, Integer.parseInt(arguments[3]), Cloud.connect(System.getenv())).run();
    }

    private void run() {
        long began = System.nanoTime();
        List<String> accepted = bootWhileKilling();
        say("accepted %d servers in %.0f s; kills %s", accepted.size(), seconds(began), kills);
        long settling = System.nanoTime();
        Map<String, Integer> ends = settle(accepted);
        say("settled %.0f s after the last kill: %s", seconds(settling), ends);
        boolean clean = command(audit);
        accepted.forEach(server -> patiently("DELETE", () -> {
            cloud.delete(server);
            return "";
        }));
        awaitGone(accepted);
        clean &= command(audit);
        say("audit: %s", clean ? "nothing found" : "FOUND SOMETHING, see above");
        if (!clean || ends.getOrDefault("BUILD", 0) > 0) {
            throw new NovaException(ErrorCode.INTERNAL, "the cloud did not settle as promised");
        }
    }

    private List<String> bootWhileKilling() {
        ConcurrentLinkedQueue<String> accepted = new ConcurrentLinkedQueue<>();
        AtomicBoolean booted = new AtomicBoolean();
        Thread client = Thread.ofVirtual().start(() -> {
            for (int index = 0; index < servers; index++) {
                String name = "kill-" + index;
                accepted.add(patiently("POST " + name, () -> cloud.boot(name, name + "-" + began())));
                LockSupport.parkNanos(BETWEEN_BOOTS.toNanos());
            }
            booted.set(true);
        });
        for (int round = 0; !booted.get() || round < VICTIMS.size(); round++) {
            String victim = VICTIMS.get(round % VICTIMS.size());
            command(List.of(script.toString(), "kill", victim));
            LockSupport.parkNanos(DOWN.toNanos());
            command(List.of(script.toString(), "start", victim));
            kills.merge(victim, 1, Integer::sum);
            LockSupport.parkNanos(BETWEEN_KILLS.toNanos());
        }
        try {
            client.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return new ArrayList<>(accepted);
    }

    private static long began() {
        return ProcessHandle.current().pid();
    }

    /** Repeats a call while the service is away; a refusal that stays ends the run. */
    private <T> T patiently(String what, Callable<T> call) {
        long began = System.nanoTime();
        while (true) {
            try {
                return call.call();
            } catch (NovaException failed) {
                if (System.nanoTime() - began > ANSWER_LIMIT.toNanos()) {
                    throw new NovaException(ErrorCode.TIMEOUT, what + " got no answer: " + failed.getMessage(), failed);
                }
                LockSupport.parkNanos(RETRY.toNanos());
            } catch (Exception failed) {
                throw new NovaException(ErrorCode.INTERNAL, what + ": " + failed.getMessage(), failed);
            }
        }
    }

    private Map<String, Integer> settle(List<String> accepted) {
        long began = System.nanoTime();
        List<String> open = new ArrayList<>(accepted);
        Map<String, Integer> ends = new TreeMap<>();
        while (!open.isEmpty() && System.nanoTime() - began < SETTLE_LIMIT.toNanos()) {
            open.removeIf(server -> ended(server, ends));
            LockSupport.parkNanos(RETRY.toNanos());
        }
        if (!open.isEmpty()) {
            ends.put("BUILD", open.size());
            say("still building: %s", open);
        }
        return ends;
    }

    private boolean ended(String server, Map<String, Integer> ends) {
        String status = patiently("GET " + server, () -> cloud.status(server));
        if (status.equals("BUILD")) {
            return false;
        }
        String fault = status.equals("ERROR") ? " (" + patiently("GET", () -> cloud.fault(server)) + ")" : "";
        ends.merge(status + fault, 1, Integer::sum);
        return true;
    }

    private void awaitGone(List<String> accepted) {
        long began = System.nanoTime();
        List<String> open = new ArrayList<>(accepted);
        while (!open.isEmpty() && System.nanoTime() - began < SETTLE_LIMIT.toNanos()) {
            open.removeIf(server ->
                    patiently("GET " + server, () -> cloud.status(server)).isEmpty());
            LockSupport.parkNanos(RETRY.toNanos());
        }
        say("deleted %d of %d in %.0f s", accepted.size() - open.size(), accepted.size(), seconds(began));
    }

    private static boolean command(List<String> words) {
        try {
            Process process = new ProcessBuilder(words).inheritIO().start();
            if (!process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new NovaException(ErrorCode.TIMEOUT, words + " did not end within " + COMMAND_LIMIT);
            }
            return process.exitValue() == 0;
        } catch (IOException broken) {
            throw new NovaException(ErrorCode.INTERNAL, words + ": " + broken.getMessage(), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
