package nova.libvirt.xml;

import java.io.StringWriter;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One element of a document being written. Text and attributes may hold anything a user typed; it is escaped. */
final class XmlNode {
    private final Document document;
    private final Element element;

    private XmlNode(Document document, Element element) {
        this.document = document;
        this.element = element;
    }

    static XmlNode root(String name) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().newDocument();
            Element element = document.createElement(name);
            document.appendChild(element);
            return new XmlNode(document, element);
        } catch (ParserConfigurationException broken) {
            throw new NovaException(ErrorCode.INTERNAL, "this JDK has no XML parser", broken);
        }
    }

    /** Adds an element and returns it. */
    XmlNode child(String name) {
        Element child = document.createElement(name);
        element.appendChild(child);
        return new XmlNode(document, child);
    }

    /** Adds an element of a namespace; {@code name} has its prefix. */
    XmlNode child(String namespace, String name) {
        Element child = document.createElementNS(namespace, name);
        element.appendChild(child);
        return new XmlNode(document, child);
    }

    XmlNode attr(String name, Object value) {
        element.setAttribute(name, legal(value.toString()));
        return this;
    }

    XmlNode text(Object value) {
        element.setTextContent(legal(value.toString()));
        return this;
    }

    String render() {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.setOutputProperty(OutputKeys.INDENT, "yes");
            transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (TransformerException broken) {
            throw new NovaException(ErrorCode.INTERNAL, "domain XML cannot be written", broken);
        }
    }

    /** XML 1.0 has no way to write most control characters: they are left out. */
    private static String legal(String text) {
        boolean clean = text.codePoints().allMatch(XmlNode::isLegal);
        return clean
                ? text
                : text.codePoints()
                        .filter(XmlNode::isLegal)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }

    private static boolean isLegal(int point) {
        return point == 0x9
                || point == 0xa
                || point == 0xd
                || point >= 0x20 && point <= 0xd7ff
                || point >= 0xe000 && point <= 0xfffd
                || point >= 0x10000;
    }
}
