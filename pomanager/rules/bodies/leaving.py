"""What speaks against ending an appointment, ratifying it, stepping in, giving or ending an office, or taking back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bodies.composition import DAY_AHEAD, GONE, SEAT_HELD, about_text
from pomanager.rules.bodies.judging import HELD, MONTHS_AHEAD, TOO_FAR_AHEAD
from pomanager.rules.bodies.kinds import EndReason, HandedOver, InterestKind, ItemKind, Office
from pomanager.rules.bodies.leading import LEADING, objections_to_leaders
from pomanager.rules.bodies.terms import Span
from pomanager.rules.calendar import add_months
from pomanager.rules.folding import fold
from pomanager.rules.member_objections import NO_DECISION
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.wording import Wording

WANT_DECISION = frozenset({EndReason.REMOVED, EndReason.NOT_RATIFIED})
"""Reasons somebody has to have decided."""

BEFORE_IT_BEGAN = N_("This began on {day}. The last day cannot lie before that.")
SAY_WHY = N_("Say why the seat was left.")
SAY_WHAT_REASON = N_("Write the reason in the remarks.")
AFTER_SUCCESSOR = N_("{name} sits there since {day}. The last day has to lie before that.")
NAME_DECISION = N_("Name the decision, as papers will quote it.")
NOTHING_TO_RATIFY = N_("This appointment does not wait to be ratified.")
NO_ALTERNATE = N_("This person is no alternate, or has stepped in already.")
OFFICE_TAKEN = N_("{name} holds this office since {day}. An office has one holder at a time: end that first.")
SECOND_OFFICE = N_("{name} holds another office of this body already.")
NAME_THE_OFFICE = N_("Write how the office is called.")
NOT_SEATED = N_("The person did not sit in this body on {day}.")
ALTERNATES_HOLD_NONE = N_("An alternate who has not stepped in holds no office.")
WRITE_REASON = N_("Write why it is taken back.")
TAKEN_BACK_ALREADY = N_("This line was taken back already.")
HANGS_ON_IT = N_("Later lines hang on this one ({count}). Take those back first.")
WHOSE_INTEREST = N_("Say who declares it.")
WITH_WHOM = N_("Write with whom.")
SAY_WHAT_INTEREST = N_("Say what kind of interest it is.")
NOTHING_HANDED = N_("Write down one thing at least that was handed over.")
DESCRIBE_ITEM = N_("Describe what was handed over.")
COUNT_FROM_ONE = N_("The number is 1 at least.")
NO_NEGATIVE = N_("An amount is not below zero.")
HOW_MUCH_CASH = N_("Write how much cash was counted, 0 where there was none.")
SAME_PERSON = N_("One person cannot both give and take.")
WHO_GAVE = N_("Say who handed it over.")
WHO_TOOK = N_("Say who took it over.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFacts:
    """Something that is held, when its end is judged; ``successor`` is the next who sat there, with the first day."""

    since: date
    ended_on: date | None
    today: date
    successor: tuple[str, date] | None = None


def objections_to_leaving(
    facts: HeldFacts, on: date, reason: EndReason | None, remarks: str, decision: str
) -> tuple[Objection, ...]:
    """Everything to say about ending an appointment."""
    found = list(objections_to_last_day(facts, on))
    if reason is None:
        found.append(Objection(SAY_WHY, "reason"))
    if reason is EndReason.OTHER and not remarks.strip():
        found.append(Objection(SAY_WHAT_REASON, "remarks"))
    if reason in WANT_DECISION and not decision.strip():
        found.append(Objection(NAME_DECISION, "decision"))
    found += about_text("decision", decision)
    found += about_text("remarks", remarks)
    return tuple(found)


def objections_to_last_day(facts: HeldFacts, on: date) -> Iterator[Objection]:
    """What speaks against a last day of what is held."""
    if facts.ended_on is not None:
        yield Objection(GONE, "on", {"day": facts.ended_on})
    if on < facts.since:
        yield Objection(BEFORE_IT_BEGAN, "on", {"day": facts.since})
    if on > add_months(facts.today, MONTHS_AHEAD):
        yield Objection(TOO_FAR_AHEAD, "on", {"day": on})
    if facts.successor is not None and on >= facts.successor[1]:
        yield Objection(AFTER_SUCCESSOR, "on", {"name": facts.successor[0], "day": facts.successor[1]})


def objections_to_ratification(facts: HeldFacts, on: date, decision: str, *, waits: bool) -> tuple[Objection, ...]:
    """Everything to say about the assembly's word on a co-option."""
    found = []
    if not waits:
        found.append(Objection(NOTHING_TO_RATIFY, "appointment_id"))
    if on > facts.today:
        found.append(Objection(DAY_AHEAD, "on", {"day": on}))
    if on < facts.since:
        found.append(Objection(BEFORE_IT_BEGAN, "on", {"day": facts.since}))
    if not decision.strip():
        found.append(Objection(NAME_DECISION, "decision"))
    return (*found, *about_text("decision", decision))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFacts:
    """An office as it is to be given. ``held`` are all times offices of this body were held by anybody else."""

    today: date
    office: Office
    title: Wording
    since: date
    holder: str
    seated: Span
    is_alternate: bool = False
    held: tuple[tuple[str, Office, Wording, Span], ...] = ()
    own: tuple[tuple[Office, Wording, Span], ...] = ()
    """Offices of this body the same person holds."""
    sex: Sex = Sex.UNKNOWN
    beside: tuple[tuple[Office, Sex], ...] = ()
    """Chair and vice-chairs there are beside the holder on the day, with their sex."""
    woman_leads: bool | None = None
    """Whether by the by-laws one of chair and vice-chair is always a woman."""
    decision: str = ""


