"""The recovery code of the office file, for the envelope in the safe: what it is for, the code, where it is kept."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.readmodels.access_papers import RecoveryCodeSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.heads import Heading
from pomanager.reports.parts import (
    Blank,
    InColumns,
    Letters,
    Room,
    Signature,
    Signatures,
    Text,
    Together,
    facts,
    heading,
    note,
    paragraph,
)
from pomanager.reports.styles import TextStyle
from pomanager.rules.access.recovery import GROUP_LETTERS, GROUPS

COLUMNS = 3
"""So many groups stand side by side: in large print a group of the widest letters still stays on one line."""

_BETWEEN_ROWS = 6.0
_LARGE = TextStyle(size=16, weight=SEMIBOLD, leading=22)


def heading_of(_sheet: RecoveryCodeSheet) -> Heading:
    """What the paper is called. It bears no check code: nothing in the books could be compared with it."""
    return Heading(_("Recovery code of the office file"), is_sealed=False)


def story(sheet: RecoveryCodeSheet) -> list[Block]:
    """What it is for, the code, how it is used and kept, then who printed and who keeps it."""
    return [
        paragraph(
            _(
                "This code opens the office file when its password is lost. It is printed once: nobody can print it "
                "again without the password. Whoever has it and the file can read everything in the file."
            )
        ),
        _told(sheet),
        heading(_("The code")),
        _code(sheet.groups) if sheet.groups else _boxes(),
        note(
            _(
                "There is no letter I, L, O or U in it: what looks like one is a figure, or V. Small letters do, too. "
                "The last sign of each group shows whether the group was mistyped."
            )
        ),
        heading(_("When the password is lost")),
        paragraph(
            _("Choose the recovery code in place of the password, type it as it stands here, and set a new password.")
        ),
        heading(_("Where it is kept")),
        paragraph(_("In a sealed envelope, signed across the flap, in the safe of the organisation.")),
        paragraph(_("Never beside the computer, and never together with a copy of the file.")),
        paragraph(
            _(
                "A new password brings a new code. Backups open with the code of their own day: keep this paper as "
                "long as backups of its time are kept, then destroy it."
            )
        ),
        Blank(_("Printed by")), Blank(_("Kept in")),
        # TR: above the place where one of two officers signs who put the paper into the envelope
        Signatures([Signature(_("First officer")), Signature(_("Second officer"))]),
    ]  # fmt: skip


def _told(sheet: RecoveryCodeSheet) -> Block:
    """Since when the code opens the file; a form has room for it."""
    if sheet.set_at is None:
        return Blank(_("Password set on"))
    told = [(_("Password set on"), formats.moment(sheet.set_at))]
    if sheet.set_by:
        told.append((_("Password set by"), sheet.set_by))
    return facts(told)


def _code(groups: tuple[str, ...]) -> Block:
    """The groups in large letters, row by row, each under its number; they are never parted by the end of a page."""
    cells: list[Block] = []
    for place in range(-(-GROUPS // COLUMNS) * COLUMNS):  # the last row is filled up
        number, group = (formats.number(place + 1), groups[place]) if place < GROUPS else ("", "")
        cells.append(Together([note(number), Text(group, _LARGE)]))
    return Together(_rows(cells))


def _boxes() -> Block:
    """A box for each letter and figure, to write the code in by hand."""
    numbers = map(formats.number, range(1, GROUPS + 1))
    boxes = [Letters("", (GROUP_LETTERS,), (number,), share=0) for number in numbers]
    return Together(_rows([*boxes, *(Text("") for _missing in range(-GROUPS % COLUMNS))]))


def _rows(cells: Sequence[Block]) -> list[Block]:
    """The cells in columns, row by row."""
    rows: list[Block] = []
    for first in range(0, len(cells), COLUMNS):
        rows += [InColumns(cells[first : first + COLUMNS]), Room(_BETWEEN_ROWS)]
    return rows


RECOVERY_CODE = InBlocks(heading_of, story)
