"""The search tables of the roll: what is indexed, how it is kept, and how a query is asked.

A query finds a member when each of its words begins a word of the member's text or, from three characters on,
occurs anywhere in it. Two FTS5 tables over the same text answer this: one by the beginnings of words, one by
trigrams (which cannot be asked for fewer than three characters). Both hold no text of their own; triggers keep them.
"""

from collections.abc import Collection, Sequence
from typing import ClassVar

from sqlalchemy import ColumnElement, ForeignKey, Integer, Select, TableClause, Text, column, select, table
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


def finds(word: str, member_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Condition: the member's text holds this folded word as the definition above says."""
    return member_id.in_(found([word]))


def found(words: Sequence[str]) -> Select[int]:
    """The ids of members whose texts hold all of these folded words; at least one must be given.

    Each of the two tables is asked once: it brings several words together better than SQL would.
    """
    parts = [_quoted(word) for word in words if len(word) >= SHORTEST_PART]
    beginnings = [_quoted(word) + "*" for word in words if len(word) < SHORTEST_PART]
    if not beginnings:
        return _asked(_PARTS, parts)
    if not parts:
        return _asked(_WORDS, beginnings)
    # With the sum, SQLite compares what both tables find; else it would ask one of them anew for each row of the other.
    return _asked(_PARTS, parts).where((_PARTS.c.rowid + 0).in_(_asked(_WORDS, beginnings)))


def beginning_with(groups: Sequence[Collection[str]]) -> Select[int]:
    """The ids of members whose texts hold, for each group, a word that begins with one of its beginnings."""
    either = ["(" + " OR ".join(_quoted(each) + "*" for each in sorted(group)) + ")" for group in groups]
    return _asked(_WORDS, either)


def begun(words: Sequence[str]) -> Select[int]:
    """The ids of members in whose texts each of these folded words, long or short, begins a word."""
    return _asked(_WORDS, [_quoted(word) + "*" for word in words])


def _asked(index: TableClause, phrases: Sequence[str]) -> Select[int]:
    return select(index.c.rowid).where(index.c[index.name].op("MATCH")(" AND ".join(phrases)))


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
