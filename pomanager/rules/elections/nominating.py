"""Candidacies: the last day, those who back them, who cannot be both teller and candidate, the order on the list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pomanager.marks import N_
from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.drawing import LONGEST_SEED, drawn_order
from pomanager.rules.elections.kinds import OPEN_FOR_CANDIDATES, ElectionState, OfficialRole
from pomanager.rules.elections.symbols import SYMBOL_WORDS, shared_symbols, symbol_named
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection, Weight, Word

CANDIDACY_DAYS, BACKERS = "election.candidacy_days", "election.backers"

LATE = N_("Candidacies could be handed in until {day}. Say why this one is let in.")
TOO_FEW_BACKERS = N_("The by-laws ask for {backers} members who back a candidacy. Say why this one is let in.")
RECEIVED_LATER = N_("The day lies in the future.")
COUNTS_AND_STANDS = N_("{name} runs this election or counts its votes, and cannot stand in it.")
STANDS_ALREADY = N_("{name} stands in this contest already.")
OWN_SECONDER = N_("Nominator, seconder and candidate are different people.")
NOT_ELIGIBLE = N_("Reasons speak against {name} standing: see the verdict. Say why this candidacy is let in.")
LIST_CLOSED = N_("The list of candidates is published. Nobody can be added to it.")
NOT_ACCEPTED = N_("{name} has not agreed to stand. Write down when, or let the candidacy be withdrawn.")
SAME_SYMBOL = N_(
    "In “{contest}” several candidates have this symbol: {symbol}. Give each of them one of their own, or none."
)
NOBODY_STANDS = N_("In “{contest}” nobody stands.")
ONLY_WOMEN = N_("This ballot paper is kept for women.")
ONLY_YOUNG = N_("This ballot paper is kept for the young.")
ONLY_SECTION = N_("This ballot paper is kept for the section “{section}”.")
FEWER_THAN_SEATS = N_("In “{contest}” {standing} stand for {seats} seats.")
BEFORE_LAST_DAY = N_("Candidacies can be handed in until {day}. The list is published after that.")
NO_DRAWER = N_("Write who drew the order, and who witnessed it.")
SEED_TOO_LONG = N_("The seed is too long.")
NO_ORDER = N_("The order that was drawn names every candidate exactly once.")
WITHDRAWN_ALREADY = N_("{name} has withdrawn already.")
NO_WITHDRAWING = N_("The result is declared. Whoever was elected can refuse the seat.")
NO_LAST_DAY = N_("The by-laws do not say until when candidacies are handed in: not judged.")


def last_day_of_candidacies(held_on: date, bylaws: Bylaws) -> date | None:
    """The last day on which a candidacy is in time: so many days before the vote; None where the by-laws are silent."""
    days = bylaws.number(CANDIDACY_DAYS)
    return None if days is None else held_on - timedelta(days=days)


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationFacts:
    """A candidacy as the rules look at it."""

    today: date
    state: ElectionState
    name: str
    sex: Sex
    is_young: bool
    in_section: bool
    """Whether they belong to the section the ballot paper is kept for; True where it is kept for none."""
    section: str
    received_on: date
    until: date | None
    backers: int
    backers_asked: int
    eligible: bool
    is_official: OfficialRole | None
    stands_here: bool
    people: tuple[int | None, int | None, int | None]
    """Ids of candidate, nominator and seconder."""
    open_to: ReservedFor
    reason: str


def objections_to_nomination(facts: NominationFacts) -> tuple[Objection, ...]:
    """Everything to say about a candidacy; by-laws broken only warn where a reason is stated."""
    if facts.state not in OPEN_FOR_CANDIDATES:
        return (Objection(LIST_CLOSED, "contest_id"),)
    return tuple(_about_nomination(facts))


def _about_nomination(facts: NominationFacts) -> Iterator[Objection]:
    softened = Weight.WARN if facts.reason.strip() else Weight.STOP
    if facts.stands_here:
        yield Objection(STANDS_ALREADY, "member_id", {"name": facts.name})
    if facts.is_official is not None and facts.is_official is not OfficialRole.OBSERVER:
        yield Objection(COUNTS_AND_STANDS, "member_id", {"name": facts.name})
    yield from _about_paper(facts)
    if not facts.eligible:
        yield Objection(NOT_ELIGIBLE, "member_id", {"name": facts.name}, softened)
    if facts.received_on > facts.today:
        yield Objection(RECEIVED_LATER, "received_on")
    if facts.until is not None and facts.received_on > facts.until:
        yield Objection(LATE, "received_on", {"day": facts.until}, softened)
    if facts.backers < facts.backers_asked:
        yield Objection(TOO_FEW_BACKERS, "backers", {"backers": facts.backers_asked}, softened)
    named = [each for each in facts.people if each is not None]
    if len(set(named)) < len(named):
        yield Objection(OWN_SECONDER, "seconder_id")


def _about_paper(facts: NominationFacts) -> Iterator[Objection]:
    if facts.open_to is ReservedFor.WOMEN and facts.sex is not Sex.FEMALE:
        yield Objection(ONLY_WOMEN, "member_id")
    elif facts.open_to is ReservedFor.YOUTH and not facts.is_young:
        yield Objection(ONLY_YOUNG, "member_id")
    elif facts.open_to is ReservedFor.SECTION and not facts.in_section:
        yield Objection(ONLY_SECTION, "member_id", {"section": facts.section})


@dataclass(frozen=True, slots=True)
class Listed:
    """A contest as its list is to be published: names of those who stand, and of those who have not agreed yet."""

    title: str
    seats: int
    standing: int
    not_agreed: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    """Of all who stand, "" for none."""


def objections_to_publishing(
    contests: Sequence[Listed], published_on: date, until: date | None, reason: str
) -> tuple[Objection, ...]:
    """Everything to say about publishing the list of candidates."""
    found: list[Objection] = []
    if until is not None and published_on <= until:
        weight = Weight.WARN if reason.strip() else Weight.STOP
        found.append(Objection(BEFORE_LAST_DAY, "published_on", {"day": until}, weight))
    for each in contests:
        found += [Objection(NOT_ACCEPTED, "", {"name": name}) for name in each.not_agreed]
        found += [_shared(each, symbol) for symbol in shared_symbols(each.symbols)]
        if not each.standing:
            found.append(Objection(NOBODY_STANDS, "", {"contest": each.title}, Weight.WARN))
        elif each.standing < each.seats:
            told = {"contest": each.title, "standing": each.standing, "seats": each.seats}
            found.append(Objection(FEWER_THAN_SEATS, "", told, Weight.WARN))
    return tuple(found)


def _shared(contest: Listed, symbol: str) -> Objection:
    named = symbol_named(symbol)
    told = symbol if named is None else Word(SYMBOL_WORDS[named])
    return Objection(SAME_SYMBOL, "", {"contest": contest.title, "symbol": told})


def objections_to_draw(drawn_by: str, witnesses: str, seed: str) -> tuple[Objection, ...]:
    """What is wrong about drawing the order of the candidates by lot."""
    found = [] if drawn_by.strip() and witnesses.strip() else [Objection(NO_DRAWER, "drawn_by")]
    if len(seed) > LONGEST_SEED:
        found.append(Objection(SEED_TOO_LONG, "seed"))
    return tuple(found)


def order_drawn(by_name: Sequence[int], seed: str, by_hand: Sequence[int]) -> tuple[int, ...] | None:
    """Nominations in the order drawn: by a seed over their places by name, or by hand; None where that is no order."""
    if seed:
        return tuple(by_name[place - 1] for place in drawn_order(seed, range(1, len(by_name) + 1)))
    return tuple(by_hand) if sorted(by_hand) == sorted(by_name) else None
