"""The typefaces of screen and paper: cut once from the installed Noto packages and kept in this person's cache folder.

The packages bring variable fonts of many scripts and weights. A paper needs few of them, whole and small, and Qt and
PDF need each weight as a file of its own. ``files`` gives those files and cuts what is missing; ``python -m
pomanager.typefaces`` does it beforehand.
"""

import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pomanager import paths
from pomanager.errors import FileTrouble
from pomanager.marks import N_
from pomanager.rules.objections import Objection

REGULAR = 400
SEMIBOLD = 600

WEIGHTS: Mapping[int, str] = MappingProxyType({REGULAR: "Regular", SEMIBOLD: "SemiBold"})
"""The weights that are cut, each with the name it has in a font file."""

_CUT = 1
"""Raised when cutting changes, so that what an older version cut is not taken for ours."""

Ranges = tuple[tuple[int, int], ...]

_EUROPE: Ranges = (
    (0x0000, 0x052F),  # Latin with all its supplements, phonetic letters, combining accents, Greek, Cyrillic
    (0x0900, 0x097F),  # Devanagari: the same family holds it
    (0x1C80, 0x1C8F),  # Cyrillic, older letters
    (0x1D00, 0x1FFF),  # Latin additions (Wolof, Vietnamese), Greek with accents
    (0x2000, 0x22FF),  # punctuation, currencies, fractions, arrows, signs of arithmetic
    (0x25A0, 0x25FF),  # plain shapes, with the dotted circle that carries a lone accent
    (0x2C60, 0x2C7F),
    (0x2DE0, 0x2E7F),
    (0xA640, 0xA69F),
    (0xA700, 0xA7FF),
    (0xA8E0, 0xA8FF),
    (0xAB30, 0xAB6F),
    (0xFB00, 0xFB06),
    (0xFFFC, 0xFFFD),
)
_WHOLE: Ranges = ((0x0000, 0xFFFF),)


@dataclass(frozen=True, slots=True)
class Family:
    """A family of fonts: its name, the script it is for (ISO 15924), the package that brings it, and what is kept."""

    name: str
    script: str
    package: str
    file: str
    ranges: Ranges = _WHOLE


FAMILIES: tuple[Family, ...] = (
    Family("Noto Sans", "Latn", "fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", _EUROPE),
    Family("Noto Sans Khmer", "Khmr", "fontpkg_noto_sans_khmer", "NotoSansKhmer[wdth,wght].ttf"),
    Family("Noto Sans Arabic", "Arab", "fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"),
)
"""Asked in this order for a letter. Only the first has Latin letters and European figures."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """One cut font: a static TrueType file of one family in one weight (400 or 600)."""

    path: Path
    family: str
    weight: int
    script: str


def files() -> tuple[FontFile, ...]:
    """The cut fonts, family by family; those missing from the cache are cut first (all of them: about a second).

    Raises FileTrouble when a font package is missing or the cache cannot be written.
    """
    return tuple(
        FontFile(_cut_once(family, weight), family.name, weight, family.script)
        for family in FAMILIES
        for weight in WEIGHTS
    )


def prepare() -> tuple[Path, ...]:
    """Cut what is missing and say where the fonts lie; raises FileTrouble as ``files`` does."""
    return tuple(font.path for font in files())


def _cut_once(family: Family, weight: int) -> Path:
    shipped = paths.resources() / "typefaces" / shipped_name(family, weight)
    if shipped.is_file():  # a frozen app brings them cut, and not the packages they are cut from
        return shipped
    source = _source(family)
    name = f"{family.name.replace(' ', '')}-{WEIGHTS[weight]}-{_version(source)}-{_CUT}.ttf"
    try:
        target = paths.cache_folder() / "typefaces" / name
        if not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(target, _cut(source, family, weight))
    except OSError as trouble:
        message = N_("The typefaces could not be written to {folder}. Make room on the disk, or allow writing there.")
        raise FileTrouble(Objection(message, details={"folder": str(_folder_of(trouble))})) from trouble
    return target


def shipped_name(family: Family, weight: int) -> str:
    """What a cut font is called where it travels with the program, in the folder ``typefaces`` of its resources."""
    return f"{family.name.replace(' ', '')}-{WEIGHTS[weight]}.ttf"


def _folder_of(trouble: OSError) -> Path:
    return Path(str(trouble.filename)).parent if trouble.filename else paths.cache_folder()


@cache
def _source(family: Family) -> Path:
    """The variable font of a family, as its package brought it; looked for once, and not for each weight."""
    found = importlib.util.find_spec(family.package)
    for place in (found.submodule_search_locations or ()) if found else ():
        source = Path(place) / "files" / family.file
        if source.is_file():
            return source
    message = N_("The typeface {family} did not come with the program. Install the program anew.")
    raise FileTrouble(Objection(message, details={"family": family.name}))


@cache
def _version(source: Path) -> str:
    """The version the package states for its font; the file's size where it states none."""
    try:
        stated = json.loads((source.parent.parent / "metadata.json").read_text(encoding="utf-8"))
        return str(stated["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return str(source.stat().st_size)


def _cut(source: Path, family: Family, weight: int) -> bytes:
    """One weight of a variable font, with only the letters kept, as the bytes of a static font."""
    # Imported here: a window that finds its fonts cut needs no cutter.
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(source)))
    wish = uharfbuzz.SubsetInput()
    wish.unicode_set.update(code for code in face.unicodes if _kept(code, family.ranges))
    wish.name_id_set.update(_KEPT_NAMES)
    wish.pin_axis_location(face, "wght", float(weight))
    wish.pin_axis_location(face, "wdth", 100.0)
    return _named(uharfbuzz.subset(face, wish).blob.data, family.name, weight)


_KEPT_NAMES = frozenset({0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17})
"""Names that stay in the file: copyright, the names of the font, trademark and licence."""


def _kept(code: int, ranges: Ranges) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _named(cut: bytes, family: str, weight: int) -> bytes:
    """The font with the names of its weight: without them a system takes every weight for the regular one."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    style = WEIGHTS[weight]
    whole = family if weight == REGULAR else f"{family} {style}"
    names = {1: whole, 2: "Regular", 3: f"{whole} (PO Manager)", 4: whole, 16: family, 17: style}
    names[6] = f"{family.replace(' ', '')}-{style}"
    with TTFont(BytesIO(cut), lazy=True, recalcTimestamp=False) as font:
        table = font["name"]
        table.names = [record for record in table.names if record.nameID not in names]
        for number, text in names.items():
            table.setName(text, number, 3, 1, 0x409)
        font["OS/2"].usWeightClass = weight
        written = BytesIO()
        font.save(written, reorderTables=None)
    return written.getvalue()


def _write_whole(target: Path, content: bytes) -> None:
    """Write the file beside its place and rename it: another start of the program never sees half a font."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".cutting-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    for _path in prepare():
        sys.stdout.write(f"{_path}\n")
