"""The table of outlines."""

class GlyphComponent:
    glyphName: str
    x: int
    y: int
    flags: int

class Glyph:
    numberOfContours: int
    components: list[GlyphComponent]
    xMin: int
    def recalcBounds(self, glyfTable: object) -> None: ...
