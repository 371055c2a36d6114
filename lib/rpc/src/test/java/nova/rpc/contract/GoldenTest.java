package nova.rpc.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.operation.GuestOrder;
import nova.model.operation.StepOutcome;
import nova.rpc.ContractMethod;
import nova.rpc.Envelope;
import nova.rpc.Reply;
import nova.runtime.json.JsonCodec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Messages as they are on the wire, one file each: a change that a process of the last release would not understand
 * shows as a changed line. Components may be added as Optional; then write the files anew with
 * {@code -Dgolden.write=true} and read the difference.
 */
final class GoldenTest {
    private static final List<Class<?>> CONTRACTS =
            List.of(Conductor.class, HostReports.class, ComputeHost.class, Scheduler.class);
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** File name to message. */
    private static Map<String, Record> goldens() {
        Map<Class<?>, Record> plain = Samples.plain().stream()
                .collect(Collectors.toMap(Record::getClass, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        Map<String, Record> goldens = new LinkedHashMap<>();
        for (Class<?> contract : CONTRACTS) {
            ContractMethod.of(contract).forEach((name, method) -> {
                String prefix = contract.getSimpleName() + "." + name;
                requests(plain, method.request())
                        .forEach((suffix, sample) -> goldens.put(prefix + suffix + ".request.json", sample));
                if (method.answers()) {
                    goldens.put(
                            prefix + ".answer.json",
                            sample(plain, method.method().getReturnType()));
                }
            });
        }
        return goldens;
    }

    private static Map<String, Record> requests(Map<Class<?>, Record> plain, Class<?> type) {
        Map<String, Record> samples = new LinkedHashMap<>();
        if (type == ComputeHost.StepOrder.class) {
            Samples.guestOrders()
                    .forEach(order -> samples.put(
                            "." + order.getClass().getSimpleName(), new ComputeHost.StepOrder(Samples.STEP, order)));
        } else if (type == HostReports.StepReport.class) {
            Samples.outcomes()
                    .forEach(outcome -> samples.put(
                            "." + outcome.getClass().getSimpleName(),
                            new HostReports.StepReport(Samples.SPEAKER, Samples.STEP, outcome)));
        } else {
            samples.put("", sample(plain, type));
        }
        return samples;
    }

    private static Record sample(Map<Class<?>, Record> plain, Class<?> type) {
        Record sample = plain.get(type);
        assertTrue(sample != null, "a contract speaks " + type.getSimpleName() + ": add a sample of it to Samples");
        return sample;
    }

    private static String golden(String file) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + file)) {
            assertTrue(in != null, "no golden file " + file + "; write it with -Dgolden.write=true");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }

    @TestFactory
    Stream<DynamicTest> messagesLookAsTheyAlwaysDid() {
        return goldens().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String encoded = JsonCodec.write(entry.getValue());
                    if (Boolean.getBoolean("golden.write")) {
                        Files.writeString(FOLDER.resolve(entry.getKey()), encoded + "\n");
                        return;
                    }
                    assertEquals(golden(entry.getKey()), encoded);
                    assertEquals(
                            entry.getValue(), JsonCodec.read(entry.getValue().getClass(), golden(entry.getKey())));
                }));
    }

    @Test
    void everyGoldenFileBelongsToAMessage() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> strangers = new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).toList());
            strangers.removeAll(goldens().keySet());
            strangers.removeAll(List.of("envelope.json", "fault.json"));
            assertEquals(List.of(), strangers);
        }
    }

    @Test
    void everyOrderAndOutcomeHasASample() {
        assertEquals(cases(GuestOrder.class), names(Samples.guestOrders()));
        assertEquals(cases(StepOutcome.class), names(Samples.outcomes()));
    }

    private static TreeSet<String> cases(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> names(List<?> samples) {
        return samples.stream()
                .map(each -> each.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theEnvelopeLooksAsItAlwaysDid() throws IOException {
        Envelope envelope = new Envelope(
                "HostReports",
                "begin",
                1,
                Instant.parse("2026-01-02T03:04:05Z"),
                Optional.of(new Envelope.Caller(
                        new RequestId("req-1"),
                        Optional.of("req-0"),
                        new ProjectId("p1"),
                        new UserId("u1"),
                        List.of("member"))),
                Optional.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
                "nova-compute",
                "9c0c");
        assertEquals(golden("envelope.json"), envelope.around("{}"));
        assertEquals(envelope, Envelope.of(golden("envelope.json")));
        assertEquals("{}", Envelope.bodyOf(golden("envelope.json")));
    }

    @Test
    void aFaultLooksAsItAlwaysDid() throws IOException {
        Reply fault = Reply.fault(new NovaException(ErrorCode.CONFLICT, "busy"));
        assertEquals(golden("fault.json"), fault.encode());
        assertEquals(fault, Reply.decode(golden("fault.json")));
    }
}
