"""Taking back what was entered in the version of the by-laws that is being prepared."""

from dataclasses import dataclass

from pomanager.errors import Refused, refuse
from pomanager.marks import N_
from pomanager.rules.bylaws.judging import objections_to_values
from pomanager.rules.objections import Objection
from pomanager.services.organisation.commands.bylaws import (
    ADOPTED_ALREADY,
    plain_values,
    record_change,
    sentence_of,
    version_at_hand,
    write_line,
)
from pomanager.services.organisation.queries import bylaws as queries
from pomanager.services.organisation.queries.bylaw_changes import TAKEN_BACK, bylaw_changes
from pomanager.services.work import About, Work

NOT_LAST = N_(
    "This entry was taken back already, or the value was changed again since. Take the later change back first."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackBylawValues:
    """Take back entries of the version that is being prepared: the lines of one act, or some of them."""

    version_id: int
    line_ids: tuple[int, ...]


def take_back_bylaw_values(work: Work, order: TakeBackBylawValues) -> None:
    """Let each setting say again what it said before the entry, with the check it had, or raise Refused.

    The lines stay: another one follows that says what the one before it did. Of adopted by-laws nothing is taken back,
    they are corrected.
    """
    version = version_at_hand(work, order.version_id)
    if version.adopted_at is not None:
        raise Refused((Objection(ADOPTED_ALREADY),))
    open_to_it = {change.line_id: change for change in bylaw_changes(work.session, order.version_id)}
    line_ids = tuple(dict.fromkeys(order.line_ids))
    if not set(line_ids) <= open_to_it.keys():
        raise Refused((Objection(NOT_LAST),))
    changes = [open_to_it[line_id] for line_id in line_ids]
    together = plain_values(queries.bylaws_of(work.session, order.version_id))
    together |= {change.key: change.before.value for change in changes}
    refuse(objections_to_values(together, [change.key for change in changes]))
    for change in changes:
        write_line(work, version, change.key, change.before)
        about = About("bylaw_value", change.line_id, sentence_of(change.key, together))
        record_change(work, TAKEN_BACK, about, (change.after, change.before))
    work.forget_bylaws()
