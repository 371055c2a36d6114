package nova.compute;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import nova.rpc.Rpc;
import nova.rpc.contract.ComputeHost.HeartbeatHeard;
import nova.runtime.port.Platform;

/**
 * Heartbeats, and what their silence means (design.md §4, Hosts): after three unanswered intervals the connection is
 * made anew, after six nothing new begins and the process ends, so that its service manager starts it again. Guests are
 * left alone.
 */
final class Presence {
    private static final Logger LOG = System.getLogger(Presence.class.getName());

    private final Platform platform;
    private final Rpc rpc;
    private final ComputeConfig config;
    private final Conductors conductors;
    private final Steps steps;
    private final Course course;
    private long beat; // guarded by this
    private long beatNanos; // guarded by this
    private long heardNanos; // guarded by this
    private long reconnectedNanos; // guarded by this

    Presence(Platform platform, Rpc rpc, ComputeConfig config, Conductors conductors, Steps steps, Course course) {
        this.platform = requireNonNull(platform, "platform");
        this.rpc = requireNonNull(rpc, "rpc");
        this.config = requireNonNull(config, "config");
        this.conductors = requireNonNull(conductors, "conductors");
        this.steps = requireNonNull(steps, "steps");
        this.course = requireNonNull(course, "course");
        this.heardNanos = platform.nanos();
        this.beatNanos = heardNanos;
        this.reconnectedNanos = heardNanos;
    }

    /** Sends one heartbeat and judges the silence. */
    void beat() {
        if (course.over()) {
            return;
        }
        long now = platform.nanos();
        Duration silence = silence(now);
        if (silence.compareTo(config.giveUpAfter()) >= 0) {
            course.end(End.SILENCED, "no conductor answered for " + silence.toSeconds() + " s");
            return;
        }
        if (silence.compareTo(config.reconnectAfter()) >= 0 && mayReconnect(now)) {
            LOG.log(Level.WARNING, "no conductor answers, connecting anew: seconds={0}", silence.toSeconds());
            rpc.reconnect();
        }
        conductors.heartbeat(next(now), steps.held(), steps.freeSlots());
    }

    /** Whether heartbeats go out as they should, heard or not. */
    boolean beating() {
        return sinceBeat(platform.nanos()).compareTo(config.giveUpAfter()) < 0;
    }

    /** False while nobody answered for so long that others may be judging us dead. */
    boolean mayBegin() {
        return !course.over() && silence(platform.nanos()).compareTo(config.giveUpAfter()) < 0;
    }

    /** Takes the answer to a heartbeat; false when it is not for this incarnation. */
    boolean heard(HeartbeatHeard answer) {
        if (answer.incarnation() != conductors.incarnation()) {
            return false;
        }
        if (!answer.current()) {
            course.notCurrent(answer.deleted().orElse(false));
            return false;
        }
        note(platform.nanos());
        return true;
    }

    synchronized long lastBeat() {
        return beat;
    }

    private synchronized long next(long now) {
        beatNanos = now;
        return ++beat;
    }

    private synchronized Duration sinceBeat(long now) {
        return Duration.ofNanos(now - beatNanos);
    }

    private synchronized void note(long now) {
        heardNanos = now;
    }

    private synchronized Duration silence(long now) {
        return Duration.ofNanos(now - heardNanos);
    }

    private synchronized boolean mayReconnect(long now) {
        if (Duration.ofNanos(now - Math.max(heardNanos, reconnectedNanos)).compareTo(config.reconnectAfter()) < 0) {
            return false;
        }
        reconnectedNanos = now;
        return true;
    }
}
