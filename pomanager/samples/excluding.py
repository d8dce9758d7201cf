"""Three members are excluded and appeal: one is taken back, one stays outside, of one nobody has decided yet."""

from datetime import date
from functools import partial

from pomanager.readmodels.members import MemberDetail
from pomanager.rules.appeals import AppealOutcome
from pomanager.rules.members import Status
from pomanager.samples.sheets import Teller, Turn
from pomanager.services.members.commands.appeals import DecideAppeal, LodgeAppeal, decide_appeal, lodge_appeal


def _exclude(teller: Teller, place: int) -> None:
    member = teller.somebody(partial(_sits_nowhere, teller))
    if member is not None:
        teller.excluded[place] = member.id
        teller.secretary.change(member, Status.EXCLUDED, teller.secretary.reason("excluded"), decided=True)


def _sits_nowhere(teller: Teller, member: MemberDetail) -> bool:
    return member.id not in teller.secretary.spared


def _appeal(teller: Teller, place: int) -> None:
    if place in teller.excluded:
        grounds = teller.told["appeal_grounds"][place]
        order = LodgeAppeal(member_id=teller.excluded[place], lodged_on=teller.today, grounds=grounds)
        teller.secretary.office.do(lodge_appeal, order)


def _decide(teller: Teller, place: int, outcome: AppealOutcome) -> None:
    if place in teller.excluded:
        day = teller.today.strftime(teller.secretary.story.day_pattern)
        order = DecideAppeal(
            member_id=teller.excluded[place], outcome=outcome, decided_on=teller.today,
            decision=teller.told["appeal_decision"].format(day=day),
        )  # fmt: skip
        teller.secretary.office.do(decide_appeal, order)


_UPHELD, _REJECTED, _PENDING = 0, 1, 2

EXCLUDING: tuple[Turn, ...] = (
    (date(2026, 3, 31), partial(_exclude, place=_UPHELD)),
    (date(2026, 3, 31), partial(_exclude, place=_REJECTED)),
    (date(2026, 4, 20), partial(_appeal, place=_UPHELD)),
    (date(2026, 4, 24), partial(_appeal, place=_REJECTED)),
    (date(2026, 6, 12), partial(_decide, place=_UPHELD, outcome=AppealOutcome.UPHELD)),
    (date(2026, 6, 12), partial(_decide, place=_REJECTED, outcome=AppealOutcome.REJECTED)),
    (date(2026, 9, 29), partial(_exclude, place=_PENDING)),
    (date(2026, 10, 20), partial(_appeal, place=_PENDING)),
)
"""The assembly decides on appeals in June; the last one waits for the next."""
