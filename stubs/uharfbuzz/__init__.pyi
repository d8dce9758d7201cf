"""What we use of uharfbuzz, which chooses and places the shapes of letters and cuts fonts."""

from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Self

__version__: str

class GlyphInfo:
    codepoint: int
    cluster: int

class GlyphPosition:
    x_advance: int
    y_advance: int
    x_offset: int
    y_offset: int

class Buffer:
    direction: str
    script: str
    language: str
    cluster_level: int
    glyph_infos: list[GlyphInfo]
    glyph_positions: list[GlyphPosition]
    def __init__(self) -> None: ...
    def add_str(self, text: str, item_offset: int = ..., item_length: int = ...) -> None: ...
    def guess_segment_properties(self) -> None: ...
    def __len__(self) -> int: ...

class Blob:
    data: bytes
    def __init__(self, data: bytes) -> None: ...
    @classmethod
    def from_file_path(cls, filename: str | PathLike[str]) -> Self: ...

class FontExtents:
    ascender: float
    descender: float
    line_gap: float

class GlyphExtents:
    x_bearing: float
    y_bearing: float
    width: float
    height: float

class Face:
    upem: int
    glyph_count: int
    unicodes: set[int]
    blob: Blob
    def __init__(self, blob: Blob | bytes, index: int = ...) -> None: ...

class Font:
    scale: tuple[int, int]
    def __init__(self, face_or_font: Face | Font) -> None: ...
    def get_font_extents(self, direction: str) -> FontExtents: ...
    def get_glyph_extents(self, gid: int) -> GlyphExtents | None: ...
    def get_glyph_h_advance(self, gid: int) -> int: ...
    def get_nominal_glyph(self, codepoint: int) -> int | None: ...
    def glyph_to_string(self, gid: int) -> str: ...

class SubsetFlags:
    DEFAULT: SubsetFlags
    NO_HINTING: SubsetFlags
    RETAIN_GIDS: SubsetFlags
    NOTDEF_OUTLINE: SubsetFlags
    NO_LAYOUT_CLOSURE: SubsetFlags
    def __or__(self, other: SubsetFlags) -> SubsetFlags: ...

class SubsetInput:
    flags: SubsetFlags
    unicode_set: set[int]
    glyph_set: set[int]
    name_id_set: set[int]
    drop_table_tag_set: set[int]
    def __init__(self) -> None: ...
    def pin_axis_location(self, face: Face, tag: str, value: float) -> bool: ...

def subset(face: Face, input: SubsetInput) -> Face: ...
def shape(
    font: Font, buffer: Buffer, features: Mapping[str, int | bool] | None = ..., shapers: Sequence[str] | None = ...
) -> None: ...
def version_string() -> str: ...
