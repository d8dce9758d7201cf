"""What taking entries of the share register back would do: all that goes with them, and what would be held then."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.shares import HeldAfter, TakenBackWith
from pomanager.rules.shares.entries import completed
from pomanager.rules.shares.reversing import reversals
from pomanager.services.shares.queries.facts import accounts_of, share_types
from pomanager.services.shares.queries.labels import holder_labels, type_labels
from pomanager.services.shares.queries.ledger import entry_rows
from pomanager.services.shares.queries.operations import operation_of

MOST_TOLD = 6
"""So many entries are told one by one: more nobody reads before an act."""


def taken_back_with(session: Session, serials: Sequence[int], day: date) -> TakenBackWith:
    """All that goes when the operations of these entries are taken back, and what is held at the end of a day then.

    Raises NotFound for an entry that is not there.
    """
    written = {each.serial: each for serial in serials for each in operation_of(session, serial)}
    if not written or len(written) > MOST_TOLD:
        return TakenBackWith(len(written), (), ())
    lines = completed(reversals(list(written.values()), ""), {kind.id: kind for kind in share_types(session)})
    pairs = {(line.member_id, line.share_type_id) for line in lines}
    members, types = holder_labels(session, {member_id for member_id, _type in pairs}), type_labels(session)
    after = []
    for account in accounts_of(session, pairs):
        held = account.with_drafts(lines).on(day)
        label = members[account.holder.member_id]
        after.append(HeldAfter(label, types[account.type.id], held.shares, held.paid))
    return TakenBackWith(len(written), entry_rows(session, sorted(written)), tuple(after))
