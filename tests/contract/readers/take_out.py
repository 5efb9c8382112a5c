"""Takes the pictures out of exported files again, by zipfile, lxml and pdfium, looks at them with Pillow and exiftool,
and prints what each file has:

{"article.docx": {"pictures": [{"tags": {…}, "size": [64, 96], "corners": […]}], "secrets": ["word/media/1.jpg"]}}

The corners are those of the picture as a reader sees it, from the upper left in the order of lines. Secrets are parts
of the file in which a planted word stands, wherever in their bytes.

Usage: take_out.py FILES WORK
"""

import io
import json
import pathlib
import re
import subprocess
import sys

from parts import parts
from PIL import Image, ImageOps

SECRET = re.compile(rb"S\0?E\0?C\0?R\0?E\0?T")
NAMES = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}


def pictures(path, work):
    """The pictures of a file, each in a file of its own."""
    out = work / path.name
    out.mkdir()
    if path.suffix == ".pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(path)
        image = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        for sheet, page in enumerate(document):
            for number, found in enumerate(page.get_objects(filter=[image])):
                found.extract(str(out / f"{sheet}-{number}"))
    else:
        for number, (name, data) in enumerate(parts(path)):
            if name and is_picture(data):
                (out / f"{number}").write_bytes(data)
    return sorted(out.iterdir())


def is_picture(data):
    try:
        return bool(Image.open(io.BytesIO(data)).size)
    except Exception:
        return False


def seen(path):
    """The size and corners of the picture, as a reader sees it that obeys what the file says of its orientation."""
    image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    width, height = image.size
    at = [(width // 4 + x * width // 2, height // 4 + y * height // 2) for y in (0, 1) for x in (0, 1)]
    near = lambda pixel: min(NAMES, key=lambda name: sum(abs(a - b) for a, b in zip(NAMES[name], pixel)))
    return {"size": [width, height], "corners": [near(image.getpixel(place)) for place in at]}


def tags(paths):
    if not paths:
        return {}
    names = [str(path) for path in paths]
    run = subprocess.run(
        ["exiftool", "-json", "-G", "-n", "-charset", "iptc=UTF8", *names], capture_output=True, check=True
    )
    return {one.pop("SourceFile"): one for one in json.loads(run.stdout)}


def main(files, work):
    found, all_pictures = {}, []
    for path in sorted(files.iterdir()):
        here = pictures(path, work)
        secrets = [name for name, data in parts(path) if SECRET.search(data)]
        found[path.name] = {"pictures": [(str(picture), seen(picture)) for picture in here], "secrets": secrets}
        all_pictures += here
    tags_of = tags(all_pictures)
    for one in found.values():
        one["pictures"] = [{"tags": tags_of[name], **looks} for name, looks in one["pictures"]]
    json.dump(found, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
