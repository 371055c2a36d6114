package nova.libvirt;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nova.libvirt.connection.Domains;
import nova.libvirt.connection.Hypervisor;
import nova.libvirt.disk.ConsoleLog;
import nova.libvirt.disk.GuestDisks;
import nova.libvirt.disk.GuestFiles;
import nova.libvirt.disk.ImageCache;
import nova.libvirt.xml.DomainXml;
import nova.libvirt.xml.MetadataXml;
import nova.model.console.ConsoleAddress;
import nova.model.console.ConsoleKind;
import nova.model.guest.GuestDiagnostics;
import nova.model.guest.GuestSpec;
import nova.model.guest.HostInventory;
import nova.model.image.ImageId;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.runtime.port.Platform;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import nova.virt.GuestListener;
import nova.virt.GuestView;
import nova.virt.ImageSource;
import nova.virt.VirtDriver;

/** Guests on libvirt and QEMU: with KVM, or emulated, as {@code [libvirt] virt_type} says. */
public final class LibvirtDriver implements VirtDriver {
    private static final Logger LOG = System.getLogger(LibvirtDriver.class.getName());
    private static final Duration RESTORE_EVERY = Duration.ofSeconds(1);

    private final LibvirtSettings settings;
    private final Platform platform;
    private final Hypervisor hypervisor;
    private final Domains domains;
    private final GuestPower power;
    private final GuestEvents events;
    private final ImageCache cache;
    private final GuestDisks disks;
    private final ReachableFolder reachable;
    private final DomainSpecs specs;
    private final HostFacts host;
    private final List<AutoCloseable> tasks = new ArrayList<>();

    public LibvirtDriver(LibvirtSettings settings, Platform platform) {
        this.settings = requireNonNull(settings, "settings");
        this.platform = requireNonNull(platform, "platform");
        Path instances = settings.files().instancesPath();
        this.hypervisor = new Hypervisor(settings.libvirt().uri(), settings.calls(), platform);
        this.domains = new Domains(hypervisor, MetadataXml.NAMESPACE);
        this.power = new GuestPower(domains, platform);
        this.events = new GuestEvents(domains);
        this.cache = new ImageCache(
                instances.resolve(settings.imageCache().subdirectoryName()),
                settings.files().forceRawImages(),
                platform);
        this.disks = new GuestDisks(settings.files(), settings.libvirt(), cache);
        this.reachable = new ReachableFolder(instances, settings.libvirt().uri());
        this.specs = new DomainSpecs(settings, disks, reachable);
        this.host = new HostFacts(hypervisor, instances, settings.myIp());
    }

    @Override
    public void open() {
        reachable.prepare();
        hypervisor.onEvent(events::happened);
        hypervisor.onReconnect(events::tellAll);
        hypervisor.open();
        events.start();
        tasks.add(platform.every("libvirt-restore", RESTORE_EVERY, hypervisor::restore));
        tasks.add(platform.every("image-cache", settings.imageCache().managerInterval(), this::tidyCache));
    }

    @Override
    public HostInventory inventory() {
        return host.read();
    }

    @Override
    public List<GuestView> guests() {
        return domains.all().stream()
                .sorted(Comparator.comparing(GuestView::server))
                .toList();
    }

    @Override
    public Optional<GuestView> inspect(ServerId server) {
        return domains.find(server);
    }

    @Override
    public GuestView spawn(GuestSpec spec, ImageSource images, BooleanSupplier cancelled) {
        Optional<GuestView> there = domains.find(spec.server());
        if (there.isPresent() && there.get().power() == PowerState.RUNNING) {
            return there.get();
        }
        try {
            disks.make(spec, images, cancelled);
            if (cancelled.getAsBoolean()) {
                throw new GuestException(Kind.CANCELLED, "cancelled before server " + spec.server() + " started");
            }
            return startAnew(spec);
        } catch (GuestException failed) {
            undo(spec.server(), failed);
            throw failed;
        }
    }

    private void undo(ServerId server, GuestException failed) {
        try {
            destroy(server);
        } catch (GuestException left) {
            failed.addSuppressed(left);
            LOG.log(Level.ERROR, "guest not removed after a failed build server={0} reason={1}", server, left);
        }
    }

    private GuestView startAnew(GuestSpec spec) {
        disks.emptyConsoleLog(disks.filesOf(spec));
        domains.define(DomainXml.render(specs.of(spec, platform.now())));
        return power.start(spec.server());
    }

