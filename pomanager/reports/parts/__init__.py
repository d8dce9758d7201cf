"""The parts papers are made of: headings and texts, tables, room to fill in and to sign, slips, pictures, codes."""

from pomanager.reports.codes import BarCode, QrCode
from pomanager.reports.flow import Room, Together
from pomanager.reports.parts.blanks import Blank, Choice, InColumns, Letters, Lines
from pomanager.reports.parts.cells import Cell, Cells, Photo, Picture
from pomanager.reports.parts.grids import Grid, GridColumn, counts, facts, tally
from pomanager.reports.parts.signing import (
    Signature,
    Signatures,
    all_present,
    bureau,
    chair_and_secretary,
    read_and_explained,
    witnesses,
)
from pomanager.reports.parts.slips import Slip, channels, receipt
from pomanager.reports.parts.texts import (
    UserText,
    chapter_heading,
    chapters,
    heading,
    note,
    of_chapter,
    paragraph,
)
from pomanager.reports.text import Text

__all__ = [
    "BarCode", "Blank", "Cell", "Cells", "Choice", "Grid", "GridColumn", "InColumns", "Letters", "Lines", "Photo",
    "Picture", "QrCode", "Room", "Signature", "Signatures", "Slip", "Text", "Together", "UserText", "all_present",
    "bureau", "chair_and_secretary", "channels", "chapter_heading", "chapters", "counts", "facts", "heading", "note",
    "of_chapter", "paragraph", "read_and_explained", "receipt", "tally", "witnesses",
]  # fmt: skip
