"""Counts what is wrong with Arabic in documents, whoever wrote them, as lxml, zipfile, LibreOffice and pdfium read them,
and prints {who: {format: {fault: [how many, of how many]}}}.

Usage: faults.py FOLDER FACTS, where FOLDER has files called ARTICLE.WHO.ENDING, and FACTS says of each article what must
be there: {"mixed": {"lang", "dir", "lines", "emphasis", "notes"}}
"""

import collections
import json
import pathlib
import posixpath
import re
import subprocess
import sys
import unicodedata
import zipfile

from lxml import etree, html as markup

RIGHT = re.compile(r"[\u0621-\u064a\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9]")
LEFT = re.compile(r"[A-Za-z\u00c0-\u024f]")
ISOLATE = re.compile("[\u2066-\u2068][^\u2069]*\u2069")
# Days and telephone numbers that turn around where they stand in a line of Arabic.
NUMBER = re.compile(r"(?<![\d-])\d{4}-\d\d-\d\d(?!\d)|\+\d[\d-]{6,}\d")
DIRECTION = "paragraphs that run the wrong way"
RUNS = "runs marked for the wrong script"
TABLES = "tables that begin on the wrong side"
NUMBERS = "days and telephone numbers that turn around"
EMPHASIS = "bold and italic words lost"
NOTES = "notes lost as notes"
LANGUAGE = "language of the text not said"
XML = "chapters that are no XML"
PAGES = "books turned from the wrong side"
WORDS = "words lost"


class Document:
    """What a reader found: paragraphs with their direction, and what else there is to look at."""

    def __init__(self):
        self.paragraphs = []  # (text without what has its own direction, direction or None)
        self.lines = []  # the same of a file that has no other way to say how it runs
        self.text = []
        self.emphasis = []
        self.runs = []  # (text, whether it is marked as right to left)
        self.tables = []  # (text, direction)
        self.notes = None
        self.languages = None  # of what runs from the left, and from the right
        self.has_language = True
        self.pages = None
        self.chapters = []  # whether each is XML
        self.turned = None  # [how many numbers are turned, of how many]


def tokens(text):
    text = re.sub("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u2066-\u2069\ufe0f]", "", text)
    return re.findall(r"[^\W_]+", text.lower())


def of_html(root, document, around):
    """Paragraphs and tables of a page; an element keeps the direction of the one around it."""
    blocks = {"p", "h1", "h2", "h3", "h4", "h5", "li", "td", "th", "figcaption", "dt", "dd", "div", "blockquote", "aside"}
    name = lambda node: node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""
    is_link_back = lambda node: node.get("role") in ("doc-noteref", "doc-backlink") or "footnote" in (node.get("class") or "")

    def walk(node, direction, out):
        if name(node) in ("script", "style", "head", "title", "nav", ""):
            return
        own = node.get("dir") or direction
        if name(node) in blocks:
            lines = [node.text or ""]
            inside(node, own, lines)
            text = "".join(lines)
            document.paragraphs.append((text, own))
            return
        if name(node) == "table":
            document.tables.append(("".join(node.itertext()), own))
        for child in node:
            walk(child, own, out)

    def inside(node, direction, lines):
        for child in node:
            tail = child.tail or ""
            if name(child) in blocks or name(child) in ("table", "ul", "ol", "figure", "section", "thead", "tbody", "tr"):
                walk(child, direction, lines)
                lines.append(" ")
            elif name(child) == "bdi" or child.get("dir"):
                lines.append(" ")
            elif name(child) == "a" and is_link_back(child):
                lines.append(" ")
            else:
                lines.append(child.text or "")
                inside(child, direction, lines)
            lines.append(tail)

    walk(root, root.get("dir") or around, [])

    def words(node):
        if name(node) in ("script", "style", "head", ""):
            return ""
        gap = " " if name(node) in blocks or name(node) in ("br", "table", "ul", "ol") else ""
        if name(node) == "a" and is_link_back(node):
            return " "
        return gap + (node.text or "") + "".join(words(child) + (child.tail or "") for child in node) + gap

    document.text.append(words(root))
    for node in root.iter():
        if name(node) in ("strong", "b", "em", "i"):
            document.emphasis.append("".join(node.itertext()))
    notes = sum(
        1
        for node in root.iter()
        if name(node) in ("li", "aside")
        and (
            node.get("role") in ("doc-endnote", "doc-footnote")
            or node.get("class") == "footnote-item"
            or node.get("{http://www.idpf.org/2007/ops}type") in ("footnote", "endnote")
            or any(up.get("role") == "doc-endnotes" for up in node.iterancestors())
        )
    )
    document.notes = (document.notes or 0) + notes


