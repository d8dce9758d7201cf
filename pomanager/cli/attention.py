"""The words about what needs attention on the roll: how much of what there is, and the things of one kind."""

import argparse
from collections.abc import Iterator
from datetime import date

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE, REFUSED
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _, formats
from pomanager.i18n.sentences import of_many, sentence
from pomanager.readmodels.attention import DOUBLES, AttentionItem, DoublePair, DoubleSide, HeapCount
from pomanager.rules.attention import KIND_WORDS, Check, Kind
from pomanager.services.members.commands.attention import keep_doubles
from pomanager.services.members.queries.attention import attention_counts, attention_ids, attention_items
from pomanager.services.members.queries.doubles import double_ids, double_pairs, doubles_sought, find_doubles
from pomanager.services.office import Office

KINDS = tuple(kind.value for kind in Kind)
AT_ONCE = 500


def add_to(acts: Commands) -> None:
    """Add "members attention"."""
    words = acts.add(
        "attention", "members attention FILE [--kind KIND] [--seek-doubles] [--json]",
        _("Tell what on the roll is missing, impossible, overlapping or likely double."),
    )  # fmt: skip
    words.office_file()
    words.add_argument(
        "--kind", metavar="KIND", choices=(*KINDS, *(check.value for check in Check)),
        help=_("List the members, of this kind or this one check alone: {kinds}, or the name of a check.").format(
            kinds=", ".join(KINDS)
        ),
    )  # fmt: skip
    words.add_argument(
        "--seek-doubles", action="store_true", dest="seek",
        help=_("Search the whole roll for likely doubles first, and keep what is found."),
    )  # fmt: skip
    words.as_json()
    words.command(attention)


def attention(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Count, or list one kind; something to look at is exit code 1."""
    with opened(chosen.file, terminal, writing=chosen.seek) as office:
        if chosen.seek:
            office.do(keep_doubles, office.ask(find_doubles))
        today = office.today()
        counts = office.ask(attention_counts, today)
        sought = office.ask(doubles_sought)
        if chosen.kind:
            counts = tuple(each for each in counts if chosen.kind in {each.heap.kind.value, each.heap.key})
            terminal.output.rows(_facts_of_all(office, counts, today), _lines_of_all(office, counts, today))
        elif terminal.output.as_json:
            rows = [_counted(each) for each in counts]
            terminal.output.facts(
                {
                    "rows": rows, "count": sum(each.count for each in counts),
                    "doubles_sought": sought.at.isoformat() if sought else None,
                }
            )  # fmt: skip
        else:
            for each in counts:
                terminal.output.line(f"{formats.number(each.count)} · {_title(each)}")
    if sought is None and chosen.kind in {None, Kind.DOUBLE.value}:
        terminal.output.say(_("The roll was not searched for doubles yet."))
    return REFUSED if counts else DONE


def _counted(each: HeapCount) -> dict[str, object]:
    return {"kind": each.heap.kind.value, "check": each.heap.key, "title": _title(each), "count": each.count}


def _title(each: HeapCount) -> str:
    kind = _(KIND_WORDS[each.heap.kind])
    return kind if each.heap == DOUBLES else f"{kind}: {of_many(each.title)}"


def _things(office: Office, counts: tuple[HeapCount, ...], today: date) -> Iterator[AttentionItem | DoublePair]:
    """Everything on these heaps, a few hundred at a time."""
    for each in counts:
        if each.heap == DOUBLES:
            yield from office.ask(double_pairs, office.ask(double_ids))
            continue
        ids = office.ask(attention_ids, each.heap, today)
        for start in range(0, len(ids), AT_ONCE):
            yield from office.ask(attention_items, each.heap, ids[start : start + AT_ONCE], today)


def _facts_of_all(office: Office, counts: tuple[HeapCount, ...], today: date) -> Iterator[dict[str, object]]:
    for thing in _things(office, counts, today):
        if isinstance(thing, DoublePair):
            two = [
                {"id": side.member_id, "number": side.number, "name": side.name} for side in (thing.one, thing.other)
            ]
            yield {"score": thing.score, "same": list(thing.same), "members": two}
        else:
            yield {
                "id": thing.member_id, "number": thing.number, "name": thing.name, "place": thing.place,
                "about": thing.sentence.about, "sentence": sentence(thing.sentence), "value": thing.value,
            }  # fmt: skip


def _side(side: DoubleSide) -> dict[str, object]:
    return {"id": side.member_id, "number": side.number, "name": side.name}


def _lines_of_all(office: Office, counts: tuple[HeapCount, ...], today: date) -> Iterator[str]:
    for thing in _things(office, counts, today):
        if isinstance(thing, DoublePair):
            yield f"{thing.score} · {thing.one.number} {thing.one.name} · {thing.other.number} {thing.other.name}"
        else:
            parts = (thing.number, thing.name, thing.place, sentence(thing.sentence))
            yield " · ".join(part for part in parts if part)
