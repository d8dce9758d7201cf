"""The organisation's own fields: which there are, and what members have in them."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.extra_fields import ExtraField, ExtraValue
from pomanager.errors import NotFound
from pomanager.i18n import _, catalogue
from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.readmodels.extra_fields import ExtraFieldRow
from pomanager.rules import folding
from pomanager.rules.extra_field_kinds import Answer, FieldKind, answers_from_json
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording

if TYPE_CHECKING:
    from pomanager.rules.extra_fields import FieldFacts

FIELD, VALUE = table_of(ExtraField), table_of(ExtraValue)
NO_FIELD = N_("This field is not in the books any more.")
ASKED_AT_ONCE = 500


def extra_fields(session: Session, *, with_ended: bool = False, counted: bool = False) -> tuple[ExtraFieldRow, ...]:
    """The fields in use, in their order; with those that have ended, these come last.

    ``counted`` tells of each how many members have a value in it, which on a large roll walks through all of them.
    """
    statement = select(FIELD).order_by(FIELD.c.ended, FIELD.c.position, FIELD.c.id)
    if not with_ended:
        statement = statement.where(FIELD.c.ended.is_(False))
    counts = select(VALUE.c.field_id, func.count().label("people")).group_by(VALUE.c.field_id)
    values = {row.field_id: row.people for row in session.execute(counts)} if counted else {}
    return tuple(_row(row, values.get(row.id, 0)) for row in session.execute(statement))


def extra_field(session: Session, field_id: int) -> ExtraFieldRow:
    """One of them, ended or not, not counted; or raise NotFound."""
    row = session.execute(select(FIELD).where(FIELD.c.id == field_id)).first()
    if row is None:
        raise NotFound(Objection(NO_FIELD))
    return _row(row, 0)


def _row(row: Row[Any], values: int) -> ExtraFieldRow:
    return ExtraFieldRow(
        id=row.id, key=row.key, label=row.label, kind=row.kind, answers=answers_from_json(row.choices),
        position=row.position, ended=row.ended, version=row.version, values=values,
    )  # fmt: skip


def extra_values(session: Session, person_ids: Sequence[int]) -> dict[int, dict[int, str]]:
    """By person, by field: the kept value, in canonical form. Who has none is left out."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for start in range(0, len(person_ids), ASKED_AT_ONCE):
        asked = person_ids[start : start + ASKED_AT_ONCE]
        statement = select(VALUE.c.person_id, VALUE.c.field_id, VALUE.c.value).where(VALUE.c.person_id.in_(asked))
        for row in session.execute(statement.order_by(VALUE.c.person_id, VALUE.c.field_id)):
            found[row.person_id][row.field_id] = row.value
    return dict(found)


def field_facts(
    session: Session, field_id: int | None, label: Wording, kind: FieldKind, answers: Sequence[Answer]
) -> "FieldFacts":
    """What the rules need to judge a field; ``field_id`` is None for a new one."""
    from pomanager.rules.extra_fields import FieldFacts  # a list that shows fields judges none

    others = [row.label for row in extra_fields(session) if row.id != field_id]
    before: FieldKind | None = None
    used: frozenset[str] = frozenset()
    if field_id is not None:
        row = extra_field(session, field_id)
        given_up = {answer.key for answer in row.answers} - {answer.key for answer in answers}
        before = row.kind if _has(session, field_id) else None
        used = frozenset(key for key in given_up if _has(session, field_id, key))
    return FieldFacts(
        label=label, kind=kind, answers=answers, others=others, kind_before=before, answers_used=used,
        taken_labels=_columns_of_the_roll(),
    )  # fmt: skip


def _has(session: Session, field_id: int, value: str = "") -> bool:
    """Whether anybody has a value in the field, or this one."""
    asked = select(VALUE.c.id).where(VALUE.c.field_id == field_id)
    if value:
        asked = asked.where(VALUE.c.value == value)
    return session.execute(asked.limit(1)).first() is not None


@cache
def _columns_of_the_roll() -> frozenset[str]:
    """What the roll's own columns are called in every language, folded: a table that goes out must come back."""
    from pomanager.rules.importing import FIELD_WORDS  # the list is shown sooner without the headings of tables

    said = set(FIELD_WORDS.values())
    for language in LANGUAGES:
        with catalogue.speaking(language.code):
            said |= {_(word) for word in FIELD_WORDS.values()}
    return frozenset(map(folding.fold, said))
