"""Counts the books of a plain export once more, row by row in Python: what funnel and indicators are held against.

Nothing of the program's own questions is used here; it knows the tables of `docs/file-format.md` alone.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]
WOMAN, MAN = "f", "m"
ON_ROLL = {"active", "suspended"}
GENERAL = {"ordinary_assembly", "extraordinary_assembly", "delegates_assembly", "extraordinary_delegates"}
OF_BODIES = {"board", "supervisory", "committee"}
KEY = {"chair", "vice_chair", "secretary", "treasurer"}

COUNTED = (
    "agenda_item", "appointment", "body_ending", "meeting", "meeting_roll", "member", "motion", "office_holding",
    "person", "roll_line", "seat", "share_entry", "share_type", "speaker", "standing", "stay", "training",
    "training_attendance",
)  # fmt: skip
"""The tables that are counted."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Every table of an export as lists of rows, and the time that is looked at."""

    tables: dict[str, list[Row]]
    first: str
    last: str

    @classmethod
    def read(cls, path: Path, first: str, last: str) -> "Plain":
        """The tables of the file."""
        books = sqlite3.connect(path)
        books.row_factory = sqlite3.Row
        names = [row[0] for row in books.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = {
            name: [dict(row) for row in books.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - names of our own tables
            for name in names
            if not name.startswith(("search", "sqlite"))
        }
        books.close()
        return cls(tables, first, last)

    @classmethod
    def read_from(cls, execute: Callable[[str], Any], first: str, last: str) -> "Plain":
        """The tables of books that are open, as the file has them."""
        tables = {
            name: [dict(row) for row in execute(f'SELECT * FROM "{name}"').mappings()]  # noqa: S608 - our own tables
            for name in COUNTED
        }
        return cls(tables, first, last)

    def by_id(self, table: str) -> dict[int, Row]:
        """The rows of a table by their ids."""
        return {row["id"]: row for row in self.tables[table]}

    def women_and_men(self, people: Iterable[int]) -> tuple[int, int]:
        """How many women and men are among some people, each counted as often as it is named."""
        persons = self.by_id("person")
        sexes = Counter(persons[each]["sex"] for each in people if persons[each]["kind"] == "natural")
        return sexes[WOMAN], sexes[MAN]

    def roll(self, day: str) -> set[int]:
        """The people on the roll at the end of a day, by the last line of standing that holds."""
        lines = self.tables["standing"]
        reversed_ids = {row["reverses_id"] for row in lines}
        last: dict[int, Row] = {}
        for row in sorted(lines, key=lambda each: (each["since"], each["id"])):
            if row["reverses_id"] is None and row["id"] not in reversed_ids and row["since"] <= day:
                last[row["member_id"]] = row
        members = self.by_id("member")
        return {members[each]["person_id"] for each, row in last.items() if row["status"] in ON_ROLL}

    def meetings(self, kinds: set[str]) -> set[int]:
        """The meetings of some kinds that were held to their end in the time."""
        return {
            row["id"]
            for row in self.tables["meeting"]
            if row["kind"] in kinds and row["state"] == "closed" and self.first <= row["held_on"] <= self.last
        }

    def on_rolls(self, meetings: set[int]) -> Iterator[Row]:
        """Every line with a vote on the newest roll of each meeting."""
        newest = {row["meeting_id"]: row["id"] for row in self.tables["meeting_roll"] if row["meeting_id"] in meetings}
        return (
            row for row in self.tables["roll_line"] if row["meeting_roll_id"] in newest.values() and row["votes"]
        )  # fmt: skip

    def came(self, meetings: set[int]) -> list[int]:
        """The lines of those who came in person, each meeting by itself."""
        return list(
            {row["roll_id"] for row in self.tables["stay"] if row["meeting_id"] in meetings and not row["undone"]}
        )

    def person_of(self, lines: Iterable[int]) -> list[int]:
        """The people of lines of rolls."""
        known = self.by_id("roll_line")
        return [known[each]["person_id"] for each in lines]

    def spoke(self) -> set[int]:
        """Who took the floor, moved or seconded a motion at a general assembly."""
        general = self.meetings(GENERAL)
        items = {row["id"] for row in self.tables["agenda_item"] if row["meeting_id"] in general}
        lines = {row["roll_id"] for row in self.tables["speaker"] if row["item_id"] in items}
        for row in self.tables["motion"]:
            if row["item_id"] in items:
                lines |= {row["mover_id"], row["seconder_id"]} - {None}
        return set(self.person_of(lines))

    def seated(self, day: str) -> list[Row]:
        """Who holds each seat on a day: the last who took it by then, unless an end is recorded before."""
        ended = {row["appointment_id"]: row["on"] for row in self.tables["body_ending"] if row["appointment_id"]}
        last: dict[int, Row] = {}
        for row in sorted(self.tables["appointment"], key=lambda each: (each["starts_on"], each["id"])):
            if not row["is_alternate"] and row["starts_on"] <= day:
                last[row["seat_id"]] = row
        seats = self.by_id("seat")
        return [
            row
            for row in last.values()
            if ended.get(row["id"], day) >= day and (seats[row["seat_id"]]["until"] or day) >= day
        ]

    def in_offices(self, day: str, wanted: set[str]) -> set[int]:
        """Who of those seated holds one of these offices on a day."""
        seated = {row["id"]: row["person_id"] for row in self.seated(day)}
        ended = {row["holding_id"]: row["on"] for row in self.tables["body_ending"] if row["holding_id"]}
        return {
            seated[row["appointment_id"]]
            for row in self.tables["office_holding"]
            if row["appointment_id"] in seated and row["office"] in wanted
            and row["since"] <= day <= ended.get(row["id"], day)
        }  # fmt: skip

    def elected(self) -> set[int]:
        """Whose seat began in the time by election."""
        return {
            row["person_id"]
            for row in self.tables["appointment"]
            if row["how"] == "elected" and not row["is_alternate"] and row["stepped_from_id"] is None
            and self.first <= row["starts_on"] <= self.last
        }  # fmt: skip

    def held(self, column: str, currency: str = "") -> Counter[int]:
        """What each person holds of shares by a column of the register, on the last day; in one currency if named."""
        kinds = {row["id"] for row in self.tables["share_type"] if not currency or row["currency"] == currency}
        members, found = self.by_id("member"), Counter[int]()
        for row in self.tables["share_entry"]:
            if row["effective_on"] <= self.last and row["share_type_id"] in kinds:
                found[members[row["member_id"]]["person_id"]] += row[column]
        return found