def html(path):
    document = Document()
    root = markup.document_fromstring(path.read_text("utf-8"))
    document.languages = [root.get("lang")] * 2
    of_html(root, document, "ltr")
    return document


def epub(path):
    document = Document()
    spaces = {"o": "http://www.idpf.org/2007/opf", "c": "urn:oasis:names:tc:opendocument:xmlns:container"}
    with zipfile.ZipFile(path) as book:
        at = etree.fromstring(book.read("META-INF/container.xml")).find(".//c:rootfile", spaces).get("full-path")
        package = etree.fromstring(book.read(at))
        document.languages = [package.findtext(".//{http://purl.org/dc/elements/1.1/}language")] * 2
        spine = package.find("o:spine", spaces)
        document.pages = spine.get("page-progression-direction") or "ltr"
        items = {item.get("id"): item.get("href") for item in package.iterfind(".//o:item", spaces)}
        for reference in spine:
            href = items[reference.get("idref")]
            if "cover" in href or "title_page" in href or href.endswith("nav.xhtml"):
                continue
            chapter = book.read(posixpath.join(posixpath.dirname(at), href))
            try:
                root = etree.fromstring(chapter)
                document.chapters.append(True)
            except etree.XMLSyntaxError:
                root = etree.fromstring(chapter, etree.XMLParser(recover=True))
                document.chapters.append(False)
            of_html(root, document, "ltr")
    return document


def docx(path):
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    document = Document()
    is_on = lambda node: node is not None and node.get(word + "val") not in ("0", "false")
    with zipfile.ZipFile(path) as package:
        read = lambda name: etree.fromstring(package.read(name)) if name in package.namelist() else None
        styles, body, notes = read("word/styles.xml"), read("word/document.xml"), read("word/footnotes.xml")
    by_id = {style.get(word + "styleId"): style for style in styles.iter(word + "style")}

    def says(properties, name, of):
        """Whether properties, or the styles that they name, say something."""
        seen = set()
        while properties is not None:
            found = properties.find(word + name)
            if found is not None:
                return found
            style = properties.find(word + ("rStyle" if of == "rPr" else "pStyle"))
            style = by_id.get(style.get(word + "val")) if style is not None else None
            while style is not None and style.get(word + "styleId") not in seen:
                seen.add(style.get(word + "styleId"))
                inner = style.find(word + of)
                found = inner.find(word + name) if inner is not None else None
                if found is not None:
                    return found
                based = style.find(word + "basedOn")
                style = by_id.get(based.get(word + "val")) if based is not None else None
            return None
        return None

    stories = [body] + [note for note in (notes if notes is not None else []) if note.get(word + "type") is None]
    document.notes = len(stories) - 1
    language = styles.find(f"{word}docDefaults/{word}rPrDefault/{word}rPr/{word}lang")
    if language is not None:
        document.languages = [language.get(word + "val"), language.get(word + "bidi")]
    for story in stories:
        for table in story.iter(word + "tbl"):
            visual = says(table.find(word + "tblPr"), "bidiVisual", "tblPr")
            text = "".join(node.text or "" for node in table.iter(word + "t"))
            document.tables.append((text, "rtl" if is_on(visual) else "ltr"))
        for paragraph in story.iter(word + "p"):
            text, marked = "", {"b": "", "i": ""}
            for run in paragraph.iter(word + "r"):
                words = "".join(
                    (node.text or "") if node.tag == word + "t" else " "
                    for node in run
                    if node.tag in (word + "t", word + "tab", word + "br", word + "footnoteReference")
                )
                properties = run.find(word + "rPr")
                is_right = is_on(says(properties, "rtl", "rPr"))
                document.runs.append((words, is_right))
                for mark in marked:
                    complex_mark = says(properties, mark + ("Cs" if RIGHT.search(words) else ""), "rPr")
                    if is_on(complex_mark) or (not words.strip() and marked[mark]):
                        marked[mark] += words
                    else:
                        document.emphasis.append(marked[mark])
                        marked[mark] = ""
                text += words
            document.emphasis += marked.values()
            bidi = says(paragraph.find(word + "pPr"), "bidi", "pPr")
            document.paragraphs.append((ISOLATE.sub(" ", text), "rtl" if is_on(bidi) else "ltr"))
            document.text.append(text)
    return document


