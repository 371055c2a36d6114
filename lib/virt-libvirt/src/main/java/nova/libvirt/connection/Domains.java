package nova.libvirt.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.model.guest.GuestDiagnostics;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import nova.virt.GuestView;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/**
 * Guests as libvirt's domains, by server id. Handles live only inside one call and are freed there. A method that
 * changes a guest fails with NOT_FOUND when there is none.
 */
public final class Domains {
    /** From libvirt's headers; the Java binding lacks these. */
    private static final int UNDEFINE_NVRAM = 1 << 2;

    private static final int UNDEFINE_CHECKPOINTS = 1 << 4;
    private static final int METADATA_ELEMENT = 2;

    /** As libvirt writes it for a running guest; a stopped one has port -1. */
    private static final Pattern VNC_PORT = Pattern.compile("<graphics type='vnc' port='(\\d+)'");

    private final Hypervisor hypervisor;
    private final String metadataNamespace;

    public Domains(Hypervisor hypervisor, String metadataNamespace) {
        this.hypervisor = hypervisor;
        this.metadataNamespace = metadataNamespace;
    }

    /** Something to do with one domain. */
    @FunctionalInterface
    interface Act<T> {
        T on(Domain domain) throws LibvirtException;
    }

    public Optional<GuestView> find(ServerId server) {
        return hypervisor.shortly("look for server " + server, connect -> {
            Optional<Domain> domain = lookup(connect, server);
            return domain.isEmpty() ? Optional.empty() : Optional.of(freeing(domain.get(), each -> view(server, each)));
        });
    }

    /** All domains with Nova's metadata; one that goes away while we look is left out. */
    public List<GuestView> all() {
        return hypervisor.shortly("list guests", connect -> {
            List<GuestView> guests = new ArrayList<>();
            for (Domain domain : connect.listAllDomains(0)) {
                freeing(domain, each -> ours(each).map(guests::add));
            }
            return guests;
        });
    }

    /** Long because libvirt looks at QEMU itself first when it is new to it. */
    public void define(String xml) {
        hypervisor.longJob("define guest", connect -> freeing(connect.domainDefineXML(xml), _ -> true));
    }

    /** Starts a defined guest, from its saved memory when it has one. */
    public void start(ServerId server) {
        job("start", server, domain -> domain.isActive() == 1 ? 0 : domain.create());
    }

    public void forgetSavedMemory(ServerId server) {
        act("drop saved memory of", server, domain -> {
            if (domain.hasManagedSaveImage() == 1) {
                domain.managedSaveRemove();
            }
            return true;
        });
    }

    public boolean hasSavedMemory(ServerId server) {
        return act("look at saved memory of", server, domain -> domain.hasManagedSaveImage() == 1);
    }

    /** Presses the power button. */
    public void askToShutDown(ServerId server) {
        act("shut down", server, domain -> {
            if (domain.isActive() == 1) {
                domain.shutdown();
            }
            return true;
        });
    }

    /** Pulls the plug; nothing happens when the guest is off. */
    public void end(ServerId server) {
        job("end", server, domain -> {
            try {
                if (domain.isActive() == 1) {
                    domain.destroy();
                }
            } catch (LibvirtException raced) {
                if (LibvirtErrors.code(raced) != ErrorNumber.VIR_ERR_OPERATION_INVALID || domain.isActive() == 1) {
                    throw raced;
                }
            }
            return true;
        });
    }

    public void undefine(ServerId server) {
        act("undefine", server, domain -> {
            if (domain.isPersistent() == 1) {
                domain.undefine(Domain.UndefineFlags.MANAGED_SAVE
                        | Domain.UndefineFlags.SNAPSHOTS_METADATA
                        | UNDEFINE_NVRAM
                        | UNDEFINE_CHECKPOINTS);
            }
            return true;
        });
    }

    public void pause(ServerId server) {
        act("pause", server, domain -> {
            domain.suspend();
            return true;
        });
    }

    public void unpause(ServerId server) {
        act("unpause", server, domain -> {
            domain.resume();
            return true;
        });
    }

    public void save(ServerId server) {
        job("suspend", server, Domain::managedSave);
    }

    /** Where QEMU listens for a guest's screen; empty when it has none or does not run. */
    public Optional<Integer> vncPort(ServerId server) {
        String xml = act("look at the screen of", server, domain -> domain.getXMLDesc(0));
        Matcher graphics = VNC_PORT.matcher(xml);
        return graphics.find() ? Optional.of(Integer.valueOf(graphics.group(1))) : Optional.empty();
    }

    /** What QEMU and the kernel counted for a running guest. */
    public GuestDiagnostics diagnostics(ServerId server, String virtType) {
        return act("read the counters of", server, domain -> DomainCounters.read(domain, power(domain), virtType));
    }

    private <T> T act(String verb, ServerId server, Act<T> act) {
        return hypervisor.shortly(verb + " server " + server, connect -> on(connect, server, act));
    }

    private <T> T job(String verb, ServerId server, Act<T> act) {
        return hypervisor.longJob(verb + " server " + server, connect -> on(connect, server, act));
    }

    private static <T> T on(Connect connect, ServerId server, Act<T> act) throws LibvirtException {
        Domain domain = lookup(connect, server)
                .orElseThrow(() -> new GuestException(Kind.NOT_FOUND, "no guest of server " + server + " is here"));
        return freeing(domain, act);
    }

    private static Optional<Domain> lookup(Connect connect, ServerId server) throws LibvirtException {
        try {
            return Optional.of(connect.domainLookupByUUIDString(server.value()));
        } catch (LibvirtException missing) {
            if (LibvirtErrors.isMissingDomain(missing)) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    private static <T> T freeing(Domain domain, Act<T> act) throws LibvirtException {
        try {
            return act.on(domain);
        } finally {
            domain.free();
        }
    }

    private Optional<GuestView> ours(Domain domain) throws LibvirtException {
        try {
            domain.getMetadata(METADATA_ELEMENT, metadataNamespace, 0);
            return Optional.of(view(new ServerId(domain.getUUIDString()), domain));
        } catch (LibvirtException notOurs) {
            ErrorNumber code = LibvirtErrors.code(notOurs);
            if (code == ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA || code == ErrorNumber.VIR_ERR_NO_DOMAIN) {
                return Optional.empty();
            }
            throw notOurs;
        }
    }

    private static GuestView view(ServerId server, Domain domain) throws LibvirtException {
        return new GuestView(server, domain.getName(), power(domain));
    }

    private static PowerState power(Domain domain) throws LibvirtException {
        return switch (domain.getInfo().state) {
            case VIR_DOMAIN_RUNNING, VIR_DOMAIN_BLOCKED, VIR_DOMAIN_SHUTDOWN -> PowerState.RUNNING;
            case VIR_DOMAIN_PAUSED -> PowerState.PAUSED;
            // with saved memory too: Nova shows a suspended guest of libvirt's as shut down
            case VIR_DOMAIN_SHUTOFF -> PowerState.SHUTDOWN;
            case VIR_DOMAIN_CRASHED -> PowerState.CRASHED;
            case VIR_DOMAIN_PMSUSPENDED -> PowerState.SUSPENDED;
            case VIR_DOMAIN_NOSTATE -> PowerState.NOSTATE;
        };
    }
}
