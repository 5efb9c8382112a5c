"""What python-docx finds of a review in documents of Word, and what LibreOffice made of one in flat OpenDocument:
{"article.docx": {"insertions": [[who, words]], "deletions": […], "comments": […]}}.

Usage: review.py FILE…
"""

import json
import pathlib
import sys

from lxml import etree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"


def docx(path):
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(path)
    body = document.element.body
    words = lambda node, tag: "".join(text.text or "" for text in node.iter(qn(tag)))
    changes = lambda tag, text: [[node.get(qn("w:author")), words(node, text)] for node in body.iter(qn(tag))]
    return {
        "insertions": changes("w:ins", "w:t"),
        "deletions": changes("w:del", "w:delText"),
        "comments": [[comment.author, comment.text] for comment in document.comments],
    }


def fodt(path):
    root = etree.parse(path).getroot()
    words = lambda node: "".join(node.itertext())
    found = {"insertions": [], "deletions": [], "comments": []}
    for note in root.iter(OFFICE + "annotation"):
        text = "\n".join(words(line) for line in note.iter(TEXT + "p"))
        found["comments"].append([note.findtext(DC + "creator"), text])
    for region in root.iter(TEXT + "changed-region"):
        change = region[0]
        kind = change.tag.rsplit("}", 1)[-1] + "s"
        who = change.findtext(f"{OFFICE}change-info/{DC}creator")
        said = "".join(words(line) for line in change.iter(TEXT + "p"))
        found[kind].append([who, said or between(root, region.get(TEXT + "id"))])
    return found


def between(root, change):
    """The words between the start and the end of a change."""
    start = next(node for node in root.iter(TEXT + "change-start") if node.get(TEXT + "change-id") == change)
    text, node = start.tail or "", start
    while (node := node.getnext()) is not None and node.get(TEXT + "change-id") != change:
        text += "".join(node.itertext()) + (node.tail or "")
    return text


if __name__ == "__main__":
    paths = [pathlib.Path(name) for name in sys.argv[1:]]
    read = {path.name: docx(path) if path.suffix == ".docx" else fodt(path) for path in paths}
    json.dump(read, sys.stdout, ensure_ascii=False)
