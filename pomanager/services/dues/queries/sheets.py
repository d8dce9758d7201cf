"""The sheets of the papers on dues; long ones are read from the books as they are printed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import func
from sqlalchemy.orm import Session

from pomanager.db.drafts import read as draft
from pomanager.errors import NotFound
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.dues import DuesKeys, DuesView, DuesWhat, FeeLabel
from pomanager.readmodels.dues_papers import (
    ChargeLine,
    ChargesOfFee,
    ChargesSheet,
    DuesGroup,
    DuesLine,
    DuesListSheet,
    DuesOfFee,
    ReceiptSheet,
    ReminderSheet,
)
from pomanager.readmodels.members import RollOrder
from pomanager.readmodels.papers import Asked
from pomanager.rules.letter_fields import FIRST_REMINDER, REMINDER_WORDS, filled_in
from pomanager.rules.objections import Objection
from pomanager.rules.paper_options import DuesShown
from pomanager.services.dues.queries.arrears import dues_keys, owed_of
from pomanager.services.dues.queries.facts import ENTRY, fee_labels, period_on
from pomanager.services.dues.queries.fees import charged_members, charges_standing
from pomanager.services.dues.queries.labels import labels_of
from pomanager.services.dues.queries.listing import dues_rows, dues_sums
from pomanager.services.dues.queries.receipts import receipt_detail
from pomanager.services.dues.queries.reminders import remind_rows
from pomanager.services.members.queries.addressees import addressees, section_ids
from pomanager.services.members.queries.on_day import in_order, sections_on
from pomanager.services.members.queries.orders import order_of
from pomanager.services.organisation.queries import letterhead, section_names

REMINDER = "dues-reminder"
"""Under this name the text of the last reminder is kept, as the entries of a form are."""
DAYS_TO_PAY = 30
"""How long a reminder gives where nobody says another day."""
CHUNK = 500

NO_SUCH_FEE = N_("No fee has the code “{code}”. There are: {known}.")
NOTHING_OVERDUE = N_("Nothing is overdue of this member’s dues on that day.")
NO_RECEIPTS = N_("No receipt is in the books yet.")

_WHAT = {DuesShown.OVERDUE: DuesWhat.OVERDUE, DuesShown.OWING: DuesWhat.OWING, DuesShown.ALL: DuesWhat.ALL}


def fee_choices(session: Session) -> tuple[str, ...]:
    """The fees one can print for, by their codes."""
    return tuple(label.code for label in fee_labels(session).values())


def receipt_sheet(session: Session, asked: Asked) -> ReceiptSheet:
    """One receipt; raises NotFound."""
    if not asked.of:
        raise NotFound(Objection(NO_RECEIPTS))
    return ReceiptSheet(letterhead(session, asked.printed_at), receipt_detail(session, asked.of))


def dues_list_sheet(session: Session, asked: Asked) -> DuesListSheet:
    """Who owes how much on a day; of one fee or section if wished. Raises NotFound for one nobody knows."""
    options, day = asked.options, asked.as_of
    names = section_names(session, day)
    wanted = frozenset(section_ids(session, options.section, day)) if options.section else None
    belongs, sums = sections_on(session, day), {each.fee.id: each for each in dues_sums(session, day)}
    fees = []
    for label in _fees_asked(session, options.fee):
        keys = dues_keys(session, DuesView(day=day, what=_WHAT[options.dues], fee_type_id=label.id))
        by_section: dict[int | None, list[int]] = {}
        for member in keys.members:
            section = belongs.get(member)
            if wanted is None or section in wanted:
                by_section.setdefault(section, []).append(member)
        groups = _groups(session, day, label.id, by_section, names)
        fees.append(DuesOfFee(label, sums[label.id], sum(map(len, by_section.values())), groups))
    return DuesListSheet(
        letterhead(session, asked.printed_at), day, options.dues, options.section, tuple(fees), bool(names),
        options.signatures,
    )  # fmt: skip


def _fees_asked(session: Session, code: str) -> tuple[FeeLabel, ...]:
    labels = tuple(fee_labels(session).values())
    found = tuple(label for label in labels if not code or label.code.casefold() == code.strip().casefold())
    if code and not found:
        details = {"code": code, "known": ", ".join(label.code for label in labels)}
        raise NotFound(Objection(NO_SUCH_FEE, "fee", details))
    return found


def _groups(
    session: Session, day: date, fee: int, by_section: Mapping[int | None, Sequence[int]], names: Mapping[int, str]
) -> Iterator[DuesGroup]:
    for section in in_order(session, names, by_section):
        yield DuesGroup(names.get(section or 0, ""), _lines(session, day, fee, by_section[section]))


def _lines(session: Session, day: date, fee: int, members: Sequence[int]) -> Iterator[DuesLine]:
    for start in range(0, len(members), CHUNK):
        part = members[start : start + CHUNK]
        for row in dues_rows(session, day, DuesKeys(part, [fee] * len(part))):
            yield DuesLine(row.member.number, row.member.name, row.owed)


def reminded_members(session: Session, asked: Asked) -> tuple[int, ...]:
    """Everybody with dues overdue on a day, by number: whom a reminder is for where nobody is chosen."""
    keys = dues_keys(session, DuesView(day=asked.as_of))
    return tuple(dict.fromkeys(keys.members))


def reminder_sheet(session: Session, asked: Asked) -> ReminderSheet:
    """A reminder to one member; raises NotFound where nothing is overdue."""
    owed = owed_of(session, asked.as_of, (asked.of,))
    overdue = tuple(each for each in owed.values() if each.overdue)
    member = next(addressees(session, asked.as_of, (asked.of,)), None)
    if member is None or not overdue:
        raise NotFound(Objection(NOTHING_OVERDUE, "members"))
    rows = remind_rows(session, asked.as_of, (asked.of,))
    return ReminderSheet(
        letterhead(session, asked.printed_at), asked.as_of, member, overdue, max(row.level for row in rows),
        asked.options.pay_by or asked.as_of + timedelta(days=DAYS_TO_PAY),
        asked.options.reminder or reminder_text(session),
    )  # fmt: skip


def reminder_text(session: Session) -> str:
    """The text of the reminder used last; where there was none, one to begin with in the language being spoken."""
    kept = draft(session, REMINDER).get("text")
    return kept or filled_in(_(FIRST_REMINDER), {name: f"{{{_(word)}}}" for name, word in REMINDER_WORDS.items()})


def charges_sheet(session: Session, asked: Asked) -> ChargesSheet:
    """Who was charged for the periods a day lies in; of one fee if wished. Raises NotFound for one nobody knows."""
    fees = []
    for label in _fees_asked(session, asked.options.fee):
        period = period_on(session, label, asked.as_of)
        count, minor = charges_standing(session, label.id, period.first)
        if count:
            rows = _charges(session, label.id, period.first, asked.as_of)
            fees.append(ChargesOfFee(label, period, count, minor, rows))
    with_sections = bool(section_names(session, asked.as_of))
    return ChargesSheet(letterhead(session, asked.printed_at), asked.as_of, tuple(fees), with_sections)


def _charges(session: Session, fee_type_id: int, period_from: date, day: date) -> Iterator[ChargeLine]:
    standing = charged_members(fee_type_id, period_from).with_only_columns(
        ENTRY.c.member_id, func.sum(ENTRY.c.minor).label("minor"), func.max(ENTRY.c.due_on).label("due_on")
    )
    rows = {row.member_id: row for row in session.execute(standing.group_by(ENTRY.c.member_id))}
    members = order_of(session, RollOrder.NUMBER).of(rows)
    for start in range(0, len(members), CHUNK):
        part = members[start : start + CHUNK]
        names = labels_of(session, part, day)
        for member in part:
            label, section = names[member]
            yield ChargeLine(label.number, label.name, section, rows[member].minor, rows[member].due_on)
