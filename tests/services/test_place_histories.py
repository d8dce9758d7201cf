"""On any history of mergers, splits, moves and names, every person lives every day where a plain replay says."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.members import Person
from pomanager.db.whereabouts import IN_PLACES, changed_since
from pomanager.errors import Refused
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.moving import MoveMember, move_member
from pomanager.services.members.commands.trees import (
    EndPart,
    MergeParts,
    MovePart,
    RenamePart,
    SplitPart,
    end_part,
    merge_parts,
    move_part,
    rename_part,
    split_part,
)
from pomanager.services.members.queries.whereabouts import place_on, places
from pomanager.services.office import Office
from pomanager.services.organisation.queries import place_paths, place_tree
from tests import make, offices

PLACES = TreeName.PLACES
FIRST = date(2025, 1, 1)
DAYS = tuple(FIRST + timedelta(days=number) for number in range(12))
BEGINNING = ("a · x", "b · x", "c · y", "d")
"""Labels of the places in which two people each live at the beginning: a and b in x, c in y, d in none."""
acts = st.lists(
    st.tuples(
        st.sampled_from(("merge", "merge_into", "split", "rename", "move", "end", "house")),
        st.integers(0, 11),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=12,
)


@dataclass
class Replay:
    """What the plainest book of each day would say."""

    names: dict[int, list[str]] = field(default_factory=dict)
    """Place → its name on each day."""
    parents: dict[int, list[int | None]] = field(default_factory=dict)
    homes: dict[int, list[int | None]] = field(default_factory=dict)
    """Person → the place of each day."""
    there: dict[int, list[bool]] = field(default_factory=dict)

    def living(self) -> list[int]:
        """Places that are there on the last day."""
        return [key for key, days in self.there.items() if days[-1]]

    def add(self, key: int, name: str, parent: int | None, since: int = 0) -> None:
        """A place that is there from a day on."""
        self.names[key], self.parents[key] = [name] * len(DAYS), [parent] * len(DAYS)
        self.there[key] = [day >= since for day in range(len(DAYS))]

    def pass_over(self, ending: list[int], heir: int, since: int) -> None:
        """From a day on, everything of these is the heir's."""
        for table in (self.homes, self.parents):
            for key, days in table.items():
                if table is self.parents and key in ending:
                    continue
                days[since:] = [heir if place in ending else place for place in days[since:]]
        for key in ending:
            self.there[key][since:] = [False] * (len(DAYS) - since)

    def path(self, place: int | None, day: int) -> str:
        """What a place is called on a day, with all it lies in."""
        names = []
        while place is not None:
            names.append(self.names[place][day])
            place = self.parents[place][day]
        return " · ".join(names)


def inhabited(office: Office) -> None:
    """The places and people of the beginning."""
    for label in BEGINNING:
        for _twice in range(2):
            make.member(office, place=label)


def begin(office: Office) -> Replay:
    """The places and people of the beginning in the replay."""
    replay = Replay()
    tree = office.ask(place_tree)
    for node in tree.nodes.values():
        replay.add(node.id, node.name, node.parent_id)
    for person, place in now(office).items():
        replay.homes[person] = [place] * len(DAYS)
    return replay


def now(office: Office) -> Mapping[int, int | None]:
    """Where each person lives today."""

    def asked(session: Session) -> dict[int, int | None]:
        return {row.id: row.place_id for row in session.execute(select(Person.id, Person.place_id))}

    return office.ask(asked)


def move_house(office: Office, person_id: int, place_id: int, since: date) -> None:
    """Somebody moves on a day; of this office the member of a person has the person's id."""
    told = make.detail(office, person_id)
    order = MoveMember(member_id=told.id, version=told.version, place_id=place_id, section_id=told.section_id, on=since)
    office.do(move_member, order)


def play(office: Office, replay: Replay, act: tuple[str, int, int, int], number: int) -> None:
    """Do one act in the office and, when it was not refused, in the replay."""
    kind, since, one, other = act
    living, on = replay.living(), DAYS[since]
    first, second = living[one % len(living)], living[other % len(living)]
    name = f"n{number}"
    try:
        if kind in {"merge", "merge_into"}:
            into = {"into_id": second} if kind == "merge_into" else {"name": Wording({"fr": name})}
            ids = (first,) if kind == "merge_into" else (first, second)
            heir = office.do(merge_parts, MergeParts(of=PLACES, ids=ids, on=on, **into)).result
            ending = [key for key in dict.fromkeys(ids) if key != heir]
            if kind == "merge":
                parent = replay.parents[first][-1]
                while parent in ending:
                    parent = replay.parents[parent][-1]
                replay.add(heir, name, parent, since)
            replay.pass_over(ending, heir, since)
        elif kind == "split":
            names = (Wording({"fr": name + "a"}), Wording({"fr": name + "b"}))
            parts = office.do(split_part, SplitPart(of=PLACES, id=first, names=names, heir=other % 2, on=on)).result
            for key, end in zip(parts, "ab", strict=True):
                replay.add(key, name + end, replay.parents[first][-1], since)
            replay.pass_over([first], parts[other % 2], since)
        elif kind == "rename":
            office.do(rename_part, RenamePart(of=PLACES, id=first, name=Wording({"fr": name}), on=on))
            replay.names[first][since:] = [name] * (len(DAYS) - since)
        elif kind == "move":
            office.do(move_part, MovePart(of=PLACES, id=first, parent_id=second if other % 3 else None, on=on))
            replay.parents[first][since:] = [second if other % 3 else None] * (len(DAYS) - since)
        elif kind == "end":
            office.do(end_part, EndPart(of=PLACES, id=first, on=on))
            replay.there[first][since:] = [False] * (len(DAYS) - since)
        else:
            person = one % len(replay.homes) + 1
            move_house(office, person, second, on)
            replay.homes[person][since:] = [second] * (len(DAYS) - since)
    except Refused:
        return


def check(office: Office, replay: Replay) -> None:
    """The office says of every day what the replay says."""

    def asked(session: Session) -> dict[int, Mapping[int, int | None]]:
        return {
            day: {row[0]: row[1] for row in session.execute(select(Person.id, place_on(DAYS[day])))}
            for day in range(len(DAYS))
        }

    homes = office.ask(asked)
    for day in range(len(DAYS)):
        paths, tree = office.ask(place_paths, DAYS[day]), office.ask(place_tree)
        assert homes[day] == {person: days[day] for person, days in replay.homes.items()}
        assert {key for key, node in tree.nodes.items() if _is_there(node.since, node.until, DAYS[day])} == {
            key for key, days in replay.there.items() if days[day]
        }
        for person, place in homes[day].items():
            assert place is not None
            assert paths[place] == replay.path(replay.homes[person][day], day)
            assert replay.there[place][day], "everybody lives in a place that is there"
    assert {row.id for row in office.ask(places)} == set(replay.living())
    assert office.ask(changed_since, IN_PLACES, DAYS[0]) == any(len(set(days)) > 1 for days in replay.homes.values())


def _is_there(since: date | None, until: date | None, day: date) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


@settings(max_examples=30, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(acts)
def test_every_day_is_told_as_a_replay_tells_it(history: list[tuple[str, int, int, int]]) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        office = offices.opened_office(offices.filled_file(folder, inhabited))
        try:
            replay = begin(office)
            for number, act in enumerate(history):
                play(office, replay, act, number)
            check(office, replay)
        finally:
            office.close()
    finally:
        shutil.rmtree(folder)
