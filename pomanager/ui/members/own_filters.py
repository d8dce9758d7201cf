"""Filters by fields of the organisation's own: what can be chosen, and how a chosen value is said."""

from pomanager.i18n import _, formats, spoken
from pomanager.readmodels.extra_fields import ExtraFieldRow
from pomanager.rules.extra_field_kinds import YES_NO_WORDS, FieldKind, day_of
from pomanager.services.members.queries.extra_fields import extra_fields
from pomanager.ui.desk import Desk


def own_choices(desk: Desk) -> list[tuple[int, str, list[tuple[str, str]]]]:
    """Each field's id and label, and kept value and words of each of its answers; none where anything may stand."""
    return [(row.id, row.called(spoken()), answers_of(row)) for row in desk.office.ask(extra_fields)]


def answers_of(row: ExtraFieldRow) -> list[tuple[str, str]]:
    """Kept value and words of the answers of a field; none where anything may stand in it."""
    if row.kind is FieldKind.YES_NO:
        return [(kept, _(words)) for kept, words in YES_NO_WORDS.items()]
    return [(answer.key, answer.words.in_language(spoken())) for answer in row.answers]


def own_words(desk: Desk, asked: tuple[int, str] | None) -> str:
    """The words of a chip: the field and the value it must hold."""
    if asked is None:
        return ""
    key, kept = asked
    row = next((row for row in desk.office.ask(extra_fields, with_ended=True) if row.id == key), None)
    if row is None:
        return formats.UNKNOWN
    said = formats.day_short(day_of(kept)) if row.kind is FieldKind.DATE else dict(answers_of(row)).get(kept, kept)
    # TR: chip of a filter: a field of the organisation's own, and the value it must hold
    return _("{field}: {value}").format(field=row.called(spoken()), value=said)
