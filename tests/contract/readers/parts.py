"""What exported files are made of, unpacked by zipfile, zlib and base64."""

import base64
import re
import zipfile
import zlib


def parts(path):
    """The parts of a file with their names; the file itself first, without one."""
    data = path.read_bytes()
    yield "", data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name, archive.read(name)
    elif data.startswith(b"%PDF"):
        for number, found in enumerate(re.finditer(rb"stream\r?\n", data)):
            try:
                yield f"stream {number}", zlib.decompressobj().decompress(data[found.end():])
            except zlib.error:
                continue
    else:
        for number, found in enumerate(re.finditer(rb'data:image/[a-z]+;base64,([^"\')]+)', data)):
            yield f"picture {number}", base64.b64decode(found[1])
