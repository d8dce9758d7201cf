"""How a sample office is governed: its by-laws, its bodies, and members in whom the right to vote shows its reasons."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from pomanager.i18n import speaking
from pomanager.readmodels.members import RollView
from pomanager.rules.members import PersonKind, Status
from pomanager.samples.legislating import LEGISLATING
from pomanager.samples.seating import Bodies, found_bodies, happen
from pomanager.samples.sheets import Teller, Turn, written_of
from pomanager.services.members import queries
from pomanager.services.members.commands.particulars import SetRepresentative, set_representative

MINUTE_BOOK = date(2026, 1, 29)
"""The day on which the register of officers is typed off the minute book."""


def governing_of(teller: Teller, bodies: Bodies) -> Sequence[Turn]:
    """The turns of the office of a teller; it tells them of the same people, from a sheet of its own."""
    told = written_of(teller.secretary.story.code, "governing")
    acts: list[tuple[date, Callable[[Teller], None]]] = [*LEGISLATING, (MINUTE_BOOK, partial(found_bodies, bodies))]
    acts += [(each["on"], partial(happen, bodies, each)) for each in told["happenings"]]
    acts += [(date(2026, 10, 14), _lose_representative), (date(2026, 11, 4), _suspend_newcomer)]
    return [(day, partial(_from_sheet, act)) for day, act in acts]


def _from_sheet(act: Callable[[Teller], None], teller: Teller) -> None:
    """Carry out an act as the keeper would, who sees the by-laws in the office's own language."""
    story = teller.secretary.story
    with speaking(story.profile.languages[0]):
        act(replace(teller, told=written_of(story.code, "governing")))


def _lose_representative(teller: Teller) -> None:
    """Whoever acted for the organisation that joined last has moved away, and nobody else is named yet."""
    office = teller.secretary.office
    organisations = office.ask(queries.roll_ids, RollView(statuses=(Status.ACTIVE,), kind=PersonKind.ORGANISATION))
    if organisations:
        office.do(set_representative, SetRepresentative(member_id=organisations[-1]))


def _suspend_newcomer(teller: Teller) -> None:
    """The one who became a member last in the year is suspended soon after."""
    secretary = teller.secretary
    if secretary.accepted:
        member = secretary.office.ask(queries.member_detail, secretary.accepted[-1])
        if member.status is Status.ACTIVE:
            secretary.change(member, Status.SUSPENDED, secretary.story.reasons["suspended"][0], decided=True)
