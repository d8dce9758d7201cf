"""Fonts inside a PDF: only the glyphs a paper uses, addressed by number, with a table back to their letters."""

import hashlib
import zlib
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

import uharfbuzz
from pomanager.reports.fonts import Face
from pomanager.reports.joining import with_joined
from pomanager.reports.lines import Line
from pomanager.reports.shaping import Piece

_DROPPED = ("BASE", "GDEF", "GPOS", "GSUB", "HVAR", "MVAR", "OS/2", "STAT", "cmap", "gasp", "name", "post")
"""Tables of a font that a PDF does not ask for: it gives glyph numbers and places itself."""

Document = Any
"""ReportLab's document, whose stubs leave out what is needed here."""

_SYMBOLIC = 4
_MOST_PAIRS = 100
"""So many pairs may stand in one block of a character map."""


class DocumentFonts:
    """The fonts of one PDF: remembers which glyphs are used and writes the fonts when the document is saved."""

    def __init__(self, document: Document) -> None:
        self._used: dict[Face, set[str]] = {}
        # ReportLab calls addObjects of whatever stands in this list once the last page is done.
        document.delayedFonts.append(self)

    def show(self, line: Line, size: float, standing: Face | None = None) -> str:
        """The commands that show a line where the pen stands, fonts chosen; its glyphs are remembered.

        With ``standing`` that font is taken as chosen before, and is so again afterwards.
        """
        commands: list[str] = []
        current = standing
        for piece in line.pieces:
            if piece.face is not current:
                current = piece.face
                commands.append(f"/{current.key} {size:g} Tf")
            commands.append(piece.show)
            self._used.setdefault(current, set()).update(piece.glyphs)
        if standing is not None and current is not standing:
            commands.append(f"/{standing.key} {size:g} Tf")
        return " ".join(commands)

    def note(self, piece: Piece) -> None:
        """Remember the glyphs of a piece whose commands are kept and written elsewhere."""
        self._used.setdefault(piece.face, set()).update(piece.glyphs)

    def inside(self, text: str, face: Face) -> str:
        """Letters of which each stands for itself, as they stand in a string; their glyphs are remembered."""
        self._used.setdefault(face, set()).update(text.translate(face.glyphs))
        return text.translate(face.codes)

    def addObjects(self, document: Document) -> None:  # noqa: N802 - ReportLab's word
        """Write every used font into the document."""
        fonts = document.idToObject["BasicFonts"].dict
        for face, used in sorted(self._used.items(), key=lambda pair: pair[0].key):
            fonts[face.key] = _font(document, face, sorted(map(ord, used)))


def _font(document: Document, face: Face, glyphs: list[int]) -> object:
    program = _subset(face, glyphs)
    tag = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
    name = pdfdoc.PDFName(f"{tag}+{face.name}")
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "CIDToGIDMap": pdfdoc.PDFName("Identity"),
            "FontDescriptor": document.Reference(_descriptor(document, face, name, program)),
            "W": "[" + " ".join(f"{glyph}[{_advance(face, glyph)}]" for glyph in glyphs) + "]",
        }
    )
    return document.Reference(
        pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": name,
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(compressed(_to_letters(face, glyphs).encode("ascii"))),
            }
        )
    )


def _descriptor(document: Document, face: Face, name: str, program: bytes) -> pdfdoc.PDFDictionary:
    extents = face.shaper.get_font_extents("ltr")
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": _SYMBOLIC,
            "FontBBox": f"[-1000 {round(extents.descender)} 3000 {round(extents.ascender)}]",
            "ItalicAngle": 0,
            "Ascent": round(extents.ascender),
            "Descent": round(extents.descender),
            "CapHeight": 714,
            "StemV": 80,
            "FontFile2": document.Reference(compressed(program, Length1=len(program))),
        }
    )


def _advance(face: Face, glyph: int) -> int:
    joined = face.joined.known(glyph)
    return joined.advance if joined else face.advances[glyph]


def _subset(face: Face, glyphs: Sequence[int]) -> bytes:
    """The font with the outlines of these glyphs only, under their old numbers, and those put together from others."""
    joined = {glyph: found for glyph in glyphs if (found := face.joined.known(glyph))}
    parts = {part for found in joined.values() for part, _x, _y in found.parts}
    wish = uharfbuzz.SubsetInput()
    flags = uharfbuzz.SubsetFlags
    wish.flags = flags.NO_HINTING | flags.RETAIN_GIDS | flags.NO_LAYOUT_CLOSURE
    wish.glyph_set.update(parts.union(glyphs).difference(joined))
    wish.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in _DROPPED)
    program = uharfbuzz.subset(face.face, wish).blob.data
    return with_joined(program, joined) if joined else program


def _to_letters(face: Face, glyphs: list[int]) -> str:
    """The table from glyph numbers back to letters, for glyphs that stand for one."""
    found = ((glyph, face.joined.known(glyph)) for glyph in glyphs)
    meant = ((glyph, joined.text if joined else face.letters.get(glyph, "")) for glyph, joined in found)
    pairs = [f"<{glyph:04x}><{text.encode('utf-16-be').hex()}>" for glyph, text in meant if text]
    blocks = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar"
        for block in (pairs[start : start + _MOST_PAIRS] for start in range(0, len(pairs), _MOST_PAIRS))
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n"
        f"{blocks}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def compressed(content: bytes, **entries: object) -> pdfdoc.PDFStream:
    """A stream that is compressed now, so that a long paper does not wait in memory at full length."""
    packed = zlib.compress(content, 6)
    dictionary = pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode"), **entries})
    return pdfdoc.PDFStream(dictionary=dictionary, content=packed)
