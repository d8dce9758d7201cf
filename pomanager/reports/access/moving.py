"""The checklist for moving the office to another PC: what was done here, what is done there, and who did it."""

from pomanager.i18n import _, formats
from pomanager.readmodels.access import Moved
from pomanager.readmodels.access_papers import MovingSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import (
    Blank,
    Grid,
    GridColumn,
    Signature,
    Signatures,
    facts,
    heading,
    note,
    paragraph,
)

_WRITING_ROW = 25.0
"""A row in which words can be written by hand, in points."""


def heading_of(_sheet: MovingSheet) -> Heading:
    """What the paper is called; it bears no check code, since it is filled in by hand."""
    return Heading(_("Moving the office to another PC"), is_sealed=False)


def story(sheet: MovingSheet) -> list[Block]:
    """What moves, the steps at this PC and at the other, and where both sign."""
    return [
        paragraph(
            _(
                "The office lives in one file. After the move it goes on at one PC only: what is entered at both "
                "cannot be brought together again."
            )
        ),
        *_told(sheet.moved),
        heading(_("At this PC")),
        _steps(_here()),
        heading(_("At the other PC")),
        _steps(_there()),
        note(
            _(
                "If the copy cannot be opened there, nothing is lost: open the office at this PC and choose “Take it "
                "back”."
            )
        ),
        Signatures([Signature(_("Handed over by")), Signature(_("Taken over by"))]),
    ]


def _told(moved: Moved | None) -> list[Block]:
    if moved is None:
        return [Blank(_("Handed over on")), Blank(_("Handed over by")), Blank(_("The office goes on with"))]
    told = [
        (_("Handed over on"), formats.moment(moved.at)),
        (_("Handed over by"), moved.who),
        (_("The office goes on with"), moved.goes_to),
    ]
    if moved.last_act is not None:
        told.append((_("Last entry before that"), formats.moment(moved.last_act)))
    return [facts([(label, value) for label, value in told if value])]


def _here() -> tuple[str, ...]:
    return (
        _("The copy on the stick was made and verified by the program."),
        _("The password of the file, and the recovery code on paper, are handed over."),
        _("Signed papers, the register in print and the seal are handed over."),
        _("This PC opens the office for reading only from now on."),
    )


def _there() -> tuple[str, ...]:
    return (
        _("PO Manager is installed there, in the same version or a newer one."),
        _("The copy is opened from the stick, and “Bring it to this PC” puts it on the PC’s own disk."),
        _("The number of members and the last entry of the journal are those on this paper or on the old screen."),
        _("The stick is put into the safe: it is a backup now."),
        _("A second place for backups is chosen on the page “Backups”."),
    )


def _steps(steps: tuple[str, ...]) -> Block:
    columns = (GridColumn(_("What to do"), 70), GridColumn(_("Done by, on"), 30))
    return Grid(columns, [(step, "") for step in steps], row_height=_WRITING_ROW)


MOVING = InBlocks(heading_of, story)
