package nova.libvirt;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import nova.libvirt.connection.Hypervisor;
import nova.model.guest.HostInventory;
import nova.model.guest.HostInventory.Supported;
import nova.model.guest.HostInventory.Totals;
import nova.runtime.json.JsonCodec;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import org.libvirt.NodeInfo;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What a host has and is, from libvirt's capabilities, the kernel's memory figures and the file system of the guests. */
final class HostFacts {
    private static final int GIB_SHIFT = 30;
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private final Hypervisor hypervisor;
    private final Path instancesPath;
    private final String myIp;

    HostFacts(Hypervisor hypervisor, Path instancesPath, String myIp) {
        this.hypervisor = hypervisor;
        this.instancesPath = instancesPath;
        this.myIp = myIp;
    }

    record Answer(NodeInfo node, String capabilities, String hostName, long version) {}

    /** {@code cpu_info} as Nova shows it. */
    record CpuInfo(String arch, String model, String vendor, Topology topology, List<String> features) {}

    record Topology(int cells, int sockets, int cores, int threads) {}

    HostInventory read() {
        Answer answer = hypervisor.shortly(
                "read host inventory",
                connect -> new Answer(
                        connect.nodeInfo(), connect.getCapabilities(), connect.getHostName(), connect.getVersion()));
        try {
            Document capabilities = parse(answer.capabilities());
            return new HostInventory(
                    answer.hostName(),
                    "QEMU",
                    (int) answer.version(),
                    totals(answer.node()),
                    JsonCodec.write(cpuInfo(capabilities, answer.node())),
                    supported(capabilities),
                    myIp);
        } catch (IOException unreadable) {
            throw new GuestException(Kind.FAILED, "host inventory not read: " + unreadable, unreadable);
        }
    }

    private Totals totals(NodeInfo node) throws IOException {
        Files.createDirectories(instancesPath);
        FileStore store = Files.getFileStore(instancesPath);
        int diskGib = (int) (store.getTotalSpace() >> GIB_SHIFT);
        int diskUsedGib = (int) ((store.getTotalSpace() - store.getUsableSpace()) >> GIB_SHIFT);
        Map<String, Long> memory = memoryKib();
        long usedKib = memory.getOrDefault("MemTotal", 0L) - memory.getOrDefault("MemAvailable", 0L);
        return new Totals(node.cpus, (int) (node.memory / 1024), diskGib, (int) (usedKib / 1024), diskUsedGib);
    }

    private static Map<String, Long> memoryKib() throws IOException {
        Map<String, Long> values = new HashMap<>();
        for (String line : Files.readAllLines(MEMORY)) {
            String[] parts = line.split(":?\\s+");
            if (parts.length >= 2) {
                values.put(parts[0], Long.parseLong(parts[1]));
            }
        }
        return values;
    }

    static CpuInfo cpuInfo(Document capabilities, NodeInfo node) {
        List<String> features = new ArrayList<>();
        NodeList found = select(capabilities, "/capabilities/host/cpu/feature/@name");
        for (int index = 0; index < found.getLength(); index++) {
            features.add(found.item(index).getNodeValue());
        }
        return new CpuInfo(
                text(capabilities, "/capabilities/host/cpu/arch"),
                text(capabilities, "/capabilities/host/cpu/model"),
                text(capabilities, "/capabilities/host/cpu/vendor"),
                new Topology(node.nodes, node.sockets, node.cores, node.threads),
                features.stream().sorted().toList());
    }

    /** (architecture, hypervisor, mode) of every kind of guest libvirt could make. */
    static List<Supported> supported(Document capabilities) {
        Set<Supported> all = new LinkedHashSet<>();
        NodeList guests = select(capabilities, "/capabilities/guest");
        for (int index = 0; index < guests.getLength(); index++) {
            Element guest = (Element) guests.item(index);
            String mode = guest.getElementsByTagName("os_type").item(0).getTextContent();
            NodeList architectures = guest.getElementsByTagName("arch");
            for (int each = 0; each < architectures.getLength(); each++) {
                Element arch = (Element) architectures.item(each);
                NodeList kinds = arch.getElementsByTagName("domain");
                for (int kind = 0; kind < kinds.getLength(); kind++) {
                    String type = ((Element) kinds.item(kind)).getAttribute("type");
                    all.add(new Supported(arch.getAttribute("name"), type, mode));
                }
            }
        }
        return List.copyOf(all);
    }

    static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new GuestException(Kind.FAILED, "libvirt's XML cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static String text(Document document, String path) {
        NodeList found = select(document, path);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static NodeList select(Document document, String path) {
        try {
            XPath query = XPathFactory.newInstance().newXPath();
            return (NodeList) query.evaluate(path, document, XPathConstants.NODESET);
        } catch (XPathExpressionException wrong) {
            throw new GuestException(Kind.FAILED, "bad path " + path, wrong);
        }
    }
}
