package nova.rpc.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.model.console.ConsoleAddress;
import nova.model.console.ConsoleKind;
import nova.model.guest.GuestDiagnostics;
import nova.model.host.HostName;
import nova.model.image.ImageId;
import nova.model.operation.GuestOrder;
import nova.model.operation.StepRef;
import nova.model.server.ServerId;
import nova.rpc.Call;
import nova.rpc.Cast;
import nova.rpc.Contract;

/** Orders and questions to one host. Orders for one server run one at a time, in arrival order. */
@Contract(address = "nova.compute", perHost = true)
public interface ComputeHost {
    /**
     * Do this. The host asks {@link HostReports#begin} before it touches anything and reports the end. A doubled or
     * late order is harmless: the begin is refused or the report is ignored.
     */
    @Cast(ttlSeconds = 600)
    void perform(HostName host, StepOrder order);

    /** Stop this step as soon as it can be stopped, and report. Unknown steps are ignored. */
    @Cast
    void cancel(HostName host, CancelStep order);

    /** A heartbeat was heard; {@code leftovers} are guests to clear (destroy whatever is here) and then report. */
    @Cast(ttlSeconds = 30)
    void heard(HostName host, HeartbeatHeard answer);

    @Call(timeoutSeconds = 60)
    ConsoleOutput consoleOutput(HostName host, ConsoleQuestion question);

    @Call(timeoutSeconds = 60)
    Uptime uptime(HostName host, UptimeQuestion question);

    /** What a guest used; CONFLICT when it does not run. */
    @Call(timeoutSeconds = 60)
    Diagnostics diagnostics(HostName host, DiagnosticsQuestion question);

    /**
     * Where a guest's console is served. BAD_REQUEST when the host serves none of this kind, NOT_SUPPORTED when its
     * driver knows no such kind, NOT_FOUND when the guest is not here.
     */
    @Call(timeoutSeconds = 60)
    ConsoleAddress openConsole(HostName host, OpenConsole question);

    /** Download these images before a guest needs them. Twice is harmless: what is cached is not downloaded again. */
    @Cast(ttlSeconds = 600)
    void cacheImages(HostName host, CacheImagesOrder order);

    record StepOrder(StepRef step, GuestOrder order) {}

    record CancelStep(StepRef step) {}

    /** {@code deleted} says why a host is not current, as in {@link HostReports.Noted}. */
    record HeartbeatHeard(
            long incarnation, long beat, boolean current, List<ServerId> leftovers, Optional<Boolean> deleted) {
        public HeartbeatHeard(long incarnation, long beat, boolean current, List<ServerId> leftovers) {
            this(incarnation, beat, current, leftovers, Optional.empty());
        }

        public HeartbeatHeard {
            leftovers = List.copyOf(leftovers);
            requireNonNull(deleted, "deleted");
        }
    }

    /** At most {@code maxBytes} from the end. */
    record ConsoleQuestion(ServerId server, int maxBytes) {}

    /** {@code output} decoded leniently as UTF-8. */
    record ConsoleOutput(String output) {}

    record OpenConsole(ServerId server, ConsoleKind kind) {}

    record UptimeQuestion(String node) {}

    record Uptime(String uptime) {}

    record DiagnosticsQuestion(ServerId server) {}

    record Diagnostics(GuestDiagnostics guest) {}

    record CacheImagesOrder(List<WantedImage> images) {
        public CacheImagesOrder {
            images = List.copyOf(images);
        }
    }

    /** {@code diskFormat} is what the image service says it is; a host refuses bytes that are something else. */
    record WantedImage(ImageId id, String diskFormat) {}
}