OPEN = "urn:oasis:names:tc:opendocument:xmlns:%s:1.0"
OFFICE, TEXT, STYLE, TABLE = ("{%s}" % (OPEN % name) for name in ("office", "text", "style", "table"))
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


def fodt(path):
    """What LibreOffice made of an OpenDocument text."""
    document = Document()
    root = etree.parse(path).getroot()
    styles = {(one.get(STYLE + "family"), one.get(STYLE + "name")): one for one in root.iter(STYLE + "style")}

    def says(family, name, part, attribute):
        seen = set()
        while (family, name) in styles and name not in seen:
            seen.add(name)
            style = styles[family, name]
            properties = style.find(STYLE + part)
            found = properties.get(attribute) if properties is not None else None
            if found and found != "page":
                return found
            name = style.get(STYLE + "parent-style-name")
        return None

    def words(node):
        kind = node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""
        if kind in ("note-citation", "tracked-changes", "sequence-decls", "annotation", "note", ""):
            return " "
        gap = " " if kind in ("line-break", "tab", "s") else ""
        return gap + (node.text or "") + "".join(words(child) + (child.tail or "") for child in node) + gap

    body = root.find(OFFICE + "body")
    for paragraph in body.iter(TEXT + "p", TEXT + "h"):
        text = words(paragraph)
        mode = says("paragraph", paragraph.get(TEXT + "style-name"), "paragraph-properties", STYLE + "writing-mode")
        document.paragraphs.append((ISOLATE.sub(" ", text), "rtl" if (mode or "").startswith("rl") else "ltr"))
        document.text.append(text)
    for span in body.iter(TEXT + "span"):
        said, name = "".join(span.itertext()), span.get(TEXT + "style-name")
        space, end = (STYLE, "-complex") if RIGHT.search(said) else (FO, "")
        for mark in ("font-weight", "font-style"):
            if says("text", name, "text-properties", space + mark + end) in ("bold", "italic", "600", "700"):
                document.emphasis.append(said)
    for table in body.iter(TABLE + "table"):
        mode = says("table", table.get(TABLE + "style-name"), "table-properties", STYLE + "writing-mode")
        text = "".join(table.itertext())
        document.tables.append((text, "rtl" if (mode or "").startswith("rl") else "ltr"))
    document.notes = sum(1 for _ in body.iter(TEXT + "note"))
    for default in root.iter(STYLE + "default-style"):
        if default.get(STYLE + "family") == "paragraph":
            properties = default.find(STYLE + "text-properties")
            document.languages = [properties.get(FO + "language"), properties.get(STYLE + "language-complex")]
    return document


def txt(path):
    """A text, of which each line runs as its first letter does."""
    document = Document()
    document.has_language = False
    document.text.append(path.read_text("utf-8"))
    for line in document.text[0].splitlines():
        first = re.search(f"{RIGHT.pattern}|{LEFT.pattern}", line)
        is_right = first is not None and bool(RIGHT.match(first[0]))
        document.lines.append((ISOLATE.sub(" ", line), "rtl" if is_right else "ltr"))
    return document


