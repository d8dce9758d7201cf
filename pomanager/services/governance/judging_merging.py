"""Gathers what speaks against making two records one, or splitting them: forms warn with it, commands refuse."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.governance import merging as rules
from pomanager.rules.governance.erasing import objections_to_erasing
from pomanager.rules.objections import Objection
from pomanager.services.governance.orders_merging import EraseMember, MergeRecords, SplitRecords
from pomanager.services.governance.queries.erasing import erasing_facts
from pomanager.services.governance.queries.merging import split_facts
from pomanager.services.governance.queries.merging_facts import merge_facts
from pomanager.services.shares.judging_changes import objections_to_merging
from pomanager.services.shares.orders import MergeHoldings
from pomanager.services.shares.queries import facts


def objections_to_merging_records(session: Session, order: MergeRecords, today: date) -> tuple[Objection, ...]:
    """Everything to say about making two records one; raises NotFound."""
    found = rules.objections_to_merge(merge_facts(session, order.kept_id, order.given_up_id, order.reason, today))
    if any(each.stops and each.about != "reason" for each in found):
        return found
    return (*found, *_about_shares(session, order, today))


def _about_shares(session: Session, order: MergeRecords, today: date) -> Iterator[Objection]:
    moved = holdings_order(session, order, today)
    if moved is None:
        return
    # The reason stands for the decision; without one it is asked for once.
    judged = objections_to_merging(session, replace(moved, decision=moved.decision or "-"), today)
    yield from (replace(each, about="") for each in judged)


def holdings_order(session: Session, order: MergeRecords, today: date) -> MergeHoldings | None:
    """How the shares of the record given up move; None where it holds none."""
    held = [account for account in facts.accounts(session, order.given_up_id) if account.on(today)]
    if not held:
        return None
    return MergeHoldings(
        from_member_id=order.given_up_id, to_member_id=order.kept_id, on=today, decision=order.reason.strip()
    )  # fmt: skip


def objections_to_splitting_records(session: Session, order: SplitRecords, today: date) -> tuple[Objection, ...]:
    """Everything to say about splitting a record from the one it was merged with; raises NotFound."""
    del today
    return rules.objections_to_split(split_facts(session, order.member_id, order.reason))


def objections_to_erasing_member(session: Session, order: EraseMember, today: date) -> tuple[Objection, ...]:
    """Everything to say about erasing somebody who left; raises NotFound."""
    return objections_to_erasing(erasing_facts(session, order.member_id, today))
