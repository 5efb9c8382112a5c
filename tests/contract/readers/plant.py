"""Makes a picture of each kind, lying on its side, with everything that cameras and programs write into one, by Pillow
and exiftool, and prints what exiftool then finds in each: {"jpeg.jpg": {"EXIF:GPSLatitude": …}}.

Usage: plant.py FOLDER
"""

import json
import pathlib
import subprocess
import sys

from PIL import Image

# Its upper left is red, its upper right green, its lower left blue, its lower right white.
CORNERS = {(0, 0): "red", (1, 0): "lime", (0, 1): "blue", (1, 1): "white"}
WIDTH, HEIGHT = 96, 64

# What must not leave. The words are looked for in every byte of what leaves.
SECRETS = [
    "-EXIF:GPSLatitude=36.8", "-EXIF:GPSLatitudeRef=N", "-EXIF:GPSLongitude=40.6", "-EXIF:GPSLongitudeRef=E",
    "-EXIF:Make=SECRETMAKER", "-EXIF:Model=SECRETMODEL", "-EXIF:SerialNumber=SECRETSERIAL",
    "-EXIF:OwnerName=SECRETOWNER", "-EXIF:Artist=SECRETARTIST", "-EXIF:Software=SECRETPROGRAM",
    "-EXIF:DateTimeOriginal=2024:01:17 10:00:00", "-EXIF:UserComment=SECRETCOMMENT",
    "-XMP-exif:GPSLatitude=36.8", "-XMP-exif:GPSLongitude=40.6", "-XMP-aux:SerialNumber=SECRETSERIAL",
    "-XMP-dc:Creator=SECRETCREATOR", "-XMP-xmp:CreatorTool=SECRETPROGRAM", "-XMP-photoshop:City=SECRETCITY",
    "-XMP-xmpMM:HistoryAction=SECRETHISTORY", "-XMP-xmpMM:DocumentID=SECRETDOCUMENT",
    "-XMP-xmpMM:DerivedFromDocumentID=SECRETBEFORE",
]
IIM = ["-IPTC:By-line=SECRETBYLINE", "-IPTC:City=SECRETCITY", "-IPTC:SpecialInstructions=SECRETORDER"]

# What readers get.
WORDS = [
    "-XMP-dc:Description=جسر الرقة القديم", "-XMP-photoshop:Credit=كاجين أحمد", "-XMP-dc:Rights=© وكالة ورّاق 2024",
]


def exiftool(*words):
    run = subprocess.run(["exiftool", "-charset", "iptc=UTF8", *words], capture_output=True, check=False)
    if run.returncode:
        sys.exit(f"exiftool {words}: {run.stderr.decode()}")
    return run.stdout


def picture():
    image = Image.new("RGB", (WIDTH, HEIGHT))
    for (x, y), colour in CORNERS.items():
        image.paste(colour, (x * WIDTH // 2, y * HEIGHT // 2, (x + 1) * WIDTH // 2, (y + 1) * HEIGHT // 2))
    return image


def main(folder):
    image = picture()
    image.save(folder / "jpeg.jpg", quality=95, comment="SECRETCOMMENT")
    image.save(folder / "png.png")
    image.save(folder / "webp.webp", quality=95)
    image.save(folder / "tiff.tif")
    thumbnail = folder / "thumbnail"
    image.resize((32, 24)).save(thumbnail, "JPEG")
    paths = sorted(str(path) for path in folder.iterdir() if path != thumbnail)
    exiftool("-overwrite_original", "-Orientation#=6", *SECRETS, *WORDS, *paths)
    iim = [path for path in paths if path.endswith((".jpg", ".tif"))]
    exiftool("-overwrite_original", *IIM, *iim)
    jpeg = str(folder / "jpeg.jpg")
    exiftool("-overwrite_original", f"-ThumbnailImage<={thumbnail}", f"-PhotoshopThumbnail<={thumbnail}", jpeg)
    thumbnail.unlink()
    found = json.loads(exiftool("-json", "-G", "-n", *paths))
    json.dump({pathlib.Path(one["SourceFile"]).name: one for one in found}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
