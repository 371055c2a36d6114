package nova.compute;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nova.model.console.ConsoleAddress;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.rpc.contract.ComputeHost.ConsoleOutput;
import nova.rpc.contract.ComputeHost.ConsoleQuestion;
import nova.rpc.contract.ComputeHost.Diagnostics;
import nova.rpc.contract.ComputeHost.DiagnosticsQuestion;
import nova.rpc.contract.ComputeHost.OpenConsole;
import nova.rpc.contract.ComputeHost.Uptime;
import nova.virt.GuestException;

/** Questions to this host's driver, answered at once, few at a time: they must not keep orders from their threads. */
final class HostQuestions {
    static final int MAX_QUESTIONS = 16;

    /** Largest console output given; Nova keeps the last 100 KiB. */
    static final int MAX_CONSOLE_BYTES = 1 << 20;

    private final ComputePorts ports;
    private final Semaphore open = new Semaphore(MAX_QUESTIONS);

    HostQuestions(ComputePorts ports) {
        this.ports = requireNonNull(ports, "ports");
    }

    ConsoleOutput consoleOutput(ConsoleQuestion question) {
        int limit = Math.clamp(question.maxBytes(), 0, MAX_CONSOLE_BYTES);
        byte[] output = asked(() -> ports.driver().consoleOutput(question.server(), limit));
        return new ConsoleOutput(new String(output, StandardCharsets.UTF_8));
    }

    /** The refusal is Nova's sentence. */
    ConsoleAddress openConsole(OpenConsole question) {
        return Optional.of(question.kind())
                .filter(ports.consoles()::contains)
                .flatMap(kind -> asked(() -> ports.driver().console(question.server(), kind)))
                .orElseThrow(() -> new NovaException(
                        ErrorCode.BAD_REQUEST,
                        "Unavailable console type %s.".formatted(question.kind().word())));
    }

    Uptime uptime() {
        return new Uptime(asked(ports.uptime()));
    }

    /** Only a running guest has counters; the message is Nova's. */
    Diagnostics diagnostics(DiagnosticsQuestion question) {
        ServerId server = question.server();
        return asked(() -> {
            PowerState power = ports.driver().powerState(server);
            if (power != PowerState.RUNNING) {
                throw new NovaException(
                        ErrorCode.CONFLICT,
                        "Cannot 'get_diagnostics' instance " + server + " while it is in power state " + power.word());
            }
            return new Diagnostics(ports.driver().diagnostics(server));
        });
    }

    private <T> T asked(Supplier<T> question) {
        if (!open.tryAcquire()) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "the host is busy with other questions; ask again later");
        }
        try {
            return question.get();
        } catch (GuestException failed) {
            throw new NovaException(code(failed.kind()), failed.getMessage(), failed);
        } finally {
            open.release();
        }
    }

    private static ErrorCode code(GuestException.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> ErrorCode.NOT_FOUND;
            case NOT_SUPPORTED -> ErrorCode.NOT_SUPPORTED;
            case REFUSED, CANCELLED, FAILED -> ErrorCode.UNAVAILABLE;
            case IMPOSSIBLE -> ErrorCode.CONFLICT;
        };
    }
}
