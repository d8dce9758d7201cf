"""Leaving out of a font what is not needed."""

from collections.abc import Iterable

from fontTools.ttLib import TTFont

class Options:
    layout_features: list[str]
    layout_scripts: list[str]
    name_IDs: list[str | int]
    glyph_names: bool
    hinting: bool
    notdef_outline: bool
    recalc_bounds: bool
    drop_tables: list[str]
    ignore_missing_glyphs: bool
    ignore_missing_unicodes: bool
    passthrough_tables: bool
    def __init__(self, **kwargs: object) -> None: ...

class Subsetter:
    def __init__(self, options: Options | None = ...) -> None: ...
    def populate(
        self, glyphs: Iterable[str] = ..., gids: Iterable[int] = ..., unicodes: Iterable[int] = ..., text: str = ...
    ) -> None: ...
    def subset(self, font: TTFont) -> None: ...
