package nova.rpc.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nova.model.context.ProjectId;
import nova.model.context.RequestContext;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.rpc.Echo;
import nova.rpc.Echo.Answer;
import nova.rpc.Echo.Question;
import nova.rpc.Rpc.Serving;
import nova.rpc.Sender;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;
import org.junit.jupiter.api.Test;

final class MemoryRpcTest {
    private final Platform platform = new SystemPlatform();
    private final MemoryBus bus = new MemoryBus(platform);
    private final MemoryRpc server = bus.door("server");
    private final MemoryRpc client = bus.door("client");

    /** Answers with a function; everything told is kept. */
    private static final class Answering implements Echo.Shared {
        final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        final CountDownLatch heard = new CountDownLatch(1);

        @Override
        public Answer ask(Question question) {
            return switch (question.text()) {
                case "refuse" -> throw new NovaException(ErrorCode.CONFLICT, "server a is busy");
                case "break" -> throw new IllegalStateException("secret detail");
                case "who" ->
                    new Answer(RequestContext.CURRENT.get().request() + " "
                            + RequestContext.CURRENT.get().roles() + " "
                            + Sender.CURRENT.get().process());
                default -> new Answer("heard " + question.text());
            };
        }

        @Override
        public Answer askBriefly(Question question) {
            return ask(question);
        }

        @Override
        public void tell(Question question) {
            told.add(question.text());
            heard.countDown();
        }
    }

    private final Answering answering = new Answering();

    private void serve(int concurrency) {
        server.serve(Echo.Shared.class, answering, Serving.shared(concurrency));
    }

    private String ask(String text) {
        return client.client(Echo.Shared.class).ask(Echo.question(text)).text();
    }

    @Test
    void aCallIsAnswered() {
        serve(4);
        assertEquals("heard hello", ask("hello"));
    }

    @Test
    void aCastArrives() throws InterruptedException {
        serve(4);
        client.client(Echo.Shared.class).tell(Echo.question("news"));
        assertTrue(answering.heard.await(60, TimeUnit.SECONDS));
        assertEquals(List.of("news"), List.copyOf(answering.told));
    }

    @Test
    void messagesSentBeforeTheServerStartsAreKeptForIt() throws InterruptedException {
        client.client(Echo.Shared.class).tell(Echo.question("early"));
        serve(1);
        assertTrue(answering.heard.await(60, TimeUnit.SECONDS));
    }

    @Test
    void theAnswerersExceptionComesBackWithCodeAndMessage() {
        serve(4);
        NovaException thrown = assertThrows(NovaException.class, () -> ask("refuse"));
        assertEquals(ErrorCode.CONFLICT, thrown.code());
        assertEquals("server a is busy", thrown.getMessage());
    }

    @Test
    void aBugOverThereIsInternalAndTellsNoDetail() {
        serve(4);
        NovaException thrown = assertThrows(NovaException.class, () -> ask("break"));
        assertEquals(ErrorCode.INTERNAL, thrown.code());
        assertTrue(!thrown.getMessage().contains("secret detail"), thrown.getMessage());
    }

    @Test
    void nobodyThereIsATimeoutThatNamesTheAddress() {
        NovaException thrown = assertThrows(
                NovaException.class, () -> client.client(Echo.Shared.class).askBriefly(Echo.question("anyone")));
        assertEquals(ErrorCode.TIMEOUT, thrown.code());
        assertTrue(thrown.getMessage().startsWith("nova.test did not answer Shared.askBriefly"), thrown.getMessage());
    }

    @Test
    void theRequestContextAndTheSenderTravelButNotTheToken() {
        serve(4);
        RequestContext context = new RequestContext(
                new RequestId("req-1"),
                Optional.empty(),
                new ProjectId("p"),
                new UserId("u"),
                List.of("member"),
                Optional.of("token"));
        String who = ScopedValue.where(RequestContext.CURRENT, context).call(() -> ask("who"));
        assertEquals("req-1 [member] client", who);
    }

    @Test
    void contractsAtOneAddressAreServedByOneProcessSideBySide() throws Exception {
        serve(2);
        AutoCloseable second =
                server.serve(Echo.Neighbour.class, question -> new Answer("hi " + question.text()), Serving.shared(2));
        assertEquals("heard a", ask("a"));
        assertEquals(
                "hi b",
                client.client(Echo.Neighbour.class).greet(Echo.question("b")).text());
        second.close();
        NovaException thrown = assertThrows(
                NovaException.class, () -> client.client(Echo.Neighbour.class).greet(Echo.question("c")));
        assertEquals(ErrorCode.NOT_SUPPORTED, thrown.code());
    }

    @Test
    void noMoreThanTheAgreedNumberRunAtATime() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(40);
        Echo.AtHost slow = new Echo.AtHost() {
            @Override
            public Answer ask(HostName host, Question question) {
                throw new NovaException(ErrorCode.NOT_SUPPORTED, "not asked in this test");
            }

            @Override
            public void tell(HostName host, Question question) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                platform.pause(Duration.ofMillis(2));
                running.decrementAndGet();
                done.countDown();
            }
        };
        HostName host = new HostName("h1");
        server.serve(Echo.AtHost.class, slow, Serving.at(host, 3));
        Echo.AtHost atHost = client.client(Echo.AtHost.class);
        IntStream.range(0, 40).forEach(_ -> atHost.tell(host, Echo.question("work")));
        assertTrue(done.await(60, TimeUnit.SECONDS));
        assertEquals(3, most.get());
    }

    @Test
    void aHostMayReportOnlyItself() {
        server.serve(Echo.Reports.class, report -> new Answer("noted " + report.host()), Serving.shared(2));
        Echo.Reports host1 = bus.hostDoor(new HostName("h1")).client(Echo.Reports.class);
        assertEquals(
                "noted h1",
                host1.report(new Echo.Report(new HostName("h1"), "x")).text());
        NovaException forged =
                assertThrows(NovaException.class, () -> host1.report(new Echo.Report(new HostName("h2"), "x")));
        assertEquals(ErrorCode.FORBIDDEN, forged.code());
    }

    @Test
    void aHostMaySpeakOnlyContractsMeantForHosts() {
        serve(2);
        Echo.Shared fromHost = bus.hostDoor(new HostName("h1")).client(Echo.Shared.class);
        NovaException refused = assertThrows(NovaException.class, () -> fromHost.ask(Echo.question("hello")));
        assertEquals(ErrorCode.FORBIDDEN, refused.code());
    }

    @Test
    void aClosedDoorServesNoMore() {
        serve(4);
        server.close();
        NovaException thrown = assertThrows(
                NovaException.class, () -> client.client(Echo.Shared.class).askBriefly(Echo.question("x")));
        assertEquals(ErrorCode.TIMEOUT, thrown.code());
    }
}