    @Override
    public void destroy(ServerId server) {
        if (domains.find(server).isPresent()) {
            power.end(server);
            domains.undefine(server);
        }
        disks.remove(GuestFiles.of(settings.files().instancesPath(), server));
    }

    @Override
    public void powerOn(GuestSpec spec) {
        Optional<GuestView> there = domains.find(spec.server());
        PowerState now = there.map(GuestView::power).orElse(PowerState.NOSTATE);
        if (now == PowerState.RUNNING || now == PowerState.PAUSED) {
            return;
        }
        needDisks(spec);
        startAnew(spec);
    }

    @Override
    public void powerOff(ServerId server, int graceSeconds, BooleanSupplier cancelled) {
        power.off(server, graceSeconds, cancelled);
    }

    @Override
    public boolean rebootSoft(ServerId server, int graceSeconds, BooleanSupplier cancelled) {
        return power.rebootSoft(server, graceSeconds, cancelled);
    }

    @Override
    public void rebootHard(GuestSpec spec) {
        needDisks(spec);
        if (domains.find(spec.server()).isPresent()) {
            power.end(spec.server());
            domains.forgetSavedMemory(spec.server());
        }
        startAnew(spec);
    }

    @Override
    public void pause(ServerId server) {
        power.pause(server);
    }

    @Override
    public void unpause(ServerId server) {
        power.unpause(server);
    }

    @Override
    public void suspend(ServerId server) {
        power.suspend(server);
    }

    @Override
    public void resume(GuestSpec spec) {
        if (domains.find(spec.server()).isPresent() && domains.hasSavedMemory(spec.server())) {
            try {
                power.start(spec.server());
                return;
            } catch (GuestException lost) {
                LOG.log(
                        Level.WARNING,
                        "saved memory not usable, booting from disk server={0} reason={1}",
                        spec.server(),
                        lost.getMessage());
                power.end(spec.server());
                domains.forgetSavedMemory(spec.server());
            }
        }
        powerOn(spec);
    }

    @Override
    public byte[] consoleOutput(ServerId server, int maxBytes) {
        return ConsoleLog.tail(
                GuestFiles.of(settings.files().instancesPath(), server).consoleLog(), maxBytes);
    }

    /** Guests have a VNC screen; their serial console goes to a file. */
    @Override
    public Optional<ConsoleAddress> console(ServerId server, ConsoleKind kind) {
        return switch (kind) {
            case VNC ->
                domains.vncPort(server)
                        .map(port -> new ConsoleAddress(
                                settings.vnc().serverProxyclientAddress(), port, Optional.empty(), Optional.empty()));
            case SPICE, SERIAL -> Optional.empty();
            case MKS ->
                throw new GuestException(
                        GuestException.Kind.NOT_SUPPORTED, "The requested functionality is not supported.");
        };
    }

    @Override
    public GuestDiagnostics diagnostics(ServerId server) {
        return domains.diagnostics(server, settings.libvirt().virtType());
    }

    @Override
    public boolean cacheImage(ImageId image, String diskFormat, ImageSource images, BooleanSupplier cancelled) {
        return cache.prefetch(new ImageCache.Wanted(image, diskFormat, 0), images, cancelled);
    }

    @Override
    public void onEvent(GuestListener listener) {
        events.listener(listener);
    }

    /** Calls to libvirt that were given up and never returned: many of them mean that it must be restarted. */
    public int stuckCalls() {
        return hypervisor.stuckCalls();
    }

    private void needDisks(GuestSpec spec) {
        if (!Files.exists(disks.filesOf(spec).root())) {
            throw new GuestException(Kind.NOT_FOUND, "the disk of server " + spec.server() + " is not on this host");
        }
    }

    private void tidyCache() {
        if (settings.imageCache().removeUnusedBaseImages()) {
            cache.removeUnused(
                    settings.files().instancesPath(), settings.imageCache().removeUnusedOriginalMinimumAgeSeconds());
        }
    }

    @Override
    public void close() {
        for (AutoCloseable task : tasks.reversed()) {
            try {
                task.close();
            } catch (Exception failed) {
                LOG.log(Level.WARNING, "driver task did not end reason={0}", failed.toString());
            }
        }
        tasks.clear();
        events.close();
        hypervisor.close();
    }
}
