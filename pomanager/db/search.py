"""The search tables of the roll: what is indexed, how it is kept, and how a query is asked.

A query finds a member when each of its words begins a word of the member's text or, from three characters on,
occurs anywhere in it. Two FTS5 tables over the same text answer this: one by the beginnings of words, one by
trigrams (which cannot be asked for fewer than three characters). Both hold no text of their own; triggers keep them.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import ClassVar

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    ForeignKey,
    Integer,
    Select,
    TableClause,
    Text,
    bindparam,
    column,
    except_,
    intersect,
    select,
    table,
)
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base

SHORTEST_PART = 3
"""Characters from which a word is looked for anywhere, not only at the beginning of words (trigrams)."""


class SearchText(Base):
    """The folded text by which a member is found: number, names, transliterations, phone digits, place, section."""

    __tablename__ = "search_text"
    area: ClassVar[Area] = Area.MEMBERS

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True, autoincrement=False)
    text: Mapped[str]


# Without M* the vowel signs of Khmer would split words; Co keeps private-use letters of old fonts.
CREATE_SEARCH = (
    """CREATE VIRTUAL TABLE member_words USING fts5(
        text, content='search_text', content_rowid='member_id', prefix='1 2 3',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")""",
    """CREATE VIRTUAL TABLE member_parts USING fts5(
        text, content='search_text', content_rowid='member_id', tokenize='trigram', detail='full')""",
    """CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
        INSERT INTO member_words(rowid, text) VALUES (NEW.member_id, NEW.text);
        INSERT INTO member_parts(rowid, text) VALUES (NEW.member_id, NEW.text);
    END""",
    """CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN
        INSERT INTO member_words(member_words, rowid, text) VALUES ('delete', OLD.member_id, OLD.text);
        INSERT INTO member_parts(member_parts, rowid, text) VALUES ('delete', OLD.member_id, OLD.text);
    END""",
    """CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
        INSERT INTO member_words(member_words, rowid, text) VALUES ('delete', OLD.member_id, OLD.text);
        INSERT INTO member_parts(member_parts, rowid, text) VALUES ('delete', OLD.member_id, OLD.text);
        INSERT INTO member_words(rowid, text) VALUES (NEW.member_id, NEW.text);
        INSERT INTO member_parts(rowid, text) VALUES (NEW.member_id, NEW.text);
    END""",
)


_WORDS = table("member_words", column("rowid", Integer), column("member_words", Text))
_PARTS = table("member_parts", column("rowid", Integer), column("member_parts", Text))


def _asked(index: TableClause, phrases: str | None = None) -> Select[int]:
    """Members an FTS5 table finds; what it is asked for may be told later, under its name."""
    told = bindparam(index.name, type_=Text()) if phrases is None else phrases
    return select(index.c.rowid).where(index.c[index.name].op("MATCH")(told))


def _together(members: CompoundSelect[int]) -> Select[int]:
    """Members two questions give together, walked through side by side: each table gives its rows in order."""
    both = members.order_by("rowid").subquery()
    return select(both.c.rowid).select_from(both)


# Statements that are made once: to make them anew for each key would take longer than some of them take to answer.
FOUND: Mapping[frozenset[str], Select[int]] = {
    frozenset({_PARTS.name}): _asked(_PARTS),
    frozenset({_WORDS.name}): _asked(_WORDS),
    frozenset({_PARTS.name, _WORDS.name}): _together(intersect(_asked(_PARTS), _asked(_WORDS))),
}
"""The ids of members found, by the names of what is asked for (``asked_for``)."""
BEGUN = _asked(_WORDS)
"""The ids of members in whose texts all words asked for, long or short, begin words (``begun``)."""
ELSEWHERE = _together(except_(_asked(_PARTS), _asked(_WORDS)))
"""The ids of members in whose texts long words may stand inside words (``elsewhere``)."""


def asked_for(words: Sequence[str]) -> dict[str, str]:
    """What FOUND is asked for by folded words; at least one must be given.

    Each of the two tables is asked once: it brings several words together better than SQL would.
    """
    parts = [_quoted(word) for word in words if len(word) >= SHORTEST_PART]
    beginnings = [_begun(word) for word in words if len(word) < SHORTEST_PART]
    both = {_PARTS.name: _AND.join(parts), _WORDS.name: _AND.join(beginnings)}
    return {name: phrases for name, phrases in both.items() if phrases}


def begun(words: Sequence[str]) -> dict[str, str]:
    """What BEGUN is asked for by folded words, long or short."""
    return {_WORDS.name: _AND.join(map(_begun, words))}


def elsewhere(words: Sequence[str]) -> dict[str, str]:
    """What ELSEWHERE is asked for by folded words of SHORTEST_PART characters or more.

    It finds all in whose texts they stand without beginning words, and hardly anybody else where words are long: only
    every third trigram is asked for, and not whether they follow each other, which takes far longer to find out.
    """
    return {_PARTS.name: _AND.join(_quoted(part) for word in words for part in _every_third(word)), **begun(words)}


def finds(word: str, member_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Condition: the member's text holds this folded word as the definition above says."""
    return member_id.in_(found([word]))


def found(words: Sequence[str]) -> Select[int]:
    """The ids of members whose texts hold all of these folded words; at least one must be given."""
    asked = asked_for(words)
    each = [_asked(index, asked[index.name]) for index in (_PARTS, _WORDS) if index.name in asked]
    return each[0] if len(each) == 1 else _together(intersect(*each))


def beginning_with(groups: Sequence[Collection[str]]) -> Select[int]:
    """The ids of members whose texts hold, for each group, a word that begins with one of its beginnings."""
    return _asked(_WORDS, _AND.join("(" + " OR ".join(map(_begun, sorted(group))) + ")" for group in groups))


def _every_third(word: str) -> list[str]:
    """Trigrams that hold every character of the word."""
    last = len(word) - SHORTEST_PART
    return [word[at : at + SHORTEST_PART] for at in (*range(0, last, SHORTEST_PART), last)]


_AND = " AND "


def _begun(word: str) -> str:
    return _quoted(word) + "*"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
