"""Who is found by a search, and those of them who stand first in an order, without waiting for all."""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Integer, LargeBinary, Select, Text, bindparam, column, func, literal_column, select
from sqlalchemy.orm import Session

from pomanager.db.search import SHORTEST_PART, SearchText, begun, found
from pomanager.readmodels.members import RollBeginning
from pomanager.services.members.queries.orders import Order, ids_of

FIRST = 128
"""So many are given at once, where there are more."""

FEWEST = 64
"""So many are enough to begin with: more than a screen shows."""

READ = 128
"""So many texts are read at a time."""

OFTEN = 4
"""Who is found in one of so many texts is looked for in the next ones; others the search table finds sooner."""

MANY_ELSEWHERE = 500
"""So many texts are read where a long word stands inside a word."""

_given = func.json_each(bindparam("ids", type_=Text())).table_valued(column("value", Integer))
_TEXTS_OF = select(SearchText.member_id, SearchText.text).where(SearchText.member_id.in_(select(_given.c.value)))
_SIGN = 4
"""Bytes of a member's place in an order."""


def found_ids(session: Session, words: Sequence[str]) -> list[int]:
    """Ids of all members whose text holds these folded words (at least one), in no order that means anything."""
    return _ids(session, found(words))


def first_found(session: Session, words: Sequence[str], order: Order, *, backwards: bool = False) -> RollBeginning:
    """Those of them who stand first in the order, or first from its end."""
    long = [word for word in words if len(word) >= SHORTEST_PART]
    short = [word for word in words if len(word) < SHORTEST_PART]
    if long and short:
        there = order.of(_with_both(session, long, short))
        return RollBeginning(there[::-1] if backwards else there, whole=True)
    if short:
        beginning = _in_texts(session, reversed(order.ids) if backwards else iter(order.ids), short)
        if beginning is not None:
            return beginning
    sign = func.substr(
        bindparam("signs", order.signs(), type_=LargeBinary()), literal_column("rowid", Integer) * _SIGN + 1, _SIGN
    )
    statement = found(words).order_by(sign.desc() if backwards else sign).limit(FIRST + 1)
    first = session.scalars(statement).all()
    return RollBeginning(array("q", first[:FIRST]), whole=len(first) <= FIRST)


def _with_both(session: Session, long: Sequence[str], short: Sequence[str]) -> list[int]:
    """All who are found by long words and by short ones.

    A long word begins a word nearly always: then one search table answers for both. Only those in whose text it
    stands elsewhere are held against the short words one by one.
    """
    elsewhere = set(found_ids(session, long)).difference(_ids(session, begun(long)))
    if len(elsewhere) > MANY_ELSEWHERE:
        return found_ids(session, [*long, *short])
    there = _ids(session, begun([*long, *short]))
    return there + [one for one, text in _texts(session, elsewhere) if _begin(text, short)]


def _in_texts(session: Session, ids: Iterator[int], words: Sequence[str]) -> RollBeginning | None:
    """The first of the ids in whose text each of these words begins a word; None where too few texts have them.

    Half of all members have a word that begins with N: putting them in order takes longer than reading a few texts.
    """
    there: list[int] = []
    read = 0
    while some := list(islice(ids, READ)):
        known = dict(_texts(session, some))
        there += [one for one in some if _begin(known.get(one, ""), words)]
        read += len(some)
        if len(some) == READ and len(there) >= FEWEST:
            return RollBeginning(array("q", there), whole=False)
        if len(some) == READ and len(there) * OFTEN < read:
            return None
    return RollBeginning(array("q", there), whole=True)


def _ids(session: Session, statement: Select[int]) -> list[int]:
    return ids_of(session, statement.with_only_columns(literal_column("rowid", Integer).label("id")))


def _texts(session: Session, ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    for row in session.execute(_TEXTS_OF, {"ids": json.dumps(list(ids))}):
        yield row.member_id, row.text


def _begin(text: str, words: Sequence[str]) -> bool:
    """Whether each of the words begins a word of the text."""
    spaced = f" {text}"
    return all(f" {word}" in spaced for word in words)
