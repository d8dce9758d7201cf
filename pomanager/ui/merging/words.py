"""How merging says what stands in a record, and what moves."""

from datetime import date

from pomanager.i18n import _, formats
from pomanager.readmodels.merged import MergeSide
from pomanager.readmodels.merging import MergeCounts
from pomanager.rules.calendar import VagueDate
from pomanager.rules.governance.merging import MergeField
from pomanager.rules.members import SEX_WORDS, STATUS_WORDS, Sex
from pomanager.rules.money import Money

_DAYS = frozenset({MergeField.JOINED, MergeField.CONSENT})


def value_words(field: MergeField, value: str) -> str:
    """What a record says in a field, as the reader writes it; a dash where nothing is known."""
    if field is MergeField.SEX:
        return formats.UNKNOWN if value == Sex.UNKNOWN.value else _(SEX_WORDS[Sex(value)])
    if field is MergeField.THUMB_PRINT:
        return _("Yes") if value else _("No")
    if not value:
        return formats.UNKNOWN
    if field is MergeField.BIRTH:
        return formats.vague(VagueDate.from_iso(value))
    if field in _DAYS:
        return formats.day(date.fromisoformat(value))
    return value


def record_words(side: MergeSide) -> str:
    """A record as a line names it."""
    return f"{side.number} · {side.name}"


def standing_words(side: MergeSide) -> str:
    """Where somebody stands, and since when."""
    return f"{_(STATUS_WORDS[side.status])}, {formats.day_short(side.since)}"


def moving_words(counts: MergeCounts) -> list[tuple[str, str]]:
    """What moves with a record: label and value, only what there is."""
    told = [(_("Shares"), formats.number(counts.shares))] if counts.shares else []
    for currency, minor in sorted(counts.dues.items()):
        label = _("Dues owed") if minor > 0 else _("Paid in advance")
        told.append((label, formats.money(Money(abs(minor), currency), counts.decimals[currency])))
    listed = (
        (_("Documents"), counts.documents), (_("Households"), counts.households), (_("Trainings"), counts.trainings),
        (_("Seats held"), counts.seats), (_("Meetings attended"), counts.meetings),
        (_("Candidacies"), counts.candidacies), (_("Mentoring"), counts.mentoring),
    )  # fmt: skip
    return [*told, *((label, formats.number(count)) for label, count in listed if count)]
