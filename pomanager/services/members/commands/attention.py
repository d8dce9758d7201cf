"""Answers to "Needs attention": it is right, these two are not one; and what the roll is looked through for.

An answer holds until the value it was given for is another. The list of likely doubles is drawn from the roll by a
search: keeping it is no act of the office.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pomanager.areas import Area
from pomanager.db import attention as kept
from pomanager.db.journal_chain import head
from pomanager.db.members import AttentionNote
from pomanager.errors import NotFound, Refused
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.rules import doubles
from pomanager.rules.attention import CHECKS, Check
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.attention import choices, judged_values, members_named
from pomanager.services.members.queries.doubles import compared_people, members_of_people
from pomanager.services.members.queries.member import NOBODY
from pomanager.services.work import About, Work

PUT_RIGHT = N_("This is not to be looked at any more: somebody has changed it.")
NOT_TWO = N_("These are not two members of the roll.")
NOT_OFFERED = N_("The roll cannot be looked through for this.")
NAMED = 6
"""Members a line of the journal names one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRight:
    """What a check found of these members is right as it stands."""

    check: Check
    member_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOne:
    """Two people, named by their person ids in any order, are not one."""

    one: int
    other: int

    @property
    def low(self) -> int:
        """The lower of the ids."""
        return min(self.one, self.other)

    @property
    def high(self) -> int:
        """The higher of the ids."""
        return max(self.one, self.other)


def answer_right(work: Work, order: AnswerRight) -> int:
    """Take it off the list for as long as the value stays; returns of how many members.

    Members of whom there is nothing to answer any more are left out; Refused where that is all of them.
    """
    values = judged_values(work.session, order.check, order.member_ids, work.today)
    if not values:
        raise Refused((Objection(PUT_RIGHT),))
    kept.keep_answers(work.session, order.check, values, work.now)
    work.touch(Area.MEMBERS)
    about = _about_members(work, sorted(values))
    work.record("members.found_right", about, {"about": (CHECKS[order.check].about, None), **_count(len(values))})
    return len(values)


def ask_again(work: Work, order: AnswerRight) -> int:
    """Take such an answer back; returns for how many members there was one."""
    forgotten = kept.forget_answers(work.session, order.check, order.member_ids)
    if forgotten:
        work.touch(Area.MEMBERS)
        about = _about_members(work, sorted(order.member_ids))
        told = {"about": (None, CHECKS[order.check].about), **_count(forgotten)}
        work.record("members.asked_again", about, told)
    return forgotten


def settle_notes(work: Work, note_ids: Sequence[int]) -> int:
    """Take several notes of imports off the list; returns how many were still there, or raise NotFound for none."""
    notes = [note for note in map(work.session.get, [AttentionNote] * len(note_ids), note_ids) if note is not None]
    unsettled = [note for note in notes if note.settled_at is None]
    if not unsettled:
        raise NotFound(Objection(NOBODY))
    for note in unsettled:
        note.settled_at = work.now
    about = _about_members(work, sorted({note.member_id for note in unsettled}))
    work.record("members.note_settled", about, {"about": (unsettled[0].about, None), **_count(len(unsettled))})
    return len(unsettled)


def answer_not_double(work: Work, order: NotOne) -> None:
    """Remember that two people are not one, until what was compared of them is another. Raises Refused."""
    people = compared_people(work.session, (order.one, order.other))
    members = members_of_people(work.session, (order.low, order.high))
    if order.one == order.other or len(people) < 2 or len(members) < 2:  # noqa: PLR2004 - a pair
        raise Refused((Objection(NOT_TWO),))
    judged = doubles.judged(people[order.low], people[order.high])
    kept.keep_not_double(work.session, order.low, order.high, judged, work.now)
    work.touch(Area.MEMBERS)
    work.record("members.told_apart", _about_members(work, members))


def answer_not_doubles(work: Work, orders: Sequence[NotOne]) -> None:
    """The same of several pairs: of all of them, or of none."""
    for order in orders:
        answer_not_double(work, order)


def may_be_double(work: Work, order: NotOne) -> bool:
    """Take that answer back; whether there was one."""
    forgotten = kept.forget_not_double(work.session, order.low, order.high)
    if forgotten:
        work.touch(Area.MEMBERS)
        members = members_of_people(work.session, (order.low, order.high))
        work.record("members.asked_again", _about_members(work, members))
    return forgotten


def may_be_doubles(work: Work, orders: Sequence[NotOne]) -> None:
    """The same of several pairs."""
    for order in orders:
        may_be_double(work, order)


def choose_checks(work: Work, wanted: Mapping[Check, bool]) -> None:
    """Choose what the roll is looked through for; what is not named stays. Raises Refused for what is not offered."""
    before = choices(work.session)
    if not wanted.keys() <= before.keys():
        raise Refused((Objection(NOT_OFFERED),))
    changed = {check: want for check, want in wanted.items() if before[check] != want}
    if not changed:
        return
    for check, want in changed.items():
        kept.keep_choice(work.session, check, wanted=want)
    work.touch(Area.MEMBERS)
    told = (_titles(before), _titles({**before, **changed}))
    work.record("members.checks_chosen", About("attention_choice", None, _("Needs attention")), {"checks": told})


def keep_doubles(work: Work, found: Mapping[tuple[int, int], int]) -> int:
    """Keep what a search for doubles found, in place of the one before; returns how many pairs. No act: no journal."""
    kept.keep_likely_doubles(work.session, found, work.now, head(work.session)[0])
    return len(found)


def _titles(checks: Mapping[Check, bool]) -> str:
    return ", ".join(_(CHECKS[check].title) for check, wanted in checks.items() if wanted)


def _count(count: int) -> dict[str, tuple[object, object]]:
    """How many members it was, where it was more than one."""
    return {"members": (None, count)} if count > 1 else {}


def _about_members(work: Work, member_ids: Sequence[int]) -> About:
    """One member by number and name, several by their numbers, the first few of them."""
    named = members_named(work.session, member_ids)
    if len(named) == 1:
        return About("member", member_ids[0], " · ".join(named[0]))
    if len(named) == 2:  # noqa: PLR2004 - a pair
        return About("member", member_ids[0], " / ".join(" · ".join(each) for each in named))
    numbers = ", ".join(number for number, _name in named[:NAMED])
    return About("member", None, numbers + (" …" if len(named) > NAMED else ""))
