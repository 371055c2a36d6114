package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nova.model.server.ServerId;
import nova.runtime.port.Platform;

/**
 * Work keyed by server: one at a time per server, in order of arrival; many servers at a time, builds fewer than the
 * rest so that deletes get through. What waits is bounded by {@link Steps}. Its lock is itself; threads are started
 * outside of it.
 */
final class WorkLines {
    private static final Logger LOG = System.getLogger(WorkLines.class.getName());

    /** Kinds of work with their own bounds. */
    enum Lane {
        BUILD,
        OTHER
    }

    private record Work(Lane lane, Runnable body) {}

    private record Ready(ServerId server, Work work) {}

    private final Platform platform;
    private final Map<Lane, Integer> free = new EnumMap<>(Lane.class);
    private final Map<Lane, Deque<ServerId>> ready = new EnumMap<>(Lane.class);
    /** The first of each line is ready or runs. */
    private final Map<ServerId, Deque<Work>> lines = new HashMap<>();

    private int running;

    WorkLines(Platform platform, int buildSlots, int allSlots) {
        this.platform = requireNonNull(platform, "platform");
        free.put(Lane.BUILD, buildSlots);
        free.put(Lane.OTHER, allSlots);
        for (Lane lane : Lane.values()) {
            ready.put(lane, new ArrayDeque<>());
        }
    }

    void add(ServerId server, Lane lane, Runnable body) {
        start(admit(server, new Work(lane, requireNonNull(body, "body"))));
    }

    /** How many run now. */
    synchronized int running() {
        return running;
    }

    private synchronized List<Ready> admit(ServerId server, Work work) {
        Deque<Work> line = lines.computeIfAbsent(server, _ -> new ArrayDeque<>());
        line.addLast(work);
        if (line.size() == 1) {
            ready.get(work.lane()).addLast(server);
        }
        return takeStartable();
    }

    private synchronized List<Ready> finished(ServerId server, Work done) {
        running--;
        free.merge(done.lane(), 1, Integer::sum);
        Deque<Work> line = lines.get(server);
        line.removeFirst();
        if (line.isEmpty()) {
            lines.remove(server);
        } else {
            ready.get(line.getFirst().lane()).addLast(server);
        }
        return takeStartable();
    }

    private List<Ready> takeStartable() {
        List<Ready> startable = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            Deque<ServerId> waiting = ready.get(lane);
            while (!waiting.isEmpty() && free.get(lane) > 0) {
                free.merge(lane, -1, Integer::sum);
                running++;
                ServerId server = waiting.removeFirst();
                startable.add(new Ready(server, lines.get(server).getFirst()));
            }
        }
        return startable;
    }

    private void start(List<Ready> startable) {
        startable.forEach(each -> platform.start("server " + each.server(), () -> run(each)));
    }

    private void run(Ready each) {
        try {
            each.work().body().run();
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "work failed unexpectedly: server=" + each.server(), bug);
        }
        start(finished(each.server(), each.work()));
    }
}
