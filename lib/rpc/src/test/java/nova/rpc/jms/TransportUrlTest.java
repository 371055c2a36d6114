package nova.rpc.jms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nova.model.error.NovaException;
import nova.rpc.jms.TransportUrl.Broker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransportUrlTest {
    @Test
    void brokersUserAndPasswordAreRead() {
        assertEquals(
                new TransportUrl(
                        false,
                        List.of(new Broker("b1", 5673), new Broker("b2", TransportUrl.DEFAULT_PORT)),
                        "compute.h1",
                        "p@s:s/w+d"),
                TransportUrl.parse("amqp://compute.h1:p%40s%3As%2Fw+d@b1:5673,other:x@b2/nova"));
    }

    @Test
    void addressesOfVersion6StandInBrackets() {
        assertEquals(
                List.of(new Broker("[::1]", 5673), new Broker("[::1]", TransportUrl.DEFAULT_PORT)),
                TransportUrl.parse("amqp://u:p@[::1]:5673,[::1]").brokers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rabbit://u:sesame@h/",
                "amqp://h:5672/",
                "amqp://user@h/",
                "amqp://u:sesame@h:port/",
                "amqp://u:sesame@h:99999/",
                "amqp://u:sesame@/",
                "amqp://u:sesame%zz@h/"
            })
    void mistakesAreNamedWithoutThePassword(String text) {
        String message = assertThrows(NovaException.class, () -> TransportUrl.parse(text))
                .getMessage();
        assertTrue(message.startsWith("[DEFAULT] transport_url "), message);
        assertFalse(message.contains("sesame"), message);
    }

    @Test
    void thePasswordIsNotShown() {
        assertEquals(
                "amqp://u:***@[h:1]", TransportUrl.parse("amqp://u:sesame@h:1").toString());
    }

    @Test
    void anUnsetUrlIsExplained() {
        assertThrows(NovaException.class, () -> MessagingConfig.DEFAULTS.url());
    }
}
