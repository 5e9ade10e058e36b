// Writes the guide as a static site: a page for each of dsl/docs, and one for each file of the project that they link to. It needs no network, and no
// script runs in it. `./mvnw -Pdocs` calls it with `docs`, `root` and `site`.
import org.commonmark.ext.gfm.tables.TablesExtension
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension
import org.commonmark.node.AbstractVisitor
import org.commonmark.node.Heading
import org.commonmark.node.Link
import org.commonmark.node.Node
import org.commonmark.parser.Parser
import org.commonmark.renderer.html.HtmlRenderer
import org.commonmark.renderer.text.TextContentRenderer

import java.nio.file.Files
import java.nio.file.Path

class Site {

    Path docs
    Path root
    Path site
    final extensions = [TablesExtension.create(), HeadingAnchorExtension.create()]
    final parser = Parser.builder().extensions(extensions).build()
    final html = HtmlRenderer.builder().extensions(extensions).build()
    final plain = TextContentRenderer.builder().build()
    final Set<Path> files = new TreeSet<>()

    /** The pages in the order of the index, with their titles. */
    Map<String, String> pages() {
        def names = [] as LinkedHashSet
        parsed('README').accept(new AbstractVisitor() {
            @Override
            void visit(Link link) {
                if (!link.destination.contains('/') && link.destination.endsWith('.md')) {
                    names << link.destination - '.md'
                }
            }
        })
        names.collectEntries { [it, title(parsed(it as String))] }
    }

    void write() {
        def pages = pages()
        Files.createDirectories(site)
        (['README'] + pages.keySet()).each { name ->
            def page = parsed(name)
            page.accept(rewriting())
            def text = html.render(page).replace('<table>', '<div class="wide"><table>').replace('</table>', '</table></div>')
            Files.writeString(site.resolve(file(name)), framed(title(page), text, nav(pages, name, ''), ''))
        }
        files.each { path ->
            def to = site.resolve("files/${path}.html")
            Files.createDirectories(to.parent)
            def up = '../' * (path.nameCount)
            def text = escaped(Files.readString(root.resolve(path)))
            Files.writeString(to, framed(path.toString(), "<h1>$path</h1>\n<pre><code>$text</code></pre>\n", nav(pages, '', up), up))
        }
    }

    private Node parsed(String name) {
        parser.parse(Files.readString(docs.resolve("${name}.md")))
    }

    private String title(Node page) {
        def child = page.firstChild
        assert child instanceof Heading && child.level == 1 : 'a page must begin with its title'
        plain.render(child)
    }

    private static String file(String page) {
        page == 'README' ? 'index.html' : "${page}.html"
    }

    /** Links to pages lead to pages, those to files of the project to a page with their text. */
    private AbstractVisitor rewriting() {
        new AbstractVisitor() {
            @Override
            void visit(Link link) {
                def (String target, String anchor) = (link.destination + '#').split('#', -1)
                if (target && !target.contains(':')) {
                    link.destination = Site.this.destination(target) + (anchor ? "#$anchor" : '')
                }
            }
        }
    }

    private String destination(String target) {
        Path path = docs.resolve(target).normalize()
        if (path.parent == docs) {
            return file((target - '.md'))
        }
        assert Files.isRegularFile(path) : "$target is linked to, but there is no such file"
        def inside = root.relativize(path)
        files << inside
        "files/${inside}.html"
    }

    private static String nav(Map<String, String> pages, String current, String up) {
        (['README': 'The guide'] + pages).collect { name, title ->
            "<a href=\"$up${file(name)}\"${name == current ? ' aria-current="page"' : ''}>${escaped(title)}</a>"
        }.join('\n')
    }

    private static String framed(String title, String body, String nav, String up) {
        """\
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${escaped(title)} · ChaosKit</title>
        <link rel="stylesheet" href="${up}site.css">
        </head>
        <body>
        <header><a href="${up}index.html">ChaosKit</a> <a href="#pages">Pages</a></header>
        <main>
        """.stripIndent() + body + "</main>\n<nav id=\"pages\" aria-label=\"Pages\">\n$nav\n</nav>\n</body>\n</html>\n"
    }

    private static String escaped(String text) {
        text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    }
}

def to = Path.of(site as String)
new Site(docs: Path.of(docs as String).normalize(), root: Path.of(root as String).normalize(), site: to).write()
Files.copy(Path.of(style as String), to.resolve('site.css'), java.nio.file.StandardCopyOption.REPLACE_EXISTING)
log.info("the guide is in ${to}/index.html")
