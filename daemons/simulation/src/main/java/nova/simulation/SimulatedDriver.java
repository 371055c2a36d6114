package nova.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nova.model.console.ConsoleAddress;
import nova.model.console.ConsoleKind;
import nova.model.guest.GuestDiagnostics;
import nova.model.guest.GuestSpec;
import nova.model.guest.HostInventory;
import nova.model.image.ImageId;
import nova.model.server.ServerId;
import nova.testkit.baton.SimulatedProcess;
import nova.virt.GuestListener;
import nova.virt.GuestView;
import nova.virt.ImageSource;
import nova.virt.VirtDriver;

/** The fake driver as one life of one compute process uses it: each change of a guest is an effect. */
record SimulatedDriver(SimulatedProcess process, VirtDriver inner) implements VirtDriver {
    @Override
    public void open() {
        process.look(() -> {
            inner.open();
            return true;
        });
    }

    @Override
    public HostInventory inventory() {
        return process.look(inner::inventory);
    }

    @Override
    public List<GuestView> guests() {
        return process.look(inner::guests);
    }

    @Override
    public Optional<GuestView> inspect(ServerId server) {
        return process.look(() -> inner.inspect(server));
    }

    @Override
    public GuestView spawn(GuestSpec spec, ImageSource images, BooleanSupplier cancelled) {
        return process.effect("spawn", () -> inner.spawn(spec, images, cancelled));
    }

    @Override
    public void destroy(ServerId server) {
        process.effect("destroy", () -> inner.destroy(server));
    }

    @Override
    public void powerOn(GuestSpec spec) {
        process.effect("power on", () -> inner.powerOn(spec));
    }

    @Override
    public void powerOff(ServerId server, int graceSeconds, BooleanSupplier cancelled) {
        process.effect("power off", () -> inner.powerOff(server, graceSeconds, cancelled));
    }

    @Override
    public boolean rebootSoft(ServerId server, int graceSeconds, BooleanSupplier cancelled) {
        return process.effect("soft reboot", () -> inner.rebootSoft(server, graceSeconds, cancelled));
    }

    @Override
    public void rebootHard(GuestSpec spec) {
        process.effect("hard reboot", () -> inner.rebootHard(spec));
    }

    @Override
    public void pause(ServerId server) {
        process.effect("pause", () -> inner.pause(server));
    }

    @Override
    public void unpause(ServerId server) {
        process.effect("unpause", () -> inner.unpause(server));
    }

    @Override
    public void suspend(ServerId server) {
        process.effect("suspend", () -> inner.suspend(server));
    }

    @Override
    public void resume(GuestSpec spec) {
        process.effect("resume", () -> inner.resume(spec));
    }

    @Override
    public byte[] consoleOutput(ServerId server, int maxBytes) {
        return process.look(() -> inner.consoleOutput(server, maxBytes));
    }

    @Override
    public Optional<ConsoleAddress> console(ServerId server, ConsoleKind kind) {
        return process.look(() -> inner.console(server, kind));
    }

    @Override
    public GuestDiagnostics diagnostics(ServerId server) {
        return process.look(() -> inner.diagnostics(server));
    }

    @Override
    public boolean cacheImage(ImageId image, String diskFormat, ImageSource images, BooleanSupplier cancelled) {
        return process.effect("cache image", () -> inner.cacheImage(image, diskFormat, images, cancelled));
    }

    @Override
    public void onEvent(GuestListener listener) {
        inner.onEvent(listener);
    }

    @Override
    public void close() {
        inner.close();
    }
}
