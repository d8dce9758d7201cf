"""Verdicts: of some members with every reason, and of the whole roll counted by what was found."""

import gc
import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.kept import kept
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.entitlement import EntitlementCounts, EntitlementRow, ReasonCount
from pomanager.readmodels.members import RollOrder
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.entitlement import Reason, Right, Stance, Verdict, verdict_of
from pomanager.rules.objections import Objection
from pomanager.services.entitlement.queries.judges import JUDGES
from pomanager.services.entitlement.queries.reading import MEMBER, PERSON, Reading
from pomanager.services.entitlement.queries.seats import reasons_for_seat
from pomanager.services.members.queries.on_day import as_on
from pomanager.services.members.queries.orders import order_of
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.services.organisation.queries.sections import section_names

NOBODY = N_("This member is not in the books.")
MADE_OF = frozenset({Area.ORGANISATION, Area.MEMBERS, Area.SHARES, Area.DUES})
"""The areas in which stands what rights rest on."""
_STANCES = (Stance.AGAINST, Stance.NOT_JUDGED, Stance.FOR)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found of everybody in the books on a day: each member's kind, and the verdict of one of each kind."""

    ids: "array[int]"
    kinds: "array[int]"
    verdicts: Sequence[Verdict]
    """By kind. Days and numbers in its reasons are those of the first member of that kind alone."""

    def those(self, fits: Callable[[Verdict], bool]) -> "array[int]":
        """The members whose verdict fits, ascending by id."""
        wanted = frozenset(kind for kind, verdict in enumerate(self.verdicts) if fits(verdict))
        return array("q", [member for member, kind in zip(self.ids, self.kinds, strict=True) if kind in wanted])


def findings(session: Session, day: date) -> Findings:
    """What was found of everybody on a day; kept while the books do not change."""
    return kept(session, ("entitlement", day), partial(_find, session, day), MADE_OF)


