"""Reads exported files with readers that are not Warraq's, and prints what they found as one JSON object:
{"path": {"text": …, "faults": [...]}}. A fault is a sentence about what the reader refuses or what is not right to
left. Files are read in one process, so that no library is loaded twice.

Usage: read.py FOLDER [SCHEMAS]
"""

import json
import pathlib
import re
import sys
import unicodedata

# Letters: digits have no direction of their own.
STRONG_RIGHT = re.compile(r"[\u0621-\u064a\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9]")
LETTER_LEFT = re.compile(r"[A-Za-z\u00c0-\u024f]")
# What stands in isolates has a direction of its own, whatever is around it.
ISOLATE = re.compile("[\u2066-\u2068][^\u2069]*\u2069")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx(path):
    """python-docx: the text of paragraphs, tables and notes in their order, and how each of them runs."""
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(path)
    faults = []
    lines = [line for block in document.element.body for line in docx_lines(block, qn, faults)]
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes"):
            from lxml import etree

            notes = etree.fromstring(relation.target_part.blob)
            for note in notes:
                if note.get(WORD + "type") is None:
                    lines += docx_lines(note, qn, faults)
        if relation.reltype.endswith("/comments"):
            # Remarks are no words of the article; they run as their words do all the same.
            docx_lines(relation.target_part.element, qn, faults)
    properties = document.core_properties
    for name in ("author", "last_modified_by"):
        if getattr(properties, name):
            faults.append(f"the property {name} says {getattr(properties, name)!r}")
    return "\n".join(lines), faults


def docx_lines(block, qn, faults):
    lines = []
    for table in block.iter(qn("w:tbl")):
        text = "".join(node.text or "" for node in table.iter(qn("w:t")))
        is_right = bool(STRONG_RIGHT.search(text))
        visual = table.find(qn("w:tblPr") + "/" + qn("w:bidiVisual"))
        if is_right and not LETTER_LEFT.search(text) and visual is None:
            faults.append(f"an Arabic table without bidiVisual: {text[:40]!r}")
    paragraphs = [block] if block.tag == qn("w:p") else list(block.iter(qn("w:p")))
    for paragraph in paragraphs:
        text = ""
        for run in paragraph.iter(qn("w:r")):
            words = ""
            for node in run:
                if node.tag in (qn("w:t"), qn("w:delText")):
                    words += node.text or ""
                elif node.tag in (qn("w:tab"), qn("w:br")):
                    words += " "
            properties = run.find(qn("w:rPr"))
            has = lambda name: properties is not None and properties.find(qn(name)) is not None
            if STRONG_RIGHT.search(words) and not has("w:rtl"):
                faults.append(f"a right-to-left run without w:rtl: {words[:40]!r}")
            if LETTER_LEFT.search(words) and not STRONG_RIGHT.search(words) and has("w:rtl"):
                faults.append(f"a Latin run marked w:rtl: {words[:40]!r}")
            text += words
        style = paragraph.find(qn("w:pPr"))
        bidi = style.find(qn("w:bidi")) if style is not None else None
        runs_right = bidi is not None and bidi.get(qn("w:val")) not in ("0", "false")
        letters = [c for c in ISOLATE.sub("", text) if STRONG_RIGHT.match(c) or LETTER_LEFT.match(c)]
        if letters and all(STRONG_RIGHT.match(c) for c in letters) and not runs_right:
            faults.append(f"an Arabic paragraph without w:bidi: {text[:40]!r}")
        if letters and all(LETTER_LEFT.match(c) for c in letters) and runs_right:
            faults.append(f"a Latin paragraph with w:bidi: {text[:40]!r}")
        lines.append(text)
    return lines


