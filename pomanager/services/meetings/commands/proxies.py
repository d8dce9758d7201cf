"""Proxies: letting somebody be represented, and withdrawing that."""

from pomanager.db.meetings.attendance import Proxy
from pomanager.errors import NotFound, Refused
from pomanager.rules.meetings.presence import objections_to_hour
from pomanager.rules.objections import Objection
from pomanager.rules.writing import tidy
from pomanager.services.meetings import judging_room
from pomanager.services.meetings.commands.recording import about_meeting, hour_told, judged, new_values, refuse
from pomanager.services.meetings.locked import must_be_unsigned
from pomanager.services.meetings.queries.room import NO_PROXY
from pomanager.services.meetings.queries.session_facts import named_on_roll
from pomanager.services.meetings.room_orders import GiveProxy, WithdrawProxy
from pomanager.services.work import Work

__all__ = ["GiveProxy", "WithdrawProxy", "give_proxy", "withdraw_proxy"]


def give_proxy(work: Work, order: GiveProxy) -> int:
    """Write a proxy, or raise Refused with everything the by-laws have against it; returns its id."""
    judged(judging_room.objections_to_giving_proxy, work, order)
    row = Proxy(
        meeting_id=order.meeting_id, giver_id=order.giver_id, holder_id=order.holder_id,
        holder_name="" if order.holder_id is not None else tidy(order.holder_name), relation=order.relation,
        from_at=order.at, paper=tidy(order.paper), withdrawn_at=None, undone=False,
    )  # fmt: skip
    work.session.add(row)
    told = {
        "person": _named(work, row, row.giver_id), "holder": _holder(work, row), "relation": row.relation,
        "paper": row.paper, "at_hour": hour_told(row.from_at) if row.from_at else "",
    }  # fmt: skip
    work.record("meetings.proxy_given", about_meeting(work, order.meeting_id), new_values(told))
    return row.id


def withdraw_proxy(work: Work, order: WithdrawProxy) -> None:
    """Let a proxy end at an hour, or never have been; raises NotFound, or Refused."""
    row = work.session.get(Proxy, order.proxy_id)
    if row is None or row.undone or row.withdrawn_at is not None:
        raise NotFound(Objection(NO_PROXY))
    must_be_unsigned(work.session, row.meeting_id)
    if order.by_mistake:
        row.undone = True
    else:
        refuse(objections_to_hour(order.at))
        if order.at < row.from_at:
            raise Refused([Objection(judging_room.BEFORE_IT_COUNTS, "at")])
        row.withdrawn_at = order.at
    told = {
        "person": (None, _named(work, row, row.giver_id)), "holder": (_holder(work, row), None),
        "at_hour": (None, None if order.by_mistake else hour_told(order.at)),
    }  # fmt: skip
    work.record("meetings.proxy_withdrawn", about_meeting(work, row.meeting_id), told)


def _holder(work: Work, row: Proxy) -> str:
    return row.holder_name if row.holder_id is None else _named(work, row, row.holder_id)


def _named(work: Work, row: Proxy, roll_id: int) -> str:
    return named_on_roll(work.session, row.meeting_id, [roll_id])[roll_id]
