"""Looks for words in every part of every file of a folder, however they are spelled there, and prints where they are:
{"article.docx": ["word/comments.xml: نجمة"]}.

Usage: traces.py FOLDER WORDS, where WORDS is a file with a word on each line
"""

import html
import json
import pathlib
import re
import sys
import unicodedata

from parts import parts


def spellings(data):
    """The text that bytes may be."""
    text = data.decode("utf-8", "ignore")
    yield html.unescape(text)
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    yield data.decode("utf-16-be", "ignore")
    yield data.decode("utf-16-le", "ignore")
    yield data[1:].decode("utf-16-be", "ignore")


def pages(path):
    """What pdfium reads on the pages, where letters are numbers of glyphs, and in the properties."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        yield "page", unicodedata.normalize("NFKC", page.get_textpage().get_text_bounded())
    yield "properties", "\n".join(document.get_metadata_dict().values())


def main(folder, words):
    found = {}
    for path in sorted(folder.iterdir()):
        places = [(name, text) for name, data in parts(path) for text in spellings(data)]
        if path.suffix == ".pdf":
            places += pages(path)
        found[path.name] = sorted({f"{name}: {word}" for name, text in places for word in words if word in text})
    json.dump(found, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).read_text("utf-8").split("\n"))