def md(path):
    """Markdown as a browser shows it, by markdown-it."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(front_matter_plugin)
    document = Document()
    of_html(markup.fromstring(f"<div>{reader.render(path.read_text('utf-8'))}</div>"), document, "ltr")
    # Nothing in the file says how it runs.
    document.paragraphs, document.tables, document.has_language = [], [], False
    return document


READERS = {"html": html, "docx": docx, "odt": None, "epub": epub, "txt": txt, "md": md}


def turns(before):
    """Whether the parts of a number change their places behind this text: where its last letter is an Arabic one, its
    digits are Arabic numbers, and what parts them is neutral (Unicode Standard Annex 9, rule W2)."""
    strong = [letter for letter in before if RIGHT.match(letter) or LEFT.match(letter)]
    return bool(strong) and bool(RIGHT.match(strong[-1]))


def faults(document, facts):
    is_right = facts["dir"] == "rtl"
    letters = lambda text: [letter for letter in text if RIGHT.match(letter) or LEFT.match(letter)]
    all_right = lambda text: bool(letters(text)) and all(RIGHT.match(letter) for letter in letters(text))
    all_left = lambda text: bool(letters(text)) and all(LEFT.match(letter) for letter in letters(text))
    found = {}
    clear = [(all_right(text), direction) for text, direction in document.paragraphs if all_right(text) or all_left(text)]
    if clear:
        found[DIRECTION] = [sum(right != (direction == "rtl") for right, direction in clear), len(clear)]
    runs = [(bool(RIGHT.search(text)), right) for text, right in document.runs if letters(text)]
    if runs:
        found[RUNS] = [sum(has_right != right for has_right, right in runs), len(runs)]
    tables = [direction for text, direction in document.tables if all_right(text)]
    if tables:
        found[TABLES] = [sum(direction != "rtl" for direction in tables), len(tables)]
    if document.turned:
        found[NUMBERS] = document.turned
    elif document.turned is None and (lines := document.paragraphs or document.lines) and facts["numbers"]:
        around = sum(turns(text[: number.start()]) for text, _ in lines for number in NUMBER.finditer(text))
        found[NUMBERS] = [around, max(len(facts["numbers"]), around)]
    if facts["emphasis"] and document.emphasis:
        there = [" ".join(tokens(text)) for text in document.emphasis]
        lost = [text for text in facts["emphasis"] if not any(" ".join(tokens(text)) in one for one in there)]
        found[EMPHASIS] = [len(lost), len(facts["emphasis"])]
    elif facts["emphasis"] and document.notes is not None:
        found[EMPHASIS] = [len(facts["emphasis"])] * 2
    if facts["notes"] and document.notes is not None:
        found[NOTES] = [max(0, facts["notes"] - document.notes), facts["notes"]]
    if document.has_language:
        said = document.languages[is_right] if document.languages else None
        found[LANGUAGE] = [int((said or "").split("-")[0] != facts["lang"].split("-")[0]), 1]
    if document.chapters:
        found[XML] = [document.chapters.count(False), len(document.chapters)]
    if is_right and document.pages:
        found[PAGES] = [int(document.pages != "rtl"), 1]
    there = collections.Counter(tokens(" ".join(document.text)))
    wanted = collections.Counter(word for line in facts["lines"] for word in tokens(line))
    found[WORDS] = [sum((wanted - there).values()), sum(wanted.values())]
    return found


def visual_lines(page):
    """The lines of a page as they are seen, from the left."""
    text = page.get_textpage()
    lines = collections.defaultdict(list)
    for at in range(text.count_chars()):
        letter = text.get_text_range(at, 1)
        left, bottom, right, top = text.get_charbox(at, loose=True)
        if letter.strip():
            # Whatever digits a page shows them in.
            letter = str(unicodedata.digit(letter, letter))
            lines[round((bottom + top) / 2 / 4)].append((left, letter))
    return ["".join(letter for _, letter in sorted(line)) for line in lines.values()]


def turned(pdf, numbers):
    """How many of the numbers stand the other way round on the pages, of those that stand whole in a line."""
    import pypdfium2

    if not numbers:
        return []
    lines = [line for page in pypdfium2.PdfDocument(pdf) for line in visual_lines(page)]
    count = lambda text: sum(line.count(text) for line in lines)
    around = lambda number: "-".join(reversed(number.lstrip("+").split("-"))) + ("+" if number.startswith("+") else "")
    wrong = sum(count(around(number)) for number in numbers)
    right = sum(count(number) for number in numbers)
    return [wrong, wrong + right] if wrong + right else []


def soffice(paths, kind, out):
    profile = out.parent / "profile"
    run = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind, "--outdir", out]
    subprocess.run([*run, *paths], capture_output=True, check=True, timeout=300)


def main(folder, facts_of):
    paths = sorted(folder.iterdir())
    flat, pages = folder.with_suffix(".flat"), folder.with_suffix(".pages")
    documents = lambda *endings: [path for path in paths if path.suffix in endings]
    soffice(documents(".odt"), "fodt", flat)
    for ending in (".odt", ".docx"):
        soffice(documents(ending), "pdf", pages / ending[1:])
    sums = collections.defaultdict(lambda: collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0])))
    for path in paths:
        article, who, ending = path.name.split(".")
        facts = facts_of[article]
        facts["numbers"] = [number for line in facts["lines"] for number in NUMBER.findall(line)]
        document = fodt(flat / (path.stem + ".fodt")) if ending == "odt" else READERS[ending](path)
        if ending in ("odt", "docx"):
            document.turned = turned(pages / ending / (path.stem + ".pdf"), set(facts["numbers"]))
        for fault, (count, of) in faults(document, facts).items():
            one = sums[who][ending][fault]
            one[0] += count
            one[1] += of
    json.dump(sums, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), json.loads(pathlib.Path(sys.argv[2]).read_text("utf-8")))
