"""The electoral roll voters sign when they get their ballot papers, with boxes for thumb-prints."""

from pomanager.i18n import _, formats, pgettext
from pomanager.readmodels.elections.papers import ElectoralRollSheet, RollRow
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Listing
from pomanager.reports.elections.words import election_facts, hours_said, known, officials_block, under_title
from pomanager.reports.flow import Block, Room, Together
from pomanager.reports.heads import Heading
from pomanager.reports.members.roll import SIGNING_ROW
from pomanager.reports.paper import Paper
from pomanager.reports.parts import Blank, InColumns, heading, paragraph
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import Align
from pomanager.rules.members import SEX_WORDS

_BLANK_LINES = 40
_ROOM_FOR_SIGNING = 210.0
"""In points: the certificate and the places to sign stand together."""


def heading_of(sheet: ElectoralRollSheet) -> Heading:
    """What the list is called, and of which election; one of blank lines bears no check code."""
    return Heading(_("Electoral roll"), subtitle=under_title(sheet.about), is_sealed=bool(sheet.count))


def put(sheet: ElectoralRollSheet, paper: Paper, progress: Progress) -> None:
    """Write the election, everybody on the roll, what it comes to, and the places to sign."""
    pairs = [*election_facts(sheet.about), (_("Poll open"), hours_said(sheet.about.election))]
    half = (len(pairs) + 1) // 2
    paper.flow([InColumns([Together(known(pairs[:half])), Together(known(pairs[half:]))]), Room(6)])
    words = _Words()
    register = Register(
        paper, _columns(words, blank=not sheet.count), total=sheet.count or _BLANK_LINES, progress=progress,
        page_totals=bool(sheet.count), row_height=SIGNING_ROW,
    )  # fmt: skip
    if sheet.count:
        register.rows(words.row(each) for each in sheet.rows)
    else:
        empty = ("", "", "", "", "", "", words.thumb)
        register.rows((formats.number_text(number), *empty) for number in range(1, _BLANK_LINES + 1))
    register.end()
    paper.flow(_sums(sheet))
    if paper.room < _ROOM_FOR_SIGNING and not paper.is_fresh:
        paper.new_page()
    paper.flow([_certified(sheet)])


class _Words:
    """Words said once for each different one."""

    def __init__(self) -> None:
        self.sex = {sex: _(word) for sex, word in SEX_WORDS.items()}
        self.carries = _("Proxies of: {names}")
        self.by_proxy = _("By proxy: {name}")
        # TR: under a small box on paper, for those who sign with their thumb
        self.thumb = _("Thumb-print")

    def row(self, line: RollRow) -> tuple[str | int, ...]:
        """Somebody on the roll as the cells of a row; who is represented signs nothing."""
        name = [line.name, line.other_script]
        if line.principals:
            name.append(self.carries.format(names=formats.listing(line.principals)))
        signing = self.by_proxy.format(name=line.represented_by) if line.represented_by else self.thumb
        return (
            formats.number_text(line.position), line.number, "\n".join(part for part in name if part),
            self.sex[line.sex], line.section, line.votes, "" if line.papers is None else line.papers, signing,
        )  # fmt: skip


def _columns(words: _Words, *, blank: bool) -> tuple[Column, ...]:
    """The columns; blank ones are not summed."""
    figure = None if blank else formats.number
    return (
        # TR: on an electoral roll: the number of the line, as short as can be
        Column(_("Line"), holds=("0000",)), Column(_("No."), holds=("000000",)), Column(_("Name"), 34),
        Column(_("Sex"), holds=tuple(words.sex.values())), Column(_("Section"), 16),
        # TR: head of a narrow column: how many votes somebody has
        Column(pgettext("how many", "Votes"), align=Align.END, amount=figure, holds=("0,000",)),
        # TR: on an electoral roll: how many ballot papers somebody was given
        Column(_("Ballot papers"), align=Align.END, amount=figure, holds=("0,000",)),
        Column(_("Signature or thumb-print"), 30, boxed=True),
    )  # fmt: skip


def _sums(sheet: ElectoralRollSheet) -> list[Block]:
    """What the roll comes to: known, or room to write it."""
    the = sheet.figures
    pairs = [
        # TR: how many people stand on the electoral roll
        (_("On the roll"), "" if the is None else formats.number(the.on_roll)),
        (_("Votes on the roll"), "" if the is None else formats.number(the.votes)),
        (_("Women"), "" if the is None else formats.number(the.women)),
        # TR: how many voters signed for their ballot papers
        (_("Signatures"), "" if the is None or not the.ticked else formats.number(the.ticked)),
        (_("Ballots handed out"), "" if the is None or not the.ticked else formats.number(the.papers)),
    ]
    half = (len(pairs) + 1) // 2
    columns = InColumns([Together(known(pairs[:half])), Together(known(pairs[half:]))])
    return [heading(_("What it comes to")), columns, Blank(_("Remarks"), 2)]


def _certified(sheet: ElectoralRollSheet) -> Block:
    # TR: over the signatures at the end of an electoral roll
    said = _("Certified exact. Everybody who signed was given the ballot papers that stand beside the name.")
    return Together([paragraph(said), officials_block(sheet.about)])


ELECTORAL_ROLL = Listing(heading_of, put)
