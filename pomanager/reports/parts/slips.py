"""Slips to be cut off and handed back: what was received, when, through whom, with a signature or thumb-print."""

from collections.abc import Iterator, Sequence

from pomanager.i18n import _
from pomanager.reports.flow import Block, Together
from pomanager.reports.lines import broken
from pomanager.reports.parts.blanks import Blank, Choice
from pomanager.reports.parts.grids import Facts
from pomanager.reports.parts.signing import Signature, Signatures
from pomanager.reports.parts.strokes import cut_line
from pomanager.reports.styles import HEADING, STRONG
from pomanager.reports.twins import in_both


class Slip(Block):
    """The part of a paper below a line to cut along. It never goes on over a page.

    It repeats who it is from, for it lies alone in a drawer later; ``title`` says what it is.
    """

    _CUT = 26.0

    def __init__(self, organisation: str, title: str, blocks: Sequence[Block]) -> None:
        super().__init__(before=16)
        self.organisation = organisation
        self.title = title
        self.body = Together(blocks)
        # TR: on a dashed line across a paper, beside a pair of scissors
        self.cut_words = _("Cut here")

    def height_in(self, width: float) -> float:
        """The line to cut along, the two names, and what stands below them."""
        return self._CUT + self._names_height(width) + self.body.wrap(width, 0)[1]

    def said(self) -> Iterator[str]:
        """Who it is from, what it is, then its own words."""
        yield self.organisation
        yield self.title
        yield from self.body.said()

    def sealed(self) -> Iterator[tuple[str, ...]]:
        """Whose it is, what it is called, and the lines of what stands on it."""
        yield (self.organisation,)
        yield (self.title,)
        yield from self.body.sealed()

    def beside(self, other: Block) -> Sequence[Block]:
        """One slip in both languages."""
        if not isinstance(other, Slip):
            return super().beside(other)
        title = in_both(self.title, other.title)
        made = Slip(in_both(self.organisation, other.organisation), title, self.body.beside(other.body))
        made.cut_words = in_both(self.cut_words, other.cut_words)
        return [made]

    def paint(self, width: float, height: float) -> None:
        """Draw the line, the names, then the blocks."""
        cut_line(self.canvas, height - self._CUT / 3, width, self.cut_words)
        y = self.canvas.text_at(self.organisation, 0, height - self._CUT, width, STRONG)
        self.canvas.text_at(self.title, 0, y, width, HEADING)
        self.body.wrap(width, 0)
        self.body.drawOn(self.canvas, 0, 0)

    def _names_height(self, width: float) -> float:
        names = ((self.organisation, STRONG), (self.title, HEADING))
        lines = (len(broken(text, width, style.weight, style.size)) * style.leading for text, style in names)
        return sum(lines) + HEADING.after


def receipt(organisation: str, title: str, pairs: Sequence[tuple[str, str]]) -> Block:
    """The slip a member gives back for a paper that was brought to them.

    ``pairs`` are what the office knows: the member's number and name, the paper, its day.
    """
    return Slip(
        organisation,
        title,
        [
            Facts(pairs),
            Blank(_("Received on")),
            # TR: in which way a letter reached a member; boxes to tick follow
            Choice(_("How it came"), channels()),
            Blank(_("Brought by (name)")),
            Signatures([Signature(_("The member"))]),
        ],
    )


def channels() -> tuple[str, ...]:
    """The ways in which word reaches a member, as they are ticked on a slip."""
    return (
        # TR: a way in which a letter reached a member, beside a box to tick: somebody handed it over
        _("by hand"),
        # TR: a way in which a letter reached a member, beside a box to tick
        _("by post"),
        # TR: a way in which word reached a member, beside a box to tick: somebody told them
        _("by word of mouth"),
        # TR: a way in which word reached a member, beside a box to tick
        _("by phone"),
        # TR: a way in which word reached a member, beside a box to tick
        _("by SMS"),
        # TR: a way in which word reached a member, beside a box to tick
        _("by radio"),
    )
