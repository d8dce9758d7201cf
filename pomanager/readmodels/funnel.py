"""The funnel of a time: women and men at each stage from the roll to the chair, and the people behind each figure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.age_groups import OF_AGE
from pomanager.rules.governance.funnel import (
    AgePart,
    ByStage,
    Drop,
    FunnelStage,
    largest_drop,
    share_of_women,
    success_rate,
)
from pomanager.rules.members import Sex
from pomanager.rules.paper_options import YOUTH_LIMIT


@dataclass(frozen=True, slots=True)
class FunnelView:
    """Which time, whose section and which ages a funnel counts; ``last`` is the day on which roll and offices are."""

    first: date
    last: date
    section_id: int | None = None
    """With all sections in it; None for everybody."""
    ages: AgePart = AgePart.ALL
    youth_limit: int = YOUTH_LIMIT
    """The last age, in completed years on the last day, that counts as young."""

    def __post_init__(self) -> None:
        """Raises ValueError for a time that ends before it begins, or a limit of youth below 18."""
        if self.last < self.first or self.youth_limit < OF_AGE:
            message = f"no funnel from {self.first} to {self.last}, young until {self.youth_limit}"
            raise ValueError(message)

    @property
    def everybody(self) -> bool:
        """Whether nobody is left out for the section or the age."""
        return self.section_id is None and self.ages is AgePart.ALL


@dataclass(frozen=True, slots=True)
class StageCounts:
    """Who is at a stage, by sex; ``counts`` is None where the books hold nothing of this kind in the time."""

    stage: FunnelStage
    counts: RollCounts | None

    @property
    def by_stage(self) -> ByStage:
        """Women and men; nobody where there is nothing to count."""
        counts = self.counts or RollCounts()
        return ByStage(self.stage, counts.women, counts.men)

    @property
    def share(self) -> Fraction | None:
        """Women among women and men, from 0 to 1."""
        return self.by_stage.share


@dataclass(frozen=True, slots=True)
class Stood:
    """Who stood in elections to bodies in the time, and how many of the same people were elected in them."""

    women: int
    women_elected: int
    men: int
    men_elected: int

    @property
    def women_rate(self) -> Fraction | None:
        """Women elected among women who stood."""
        return success_rate(self.women_elected, self.women)

    @property
    def men_rate(self) -> Fraction | None:
        """Men elected among men who stood."""
        return success_rate(self.men_elected, self.men)


@dataclass(frozen=True, slots=True)
class Funnel:
    """Everything a funnel says of a time."""

    view: FunnelView
    books_since: date | None
    """The first day of which the books tell anything; None where nobody is in them."""
    stages: Mapping[FunnelStage, StageCounts]
    """In the order of the stages."""
    stood: Stood

    @property
    def has_books(self) -> bool:
        """Whether the books tell anything of the time."""
        return self.books_since is not None and self.books_since <= self.view.last

    @property
    def drop(self) -> Drop | None:
        """The largest fall in the share of women, over the stages that were counted."""
        return largest_drop([each.by_stage for each in self.stages.values() if each.counts is not None])

    def counts(self, stage: FunnelStage) -> RollCounts:
        """Who is at a stage; nobody where there is nothing to count."""
        return self.stages[stage].counts or RollCounts()

    def share(self, stage: FunnelStage) -> Fraction | None:
        """Women among women and men at a stage."""
        counts = self.counts(stage)
        return share_of_women(counts.women, counts.men)


@dataclass(frozen=True, slots=True)
class FunnelSheet:
    """The paper of the funnel."""

    letterhead: Letterhead
    funnel: Funnel
    section: str
    """Whose funnel it is, by the name of the section; "" for everybody's."""


@dataclass(frozen=True, slots=True)
class PeopleAsked:
    """Whose names stand behind a figure: those at a stage, or those who were at one stage and not at the next."""

    view: FunnelView
    stage: FunnelStage
    sex: Sex | None = None
    """None for everybody, organisations too."""
    not_at: FunnelStage | None = None
    """Only those who are not at this stage."""

    def missing(self, later: FunnelStage) -> "PeopleAsked":
        """The same people, less those who reached a later stage."""
        return replace(self, not_at=later)


@dataclass(frozen=True, slots=True)
class FunnelPerson:
    """Somebody behind a figure."""

    person_id: int
    member_id: int | None
    number: str
    """Of the member; "" for somebody from outside."""
    name: str
    sex: Sex
    section: str


@dataclass(frozen=True, slots=True)
class FunnelPeople:
    """The people behind a figure by name, the first of them where they are very many; ``total`` counts all."""

    asked: PeopleAsked
    total: int
    people: tuple[FunnelPerson, ...]
