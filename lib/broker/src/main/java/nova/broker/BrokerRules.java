package nova.broker;

import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;

/**
 * Who may do what at which address (design.md §5). Users called {@code compute.<host>} are hosts: each reads its own
 * queue and its own reply queues, and writes to the conductors and to whoever asked it something. All other users are
 * the control plane's and use every address of ours. Nobody manages the broker over AMQP.
 */
public final class BrokerRules {
    public static final String ADDRESSES = "nova.";
    public static final String CONDUCTOR = "nova.conductor";
    public static final String SCHEDULER = "nova.scheduler";
    public static final String COMPUTE = "nova.compute.";
    public static final String REPLY = "nova.reply.";
    public static final String HOST_USER = "compute.";

    private static final String QUEUE_MARK = "::";
    private static final Set<CheckType> CONTROL_PLANE = Set.of(
            CheckType.SEND,
            CheckType.CONSUME,
            CheckType.BROWSE,
            CheckType.CREATE_ADDRESS,
            CheckType.CREATE_DURABLE_QUEUE,
            CheckType.CREATE_NON_DURABLE_QUEUE);
    private static final Set<CheckType> OWN_QUEUE = Set.of(
            CheckType.CONSUME,
            CheckType.CREATE_ADDRESS,
            CheckType.CREATE_DURABLE_QUEUE,
            CheckType.CREATE_NON_DURABLE_QUEUE);

    private BrokerRules() {}

    /** {@code target} is an address, or {@code address::queue}; our queues are called as their addresses. */
    public static boolean permits(String user, CheckType check, String target) {
        int mark = target.indexOf(QUEUE_MARK);
        String address = mark < 0 ? target : target.substring(0, mark);
        if (mark >= 0 && !target.substring(mark + QUEUE_MARK.length()).equals(address)) {
            return false;
        }
        if (!address.startsWith(ADDRESSES) || address.indexOf('*') >= 0 || address.indexOf('#') >= 0) {
            return false;
        }
        return user.startsWith(HOST_USER) ? hostMay(user, check, address) : CONTROL_PLANE.contains(check);
    }

    private static boolean hostMay(String user, CheckType check, String address) {
        if (check == CheckType.SEND) {
            return address.equals(CONDUCTOR) || address.startsWith(REPLY);
        }
        return OWN_QUEUE.contains(check) && isOwn(user, address);
    }

    /** Host names may contain dots, so the run at the end of a reply queue must not: h1 must not read h1.example's. */
    private static boolean isOwn(String user, String address) {
        if (address.startsWith(COMPUTE)) {
            return address.substring(COMPUTE.length()).equals(user.substring(HOST_USER.length()));
        }
        String replies = REPLY + user + ".";
        return address.startsWith(replies)
                && address.length() > replies.length()
                && address.indexOf('.', replies.length()) < 0;
    }
}
