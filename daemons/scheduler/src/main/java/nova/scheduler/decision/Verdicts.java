package nova.scheduler.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.schedule.Explanation;
import nova.model.schedule.Explanation.Rejection;
import nova.scheduler.host.HostState;

/** Which check rejected which host. Turned into words only when somebody asks, and only for the hosts that are shown. */
final class Verdicts {
    static final byte PASSED = -1;

    private final HostState[] considered;
    private final List<HostCheck> checks;
    private final byte[] failed;
    private final Optional<Rejection> missing;

    /** {@code missing} names the host the request asked for, when there is none of that name. */
    Verdicts(HostState[] considered, List<HostCheck> checks, Optional<Rejection> missing) {
        if (checks.size() > Byte.MAX_VALUE) {
            throw new IllegalStateException("more than " + Byte.MAX_VALUE + " checks: " + checks.size());
        }
        this.considered = considered;
        this.checks = checks;
        this.failed = new byte[considered.length];
        this.missing = missing;
    }

    /** Runs the checks in order over each host; the hosts that pass all are put into {@code passed}, in order. */
    int judge(HostState[] passed) {
        HostCheck[] inOrder = checks.toArray(HostCheck[]::new);
        int count = 0;
        for (int i = 0; i < considered.length; i++) {
            failed[i] = firstFailed(inOrder, considered[i]);
            if (failed[i] == PASSED) {
                passed[count++] = considered[i];
            }
        }
        return count;
    }

    private static byte firstFailed(HostCheck[] checks, HostState host) {
        for (int i = 0; i < checks.length; i++) {
            if (!checks[i].passes().test(host)) {
                return (byte) i;
            }
        }
        return PASSED;
    }

    Explanation explanation() {
        int[] byCheck = new int[checks.size()];
        List<Rejection> rejections = new ArrayList<>();
        missing.ifPresent(rejections::add);
        int accepted = 0;
        for (int i = 0; i < considered.length; i++) {
            if (failed[i] == PASSED) {
                accepted++;
                continue;
            }
            byCheck[failed[i]]++;
            if (rejections.size() < Explanation.MAX_REJECTIONS) {
                rejections.add(rejection(considered[i], checks.get(failed[i])));
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        missing.ifPresent(rejection -> counts.put(rejection.check(), 1));
        for (int i = 0; i < byCheck.length; i++) {
            if (byCheck[i] > 0) {
                counts.merge(checks.get(i).name(), byCheck[i], Integer::sum);
            }
        }
        return new Explanation(considered.length, accepted, rejections, counts);
    }

    private static Rejection rejection(HostState host, HostCheck check) {
        return new Rejection(
                host.name(), check.name(), check.need(), check.have().apply(host));
    }
}
