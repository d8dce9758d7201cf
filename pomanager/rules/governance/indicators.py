"""The indicators funders and boards ask for: what each one measures, and how its figure is made of two numbers.

The definitions are of this program; where a funder's wording is known, it stands beside them with how sure it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from pomanager.marks import N_


class Measure(StrEnum):
    """How the figure of an indicator is made."""

    SHARE = "share"
    """Women among women and men: organisations, and people whose sex is not recorded, are in neither number."""
    RATE = "rate"
    """The numerator among the denominator, whoever they are."""
    NUMBER = "number"
    """So many: a sum or a count."""
    RATIO = "ratio"
    """One number divided by another, which may exceed 1."""


class Group(StrEnum):
    """What an indicator is about; also the order in which papers list them."""

    MEMBERS = "members"
    CAPITAL = "capital"
    ASSEMBLIES = "assemblies"
    ELECTIONS = "elections"
    BODIES = "bodies"
    TRAINING = "training"
    MENTORING = "mentoring"


GROUP_WORDS: Mapping[Group, str] = MappingProxyType(
    {
        Group.MEMBERS: N_("Members"), Group.CAPITAL: N_("Share capital"), Group.ASSEMBLIES: N_("General assemblies"),
        Group.ELECTIONS: N_("Elections"), Group.BODIES: N_("Bodies and offices"), Group.TRAINING: N_("Training"),
        Group.MENTORING: N_("Mentoring of women leaders"),
    }
)  # fmt: skip


class Indicator(StrEnum):
    """An indicator, by the key under which the command line and spreadsheets give it."""

    WOMEN_MEMBERS = "members.women"
    NEW_WOMEN = "members.new_women"
    ATTRITION = "members.attrition"
    WOMEN_HOLDERS = "capital.women_holders"
    WOMEN_PAID_UP = "capital.women_paid_up"
    WOMEN_PRESENT = "assemblies.women_present"
    WOMEN_SPOKE = "assemblies.women_spoke"
    PROXIES_OF_WOMEN = "assemblies.proxies_held_by_women"
    ASSEMBLY_ATTENDANCE = "assemblies.attendance"
    WOMEN_CANDIDATES = "elections.women_candidates"
    SUCCESS_WOMEN = "elections.success_women"
    SUCCESS_MEN = "elections.success_men"
    WOMEN_ELECTED = "elections.women_elected"
    WOMEN_IN_BODIES = "bodies.women"
    WOMEN_IN_KEY_OFFICES = "bodies.women_in_key_offices"
    WOMEN_CHAIRS = "bodies.women_chairs"
    PARITY_INDEX = "bodies.leadership_parity_index"
    BODY_ATTENDANCE = "bodies.attendance"
    TURNOVER = "bodies.turnover"
    SECOND_TERMS = "bodies.second_terms"
    MANDATES_KEPT = "bodies.mandates_kept"
    PERSON_DAYS = "training.person_days"
    TRAINED = "training.people"
    PAIRS_RUNNING = "mentoring.pairs_running"
    MENTEES_PER_MENTOR = "mentoring.mentees_per_mentor"
    SESSIONS_HELD = "mentoring.sessions_held"
    DROPOUT = "mentoring.dropout"
    GOALS_REACHED = "mentoring.goals_reached"
    RATING_CHANGE = "mentoring.rating_change"
    POSITIONS_12 = "mentoring.positions_within_12_months"
    POSITIONS_24 = "mentoring.positions_within_24_months"


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator measures: its words, both numbers in a sentence each, and a funder's wording where known."""

    group: Group
    measure: Measure
    words: str
    numerator: str
    denominator: str = ""
    """"" for a number that is divided by nothing."""
    asked_by: str = ""
    """Who asks for it under which number, as a word of the trade that is not translated."""
    sure: bool = False
    """Whether the funder's wording was read in its own document."""


_SHARE = N_("The women among them.")

