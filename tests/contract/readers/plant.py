"""Makes a picture of each kind, lying on its side, with everything that cameras and programs write into one, by Pillow
and exiftool, and more of them whose words stand in one place only, or in two that do not agree. Prints what exiftool
then finds in each: {"jpeg.jpg": {"EXIF:GPSLatitude": …}}.

Usage: plant.py FOLDER
"""

import json
import pathlib
import subprocess
import sys

from PIL import Image, PngImagePlugin

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
CAPTION, CREDIT, RIGHTS = "جسر الرقة القديم", "كاجين أحمد", "© وكالة ورّاق 2024"
WORDS = [f"-XMP-dc:Description={CAPTION}", f"-XMP-photoshop:Credit={CREDIT}", f"-XMP-dc:Rights={RIGHTS}"]
IN_IIM = [f"-IPTC:Caption-Abstract={CAPTION}", f"-IPTC:Credit={CREDIT}", f"-IPTC:CopyrightNotice={RIGHTS}"]
IN_EXIF = [f"-EXIF:ImageDescription={CAPTION}", f"-EXIF:Copyright={RIGHTS}"]
UTF8 = "-IPTC:CodedCharacterSet=UTF8"

# The words in one place only, and the letters that exiftool writes IIM in.
IN_ONE_PLACE = {
    "iim.jpg": ("UTF8", [UTF8, *IN_IIM]),
    "iim.tif": ("UTF8", [UTF8, *IN_IIM]),
    "iim.png": ("UTF8", [UTF8, *IN_IIM]),
    "windows-1256.jpg": ("Arabic", IN_IIM),
    "windows-1256.tif": ("Arabic", IN_IIM),
    # IIM was changed behind the back of XMP, which has what was true before.
    "changed.jpg": ("UTF8", [UTF8, *IN_IIM, "-XMP-dc:Description=SECRETBEFORE", "-IPTCDigest=" + "12" * 16]),
    "exif.jpg": ("UTF8", IN_EXIF),
    "exif.tif": ("UTF8", IN_EXIF),
    "exif.png": ("UTF8", IN_EXIF),
    "exif.webp": ("UTF8", IN_EXIF),
    "title.jpg": ("UTF8", ["-EXIF:ImageDescription=SECRETCAMERA MODEL 7", f"-EXIF:XPTitle={CAPTION}", IN_EXIF[1]]),
    "comment.jpg": ("UTF8", [f"-EXIF:UserComment={CAPTION}", IN_EXIF[1]]),
    # Pillow has written them.
    "text.png": ("UTF8", []),
}


def exiftool(*words, letters="UTF8"):
    run = subprocess.run(["exiftool", "-charset", f"iptc={letters}", *words], capture_output=True, check=False)
    if run.returncode:
        sys.exit(f"exiftool {words}: {run.stderr.decode()}")
    return run.stdout


def picture():
    image = Image.new("RGB", (WIDTH, HEIGHT))
    for (x, y), colour in CORNERS.items():
        image.paste(colour, (x * WIDTH // 2, y * HEIGHT // 2, (x + 1) * WIDTH // 2, (y + 1) * HEIGHT // 2))
    return image


def plant_in_one_place(folder, image):
    for name, (letters, words) in IN_ONE_PLACE.items():
        path = folder / name
        texts = PngImagePlugin.PngInfo()
        if name == "text.png":
            texts.add_itxt("Description", CAPTION, "ar", "", zip=True)
            texts.add_itxt("Copyright", RIGHTS)
            texts.add_text("Author", "SECRETAUTHOR", zip=True)
        image.save(path, **({"pnginfo": texts} if path.suffix == ".png" else {"quality": 95}))
        exiftool("-overwrite_original", "-Orientation#=6", *SECRETS, str(path))
        byline = IIM if any(word.startswith("-IPTC:") for word in words) else []
        if byline or words:
            exiftool("-overwrite_original", *byline, *words, str(path), letters=letters)


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
    plant_in_one_place(folder, image)
    paths = sorted(str(path) for path in folder.iterdir())
    found = json.loads(exiftool("-json", "-G", "-n", *paths))
    json.dump({pathlib.Path(one["SourceFile"]).name: one for one in found}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
