package nova.virt.fake;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import nova.model.console.ConsoleAddress;
import nova.model.console.ConsoleKind;
import nova.model.guest.GuestDiagnostics;
import nova.model.guest.GuestSpec;
import nova.model.guest.HostInventory;
import nova.model.image.ImageId;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import nova.virt.GuestListener;
import nova.virt.GuestView;
import nova.virt.ImageSource;
import nova.virt.VirtDriver;

/**
 * A driver without a hypervisor: guests are records at a {@link FakeHost}. It keeps the states, the refusals and the
 * repeatability of a real one; it moves no image bytes. {@code pause} is how it takes time.
 */
public final class FakeDriver implements VirtDriver {
    /** How often long work looks whether it was cancelled. */
    private static final Duration SLICE = Duration.ofMillis(200);

    private static final int CONSOLE_PORT = 6969;

    private final FakeHost host;
    private final Consumer<Duration> pause;

    public FakeDriver(FakeHost host, Consumer<Duration> pause) {
        this.host = requireNonNull(host, "host");
        this.pause = requireNonNull(pause, "pause");
    }

    @Override
    public void open() {
        // there is nothing to connect to
    }

    @Override
    public HostInventory inventory() {
        return host.inventory();
    }

    @Override
    public List<GuestView> guests() {
        return host.guests().stream().map(FakeGuest::view).toList();
    }

    @Override
    public Optional<GuestView> inspect(ServerId server) {
        return host.find(server).map(FakeGuest::view);
    }

    @Override
    public GuestView spawn(GuestSpec spec, ImageSource images, BooleanSupplier cancelled) {
        host.checkTrouble(spec.server());
        Optional<FakeGuest> there = host.find(spec.server());
        if (there.isPresent() && there.get().running()) {
            return there.get().view();
        }
        Duration spent = Duration.ZERO;
        while (spent.compareTo(host.spawnTime()) < 0) {
            checkCancelled(cancelled);
            Duration left = host.spawnTime().minus(spent);
            Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            pause.accept(slice);
            spent = spent.plus(slice);
        }
        checkCancelled(cancelled);
        FakeGuest guest = there.isPresent() ? there.get().boot() : FakeGuest.booted(spec);
        host.put(guest);
        return guest.view();
    }

    private static void checkCancelled(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new GuestException(Kind.CANCELLED, "cancelled while the guest was made");
        }
    }

    @Override
    public void destroy(ServerId server) {
        host.remove(server);
    }

    @Override
    public void powerOn(GuestSpec spec) {
        FakeGuest guest = found(spec.server());
        if (!guest.running()) {
            host.checkTrouble(spec.server());
            host.put(FakeGuest.off(spec, guest.boots()).boot());
        }
    }

    @Override
    public void powerOff(ServerId server, int graceSeconds, BooleanSupplier cancelled) {
        FakeGuest guest = found(server);
        if (guest.power() != PowerState.SHUTDOWN) {
            host.put(guest.with(PowerState.SHUTDOWN));
        }
    }

    @Override
    public boolean rebootSoft(ServerId server, int graceSeconds, BooleanSupplier cancelled) {
        FakeGuest guest = found(server);
        if (guest.power() != PowerState.RUNNING) {
            return false;
        }
        host.put(guest.boot());
        return true;
    }

    @Override
    public void rebootHard(GuestSpec spec) {
        FakeGuest guest = found(spec.server());
        host.checkTrouble(spec.server());
        host.put(FakeGuest.off(spec, guest.boots()).boot());
    }

    @Override
    public void pause(ServerId server) {
        move(server, PowerState.RUNNING, PowerState.PAUSED, "pause");
    }

    @Override
    public void unpause(ServerId server) {
        move(server, PowerState.PAUSED, PowerState.RUNNING, "unpause");
    }

    @Override
    public void suspend(ServerId server) {
        move(server, PowerState.RUNNING, PowerState.SUSPENDED, "suspend");
    }

    @Override
    public void resume(GuestSpec spec) {
        FakeGuest guest = found(spec.server());
        switch (guest.power()) {
            case RUNNING -> {}
            case SUSPENDED -> host.put(guest.with(PowerState.RUNNING));
            case SHUTDOWN, CRASHED, NOSTATE ->
                host.put(FakeGuest.off(spec, guest.boots()).boot());
            case PAUSED -> throw wrongState(guest, "resume");
        }
    }

    @Override
    public byte[] consoleOutput(ServerId server, int maxBytes) {
        byte[] all = found(server).console().getBytes(StandardCharsets.UTF_8);
        return all.length <= maxBytes ? all : Arrays.copyOfRange(all, all.length - maxBytes, all.length);
    }

    /** Nothing listens there. */
    @Override
    public Optional<ConsoleAddress> console(ServerId server, ConsoleKind kind) {
        found(server);
        Optional<Integer> tls = kind == ConsoleKind.SPICE ? Optional.of(CONSOLE_PORT + 1) : Optional.empty();
        return Optional.of(new ConsoleAddress(
                "fake" + kind.word() + "console.com", CONSOLE_PORT, tls, Optional.of(server.value())));
    }

    @Override
    public GuestDiagnostics diagnostics(ServerId server) {
        return FakeCounters.of(found(server));
    }

    @Override
    public boolean cacheImage(ImageId image, String diskFormat, ImageSource images, BooleanSupplier cancelled) {
        return host.cache(image);
    }

    @Override
    public void onEvent(GuestListener listener) {
        host.listen(requireNonNull(listener, "listener"));
    }

    @Override
    public void close() {
        // the guests stay with their host
    }

    private void move(ServerId server, PowerState from, PowerState to, String verb) {
        FakeGuest guest = found(server);
        if (guest.power() == to) {
            return;
        }
        if (guest.power() != from) {
            throw wrongState(guest, verb);
        }
        host.put(guest.with(to));
    }

    private FakeGuest found(ServerId server) {
        return host.find(server)
                .orElseThrow(() -> new GuestException(Kind.NOT_FOUND, "guest " + server + " is not on this host"));
    }

    private static GuestException wrongState(FakeGuest guest, String verb) {
        return new GuestException(
                Kind.FAILED, "cannot " + verb + " guest " + guest.server() + ": it is " + guest.power());
    }
}
