package nova.conductor.operation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nova.model.operation.Operation;
import nova.model.operation.OperationId;
import nova.model.operation.Verb;
import nova.runtime.port.Platform;

/**
 * Operations of this process that should run: what ends things before what begins things, round-robin over projects
 * within, one at a time per server. Full means refused; a sweep offers the operation again.
 */
final class RunQueue {
    static final int MAX_QUEUED = 10_000;

    private static final Logger LOG = System.getLogger(RunQueue.class.getName());

    private final Platform platform;
    private final int maxRuns;
    private final Consumer<OperationId> run;
    // All below guarded by this.
    private final Map<String, Deque<Entry>> urgent = new LinkedHashMap<>();
    private final Map<String, Deque<Entry>> builds = new LinkedHashMap<>();
    private final Set<OperationId> queued = new HashSet<>();
    private final Set<String> busy = new HashSet<>();
    private final Set<OperationId> running = new HashSet<>();
    private int workers;
    private boolean closed;

    private record Entry(OperationId operation, String subject, String project) {}

    RunQueue(Platform platform, int maxRuns, Consumer<OperationId> run) {
        this.platform = platform;
        this.maxRuns = maxRuns;
        this.run = run;
    }

    void submit(Operation operation) {
        boolean build =
                operation.work().verb() == Verb.BUILD_SERVER || operation.work().verb() == Verb.CREATE_SERVERS;
        Entry entry = new Entry(
                operation.id(), operation.subject(), operation.by().project().value());
        synchronized (this) {
            if (closed || queued.contains(entry.operation())) {
                return;
            }
            if (queued.size() >= MAX_QUEUED) {
                LOG.log(Level.WARNING, "run queue is full, a sweep offers it again operation={0}", operation.id());
                return;
            }
            queued.add(entry.operation());
            (build ? builds : urgent)
                    .computeIfAbsent(entry.project(), project -> new ArrayDeque<>())
                    .add(entry);
            if (workers >= maxRuns) {
                return;
            }
            workers++;
        }
        platform.start("operations", this::work);
    }

    /** Whether it waits or runs here. */
    synchronized boolean has(OperationId operation) {
        return queued.contains(operation) || running.contains(operation);
    }

    /** Nothing new starts; what runs ends by itself. */
    synchronized void close() {
        closed = true;
        urgent.clear();
        builds.clear();
        queued.clear();
    }

    synchronized int size() {
        return queued.size() + running.size();
    }

    private void work() {
        for (Optional<Entry> next = take(); next.isPresent(); next = take()) {
            try {
                run.accept(next.get().operation());
            } finally {
                done(next.get());
            }
        }
    }

    private synchronized Optional<Entry> take() {
        for (Map<String, Deque<Entry>> lane : List.of(urgent, builds)) {
            Optional<Entry> entry = takeFrom(lane);
            if (entry.isPresent()) {
                queued.remove(entry.get().operation());
                running.add(entry.get().operation());
                busy.add(entry.get().subject());
                return entry;
            }
        }
        workers--;
        return Optional.empty();
    }

    /** The project it comes from goes to the end of the lane. */
    private Optional<Entry> takeFrom(Map<String, Deque<Entry>> lane) {
        for (Map.Entry<String, Deque<Entry>> project : lane.entrySet()) {
            Iterator<Entry> entries = project.getValue().iterator();
            while (entries.hasNext()) {
                Entry entry = entries.next();
                if (busy.contains(entry.subject())) {
                    continue;
                }
                entries.remove();
                lane.remove(project.getKey());
                if (!project.getValue().isEmpty()) {
                    lane.put(project.getKey(), project.getValue());
                }
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private synchronized void done(Entry entry) {
        busy.remove(entry.subject());
        running.remove(entry.operation());
    }
}