def pdf(path):
    """pdfium: the text of all pages as it is copied out."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    info = document.get_metadata_dict()
    faults = [] if not info.get("Author") else [f"the author is {info['Author']!r}"]
    if not info.get("Title"):
        faults.append("no title")
    return unicodedata.normalize("NFKC", "\n".join(pages)), faults


def pdftotext(path):
    """pdftotext of poppler: the text of all pages."""
    import subprocess

    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    return unicodedata.normalize("NFKC", said.stdout.decode()), []


OFFICE = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
}


def fodt(path):
    """What LibreOffice made of a document: the text of its paragraphs, and how each of them runs."""
    from lxml import etree

    name = lambda space, local: "{%s}%s" % (OFFICE[space], local)
    root = etree.parse(path).getroot()
    styles = {
        style.get(name("style", "name")): style
        for style in root.iter(name("style", "style"))
        if style.get(name("style", "family")) == "paragraph"
    }

    def mode(style_name):
        seen = set()
        while style_name in styles and style_name not in seen:
            seen.add(style_name)
            style = styles[style_name]
            properties = style.find(name("style", "paragraph-properties"))
            found = properties.get(name("style", "writing-mode")) if properties is not None else None
            if found and found != "page":
                return found
            style_name = style.get(name("style", "parent-style-name"))
        return "lr-tb"

    def words(node):
        skipped = ("note-citation", "tracked-changes", "sequence-decls")
        if not isinstance(node.tag, str) or node.tag.rsplit("}", 1)[-1] in skipped:
            return ""
        if node.tag.endswith("}annotation"):
            return ""
        gap = " " if node.tag.rsplit("}", 1)[-1] in ("p", "h", "line-break", "tab", "s") else ""
        inside = "".join(words(child) + (child.tail or "") for child in node)
        return gap + (node.text or "") + inside + gap

    faults, lines = [], []
    body = root.find(name("office", "body"))
    for paragraph in body.iter(name("text", "p"), name("text", "h")):
        # LibreOffice does not write how its comments run.
        if any(around.tag.endswith("}annotation") for around in paragraph.iterancestors()):
            continue
        text = words(paragraph)
        letters = [c for c in ISOLATE.sub("", text) if STRONG_RIGHT.match(c) or LETTER_LEFT.match(c)]
        runs = mode(paragraph.get(name("text", "style-name")))
        if letters and all(STRONG_RIGHT.match(c) for c in letters) and not runs.startswith("rl"):
            faults.append(f"LibreOffice runs an Arabic paragraph {runs}: {text[:40]!r}")
        if letters and all(LETTER_LEFT.match(c) for c in letters) and runs.startswith("rl"):
            faults.append(f"LibreOffice runs a Latin paragraph {runs}: {text[:40]!r}")
        lines.append(text)
    return "\n".join(lines), faults


def xhtml_text(root):
    blocks = {"p", "div", "li", "h1", "h2", "h3", "h4", "td", "th", "figcaption", "blockquote", "br", "dt", "dd"}
    out = []

    def walk(node):
        if not isinstance(node.tag, str):
            return
        name = node.tag.rsplit("}", 1)[-1]
        if name in ("script", "style", "head"):
            return
        if name == "a" and node.get("role") in ("doc-noteref", "doc-backlink"):
            out.append(" ")
            return
        if name in blocks:
            out.append("\n")
        out.append(node.text or "")
        for child in node:
            walk(child)
            out.append(child.tail or "")
        if name in blocks:
            out.append("\n")

    walk(root)
    return "".join(out)


def epub(path):
    """zipfile and lxml: the chapters in the order of the spine."""
    import posixpath
    import zipfile

    from lxml import etree

    spaces = {"o": "http://www.idpf.org/2007/opf", "c": "urn:oasis:names:tc:opendocument:xmlns:container"}
    faults, text = [], []
    with zipfile.ZipFile(path) as book:
        if book.infolist()[0].filename != "mimetype":
            faults.append("mimetype is not the first entry")
        container = etree.fromstring(book.read("META-INF/container.xml"))
        at = container.find(".//c:rootfile", spaces).get("full-path")
        package = etree.fromstring(book.read(at))
        spine = package.find("o:spine", spaces)
        language = package.findtext(".//{http://purl.org/dc/elements/1.1/}language") or ""
        is_right = language.split("-")[0] in ("ar", "ckb", "fa", "ur")
        if (spine.get("page-progression-direction") == "rtl") != is_right:
            faults.append(f"pages of a book in {language!r} go the wrong way")
        items = {item.get("id"): item.get("href") for item in package.iterfind(".//o:item", spaces)}
        for reference in spine:
            href = posixpath.join(posixpath.dirname(at), items[reference.get("idref")])
            text.append(xhtml_text(etree.fromstring(book.read(href))))
    return "\n".join(text), faults


def html(path):
    """lxml: the text of the page."""
    from lxml import html as markup

    return xhtml_text(markup.fromstring(path.read_text("utf-8") or "<p></p>")), []


def newsml(path, schemas):
    """lxml and newsmlg2: the schema, and the words of the body."""
    from lxml import etree

    tree = etree.parse(path)
    faults = []
    if schemas:
        schema = etree.XMLSchema(etree.parse(schemas / "newsml-g2-2.35.xsd"))
        if not schema.validate(tree):
            faults += [str(error) for error in schema.error_log][:10]
    import NewsMLG2

    item = NewsMLG2.NewsMLG2Document(str(path)).get_item()
    if type(item).__name__ != "NewsItem":
        faults.append(f"newsmlg2 reads a {type(item).__name__}")
    return xhtml_text(tree.getroot()), faults


def ninjs(path, schemas):
    """jsonschema: the schema, and the words of headline and body."""
    document = json.loads(path.read_text("utf-8"))
    faults = []
    if schemas:
        import jsonschema
        from referencing import Registry, Resource

        version = "2.2" if "-2.2" in path.name else "3.1"
        schema = json.loads((schemas / f"ninjs-{version}.json").read_text())
        geo = Resource.from_contents(json.loads((schemas / "geojson.json").read_text()))
        registry = Registry(retrieve=lambda address: geo)
        cls = jsonschema.validators.validator_for(schema)
        for error in cls(schema, registry=registry).iter_errors(document):
            faults.append(f"{'/'.join(map(str, error.path))}: {error.message}"[:300])
    words = []

    def strings(value):
        if isinstance(value, str):
            words.append(value)
        elif isinstance(value, list):
            [strings(one) for one in value]
        elif isinstance(value, dict):
            [strings(one) for one in value.values()]

    strings(document)
    return "\n".join(words), faults


def plain(path):
    """The file itself, where it is text."""
    return path.read_text("utf-8"), []


def markdown(path):
    """The file without the signs of Markdown, which no reader of the page sees."""
    text = re.sub(r"<br ?/?>", " ", path.read_text("utf-8"))
    return re.sub(r"</?[a-z][^>]*>|[*_~\\]+", "", text), []


def xml(path):
    """lxml: the words of an XML file whose text holds HTML."""
    from lxml import etree, html as markup

    texts = []
    for node in etree.parse(path).iter():
        if not isinstance(node.tag, str):
            continue
        text = node.text or ""
        if "<" in text:
            text = xhtml_text(markup.fromstring(f"<div>{text}</div>"))
        texts.append(text)
    return "\n".join(texts), []


def main(folder, schemas):
    found = {}
    for path in sorted(folder.iterdir()):
        name = path.name
        try:
            if name.endswith(".docx"):
                text, faults = docx(path)
            elif name.endswith(".fodt"):
                text, faults = fodt(path)
            elif name.endswith(".pdf"):
                text, faults = pdftotext(path)
                found[name + ".pdftotext"] = {"text": text, "faults": faults}
                text, faults = pdf(path)
            elif name.endswith(".epub"):
                text, faults = epub(path)
            elif name.endswith(".ninjs.json"):
                text, faults = ninjs(path, schemas)
            elif name.endswith(".newsml.xml"):
                text, faults = newsml(path, schemas)
            elif name.endswith((".wxr.xml", ".feed.xml")):
                text, faults = xml(path)
            elif name.endswith(".html"):
                text, faults = html(path)
            elif name.endswith(".md"):
                text, faults = markdown(path)
            elif name.endswith((".txt", ".json")):
                text, faults = plain(path)
            else:
                continue
        except Exception as error:
            text, faults = "", [f"cannot be read: {type(error).__name__}: {error}"]
        found[name] = {"text": text, "faults": faults}
    json.dump(found, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None)
