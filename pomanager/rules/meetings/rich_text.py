"""Free text of minutes: paragraphs, bold words, lists and tables, kept as JSON; the editor and the paper share it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pomanager.marks import N_
from pomanager.rules.objections import Objection

LONGEST = 60_000
"""In letters; twenty pages of one part are more than anybody reads."""
MOST_COLUMNS = 8
"""More columns stand on no upright sheet that can still be read."""
MOST_ROWS = 500

NOT_TEXT = N_("This text cannot be read: it is not in the form the program writes.")
TOO_LONG = N_("The text has more than {most} letters. Make it shorter, or part it.")
TOO_WIDE = N_("A table has more than {most} columns. Make two tables of it.")
TOO_TALL = N_("A table has more than {most} rows. Annex it as a paper of its own.")


class BlockKind(StrEnum):
    """What a block of text is."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Span:
    """Letters that look the same."""

    text: str
    bold: bool = False


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph (one line), a list (a line for each item), or a table (its rows; the first one is its head)."""

    kind: BlockKind
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """Its letters, a line for each item or row."""
        if self.kind is BlockKind.TABLE:
            return "\n".join("\t".join(row) for row in self.rows)
        return "\n".join("".join(span.text for span in line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class RichText:
    """A text in blocks, in order."""

    blocks: tuple[TextBlock, ...] = ()

    @property
    def text(self) -> str:
        """Its letters without any look."""
        return "\n".join(block.text for block in self.blocks)

    def __bool__(self) -> bool:
        """Whether any letter is in it."""
        return bool(self.text.strip())

    def to_json(self) -> str:
        """The text as it is kept; "" for none."""
        return json.dumps([_packed(block) for block in self.blocks], ensure_ascii=False) if self else ""


def plain(text: str) -> RichText:
    """Letters without any look as a rich text: a paragraph for each line that is not empty."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return RichText(tuple(paragraph(line) for line in lines))


def paragraph(*spans: str | Span) -> TextBlock:
    """A paragraph of these letters, one after the other."""
    line = tuple(span if isinstance(span, Span) else Span(span) for span in spans)
    return TextBlock(BlockKind.PARAGRAPH, (joined(line),))


def table(rows: Iterable[Iterable[str]]) -> TextBlock:
    """A table of these rows, the first of which is its head; short rows are filled up with empty cells."""
    cells = [tuple(row) for row in rows]
    widest = max((len(row) for row in cells), default=0)
    return TextBlock(BlockKind.TABLE, rows=tuple(row + ("",) * (widest - len(row)) for row in cells))


def joined(spans: Iterable[Span]) -> Line:
    """The same letters with neighbours of one look made one, and nothing empty."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].bold == span.bold:
            found[-1] = Span(found[-1].text + span.text, span.bold)
        elif span.text:
            found.append(span)
    return tuple(found)


def from_json(text: str) -> RichText:
    """The text as it was kept; raises ValueError for what this module never wrote."""
    if not text:
        return RichText()
    try:
        return RichText(tuple(map(_unpacked, _list(json.loads(text)))))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as fault:
        raise ValueError(NOT_TEXT) from fault


def objections_to_text(text: str, about: str) -> tuple[Objection, ...]:
    """Everything that speaks against a text as it would be kept; ``about`` names the field it was written in."""
    try:
        blocks = from_json(text).blocks
    except ValueError:
        return (Objection(NOT_TEXT, about),)
    return tuple(_too_much(blocks, about))


def _too_much(blocks: tuple[TextBlock, ...], about: str) -> Iterator[Objection]:
    if sum(len(block.text) for block in blocks) > LONGEST:
        yield Objection(TOO_LONG, about, {"most": LONGEST})
    tables = [block for block in blocks if block.kind is BlockKind.TABLE]
    if any(len(row) > MOST_COLUMNS for each in tables for row in each.rows):
        yield Objection(TOO_WIDE, about, {"most": MOST_COLUMNS})
    if any(len(each.rows) > MOST_ROWS for each in tables):
        yield Objection(TOO_TALL, about, {"most": MOST_ROWS})


def _packed(block: TextBlock) -> dict[str, object]:
    if block.kind is BlockKind.TABLE:
        return {"kind": block.kind.value, "rows": [list(row) for row in block.rows]}
    lines = [[[span.text, 1] if span.bold else [span.text] for span in line] for line in block.lines]
    return {"kind": block.kind.value, "lines": lines}


def _unpacked(found: dict[str, Any]) -> TextBlock:
    kind = BlockKind(found["kind"])
    if kind is BlockKind.TABLE:
        return table([str(cell) for cell in _list(row)] for row in _list(found["rows"]))
    lines = [[Span(str(each[0]), len(each) > 1 and bool(each[1])) for each in _list(line)] for line in found["lines"]]
    return TextBlock(kind, tuple(joined(line) for line in lines))


def _list(found: object) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError(NOT_TEXT)
    return found
