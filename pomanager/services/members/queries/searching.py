"""Who is found by a search, and those of them who stand first in an order, without waiting for all.

Words that many have are looked for in the texts of those who stand first: these are read once and stay with the order.
A long word begins a word nearly always: one search table finds these members quickly, and so few are left that their
texts can be read. For anything else SQLite sorts what the search tables find.
"""

import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Integer, LargeBinary, Select, Text, bindparam, column, func, literal_column, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.search import BEGUN, ELSEWHERE, FOUND, SHORTEST_PART, SearchText, asked_for, begun, elsewhere
from pomanager.readmodels.members import RollBeginning
from pomanager.services.members.queries.orders import Order

FIRST = 128
"""So many are given at once, where there are more."""

FEWEST = 64
"""So many are enough to begin with: more than a screen shows."""

READ = 128
"""So many texts are read at a time."""

AHEAD = 1024
"""So many texts at either end of an order are read while nobody waits."""

OFTEN = 9
"""Who is found in one of so many texts is looked for in the next ones; others the search table finds sooner."""

LONG = 6
"""Characters from which few members have a word, so that all of them are found sooner than the first in order."""

FEW = 6_000
"""So many members at the most are put in order here; more SQLite sorts sooner."""

MANY_ELSEWHERE = 500
"""So many texts at the most are read because a long word may stand inside a word."""

_SIGN = 4
"""Bytes of a member's place in an order."""
_rowid = literal_column("rowid", Integer)
_sign = func.substr(bindparam("signs", type_=LargeBinary()), _rowid * _SIGN + 1, _SIGN)
_most = bindparam("most", type_=Integer())
_given = func.json_each(bindparam("ids", type_=Text())).table_valued(column("value", Integer))
_text = table_of(SearchText).c


def _in_one_text(statement: Select[int]) -> Select[str]:
    return select(func.json_group_array(statement.subquery().c.rowid))


# Made once, as in db/search.py.
_SORTED = {
    (asked, backwards): statement.order_by(_sign.desc() if backwards else _sign).limit(_most)
    for asked, statement in FOUND.items()
    for backwards in (False, True)
}
_ALL = {asked: _in_one_text(statement) for asked, statement in FOUND.items()}
_FEW_BEGUN, _FEW_ELSEWHERE = (_in_one_text(statement.limit(_most)) for statement in (BEGUN, ELSEWHERE))
_TEXTS_OF = select(_text.member_id, _text.text).where(_text.member_id.in_(select(_given.c.value)))


def found_ids(session: Session, words: Sequence[str]) -> list[int]:
    """Ids of all members whose text holds these folded words (at least one), in no order that means anything."""
    asked = asked_for(words)
    return _ids(session, _ALL[frozenset(asked)], asked)


def first_found(session: Session, words: Sequence[str], order: Order, *, backwards: bool = False) -> RollBeginning:
    """Those of them who stand first in the order, or first from its end."""
    beginning = _in_first_texts(session, order, words, backwards=backwards)
    short = min(map(len, words)) < SHORTEST_PART
    if beginning is None and short and max(map(len, words)) >= LONG:
        beginning = _of_few(session, order, words, backwards=backwards)
    return beginning or _sorted(session, order, words, backwards=backwards)


def look_ahead(session: Session, order: Order, *, backwards: bool = False) -> None:
    """Read what the next searches in this order are answered from; it takes longer than anybody should wait."""
    order.signs()
    while len(order.texts[backwards]) < min(AHEAD, len(order.ids)):
        _read_on(session, order, backwards=backwards)


def _sorted(session: Session, order: Order, words: Sequence[str], *, backwards: bool) -> RollBeginning:
    """The first of those the search tables find, sorted by SQLite."""
    asked = asked_for(words)
    statement = _SORTED[frozenset(asked), backwards]
    first = session.scalars(statement, {**asked, "signs": order.signs(), "most": FIRST + 1}).all()
    return RollBeginning(array("q", first[:FIRST]), whole=len(first) <= FIRST)


# ---- in the texts of those who stand first ---------------------------------------------------------------------------


