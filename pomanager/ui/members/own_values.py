"""How values of the organisation's own fields are said, and read from what was typed: in the list, record and cells."""

from datetime import date
from decimal import Decimal

from pomanager.i18n import _, formats, spoken
from pomanager.readmodels.extra_fields import ExtraFieldRow
from pomanager.rules.extra_field_kinds import YES_NO_WORDS, FieldKind, day_of


def typed(value: object) -> str:
    """What the entry of an own field holds, as the rules read it."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def value_words(row: ExtraFieldRow, kept: str) -> str:
    """A kept value as the reader's language says it."""
    match row.kind:
        case FieldKind.NUMBER:
            said = formats.number(Decimal(kept))
        case FieldKind.DATE:
            said = formats.day(day_of(kept))
        case FieldKind.CHOICE:
            answer = next((one for one in row.answers if one.key == kept), None)
            said = answer.words.in_language(spoken()) if answer is not None else kept
        case FieldKind.YES_NO:
            said = _(YES_NO_WORDS[kept]) if kept in YES_NO_WORDS else kept
        case _:
            said = kept
    return said
