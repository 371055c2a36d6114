package nova.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.operation.GuestOrder;
import nova.model.operation.StepOutcome;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import org.junit.jupiter.api.Test;

final class JsonCodecTest {
    record Sample(ServerId server, Optional<HostName> host, Map<HostName, Integer> counts, StepOutcome outcome) {}

    @Test
    void recordsRoundTripWithIdsAsTextAndCasesByName() {
        Sample sample = new Sample(
                new ServerId("a"),
                Optional.of(new HostName("h1")),
                Map.of(new HostName("h1"), 3),
                new StepOutcome.Done(PowerState.RUNNING));
        String json = JsonCodec.write(sample);
        assertEquals(
                "{\"server\":\"a\",\"host\":\"h1\",\"counts\":{\"h1\":3},\"outcome\":{\"type\":\"Done\",\"power\":\"RUNNING\"}}",
                json);
        assertEquals(sample, JsonCodec.read(Sample.class, json));
    }

    @Test
    void sealedValuesAtTheTopCarryTheirCase() {
        GuestOrder order = new GuestOrder.Pause(new ServerId("a"));
        String json = JsonCodec.writeAs(GuestOrder.class, order);
        assertEquals("{\"type\":\"Pause\",\"server\":\"a\"}", json);
        assertEquals(order, JsonCodec.read(GuestOrder.class, json));
    }

    @Test
    void unknownPropertiesAreIgnoredAndAbsentOptionalsAreEmpty() {
        Sample read = JsonCodec.read(
                Sample.class, "{\"server\":\"a\",\"counts\":{},\"outcome\":{\"type\":\"Cancelled\"},\"later\":1}");
        assertEquals(Optional.empty(), read.host());
        assertEquals(new StepOutcome.Cancelled(), read.outcome());
    }

    @Test
    void brokenTextIsOurOwnError() {
        assertThrows(NovaException.class, () -> JsonCodec.read(Sample.class, "{"));
    }
}
