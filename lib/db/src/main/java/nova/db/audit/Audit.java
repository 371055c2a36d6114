package nova.db.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nova.db.Database;
import nova.db.Tx;

/**
 * Compares rows with rows: the invariants that hold after every commit. The simulation runs it after each seed, the
 * benchmarks after each load, operators as {@code nova-manage audit}. Reads only, and may run on a busy cloud: each rule
 * is one statement, which sees one moment.
 */
public final class Audit {
    /** Violations listed per rule and question; more are not looked for. */
    public static final int MAX_PER_RULE = 1000;

    /** A live operation whose time came this long ago is tended by nobody. */
    public static final Duration OVERDUE = Duration.ofMinutes(10);

    /** One question; the answer is a violation per row. */
    @FunctionalInterface
    interface Check {
        List<Violation> violations(Tx tx);
    }

    private static final List<Check> CHECKS = List.of(
            JournalRules::serversMove,
            JournalRules::operationsHaveServers,
            JournalRules::operationsAreTended,
            JournalRules::stepsEnd,
            JournalRules::secretsHaveOwners,
            HoldRules::serversHaveClaims,
            HoldRules::claimsHaveOwners,
            HoldRules::inventoriesCount,
            HoldRules::hostsCount,
            HoldRules::leftoversHaveHosts,
            UsageRules::usagesOfServersCount,
            UsageRules::usagesWithoutServersAreZero,
            UsageRules::membersExist);

    /** Empty when all is well; sorted by rule and subject. */
    public List<Violation> run(Database database) {
        List<Violation> found = new ArrayList<>();
        CHECKS.forEach(check -> found.addAll(database.read("audit", check::violations)));
        found.sort(null);
        return found;
    }
}
