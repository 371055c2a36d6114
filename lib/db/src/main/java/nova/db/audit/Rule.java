package nova.db.audit;

import java.util.Locale;

/** The invariants (design.md §4, Simulation), as far as rows can tell. */
public enum Rule {
    /** A server in a transitional state has a live operation, unless its host is silent. */
    SERVER_MOVES,
    /** A live operation has a server, or servers of its reservation. */
    OPERATION_HAS_SERVER,
    /** A live operation is due within {@link Audit#OVERDUE}, or somebody looks after it. */
    OPERATION_IS_TENDED,
    /** A finished operation has no open step. */
    STEPS_END,
    /** A secret belongs to an operation that is live, or parked and may be tried again. */
    SECRET_HAS_OWNER,
    /** A server on a host holds there what its flavor counts. */
    SERVER_HAS_CLAIM,
    /** A claim belongs to a server on that host, to a live operation, or to a leftover. */
    CLAIM_HAS_OWNER,
    /** What an inventory counts as used is the sum of its claims. */
    INVENTORY_COUNTS,
    /** A host counts the servers that hold claims of it. */
    HOST_COUNTS,
    /** A leftover is of a known host, and not of a server that should be there. */
    LEFTOVER_HAS_HOST,
    /** A project's usage is the sum of its servers; so is a user's, where it is counted. */
    USAGE_COUNTS,
    /** Members of server groups exist. */
    MEMBER_EXISTS;

    /** As commands print it: {@code claim-has-owner}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