def _in_first_texts(session: Session, order: Order, words: Sequence[str], *, backwards: bool) -> RollBeginning | None:
    """The first in whose texts the words stand; None where too few have them.

    Half of all members have a word that begins with N: putting them in order takes longer than reading a few texts.
    """
    there: list[int] = []
    read = 0
    while read < len(order.ids) and len(there) < FEWEST:
        if read >= len(order.texts[backwards]):
            if len(there) * OFTEN < read:
                return None
            _read_on(session, order, backwards=backwards)
        some = order.texts[backwards][read : read + READ]
        there += [read + place for place in _holding(some, words)]
        read += len(some)
    return RollBeginning(array("q", _at(order, there, backwards=backwards)), whole=read == len(order.ids))


def _read_on(session: Session, order: Order, *, backwards: bool) -> None:
    """Read some more of the texts of those who stand first."""
    known = order.texts[backwards]
    places = range(len(known), min(len(known) + READ, len(order.ids)))
    texts = _texts(session, _at(order, places, backwards=backwards))
    order.texts[backwards] = known + texts  # replaced as a whole: another thread may be reading them


def _at(order: Order, places: Sequence[int], *, backwards: bool) -> list[int]:
    """Who stands at these places, counted from the end where it goes backwards."""
    return [order.ids[-1 - place] if backwards else order.ids[place] for place in places]


# ---- all, where they are few -----------------------------------------------------------------------------------------


def _of_few(session: Session, order: Order, words: Sequence[str], *, backwards: bool) -> RollBeginning | None:
    """The first of those who have words of which one is long; None where they may be many."""
    long = [word for word in words if len(word) >= SHORTEST_PART]
    there = _ids(session, _FEW_BEGUN, {**begun(words), "most": FEW})
    if len(there) == FEW:
        return None
    perhaps = _ids(session, _FEW_ELSEWHERE, {**elsewhere(long), "most": FEW})
    if len(perhaps) == FEW:
        return None
    if len(perhaps) <= READ:
        ids = order.of(there + _of_those(session, perhaps, words))
        return RollBeginning(ids[::-1] if backwards else ids, whole=True)
    ids = order.of(there + perhaps)
    return _confirmed(session, ids[::-1] if backwards else ids, frozenset(there), words)


def _confirmed(
    session: Session, ids: "array[int]", certain: frozenset[int], words: Sequence[str]
) -> RollBeginning | None:
    """The first of these, without those in whose texts the words do not stand; None where too many texts are read."""
    first: list[int] = []
    read = 0
    for at in range(0, len(ids), READ):
        some = ids[at : at + READ]
        doubtful = [one for one in some if one not in certain]
        right = certain.union(_of_those(session, doubtful, words))
        first += [one for one in some if one in right]
        read += len(doubtful)
        if len(first) >= FEWEST:
            return RollBeginning(array("q", first), whole=at + READ >= len(ids))
        if read > MANY_ELSEWHERE:
            return None
    return RollBeginning(array("q", first), whole=True)


def _of_those(session: Session, ids: Sequence[int], words: Sequence[str]) -> list[int]:
    """Those of some members in whose texts the words stand."""
    return [ids[place] for place in _holding(_texts(session, ids), words)]


# ---- texts -----------------------------------------------------------------------------------------------------------


def _ids(session: Session, statement: Select[str], asked: Mapping[str, str | int]) -> list[int]:
    ids: list[int] = json.loads(session.execute(statement, asked).scalar_one())
    return ids


def _texts(session: Session, ids: Collection[int]) -> list[str]:
    """The texts of these members, one each ("" where there is none)."""
    if not ids:
        return []
    texts = {row.member_id: row.text for row in session.execute(_TEXTS_OF, {"ids": json.dumps(list(ids))})}
    return [texts.get(one, "") for one in ids]


def _holding(texts: Iterable[str], words: Sequence[str]) -> Iterator[int]:
    """Which of the texts hold all of the words: short ones at the beginning of a word, others anywhere."""
    parts = [word if len(word) >= SHORTEST_PART else f" {word}" for word in words]
    return (place for place, text in enumerate(texts) if all(part in f" {text}" for part in parts))
