"""Makes a sample office as an office would: founds it, brings in the roll, types off the old book, lives a year."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from random import Random
from types import MappingProxyType

from pomanager.readmodels.exchange import More, NewMember
from pomanager.rules.members import number_text
from pomanager.rules.places import TreeName
from pomanager.samples import parts
from pomanager.samples.clock import StoryClock
from pomanager.samples.organising import organisations_of
from pomanager.samples.particulars import particulars_in_book
from pomanager.samples.people import Invented, Line, invent_roll
from pomanager.samples.reform import reform_of
from pomanager.samples.stories import story
from pomanager.samples.turns import turns_of
from pomanager.samples.year import NEWCOMERS_IN_YEAR, Secretary
from pomanager.services import files
from pomanager.services.members import queries
from pomanager.services.members.commands import ChangeStanding, change_standing
from pomanager.services.members.commands.bringing_in import bring_in_members
from pomanager.services.members.commands.trees import AddPlaces, LevelName, NameLevels, add_places, name_levels
from pomanager.services.organisation.commands import FoundOffice, rename_word

Progress = Callable[[int, int], None]
"""Told how many of how many people are invented; may raise Cancelled."""

TYPED_OFF = 90
"""How many people's earlier standing was typed off the old book; of the others the table tells how it stands now."""
SMALLEST_WITH_YEAR = 30
"""An office of fewer people is only founded: nothing happens in its year."""
A_DAY_AT_THE_BOOK = 12
NOTHING_ELSE: Mapping[int, More] = MappingProxyType({})


def make_sample(
    code: str, path: Path, *, members: int | None = None, seed: int = 1, progress: Progress | None = None
) -> int:
    """Make the sample office of a story in a new file; the same seed gives the same office.

    ``members`` is how many people its books hold at the end (left out: as the story has it). Returns that number.
    Raises FileTrouble when the file is there already or cannot be written, Cancelled; then nothing is left behind.
    """
    told = story(code)
    count = told.default_members if members is None else members
    clock = StoryClock(told.opened, told.zone)
    office = files.found(path, FoundOffice(profile=told.profile, is_sample=True), clock, told.keeper)
    try:
        _tell(Secretary(told, office, clock, Random(f"{code}/{seed}")), count, progress)
        held = office.ask(queries.roll_facts).in_books
    except BaseException:
        office.close()
        path.unlink(missing_ok=True)
        raise
    office.close()
    return held


def _tell(secretary: Secretary, count: int, progress: Progress | None) -> None:
    told, office, clock = secretary.story, secretary.office, secretary.clock
    for word, own_words in told.renamed.items():
        office.do(rename_word, word, own_words)
    levels = tuple(LevelName(name=name) for name in told.levels)
    office.do(name_levels, NameLevels(of=TreeName.PLACES, levels=levels))
    land = [path for section in told.sections for path in section.paths]
    reform = reform_of(told.code, told.profile.languages[0])
    named = " → ".join(level.in_language(told.profile.languages[0]) for level in told.levels)
    office.do(add_places, AddPlaces(name=named, paths=reform.before(land) if reform else land))
    if reform:
        reform.enter(office)
    with_year = count >= SMALLEST_WITH_YEAR
    founding = count - NEWCOMERS_IN_YEAR - organisations_of(told.code) if with_year else count
    clock.come_to(told.opened + timedelta(days=2))
    more = particulars_in_book(told, founding) if with_year else {}
    book = OldBook(invent_roll(told, founding, secretary.chance), founding, progress, more)
    office.do(bring_in_members, book.table(), told.book)
    _type_off(secretary, book)
    if with_year:
        secretary.live_through(turns_of(secretary))
        parts.type_off(secretary)


class OldBook:
    """The paper book of the roll: first copied into a table, then its later entries typed off for the first people."""

    def __init__(
        self, people: Iterable[Invented], count: int, progress: Progress | None, more: Mapping[int, More] = NOTHING_ELSE
    ) -> None:
        """``more`` is what the book says of some beyond the roll, by their places in it, counted from 1."""
        self._people = people
        self._count = count
        self._progress = progress
        self._more = more
        self.later: list[tuple[int, tuple[Line, ...]]] = []
        """Places in the table, counted from 1, of people of whom more is to be told, and what."""

    def table(self) -> Iterator[NewMember]:
        """The people as a table tells them, in the order in which they joined."""
        for place, person in enumerate(self._people, 1):
            if self._progress is not None and place % 1000 == 0:
                self._progress(place, self._count)
            typed_off = len(person.lines) > 1 and len(self.later) < TYPED_OFF
            if typed_off:
                self.later.append((place, person.lines[1:]))
            first, last = person.lines[0], person.lines[-1]
            yield NewMember(
                full_name=person.full_name, other_script=person.other_script, sex=person.sex, birth=person.birth,
                phone=person.phone, place=person.place, section=person.section,
                status=first.status if typed_off else last.status, joined_on=first.since, more=self._more.get(place),
            )  # fmt: skip


def _type_off(secretary: Secretary, book: OldBook) -> None:
    """Enter what became of people before the books were opened, a dozen of them a day."""
    width = secretary.story.profile.number_width
    for done, (place, lines) in enumerate(book.later):
        if done % A_DAY_AT_THE_BOOK == 0:
            secretary.clock.come_to(secretary.story.opened + timedelta(days=3 + done // A_DAY_AT_THE_BOOK))
        member_id = secretary.office.ask(queries.member_with_number, number_text(place, width))
        for line in lines:
            order = ChangeStanding(
                member_id=member_id, status=line.status, on=line.since, reason=line.reason, decision=line.decision
            )
            secretary.office.do(change_standing, order)
