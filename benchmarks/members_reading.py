"""The list of members of one office file: searching, scrolling, sorting, counting.

``python -m benchmarks.members_reading OFFICE`` prints milliseconds of the processor as one line of JSON. A search is
asked for as it is typed: the first ids in the order of the names, and a page of lines. The mix of searches is drawn
from the members themselves, as many of each kind: one letter, two, three and more of a name; a name and the first
letter of the next; digits of a number and of a telephone; a place.
"""

import json
import statistics
import sys
import time
from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.running import highest_memory
from pomanager.db.engine import Access, connect
from pomanager.readmodels.members import MemberRow, RollOrder, RollView
from pomanager.rules import folding
from pomanager.services import files
from pomanager.services.members.queries.counts_now import section_counts
from pomanager.services.members.queries.roll import roll_beginning, roll_ids, roll_rows
from pomanager.services.office import Office
from sqlcipher3 import dbapi2

OF_EACH_KIND = 20
JUMPS = 60
ROUNDS = 5
PAGE = 64
"""Lines of a page, as the list on screen fetches them."""

SHORTEST_PART = 3

BARE = """
    SELECT member.id FROM {index} JOIN member ON member.id = {index}.rowid JOIN person ON person.id = member.person_id
    WHERE {index} MATCH ? ORDER BY person.sort_key, member.number_order LIMIT 64
"""
"""The same search, bare: one FTS5 table, sorted as the list is."""


def main(file: str) -> None:
    """Measure all, and print it."""
    path = Path(file)
    told: dict[str, float] = {}
    for order in RollOrder:
        told[f"sort {order}"] = _with_office(path, partial(_sort, by=order))
    told["counts"] = _with_office(path, _counts)
    office = opened(path)
    ids = office.ask(roll_ids, RollView(order=RollOrder.NAME))
    told["members"] = len(ids)
    told["jump"] = p95([_jump(office, ids, Random(number)) for number in range(JUMPS)])
    mix = searches(office, ids)
    kinds = {kind: [_search(office, asked) for asked in of_kind] for kind, of_kind in mix.items()}
    told["search"] = p95([taken for of_kind in kinds.values() for taken in of_kind])
    told["all found"] = p95([_everybody(office, asked) for of_kind in mix.values() for asked in of_kind])
    for kind, of_kind in kinds.items():
        told[f"search {kind}"] = p95(of_kind)
    told |= _beside_bare(office, path, [asked for of_kind in mix.values() for asked in of_kind])
    office.close()
    told["memory"] = highest_memory()
    print(json.dumps(told))


def opened(path: Path) -> Office:
    """The office, to be read."""
    return files.open_office(path, writing=False, clock=lambda: datetime(2026, 11, 28, tzinfo=UTC))


def p95(values: Sequence[float]) -> float:
    """What nineteen of twenty stay below."""
    return sorted(values)[max(0, round(0.95 * len(values)) - 1)]


def took(work: Callable[[], object]) -> float:
    """Milliseconds of the processor."""
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


def _with_office(path: Path, measured: Callable[[Office], float]) -> float:
    """A measurement in offices opened anew, of which nothing is in memory: the median of some."""
    taken: list[float] = []
    for _ in range(ROUNDS):
        office = opened(path)
        office.ask(roll_rows, [1])
        taken.append(measured(office))
        office.close()
    return statistics.median(taken)


def _sort(office: Office, by: RollOrder) -> float:
    return took(lambda: office.ask(roll_ids, RollView(order=by, descending=True)))


def _counts(office: Office) -> float:
    return took(lambda: office.ask(section_counts))


def _jump(office: Office, order: "array[int]", random: Random) -> float:
    place = random.randrange(max(1, len(order) - PAGE))
    return took(lambda: office.ask(roll_rows, order[place : place + PAGE]))


def searches(office: Office, order: "array[int]") -> Mapping[str, list[str]]:
    """What is searched for, by kind; the same for the same office."""
    random = Random(20261128)
    chosen = office.ask(roll_rows, sorted(random.sample(list(order), min(len(order), 4 * OF_EACH_KIND))))
    kinds: dict[str, Callable[[MemberRow], str]] = {
        "one letter": lambda row: random.choice(_names(row))[:1],
        "two letters": lambda row: random.choice(_names(row))[:2],
        "three letters": lambda row: random.choice(_names(row))[:3],
        "more letters": lambda row: random.choice(_names(row))[: random.randint(4, 8)],
        "inside a name": lambda row: _names(row)[0][2 : 2 + random.randint(3, 5)],
        "name and letter": lambda row: f"{_names(row)[0]} {_names(row)[-1][:1]}",
        "digits of a number": lambda row: row.number[: random.randint(2, 6)],
        "digits of a phone": lambda row: folding.digits(row.phone)[-random.randint(2, 8) :] or row.number,
        "place": lambda row: (folding.words(row.place) or ("a",))[0][: random.randint(3, 9)],
    }
    return {kind: [say(random.choice(chosen)) for _ in range(OF_EACH_KIND)] for kind, say in kinds.items()}


def _names(row: MemberRow) -> tuple[str, ...]:
    return folding.words(row.name) or ("a",)


def _search(office: Office, asked: str) -> float:
    def first_rows() -> None:
        beginning = office.ask(roll_beginning, RollView(search=asked, order=RollOrder.NAME))
        office.ask(roll_rows, beginning.ids[:PAGE])

    return took(first_rows)


def _everybody(office: Office, asked: str) -> float:
    return took(lambda: office.ask(roll_ids, RollView(search=asked, order=RollOrder.NAME)))


def _beside_bare(office: Office, path: Path, asked: Sequence[str]) -> dict[str, float]:
    """The time for all searches of one word each, ours (ids alone) and bare, in turn."""
    connection = connect(path, Access.READ)
    ours = bare = 0.0
    for one in asked:
        words = folding.query_words(one)
        if len(words) != 1:
            continue
        ours += took(partial(office.ask, roll_beginning, RollView(search=one, order=RollOrder.NAME)))
        bare += took(partial(_ask_bare, connection, words[0]))
    connection.close()
    return {"ours": ours, "bare": bare}


def _ask_bare(connection: dbapi2.Connection, word: str) -> None:
    whole = len(word) >= SHORTEST_PART
    index, phrase = ("member_parts", f'"{word}"') if whole else ("member_words", f'"{word}"*')
    connection.execute(BARE.format(index=index), (phrase,)).fetchall()


if __name__ == "__main__":
    main(sys.argv[1])
