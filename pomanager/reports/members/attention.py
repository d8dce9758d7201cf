"""The list of what asks for a second look, to be worked down with a pen: each thing has room for what was found."""

from collections.abc import Iterable, Iterator

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.member_papers import AttentionGroup, AttentionLine, AttentionSheet
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Listing
from pomanager.reports.heads import Heading
from pomanager.reports.paper import Paper
from pomanager.reports.parts import paragraph
from pomanager.reports.register import Column, Register
from pomanager.rules.attention import KIND_WORDS

_WRITING_ROW = 25.0
"""A row in which a word can be written by hand, in points."""


def heading_of(sheet: AttentionSheet) -> Heading:
    """What the list is called, and for which day."""
    return Heading(_("Needs attention"), sheet.as_of)


def put(sheet: AttentionSheet, paper: Paper, progress: Progress) -> None:
    """Write the list onto a paper that was begun; ``progress`` may raise Cancelled."""
    if not sheet.count:
        paper.flow([paragraph(_("Nothing on the roll asks for a second look."))])
    register = Register(paper, _columns(), total=sheet.count, progress=progress, row_height=_WRITING_ROW)
    for group in sheet.groups:
        register.group(_title(group))
        register.rows(_texts(group.rows))
    register.end()


def _title(group: AttentionGroup) -> str:
    """What is looked at, and how often: "Missing: Date of birth (12)"."""
    kind, count = _(KIND_WORDS[group.kind]), formats.number(group.count)
    if not group.title:
        # TR: title of a group of a list, as "Likely doubles (12)"
        return _("{kind} ({count})").format(kind=kind, count=count)
    # TR: title of a group of a list, as "Missing: Date of birth (12)"
    return _("{kind}: {title} ({count})").format(kind=kind, title=_(group.title), count=count)


def _columns() -> tuple[Column, ...]:
    return (
        # TR: title of the column of member numbers, as short as can be
        Column(_("No."), holds=("000000",)),
        Column(_("Name"), 26),
        Column(_("Place"), 18),
        # TR: title of a column: what is wrong or missing
        Column(_("What to look at"), 32),
        # TR: title of an empty column, to be filled in by hand
        Column(_("What was found"), 24),
    )


def _texts(rows: Iterable[AttentionLine]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield (row.number, row.name, row.place, sentence(row.sentence), "")


ATTENTION = Listing(heading_of, put)
