package nova.libvirt.connection;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nova.model.guest.GuestDiagnostics;
import nova.model.guest.GuestDiagnostics.Cpu;
import nova.model.guest.GuestDiagnostics.Disk;
import nova.model.guest.GuestDiagnostics.Memory;
import nova.model.guest.GuestDiagnostics.Nic;
import nova.model.guest.GuestDiagnostics.Traffic;
import nova.model.server.PowerState;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import org.libvirt.Domain;
import org.libvirt.DomainBlockStats;
import org.libvirt.DomainInfo;
import org.libvirt.DomainInterfaceStats;
import org.libvirt.LibvirtException;
import org.libvirt.MemoryStatistic;
import org.libvirt.VcpuInfo;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads what libvirt counts for one domain. A counter that this hypervisor, or this state of the guest, does not have is
 * left out, as Nova does; the rest is still worth showing.
 */
final class DomainCounters {
    /** libvirt's memory statistics by tag, named as its Python binding names them. */
    private static final List<String> MEMORY_NAMES = List.of(
            "swap_in",
            "swap_out",
            "major_fault",
            "minor_fault",
            "unused",
            "available",
            "actual",
            "rss",
            "usable",
            "last_update",
            "disk_caches",
            "hugetlb_pgalloc",
            "hugetlb_pgfail");

    private static final int MAX_MEMORY_FIGURES = MEMORY_NAMES.size();

    private DomainCounters() {}

    /** One counter, when there is one. */
    @FunctionalInterface
    private interface Counter<T> {
        T read() throws LibvirtException;
    }

    static GuestDiagnostics read(Domain domain, PowerState power, String virtType) throws LibvirtException {
        Document xml = parse(domain.getXMLDesc(0));
        DomainInfo info = domain.getInfo();
        return new GuestDiagnostics(
                power,
                new GuestDiagnostics.Hypervisor(
                        "libvirt", virtType, System.getProperty("os.name").toLowerCase(Locale.ROOT)),
                cpus(domain),
                disks(domain, xml),
                nics(domain, xml),
                new Memory(info.maxMem, Optional.of(info.memory), memory(domain)));
    }

    private static <T> Optional<T> counted(Counter<T> counter) {
        try {
            return Optional.of(counter.read());
        } catch (LibvirtException notCounted) {
            return Optional.empty();
        }
    }

    private static List<Cpu> cpus(Domain domain) {
        List<Cpu> cpus = new ArrayList<>();
        for (VcpuInfo each : counted(domain::getVcpusInfo).orElse(new VcpuInfo[0])) {
            cpus.add(new Cpu(each.number, each.cpuTime));
        }
        return cpus;
    }

    private static List<Disk> disks(Domain domain, Document xml) {
        List<Disk> disks = new ArrayList<>();
        for (Element device : devices(xml, "disk")) {
            child(device, "target")
                    .map(target -> target.getAttribute("dev"))
                    .ifPresent(name -> counted(() -> domain.blockStats(name))
                            .map(counts -> disk(name, counts))
                            .ifPresent(disks::add));
        }
        return disks;
    }

    private static Disk disk(String name, DomainBlockStats counts) {
        return new Disk(name, counts.rd_bytes, counts.rd_req, counts.wr_bytes, counts.wr_req, counts.errs);
    }

    private static List<Nic> nics(Domain domain, Document xml) {
        List<Nic> nics = new ArrayList<>();
        for (Element device : devices(xml, "interface")) {
            String mac = child(device, "mac")
                    .map(found -> found.getAttribute("address"))
                    .orElse("");
            child(device, "target")
                    .map(target -> target.getAttribute("dev"))
                    .ifPresent(name -> counted(() -> domain.interfaceStats(name))
                            .map(counts -> nic(name, mac, counts))
                            .ifPresent(nics::add));
        }
        return nics;
    }

    private static Nic nic(String name, String mac, DomainInterfaceStats counts) {
        return new Nic(
                name,
                mac,
                new Traffic(counts.rx_bytes, counts.rx_packets, counts.rx_errs, counts.rx_drop),
                new Traffic(counts.tx_bytes, counts.tx_packets, counts.tx_errs, counts.tx_drop));
    }

    private static Map<String, Long> memory(Domain domain) {
        Map<String, Long> figures = new TreeMap<>();
        MemoryStatistic[] found =
                counted(() -> domain.memoryStats(MAX_MEMORY_FIGURES)).orElse(new MemoryStatistic[0]);
        for (MemoryStatistic each : found) {
            if (each != null && each.getTag() >= 0 && each.getTag() < MEMORY_NAMES.size()) {
                figures.put(MEMORY_NAMES.get(each.getTag()), each.getValue());
            }
        }
        return figures;
    }

    private static List<Element> devices(Document xml, String name) {
        NodeList found = xml.getElementsByTagName(name);
        List<Element> devices = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            Element device = (Element) found.item(index);
            if (device.getParentNode().getNodeName().equals("devices")) {
                devices.add(device);
            }
        }
        return devices;
    }

    private static Optional<Element> child(Element device, String name) {
        NodeList found = device.getElementsByTagName(name);
        return found.getLength() == 0 ? Optional.empty() : Optional.of((Element) found.item(0));
    }

    private static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new GuestException(Kind.FAILED, "libvirt's XML cannot be read: " + broken.getMessage(), broken);
        }
    }
}
