"""Which groups candidates belong to, out of a file, and the seats reserved for them.

Two forms are read. A table: the first row ``candidate`` and a column for each category, then a row for each candidate,
by number or name, with the group they are in. Or lines for each group, as constraint files have them (OpenTally, after
Otten): ``"Sex" "Women" 2 99 1 5 7``: category, group, fewest and most seats, and the candidates of the group.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pomanager.marks import N_
from pomanager.rules.counting.blt import MOST_FAULTS, Broken
from pomanager.rules.counting.reserving import NO_MOST, Category, Group
from pomanager.rules.objections import Objection

EMPTY = N_("The file of categories is empty.")
NOT_A_CANDIDATE = N_("Line {line} of the categories: there is no candidate “{text}”.")
IN_TWO_GROUPS = N_("Line {line} of the categories: candidate {number} is in two groups of “{category}”.")
NO_SUCH_GROUP = N_("There is no group “{group}” among the categories. There are: {known}.")
SEVERAL_SUCH_GROUPS = N_("“{group}” is a group of several categories. Write the category before it: {known}.")

LONGEST_NUMBER = 6
"""Figures of a candidate's number: no ballot names as many."""
_LINE = re.compile(r'\s*"([^"]*)"\s+"([^"]*)"\s+(\d{1,6})\s+(\d{1,6})((?:\s+\d{1,6})*)\s*')


@dataclass(frozen=True, slots=True)
class Wanted:
    """Seats reserved for a group, named alone or with its category before it (``sex/women``)."""

    group: str
    least: int
    most: int = NO_MOST


def read(lines: Iterable[str], names: Sequence[str]) -> tuple[Category, ...]:
    """The categories of a file, for candidates of these names. Raises Broken."""
    kept = [(line, text) for line, text in _without_mark(lines) if text.strip()]
    if not kept:
        raise Broken([Objection(EMPTY, "categories")])
    reader = _Reader(names)
    if _LINE.fullmatch(kept[0][1]):
        reader.constraints(kept)
    else:
        reader.table(kept)
    if reader.faults:
        raise Broken(reader.faults[:MOST_FAULTS])
    return reader.categories()


class _Reader:
    def __init__(self, names: Sequence[str]) -> None:
        self._names = {name.casefold(): number for number, name in enumerate(names, 1)}
        self._size = len(names)
        self._groups: dict[str, dict[str, Group]] = {}
        self.faults: list[Objection] = []

    def constraints(self, lines: Iterable[tuple[int, str]]) -> None:
        for line, text in lines:
            found = _LINE.fullmatch(text)
            if found is None:
                self.faults.append(Objection(NOT_A_CANDIDATE, "categories", {"line": line, "text": text.strip()[:40]}))
                continue
            members = found[5].split()
            most = int(found[4])
            self._add(line, found[1], found[2], members)
            group = self._groups[found[1]][found[2]]
            most = NO_MOST if most >= len(members) else most
            self._groups[found[1]][found[2]] = replace(group, least=int(found[3]), most=most)

    def table(self, lines: Sequence[tuple[int, str]]) -> None:
        rows = [(line, [cell.strip() for cell in row]) for (line, _), row in zip(lines, _cells(lines), strict=True)]
        head = rows[0][1]
        if self._number(head[0]):
            titles = [str(place) for place in range(1, len(head))]
        else:
            titles, rows = head[1:], rows[1:]
        for line, row in rows:
            for title, group in zip(titles, row[1:], strict=False):
                if group:
                    self._add(line, title, group, [row[0]])

    def _add(self, line: int, category: str, group: str, members: Iterable[str]) -> None:
        groups = self._groups.setdefault(category, {})
        known = groups.setdefault(group, Group(group, frozenset()))
        for member in members:
            number = self._number(member)
            if not number:
                self.faults.append(Objection(NOT_A_CANDIDATE, "categories", {"line": line, "text": member[:40]}))
            elif any(number in other.members for other in groups.values()):
                told = {"line": line, "number": number, "category": category}
                self.faults.append(Objection(IN_TWO_GROUPS, "categories", told))
            else:
                known = groups[group] = replace(known, members=known.members | {number})

    def _number(self, text: str) -> int:
        """The candidate of a number or a name; 0 for none."""
        if text.isascii() and text.isdigit():
            number = text.lstrip("0") or "0"
            return int(number) if len(number) <= LONGEST_NUMBER and int(number) <= self._size else 0
        return self._names.get(text.casefold(), 0)

    def categories(self) -> tuple[Category, ...]:
        return tuple(Category(name, tuple(groups.values())) for name, groups in self._groups.items())


def _cells(lines: Sequence[tuple[int, str]]) -> list[list[str]]:
    sample = lines[0][1]
    mark = max(",;\t", key=sample.count)
    return [_row(line, text, mark) for line, text in lines]


def _row(line: int, text: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([text.strip("\r\n")], delimiter=mark))
    except csv.Error as problem:  # half a line end within the line, or a cell longer than any name
        told = {"line": line, "text": text.strip()[:40]}
        raise Broken([Objection(NOT_A_CANDIDATE, "categories", told)]) from problem


def _without_mark(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; a file that holds the mark of its encoding alone is empty."""
    return ((line, text.removeprefix("\ufeff")) for line, text in enumerate(lines, 1))


def reserved(categories: Sequence[Category], wanted: Iterable[Wanted]) -> tuple[Category, ...]:
    """The categories that reserve seats, with what is wanted. Raises Broken for a group there is not."""
    found = list(categories)
    faults: list[Objection] = []
    for each in wanted:
        places = [
            (place, group)
            for place, category in enumerate(found)
            for group in category.groups
            if each.group.casefold() in {group.name.casefold(), f"{category.name}/{group.name}".casefold()}
        ]
        if len(places) != 1:
            known = ", ".join(f"{category.name}/{group.name}" for category in categories for group in category.groups)
            message = SEVERAL_SUCH_GROUPS if places else NO_SUCH_GROUP
            faults.append(Objection(message, "reserve", {"group": each.group, "known": known}))
            continue
        place, group = places[0]
        changed = tuple(
            replace(other, least=each.least, most=each.most) if other is group else other
            for other in found[place].groups
        )
        found[place] = replace(found[place], groups=changed)
    if faults:
        raise Broken(faults)
    return tuple(each for each in found if any(group.least or group.most < NO_MOST for group in each.groups))