DEFINITIONS: Mapping[Indicator, Definition] = MappingProxyType(
    {
        Indicator.WOMEN_MEMBERS: Definition(
            Group.MEMBERS, Measure.SHARE, N_("Women among members"), _SHARE,
            N_("Women and men on the roll on the last day."), "IFAD 2.1.3",
        ),
        Indicator.NEW_WOMEN: Definition(
            Group.MEMBERS, Measure.SHARE, N_("Women among new members"), _SHARE,
            N_("Women and men who joined the roll in the time and are on it on the last day."),
        ),
        Indicator.ATTRITION: Definition(
            Group.MEMBERS, Measure.RATE, N_("Members who left"),
            N_("Those of them who are no longer on the roll on the last day."),
            N_("Everybody on the roll on the day before the first."),
        ),
        Indicator.WOMEN_HOLDERS: Definition(
            Group.CAPITAL, Measure.SHARE, N_("Women among those who hold shares"), _SHARE,
            N_("Women and men who hold at least one share on the last day."),
        ),
        Indicator.WOMEN_PAID_UP: Definition(
            Group.CAPITAL, Measure.SHARE, N_("Women’s part of the paid-up capital"), N_("What women have paid up."),
            N_("What women and men have paid up on their shares on the last day, in the organisation’s currency."),
        ),
        Indicator.WOMEN_PRESENT: Definition(
            Group.ASSEMBLIES, Measure.SHARE, N_("Women among those present"), _SHARE,
            N_("Women and men who came in person to a general assembly held in the time, each counted once."),
        ),
        Indicator.WOMEN_SPOKE: Definition(
            Group.ASSEMBLIES, Measure.SHARE, N_("Women among those who spoke or moved a motion"), _SHARE,
            N_("Women and men who took the floor, moved or seconded a motion at a general assembly, counted once."),
            "pro-WEAI",
        ),
        Indicator.PROXIES_OF_WOMEN: Definition(
            Group.ASSEMBLIES, Measure.SHARE, N_("Proxies carried by women"), N_("Those carried by women."),
            N_("Proxies carried by women and men on the roll at general assemblies held in the time."),
        ),
        Indicator.ASSEMBLY_ATTENDANCE: Definition(
            Group.ASSEMBLIES, Measure.RATE, N_("Attendance at general assemblies"),
            N_("Those of them who came in person."),
            N_("Everybody with a vote on the rolls of the general assemblies held in the time, added up."),
        ),
        Indicator.WOMEN_CANDIDATES: Definition(
            Group.ELECTIONS, Measure.SHARE, N_("Women among candidates"), _SHARE,
            N_("Women and men who stood in an election to a body held in the time and did not withdraw."),
        ),
        Indicator.SUCCESS_WOMEN: Definition(
            Group.ELECTIONS, Measure.RATE, N_("Women candidates who were elected"),
            N_("Those of them who were elected."),
            N_("Women who stood in an election to a body whose result was declared."),
        ),
        Indicator.SUCCESS_MEN: Definition(
            Group.ELECTIONS, Measure.RATE, N_("Men candidates who were elected"),
            N_("Those of them who were elected."),
            N_("Men who stood in an election to a body whose result was declared."),
        ),
        Indicator.WOMEN_ELECTED: Definition(
            Group.ELECTIONS, Measure.SHARE, N_("Women among those elected"), _SHARE,
            N_("Women and men whose seat in a body began in the time by election."),
        ),
        Indicator.WOMEN_IN_BODIES: Definition(
            Group.BODIES, Measure.SHARE, N_("Women in bodies"), _SHARE,
            N_("Women and men who hold a seat in a body on the last day, each counted once."),
            "IFAD 2.1.3",
        ),
        Indicator.WOMEN_IN_KEY_OFFICES: Definition(
            Group.BODIES, Measure.SHARE, N_("Women in key offices"), _SHARE,
            N_("Women and men who are chair, vice-chair, secretary or treasurer of a body on the last day."),
            "JP RWEE",
        ),
        Indicator.WOMEN_CHAIRS: Definition(
            Group.BODIES, Measure.SHARE, N_("Women among chairs"), _SHARE,
            N_("Women and men who chair a body on the last day."),
        ),
        Indicator.PARITY_INDEX: Definition(
            Group.BODIES, Measure.RATIO, N_("Leadership parity index"), N_("The share of women among those elected."),
            N_("The share of women among members. At 1, women lead as often as they are members."),
        ),
        Indicator.BODY_ATTENDANCE: Definition(
            Group.BODIES, Measure.RATE, N_("Attendance at meetings of bodies"), N_("Those of them that were attended."),
            N_("Meetings of bodies held in the time, for everybody who held a seat in the body on that day."),
        ),
        Indicator.TURNOVER: Definition(
            Group.BODIES, Measure.RATE, N_("Seats that changed hands"),
            N_("Those of them whose holder was another on the day before the first."),
            N_("Seats held on the last day that were held on the day before the first, too."),
        ),
        Indicator.SECOND_TERMS: Definition(
            Group.BODIES, Measure.RATE, N_("Holders of a seat who had one before"),
            N_("Those of them who had sat in the same body before their present term."),
            N_("Everybody who holds a seat in a body on the last day."),
        ),
        Indicator.MANDATES_KEPT: Definition(
            Group.BODIES, Measure.RATE, N_("Mandates kept to the end of the term"),
            N_("Those of them that ended with the term."),
            N_("Mandates in bodies that ended in the time."),
        ),
        Indicator.PERSON_DAYS: Definition(
            Group.TRAINING, Measure.NUMBER, N_("Person-days of training"),
            N_("Half-days of each training begun in the time ÷ 2, for everybody who came to it."), "",
            "GAFSP", sure=False,
        ),
        Indicator.TRAINED: Definition(
            Group.TRAINING, Measure.NUMBER, N_("People trained"),
            N_("Everybody who came to a training begun in the time, counted once."),
        ),
        Indicator.PAIRS_RUNNING: Definition(
            Group.MENTORING, Measure.NUMBER, N_("Pairs under way"), N_("Pairs of mentor and mentee on the last day."),
        ),
        Indicator.MENTEES_PER_MENTOR: Definition(
            Group.MENTORING, Measure.RATIO, N_("Mentees for each mentor"),
            N_("Mentees in pairs under way on the last day."), N_("Mentors in pairs under way on the last day."),
        ),
        Indicator.SESSIONS_HELD: Definition(
            Group.MENTORING, Measure.RATIO, N_("Sessions held of those planned"),
            N_("Sessions held in pairs until the last day."), N_("Sessions planned for them until then."),
        ),
        Indicator.DROPOUT: Definition(
            Group.MENTORING, Measure.RATE, N_("Mentees who left the programme"), N_("Those of them who left it."),
            N_("Mentees who were ever in a pair until the last day."),
        ),
        Indicator.GOALS_REACHED: Definition(
            Group.MENTORING, Measure.RATE, N_("Goals reached"), N_("Those of them that are reached."),
            N_("Goals of mentees set until the last day."),
        ),
        Indicator.RATING_CHANGE: Definition(
            Group.MENTORING, Measure.RATIO, N_("Change of ratings"),
            N_("What ratings at the end, or else in the middle, are above those at the beginning, added up."),
            N_("Competencies of mentees rated by the same side at both times, from 1 to 4."),
        ),
        Indicator.POSITIONS_12: Definition(
            Group.MENTORING, Measure.RATE, N_("Positions gained within 12 months"),
            N_("Those of them who took a seat or an office within 12 months."),
            N_("Mentees who graduated at least 12 months before the last day."),
        ),
        Indicator.POSITIONS_24: Definition(
            Group.MENTORING, Measure.RATE, N_("Positions gained within 24 months"),
            N_("Those of them who took a seat or an office within 24 months."),
            N_("Mentees who graduated at least 24 months before the last day."),
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BySex:
    """A number and what of it falls to women and men, and to the young of both; what remains is neither.

    People, or what is counted of them: days, meetings, minor units of money.
    """

    all: Fraction = Fraction(0)
    women: Fraction = Fraction(0)
    men: Fraction = Fraction(0)
    young_women: Fraction = Fraction(0)
    young_men: Fraction = Fraction(0)

    @property
    def of_known_sex(self) -> Fraction:
        """What falls to women and men."""
        return self.women + self.men

    def plus(self, others: "BySex") -> "BySex":
        """Both together."""
        return BySex(*(getattr(self, each.name) + getattr(others, each.name) for each in fields(self)))

    def less(self, others: "BySex") -> "BySex":
        """The same without what is counted in others."""
        return BySex(*(getattr(self, each.name) - getattr(others, each.name) for each in fields(self)))


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator with both its numbers; ``denominator`` is None where it is divided by nothing."""

    indicator: Indicator
    numerator: BySex
    denominator: BySex | None

    @property
    def measure(self) -> Measure:
        """How the figure is made."""
        return DEFINITIONS[self.indicator].measure

    @property
    def value(self) -> Fraction | None:
        """The figure; None where its denominator is nothing: there was nobody it could be measured of."""
        if self.denominator is None:
            return self.numerator.all
        above, below = self.numerator.all, self.denominator.all
        return above / below if below else None

    @property
    def by_sex(self) -> tuple[Fraction, Fraction]:
        """Women and men: of a share those among whom it is measured, else those who fulfil what is counted."""
        told = self.denominator if self.measure is Measure.SHARE and self.denominator is not None else self.numerator
        return told.women, told.men

    def of_women(self) -> Fraction | None:
        """The same over women alone, for a rate; for a number what falls to women. None where that says nothing."""
        return self._of(self.numerator.women, None if self.denominator is None else self.denominator.women)

    def of_men(self) -> Fraction | None:
        """The same over men alone, for a rate; for a number what falls to men. None where that says nothing."""
        return self._of(self.numerator.men, None if self.denominator is None else self.denominator.men)

    def _of(self, above: Fraction, below: Fraction | None) -> Fraction | None:
        if below is None:
            return above
        if self.measure is not Measure.RATE:
            return None
        return above / below if below else None


def share_of(indicator: Indicator, people: BySex) -> Figure:
    """The figure of women among some people: those of known sex below, the women of them above."""
    women = BySex(people.women, people.women, Fraction(0), people.young_women)
    below = BySex(people.of_known_sex, people.women, people.men, people.young_women, people.young_men)
    return Figure(indicator, women, below)
