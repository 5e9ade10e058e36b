package io.chaoskit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The little of a pom.xml that can be known without Maven: the files that it depends on, and whether it has classes. One that is no XML has
 * neither parent nor modules: Maven says what is wrong with it.
 *
 * @param lineage the file, its parent in the tree, and so on
 * @param modules as they are named
 * @param gathersOnly whether its packaging is {@code pom}
 */
record Pom(List<Path> lineage, List<String> modules, boolean gathersOnly) {

    private static final String NAME = "pom.xml";
    /** Deeper ones are a circle. */
    private static final int DEEPEST = 50;

    static Pom read(Path file) {
        List<Path> lineage = new ArrayList<>();
        Optional<Element> own = root(file);
        for (Path each = file; each != null && lineage.size() < DEEPEST && Files.isRegularFile(each); ) {
            lineage.add(each);
            each = parent(each).orElse(null);
        }
        return new Pom(
                lineage,
                own.flatMap(root -> child(root, "modules")).stream()
                        .flatMap(all -> children(all, "module").stream())
                        .map(each -> each.getTextContent().strip())
                        .toList(),
                own.flatMap(root -> child(root, "packaging"))
                        .filter(each -> each.getTextContent().strip().equals("pom"))
                        .isPresent());
    }

    /** Where Maven looks for it: unless told otherwise in the folder above, and for an empty path nowhere. */
    private static Optional<Path> parent(Path file) {
        return root(file).flatMap(root -> child(root, "parent")).flatMap(parent -> {
            String path = child(parent, "relativePath")
                    .map(each -> each.getTextContent().strip())
                    .orElse("../" + NAME);
            Path found = file.resolveSibling(path).normalize();
            return path.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.isDirectory(found) ? found.resolve(NAME) : found);
        });
    }

    private static Optional<Element> root(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            // Without one it prints what is wrong.
            builder.setErrorHandler(new DefaultHandler());
            Document document = builder.parse(file.toFile());
            return Optional.of(document.getDocumentElement());
        } catch (IOException | SAXException noXml) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every JDK has such a parser", e);
        }
    }

    private static Optional<Element> child(Element of, String name) {
        return children(of, name).stream().findFirst();
    }

    private static List<Element> children(Element of, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = of.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) {
            Node each = all.item(i);
            if (each instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
