"""The register of members: everybody ever admitted, in order of admission, with what became of them by a day."""

import json
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Text, bindparam, column, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.covering import is_covered
from pomanager.db.particulars import IdentityDocument
from pomanager.readmodels.member_papers import HeldShares, RegisterLine, RegisterSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.identity import IdentityKind, masked
from pomanager.rules.members import ON_ROLL, Status
from pomanager.services.members.queries.on_day import as_on
from pomanager.services.members.queries.orders import ids_of
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.members.queries.sheets import any_other_script
from pomanager.services.members.queries.standing_lines import holding_lines
from pomanager.services.organisation.queries import letterhead, place_labels_on

CHUNK = 1000
DOCUMENT = table_of(IdentityDocument)


Held = Callable[[Session, Sequence[int], date], Mapping[int, tuple[HeldShares, ...]]]
"""What members hold on a day: asked of an area that is built on this one, and handed in from above."""


def register_sheet(session: Session, asked: Asked, held: Held | None = None) -> RegisterSheet:
    """The register as of a day; its lines are read from the books as they are printed.

    ``held`` tells what members hold; left out, the register says nothing of shares.
    """
    ids = admitted_ids(session, asked.as_of)
    return RegisterSheet(
        letterhead=letterhead(session, asked.printed_at),
        as_of=asked.as_of,
        admitted=len(ids),
        rows=_lines(session, asked, ids, held),
        with_other_script=any_other_script(session),
        with_documents=session.execute(select(DOCUMENT.c.id).limit(1)).first() is not None,
        with_professions=_any(session, PERSON.c.profession != ""),
        options=asked.options,
        with_shares=held is not None,
    )


def admitted_ids(session: Session, day: date) -> "array[int]":
    """Whoever was admitted by a day, in order of admission; those of one day by their numbers."""
    statement = select(MEMBER.c.id).where(MEMBER.c.joined_on <= day).order_by(MEMBER.c.joined_on, MEMBER.c.number_order)
    return array("q", ids_of(session, statement))


def _any(session: Session, condition: ColumnElement[bool]) -> bool:
    return session.execute(select(PERSON.c.id).where(condition).limit(1)).first() is not None


def _lines(session: Session, asked: Asked, ids: Sequence[int], held: Held | None) -> Iterator[RegisterLine]:
    """Lines in this order, read by the thousand: sorted as a whole, they would fill the memory."""
    labels = place_labels_on(session, asked.as_of)
    selected = _selected(session, asked.as_of).where(MEMBER.c.id.in_(_asked()))
    for start in range(0, len(ids), CHUNK):
        part = list(ids[start : start + CHUNK])
        found = {line.id: line for line in session.execute(selected, {"ids": json.dumps(part)}).all()}
        documents = _documents(session, [line.person_id for line in found.values()], in_full=asked.options.in_full)
        standings = holding_lines(session, part)
        shares = {} if held is None else held(session, part, asked.as_of)
        for order, number in enumerate(part, start + 1):
            line = found[number]
            known = [each for each in standings[number] if each.since <= asked.as_of]
            now = known[-1]
            left = now.status not in ON_ROLL
            decisions = (
                each.decision for each in known if each.status is Status.ACTIVE and each.since == line.joined_on
            )
            kind, shown = documents.get(line.person_id, (None, ""))
            yield RegisterLine(
                order=order, number=line.number, name=line.name, other_script=line.other_script, sex=line.sex,
                kind=line.kind, birth=line.birth, document_kind=kind, document=shown, profession=line.profession,
                place=labels.get(line.place_id or 0, ""), admitted_on=line.joined_on, decision=next(decisions, ""),
                left_on=now.since if left else None, left_as=now.status if left else None,
                reason=now.reason if left else "", thumb_print=line.thumb_print,
                held=shares.get(number, ()),
            )  # fmt: skip


def _documents(
    session: Session, person_ids: Sequence[int], *, in_full: bool
) -> dict[int, tuple[IdentityKind | None, str]]:
    """Person id → kind and number of the first document given, the number masked unless it is wanted in full."""
    statement = (
        select(DOCUMENT.c.person_id, DOCUMENT.c.kind, DOCUMENT.c.number)
        .where(DOCUMENT.c.person_id.in_(_asked()))
        .order_by(DOCUMENT.c.id.desc())
    )
    rows = session.execute(statement, {"ids": json.dumps(person_ids)}).all()
    in_full = in_full and not is_covered(session)
    return {row.person_id: (row.kind, row.number if in_full else masked(row.number)) for row in rows}


def _asked() -> Select[int]:
    """The ids handed over as ``ids``, a list in JSON: as single values they would be put together anew each time."""
    return select(func.json_each(bindparam("ids", type_=Text())).table_valued(column("value", Integer)).c.value)


def _selected(session: Session, as_of: date) -> Select[*tuple[Any, ...]]:
    person, then = PERSON.c, as_on(session, as_of)
    return select(
        MEMBER.c.id, MEMBER.c.person_id, MEMBER.c.number, then.name.label("name"),
        then.other_script.label("other_script"), person.sex, person.kind, person.birth, person.profession,
        person.thumb_print, then.place_id.label("place_id"), MEMBER.c.joined_on,
    ).select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))  # fmt: skip
