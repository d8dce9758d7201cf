"""The indicators of a time: each with its two numbers, by sex and youth, and the bodies one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.bodies import BodyLabel
from pomanager.readmodels.funnel import FunnelView
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.governance.indicators import BySex, Figure, Indicator


@dataclass(frozen=True, slots=True)
class BodyShare:
    """The women in one body on the last day, with what the by-laws ask for."""

    body: BodyLabel
    seats: int
    people: BySex
    """Who holds a seat in it."""
    women_asked: int | None
    """Seats the by-laws keep for women; None where they keep none."""

    @property
    def is_short(self) -> bool:
        """Whether fewer women sit in it than the by-laws ask for."""
        return self.women_asked is not None and self.people.women < self.women_asked


@dataclass(frozen=True, slots=True)
class Indicators:
    """All indicators of a time. One that could not be measured, since the books hold nothing of it, is left out."""

    view: FunnelView
    books_since: date | None
    currency: str
    """The organisation's, of the indicators of money; "" where it has none."""
    decimals: int
    figures: Mapping[Indicator, Figure]
    """In the order of ``Indicator``."""
    bodies: tuple[BodyShare, ...]

    @property
    def has_books(self) -> bool:
        """Whether the books tell anything of the time."""
        return self.books_since is not None and self.books_since <= self.view.last


@dataclass(frozen=True, slots=True)
class IndicatorsSheet:
    """The paper of the indicators."""

    letterhead: Letterhead
    indicators: Indicators
    section: str
    """Whose indicators they are, by the name of the section; "" for everybody's."""