def same_office(one: Office, one_title: Wording, other: Office, other_title: Wording) -> bool:
    """Whether two offices are one: the same kind, and a title in common where they have any."""
    if one is not other:
        return False
    if not one_title and not other_title:
        return True
    titles = {fold(text) for text in one_title.texts.values()}
    return any(fold(text) in titles for text in other_title.texts.values())


def objections_to_office(facts: OfficeFacts) -> tuple[Objection, ...]:
    """Everything to say about giving an office to who sits in a seat."""
    return tuple(_about_office(facts))


def _about_office(facts: OfficeFacts) -> Iterator[Objection]:
    if facts.office is Office.OTHER and not facts.title:
        yield Objection(NAME_THE_OFFICE, "title")
    for text in facts.title.texts.values():
        yield from about_text("title", text)
    if facts.is_alternate:
        yield Objection(ALTERNATES_HOLD_NONE, "appointment_id")
    if facts.since not in facts.seated:
        yield Objection(NOT_SEATED, "since", {"day": facts.since})
    if facts.since > add_months(facts.today, MONTHS_AHEAD):
        yield Objection(TOO_FAR_AHEAD, "since", {"day": facts.since})
    yield from _about_holders(facts)
    beside = [sex for office, sex in facts.beside if office is not facts.office]
    if facts.woman_leads and facts.office in LEADING and beside:
        yield from objections_to_leaders((facts.sex, *beside))
    if not facts.decision.strip():
        yield Objection(NO_DECISION, "decision", weight=Weight.WARN)
    yield from about_text("decision", facts.decision)


def _about_holders(facts: OfficeFacts) -> Iterator[Objection]:
    days = Span(facts.since, facts.seated.last if facts.since in facts.seated else None)
    for name, office, title, span in facts.held:
        if same_office(office, title, facts.office, facts.title) and span.meets(days):
            yield Objection(OFFICE_TAKEN, "office", {"name": name, "day": span.first})
    for office, title, span in facts.own:
        if not span.meets(days):
            continue
        if same_office(office, title, facts.office, facts.title):
            yield Objection(OFFICE_TAKEN, "office", {"name": facts.holder, "day": span.first})
        else:
            yield Objection(SECOND_OFFICE, "office", {"name": facts.holder}, Weight.WARN)


