"""The printed list of everything on the roll that asks for a second look, heap by heap."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.readmodels.attention import Heap, HeapCount
from pomanager.readmodels.member_papers import AttentionGroup, AttentionLine, AttentionSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.attention import Kind
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.attention import attention_counts, attention_ids, attention_items
from pomanager.services.members.queries.doubles import double_pairs
from pomanager.services.organisation.queries import letterhead

MAY_BE_THE_SAME = N_("May be the same person as {number}, {name}.")

AT_ONCE = 500
"""Members whose facts are fetched together."""


def attention_sheet(session: Session, asked: Asked) -> AttentionSheet:
    """Everything to look at on a day, as the list on the screen has it; read from the books as it is printed."""
    heaps = attention_counts(session, asked.as_of)
    return AttentionSheet(
        letterhead=letterhead(session, asked.printed_at),
        as_of=asked.as_of,
        count=sum(each.count for each in heaps),
        groups=_groups(session, heaps, asked.as_of),
    )


def _groups(session: Session, heaps: Sequence[HeapCount], day: date) -> Iterator[AttentionGroup]:
    """A group for each heap; the notes of imports, which have a heap for each sentence, are one together."""
    for each in heaps:
        if each.heap.kind is not Kind.IMPORTED:
            title = each.title if each.heap.check else ""
            yield AttentionGroup(each.heap.kind, title, each.count, _lines(session, (each.heap,), day))
    noted = [each for each in heaps if each.heap.kind is Kind.IMPORTED]
    if noted:
        count = sum(each.count for each in noted)
        yield AttentionGroup(Kind.IMPORTED, "", count, _lines(session, [each.heap for each in noted], day))


def _lines(session: Session, heaps: Sequence[Heap], day: date) -> Iterator[AttentionLine]:
    for heap in heaps:
        ids = attention_ids(session, heap, day)
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            if heap.kind is Kind.DOUBLE:
                for pair in double_pairs(session, some):
                    other = {"number": pair.other.number, "name": pair.other.name}
                    sentence = Objection(MAY_BE_THE_SAME, "name", other)
                    yield AttentionLine(pair.one.number, pair.one.name, pair.one.place, sentence)
            else:
                for item in attention_items(session, heap, some, day):
                    yield AttentionLine(item.number, item.name, item.place, item.sentence)
