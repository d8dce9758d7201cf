"""Cutting one weight out of a variable font."""

from collections.abc import Mapping

from fontTools.ttLib import TTFont

def instantiateVariableFont(
    varfont: TTFont,
    axisLimits: Mapping[str, float | None],
    inplace: bool = ...,
    optimize: bool = ...,
    overlap: int = ...,
    updateFontNames: bool = ...,
) -> TTFont: ...
