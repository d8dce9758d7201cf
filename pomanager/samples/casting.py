"""Who is to sit in the bodies of a sample office: members of long standing, called by tags in what is written down."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from pomanager.readmodels.members import MemberRow
from pomanager.rules.members import Sex
from pomanager.services.organisation.queries import PLACE_JOINT

YOUNGEST, OLDEST = 25, 66
"""In what age people sit in a body, in completed years."""
ENOUGH = 60
"""From so many people on half of them may be asked, of fewer a quarter: things happen to the others, too."""


class Cast:
    """Gives each tag somebody: "f2" is the second woman, "m1@3" the first man of the third section.

    Sections are counted by how many could sit there. Those who have been members longest come first. Only a part is
    asked, so in a small office a tag may find nobody.
    """

    def __init__(self, rows: Sequence[MemberRow], today: date) -> None:
        fit = [row for row in rows if _could_sit(row, today)]
        self._waiting = sorted(fit, key=_since)
        self._most = len(rows) // (2 if len(rows) >= ENOUGH else 4)
        self._given: dict[str, MemberRow | None] = {}
        by_section = Counter(row.section for row in fit)
        self._sections = sorted(by_section, key=lambda name: (-by_section[name], name))

    def of(self, tag: str) -> MemberRow | None:
        """Who bears the tag, always the same."""
        if tag not in self._given:
            self._given[tag] = self._next(tag)
        return self._given[tag]

    @property
    def ids(self) -> set[int]:
        """All who were given a tag."""
        return {row.id for row in self._given.values() if row is not None}

    def somebody_of(self, section: int) -> MemberRow | None:
        """Somebody of the section of that place; None where so many sections have nobody."""
        named = self._section(section)
        return next((row for row in [*self._waiting, *self._given.values()] if row and row.section == named), None)

    def _next(self, tag: str) -> MemberRow | None:
        who, _sign, section = tag.partition("@")
        sex = Sex.FEMALE if who.startswith("f") else Sex.MALE
        named = self._section(int(section)) if section else None
        if len(self.ids) >= self._most:
            return None
        for place, row in enumerate(self._waiting):
            if row.sex is sex and named in {None, row.section}:
                return self._waiting.pop(place)
        return None

    def _section(self, place: int) -> str:
        return self._sections[place - 1] if place <= len(self._sections) else ""


def innermost(label: str) -> str:
    """The first part of the label of a place or section: its own name."""
    return label.partition(PLACE_JOINT)[0]


def _could_sit(row: MemberRow, today: date) -> bool:
    if row.birth is None or row.birth.about or row.joined_on is None:
        return False
    return YOUNGEST <= row.birth.youngest_on(today) <= OLDEST


def _since(row: MemberRow) -> tuple[date, int]:
    return row.joined_on or date.max, row.id