@contextmanager
def _nothing_swept() -> Iterator[None]:
    """While inside, Python does not sweep memory: among a million facts that takes a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _find(session: Session, day: date) -> Findings:
    with _nothing_swept():
        return _found(session, day)


def _found(session: Session, day: date) -> Findings:
    reading, bylaws = Reading(session, day), bylaws_on(session, day)
    looking_at: dict[int, list[int]] = defaultdict(list)
    for place, judge in enumerate(JUDGES):
        looking_at[id(judge.facts(reading))].append(place)
    benches = [_bench(places, reading, bylaws) for places in looking_at.values()]
    combined: dict[tuple[int, ...], int] = {}
    each = zip(*(bench.of_each for bench in benches), strict=True)
    kinds = array("L", [combined.setdefault(kinds, len(combined)) for kinds in each])
    return Findings(array("q", reading.ids), kinds, tuple(_together(benches, kinds) for kinds in combined))


@dataclass(frozen=True, slots=True)
class _Bench:
    """The judges who look at the same facts: the kind of each member, and what each judge found of one of each kind."""

    of_each: Sequence[int]
    places: Sequence[int]
    found: Sequence[Sequence[tuple[Reason, ...]]]
    """By kind, what each of the judges at these places found."""


def _bench(places: Sequence[int], reading: Reading, bylaws: Bylaws) -> _Bench:
    facts, day = JUDGES[places[0]].facts(reading), reading.day
    judged_by = [JUDGES[place].rule for place in places]
    kinds: dict[tuple[str, ...], int] = {}
    found: list[Sequence[tuple[Reason, ...]]] = []
    kind_of: list[int] = []
    for fact in facts.different:
        reasons = [rule(fact, bylaws, day) for rule in judged_by]
        kind = kinds.setdefault(tuple([reason.code for of_judge in reasons for reason in of_judge]), len(found))
        if kind == len(found):
            found.append(reasons)
        kind_of.append(kind)
    return _Bench(list(map(kind_of.__getitem__, facts.of_each)), places, found)


def _together(benches: Sequence[_Bench], kinds: Sequence[int]) -> Verdict:
    found: dict[int, tuple[Reason, ...]] = {}
    for bench, kind in zip(benches, kinds, strict=True):
        found.update(zip(bench.places, bench.found[kind], strict=True))
    return verdict_of(found[place] for place in range(len(JUDGES)))


def entitlement_counts(session: Session, day: date) -> EntitlementCounts:
    """The whole roll on a day, counted by rights and by reasons."""
    everybody = findings(session, day)
    members = Counter(everybody.kinds)
    may: Counter[Right] = Counter()
    unsure: Counter[Right] = Counter()
    counts: Counter[str] = Counter()
    reasons: dict[str, Reason] = {}
    for kind, count in members.items():
        verdict = everybody.verdicts[kind]
        for right in filter(verdict.may, Right):
            may[right] += count
            unsure[right] += count if verdict.about(right, Stance.NOT_JUDGED) else 0
        for reason in verdict.reasons:
            counts[reason.code] += count
            reasons[reason.code] = reason
    rows = [ReasonCount(code, of.about, of.stance, of.rights, counts[code]) for code, of in reasons.items()]
    rows.sort(key=lambda row: (_STANCES.index(row.stance), -row.count, row.code))
    return EntitlementCounts(
        day, len(everybody.ids), {right: may[right] for right in Right}, {right: unsure[right] for right in Right},
        tuple(rows),
    )  # fmt: skip


def ids_who_may(
    session: Session, day: date, right: Right, *, may: bool = True, order: RollOrder = RollOrder.NUMBER
) -> "array[int]":
    """Everybody in the books who has a right on a day, or who lacks it, in an order of the list."""
    return order_of(session, order).of(findings(session, day).those(partial(_fits, right=right, may=may)))


def _fits(verdict: Verdict, *, right: Right, may: bool) -> bool:
    return verdict.may(right) is may


def ids_with_reason(session: Session, day: date, code: str, order: RollOrder = RollOrder.NUMBER) -> "array[int]":
    """Everybody in the books of whom this was found on a day, in an order of the list."""
    return order_of(session, order).of(findings(session, day).those(partial(_tells, code=code)))


def _tells(verdict: Verdict, *, code: str) -> bool:
    return any(reason.code == code for reason in verdict.reasons)


def verdicts_of(session: Session, day: date, member_ids: Iterable[int]) -> Mapping[int, Verdict]:
    """What these members may do on a day, with every reason; ids that are nobody's are left out."""
    reading, bylaws = Reading(session, day, tuple(member_ids)), bylaws_on(session, day)
    looked_at = [(judge.rule, judge.facts(reading)) for judge in JUDGES]
    return {
        member_id: verdict_of(rule(facts.different[facts.of_each[place]], bylaws, day) for rule, facts in looked_at)
        for place, member_id in enumerate(reading.ids)
    }


def entitlement_rows(session: Session, day: date, member_ids: Sequence[int]) -> tuple[EntitlementRow, ...]:
    """These members with their verdicts, in the order of the ids; the names and sections are those of the day."""
    then, verdicts, sections = as_on(session, day), verdicts_of(session, day, member_ids), section_names(session, day)
    asked = func.json_each(json.dumps(list(member_ids))).table_valued("value")
    found = select(
        MEMBER.c.id, MEMBER.c.number, then.name.label("name"), then.other_script.label("other_script"), PERSON.c.sex,
        then.section_id.label("section_id"),
    ).select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))  # fmt: skip
    rows = {
        row.id: EntitlementRow(
            member_id=row.id, number=row.number, name=row.name, other_script=row.other_script, sex=row.sex,
            section=sections.get(row.section_id, ""), verdict=verdicts[row.id],
        )
        for row in session.execute(found.where(MEMBER.c.id.in_(select(asked.c.value))))
    }  # fmt: skip
    return tuple(rows[member_id] for member_id in member_ids if member_id in rows)


def entitlement_of(session: Session, member_id: int, day: date, seat_id: int | None = None) -> EntitlementRow:
    """One member with the verdict of a day, for one seat where it is named; raises NotFound for what is not there.

    With a seat, the verdict says whether this member may stand for just that one.
    """
    rows = entitlement_rows(session, day, (member_id,))
    if not rows:
        raise NotFound(Objection(NOBODY))
    row = rows[0]
    if seat_id is None or any(reason.is_last for reason in row.verdict.reasons):
        return row
    reasons = (*row.verdict.reasons, *reasons_for_seat(session, member_id, seat_id, day))
    return replace(row, verdict=Verdict(reasons))
