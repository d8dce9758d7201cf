"""A reminder to one member: the text the secretary typed, and fee by fee what is overdue."""

from dataclasses import replace

from pomanager.i18n import _, formats
from pomanager.i18n.fees import fee_name
from pomanager.i18n.field_names import field_names
from pomanager.readmodels.dues import FeeOwed
from pomanager.readmodels.dues_papers import ReminderSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.dues.words import money
from pomanager.reports.flow import Block, Room
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, Signature, Signatures, UserText, paragraph
from pomanager.reports.styles import Align
from pomanager.rules.letter_fields import REMINDER_WORDS, filled_in
from pomanager.rules.user_text import Kind, Passage, read


def heading_of(sheet: ReminderSheet) -> Heading:
    """Reminder, the how manieth from the second on, or what the text begins with; to whom, and of which day."""
    title, _text = _title_and_text(sheet)
    return Heading(title, subtitle=f"{sheet.member.name} · {formats.day(sheet.as_of, 'long')}")


def story(sheet: ReminderSheet) -> list[Block]:
    """Whom it is for, the text, what is overdue, then the place to sign."""
    member = sheet.member
    number = _("No. {number}").format(number=member.number)
    address = [
        " ".join(filter(None, (member.form_of_address, member.name))), member.place or formats.UNKNOWN,
        " · ".join(filter(None, (number, member.section))),
    ]  # fmt: skip
    return [
        *(paragraph(line) for line in address), Room(14), UserText(_title_and_text(sheet)[1]), Room(6),
        Grid(_columns(), [_row(each) for each in sheet.overdue]), Room(10),
        Signatures([Signature(_("For the cooperative"))], thumb=False, stamp=True),
    ]  # fmt: skip


def _columns() -> tuple[GridColumn, ...]:
    return (
        GridColumn(_("Fee"), 34), GridColumn(_("Charged"), 18, Align.END), GridColumn(_("Paid"), 18, Align.END),
        GridColumn(_("Overdue"), 18, Align.END), GridColumn(_("Due since"), 16),
    )  # fmt: skip


def _row(owed: FeeOwed) -> tuple[str, ...]:
    fee = owed.fee
    amounts = [money(minor, fee.currency, fee.decimals) for minor in (owed.charged, owed.paid, owed.overdue)]
    return (fee_name(fee.name, fee.code), *amounts, formats.day(owed.since))


def amount_said(sheet: ReminderSheet) -> str:
    """What is overdue in all; of several currencies each, since they are never added."""
    sums: dict[tuple[str, int], int] = {}
    for each in sheet.overdue:
        key = (each.fee.currency, each.fee.decimals)
        sums[key] = sums.get(key, 0) + each.overdue
    return formats.listing([money(minor, *key) for key, minor in sums.items()])


def values_of(sheet: ReminderSheet) -> dict[str, str]:
    """What is put in for each field, by its English name and by its word in every language."""
    member = sheet.member
    since = min(each.since for each in sheet.overdue if each.since is not None)
    values = {
        "name": member.name, "number": member.number, "place": member.place, "section": member.section,
        "form_of_address": member.form_of_address, "amount": amount_said(sheet), "since": formats.day(since, "long"),
        "pay_by": formats.day(sheet.pay_by, "long"),
    }  # fmt: skip
    return {called: values[name] for called, name in field_names(REMINDER_WORDS).items()}


def _title_and_text(sheet: ReminderSheet) -> tuple[str, list[Passage]]:
    """What the letter is called and what it says; the text is read for its marks before anything is put in."""
    values = values_of(sheet)
    found = [
        replace(passage, spans=tuple(replace(span, text=filled_in(span.text, values)) for span in passage.spans))
        for passage in read(sheet.text)
    ]
    if found and found[0].kind is Kind.HEADING:
        return found[0].text, found[1:]
    if sheet.level > 1:
        # TR: title of a letter that reminds a member of dues for the second, third … time
        return _("Reminder of dues no. {level}").format(level=formats.number(sheet.level)), found
    return _("Reminder of dues"), found


DUES_REMINDER = InBlocks(heading_of, story)
"""A reminder of dues."""
