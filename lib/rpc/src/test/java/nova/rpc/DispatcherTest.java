package nova.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.rpc.Echo.Answer;
import nova.runtime.json.JsonCodec;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.Test;

final class DispatcherTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final Dispatcher dispatcher = new Dispatcher(new SystemPlatform());

    private static String frame(String contract, String method, int version, Instant deadline, String body) {
        return new Envelope(contract, method, version, deadline, Optional.empty(), Optional.empty(), "test", "run")
                .around(body);
    }

    private Optional<Reply> dispatch(String frame) {
        return dispatcher.dispatch(frame, "nova", Optional.empty()).map(Reply::decode);
    }

    private static Instant later() {
        return Instant.now().plusSeconds(60);
    }

    private void serve() {
        dispatcher.add(Echo.Neighbour.class, question -> {
            asked.incrementAndGet();
            return new Answer(question.text() + question.number().orElse(0));
        });
    }

    private String codeOf(String frame) {
        return dispatch(frame).orElseThrow().fault().orElseThrow().code();
    }

    @Test
    void unknownComponentsAreIgnoredAndMissingOptionalsAreEmpty() {
        serve();
        Reply reply = dispatch(frame("Neighbour", "greet", 1, later(), "{\"text\":\"a\",\"fromTheFuture\":[1]}"))
                .orElseThrow();
        assertEquals(JsonCodec.write(new Answer("a0")), reply.body());
    }

    @Test
    void aMessageThatIsTooLateIsNotRun() {
        serve();
        assertTrue(dispatch(frame("Neighbour", "greet", 1, Instant.now().minusSeconds(1), "{\"text\":\"a\"}"))
                .isEmpty());
        assertEquals(0, asked.get());
    }

    @Test
    void unknownContractsAndMethodsAreAnswered() {
        serve();
        assertEquals("NOT_SUPPORTED", codeOf(frame("Stranger", "greet", 1, later(), "{}")));
        assertEquals("NOT_SUPPORTED", codeOf(frame("Neighbour", "leave", 1, later(), "{}")));
    }

    @Test
    void theNextReleaseIsUnderstoodTheOneAfterIsNot() {
        serve();
        assertTrue(dispatch(frame("Neighbour", "greet", 2, later(), "{\"text\":\"a\"}"))
                .orElseThrow()
                .fault()
                .isEmpty());
        assertEquals("NOT_SUPPORTED", codeOf(frame("Neighbour", "greet", 3, later(), "{\"text\":\"a\"}")));
    }

    @Test
    void brokenBodiesAreAnsweredAndBrokenMessagesDropped() {
        serve();
        assertEquals("BAD_REQUEST", codeOf(frame("Neighbour", "greet", 1, later(), "{\"text\":")));
        assertTrue(dispatch("no json at all").isEmpty());
        assertTrue(dispatch("{}\n{}").isEmpty());
    }

    @Test
    void aHostsQueueTellsTheHandlerWhoseItIs() {
        dispatcher.add(Echo.AtHost.class, new Echo.AtHost() {
            @Override
            public Answer ask(HostName host, Echo.Question question) {
                return new Answer(host + " " + question.text());
            }

            @Override
            public void tell(HostName host, Echo.Question question) {
                asked.incrementAndGet();
            }
        });
        String frame = frame("AtHost", "ask", 1, later(), "{\"text\":\"a\"}");
        String reply = dispatcher
                .dispatch(frame, "nova", Optional.of(new HostName("h1")))
                .orElseThrow();
        assertEquals("{\"text\":\"h1 a\"}", Reply.decode(reply).body());
        String cast = frame("AtHost", "tell", 1, later(), "{\"text\":\"a\"}");
        assertTrue(dispatcher
                .dispatch(cast, "nova", Optional.of(new HostName("h1")))
                .isEmpty());
        assertEquals(1, asked.get());
    }

    @Test
    void codesOfANewerReleaseAreInternal() {
        Reply strange = Reply.decode("{\"fault\":{\"code\":\"TEAPOT\",\"message\":\"short and stout\"}}\nnull");
        NovaException thrown = assertThrows(NovaException.class, () -> strange.take(Answer.class));
        assertEquals(ErrorCode.INTERNAL, thrown.code());
        assertEquals("short and stout", thrown.getMessage());
    }

    private interface NoContract {}

    @Contract(address = "nova.test")
    private interface NeitherCallNorCast {
        Answer ask(Echo.Question question);
    }

    @Contract(address = "nova.test")
    private interface NoRecord {
        @Cast
        void tell(String text);
    }

    @Contract(address = "nova.test", perHost = true)
    private interface HostMissing {
        @Cast
        void tell(Echo.Question question);
    }

    @Contract(address = "nova.test", fromHosts = true)
    private interface Nameless {
        @Cast
        void tell(Echo.Question question);
    }

    @Test
    void contractsThatBreakTheRulesAreRefused() {
        for (Class<?> broken : new Class<?>[] {
            NoContract.class, NeitherCallNorCast.class, NoRecord.class, HostMissing.class, Nameless.class
        }) {
            assertThrows(NovaException.class, () -> ContractMethod.of(broken), broken.getSimpleName());
        }
    }
}
