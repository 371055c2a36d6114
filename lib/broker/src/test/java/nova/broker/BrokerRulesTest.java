package nova.broker;

import static nova.broker.BrokerRules.permits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import nova.model.host.HostName;
import nova.rpc.Sender;
import org.apache.activemq.artemis.core.security.CheckType;
import org.junit.jupiter.api.Test;

final class BrokerRulesTest {
    private static final String H1 = "compute.h1";

    @Test
    void aHostReadsItsOwnQueuesOnly() {
        assertTrue(permits(H1, CheckType.CONSUME, "nova.compute.h1"));
        assertTrue(permits(H1, CheckType.CONSUME, "nova.reply.compute.h1.run-1"));
        assertFalse(permits(H1, CheckType.CONSUME, "nova.compute.h2"));
        assertFalse(permits(H1, CheckType.CONSUME, "nova.conductor"));
        assertFalse(permits(H1, CheckType.CONSUME, "nova.reply.control.run-1"));
        assertFalse(permits(H1, CheckType.BROWSE, "nova.compute.h1"));
    }

    @Test
    void aHostWhoseNameBeginsLikeAnotherDoesNotReadItsReplies() {
        assertFalse(permits(H1, CheckType.CONSUME, "nova.reply.compute.h1.example.run-1"));
        assertTrue(permits("compute.h1.example", CheckType.CONSUME, "nova.reply.compute.h1.example.run-1"));
        assertFalse(permits("compute.h1.example", CheckType.CONSUME, "nova.reply.compute.h1.run-1"));
        assertFalse(permits(H1, CheckType.CONSUME, "nova.reply.compute.h1."));
    }

    @Test
    void aHostWritesToConductorsAndAskersOnly() {
        assertTrue(permits(H1, CheckType.SEND, "nova.conductor"));
        assertTrue(permits(H1, CheckType.SEND, "nova.reply.control.run-1"));
        assertFalse(permits(H1, CheckType.SEND, "nova.scheduler"));
        assertFalse(permits(H1, CheckType.SEND, "nova.compute.h2"));
        assertFalse(permits(H1, CheckType.CREATE_ADDRESS, "nova.reply.control.run-1"));
    }

    @Test
    void queuesOfOtherNamesBehindAnAddressAreRefused() {
        assertTrue(permits(H1, CheckType.CONSUME, "nova.compute.h1::nova.compute.h1"));
        assertFalse(permits(H1, CheckType.CONSUME, "nova.compute.h1::nova.compute.h2"));
        assertFalse(permits(H1, CheckType.CREATE_DURABLE_QUEUE, "nova.conductor::nova.compute.h1"));
        assertFalse(permits("control", CheckType.CONSUME, "nova.compute.#"));
    }

    @Test
    void nobodyManagesTheBrokerOrLeavesOurAddresses() {
        for (CheckType check : EnumSet.allOf(CheckType.class)) {
            assertFalse(permits("control", check, "activemq.management"), check.toString());
            assertFalse(permits(H1, check, "activemq.management"), check.toString());
        }
        assertFalse(permits("control", CheckType.DELETE_DURABLE_QUEUE, "nova.conductor"));
        assertTrue(permits("control", CheckType.CONSUME, "nova.conductor"));
    }

    @Test
    void brokerAndReceiversAgreeWhoIsAHost() {
        assertEquals(BrokerRules.HOST_USER + "h1", Sender.userOf(new HostName("h1")));
    }
}
