"""Pictures somebody might choose as a logo: of every kind, whole, broken, boastful, and things that are no pictures."""

import io
import random
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, ImageDraw

LARGEST = (8000, 5000)
"""Forty million dots: the largest logo that is opened."""


def whole() -> Iterator[tuple[str, bytes]]:
    """Pictures that can be printed."""
    for kind in ("PNG", "JPEG", "GIF", "BMP", "WEBP"):
        yield kind, saved(drawn("RGB"), kind)
    for mode in ("1", "L", "LA", "P", "RGBA", "I;16"):
        yield f"PNG of mode {mode}", saved(drawn("L").convert(mode) if mode != "I;16" else deep(), "PNG")
    yield "JPEG of four inks", saved(drawn("RGB").convert("CMYK"), "JPEG")
    yield "JPEG in grey", saved(drawn("L"), "JPEG")
    yield "JPEG in stages", saved(drawn("RGB"), "JPEG", progressive=True)
    yield "PNG in stages", saved(drawn("RGB"), "PNG", interlace=1)
    yield "GIF that moves", saved(drawn("P"), "GIF", save_all=True, append_images=[drawn("P").rotate(90)], duration=50)
    yield "WEBP that moves", saved(drawn("RGB"), "WEBP", save_all=True, append_images=[drawn("RGB").rotate(90)])
    yield "palette with a clear colour", saved(drawn("P"), "PNG", transparency=0)
    yield "palette with half-clear colours", saved(drawn("P"), "PNG", transparency=bytes(range(0, 250, 10)))
    yield "clear everywhere", saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG")
    yield "one dot", saved(Image.new("RGB", (1, 1)), "PNG")
    yield "a long thread", saved(Image.new("L", (1, 9000)), "PNG")
    yield "the largest", saved(Image.new("1", LARGEST), "PNG")


def refused() -> Iterator[tuple[str, bytes]]:
    """What cannot be printed: no pictures, or larger ones than are opened."""
    yield "no picture", b"no picture"
    yield "a PDF", b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    yield "an SVG", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
    yield "a page of the web", b"<!DOCTYPE html><img src=http://192.0.2.1/x.png>"
    yield "PostScript", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n"
    yield "an address", b"http://192.0.2.1/logo.png"
    yield "a path", b"/etc/passwd"
    yield "an archive", b"PK\x03\x04" + bytes(60)
    yield "a TIFF", saved(drawn("RGB"), "TIFF")
    yield "an icon", saved(drawn("RGB"), "ICO")
    yield "nothing but zeros", bytes(1000)
    for kind, start in (
        ("PNG", b"\x89PNG\r\n\x1a\n"),
        ("JPEG", b"\xff\xd8\xff\xe0"),
        ("GIF", b"GIF89a"),
        ("BMP", b"BM"),
    ):
        yield f"only the beginning of a {kind}", start
        yield f"the beginning of a {kind} and rubbish", start + random.Random(1).randbytes(400)
    yield "a line more than the largest", boastful(LARGEST[0], LARGEST[1] + 1)
    for side in (11_000, 20_000, 2**31 - 1):
        yield f"says it is {side} dots square", boastful(side, side)
    yield "says it has no dots", boastful(0, 0)
    yield "a bomb of zeros", boastful(6000, 6000, zlib.compress(bytes(1_000_000), 9)[:-4])
    gif = saved(drawn("P"), "GIF")
    yield "a GIF that says it is 60,000 dots square", gif[:6] + struct.pack("<HH", 60_000, 60_000) + gif[10:]


def damaged(often: int) -> Iterator[bytes]:
    """Pictures of each kind cut off, or with some bytes changed, so many times each."""
    dice = random.Random(2026)
    for kind in ("PNG", "JPEG", "GIF", "BMP", "WEBP"):
        content = turned() if kind == "JPEG" else saved(drawn("P" if kind in {"PNG", "GIF"} else "RGB"), kind)
        for _ in range(often):
            yield content[: dice.randrange(1, len(content))]
            changed = bytearray(content)
            for _ in range(dice.randrange(1, 4)):
                # What a picture says of itself stands at its beginning.
                changed[dice.randrange(dice.choice((60, len(changed))))] = dice.randrange(256)
            yield bytes(changed)


def turned() -> bytes:
    """A photograph taken with the camera on its side: it lies, and says so."""
    about = Image.Exif()
    about[0x0112] = 6
    return saved(drawn("RGB").rotate(90, expand=True), "JPEG", exif=about, quality=95)


def drawn(mode: str) -> Image.Image:
    """A small picture, black above and grey below, wider than high."""
    picture = Image.new("RGB", (60, 40), (160, 160, 160))
    ImageDraw.Draw(picture).rectangle((0, 0, 60, 20), fill=(0, 0, 0))
    return picture.convert(mode)


def deep() -> Image.Image:
    """A picture of 65,536 greys."""
    picture = Image.new("I;16", (60, 40), 65_535 * 5 // 8)
    picture.paste(0, (0, 0, 60, 20))
    return picture


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    """The picture as a file of this kind."""
    file = io.BytesIO()
    picture.save(file, kind, **how)
    return file.getvalue()


def boastful(width: int, height: int, content: bytes = b"") -> bytes:
    """A PNG that says it is so large, and holds next to nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packed = content or zlib.compress(bytes(10))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