def objections_to_stepping_in(
    on: date, today: date, *, waits: bool, seated: tuple[str, Span, date | None] | None
) -> tuple[Objection, ...]:
    """What speaks against an alternate taking the seat; ``seated`` sits there: name, days, last day of the term."""
    found = []
    if not waits:
        found.append(Objection(NO_ALTERNATE, "appointment_id"))
    if on > add_months(today, MONTHS_AHEAD):
        found.append(Objection(TOO_FAR_AHEAD, "on", {"day": on}))
    if seated is not None:
        name, span, term_end = seated
        until = span.last or term_end
        message = SEAT_HELD if until is None else HELD
        found.append(Objection(message, "on", {"name": name, "until": until}))
    return tuple(found)


def objections_to_interest(  # noqa: PLR0913 - what the order says, and the day
    kind: InterestKind | None,
    party: str,
    nature: str,
    declared_on: date,
    since: date | None,
    today: date,
    *,
    is_known: bool,
) -> tuple[Objection, ...]:
    """Everything to say about an interest that is declared; ``is_known`` tells that somebody was named."""
    found = []
    if not is_known:
        found.append(Objection(WHOSE_INTEREST, "member_id"))
    if kind is None:
        found.append(Objection(SAY_WHAT_INTEREST, "kind"))
    if not party.strip():
        found.append(Objection(WITH_WHOM, "party"))
    found += [
        Objection(DAY_AHEAD, about, {"day": day})
        for about, day in (("declared_on", declared_on), ("since", since))
        if day is not None and day > today
    ]
    return (*found, *about_text("party", party), *about_text("nature", nature))


def objections_to_hand_over(
    on: date, today: date, given_by: str, taken_by: str, items: Sequence[HandedOver]
) -> tuple[Objection, ...]:
    """Everything to say about a hand-over; ``given_by`` and ``taken_by`` tell people apart ("" for nobody)."""
    found = []
    if on > today:
        found.append(Objection(DAY_AHEAD, "on", {"day": on}))
    if not given_by:
        found.append(Objection(WHO_GAVE, "given_by_id"))
    if not taken_by:
        found.append(Objection(WHO_TOOK, "taken_by_id"))
    if given_by and given_by == taken_by:
        found.append(Objection(SAME_PERSON, "taken_by_id"))
    if not items:
        found.append(Objection(NOTHING_HANDED, "items"))
    for place, item in enumerate(items):
        found += _about_item(f"items.{place}", item)
    return tuple(found)


def _about_item(about: str, item: HandedOver) -> Iterator[Objection]:
    if item.kind is ItemKind.OTHER and not item.description.strip():
        yield Objection(DESCRIBE_ITEM, f"{about}.description")
    yield from about_text(f"{about}.description", item.description)
    yield from about_text(f"{about}.remarks", item.remarks)
    if item.quantity is not None and item.quantity < 1:
        yield Objection(COUNT_FROM_ONE, f"{about}.quantity")
    if item.kind is ItemKind.CASH and item.amount is None:
        yield Objection(HOW_MUCH_CASH, f"{about}.amount")
    if item.amount is not None and item.amount < 0:
        yield Objection(NO_NEGATIVE, f"{about}.amount")


def objections_to_taking_back(reason: str, *, taken_back: bool, hanging: int) -> tuple[Objection, ...]:
    """Everything that speaks against taking a line back; ``hanging`` counts lines that hold only because of it."""
    found = []
    if taken_back:
        found.append(Objection(TAKEN_BACK_ALREADY, "line_id"))
    if hanging:
        found.append(Objection(HANGS_ON_IT, "line_id", {"count": hanging}))
    if not reason.strip():
        found.append(Objection(WRITE_REASON, "reason"))
    return (*found, *about_text("reason", reason))
