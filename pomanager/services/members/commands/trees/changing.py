"""The pen of the acts on trees: rows, dated changes, and the texts by which members are found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from types import MappingProxyType

from pomanager.areas import Area
from pomanager.db import bulk, whereabouts
from pomanager.db.organisation import Place, PlaceChange, Section, SectionChange
from pomanager.db.search import SearchText
from pomanager.errors import Cancelled
from pomanager.readmodels.progress import Cancelling, Progress
from pomanager.rules import folding, writing
from pomanager.rules.places import TreeChange, TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members import people
from pomanager.services.members.queries import trees
from pomanager.services.members.queries.names_then import former_names
from pomanager.services.members.queries.trees import Part
from pomanager.services.organisation.queries import organisation_row, place_labels, section_names
from pomanager.services.work import About, Work

TABLES: Mapping[TreeName, str] = MappingProxyType({TreeName.PLACES: "place", TreeName.SECTIONS: "section"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPart:
    """What a place or section begins with."""

    name: Wording
    parent_id: int | None = None
    level_id: int | None = None
    since: date | None = None
    organisation_id: int | None = None


class Pen:
    """Writes into one of the two trees within one act."""

    def __init__(self, work: Work, of: TreeName) -> None:
        self._work = work
        self._of = of
        self._trunk = trees.TRUNKS[of]
        self._languages = tuple(organisation_row(work.session).languages.split())
        self._labels = section_names(work.session) if of is TreeName.SECTIONS else {}

    def plain(self, name: Wording) -> str:
        """A name in the organisation's first language that has one."""
        return writing.tidy(name.in_language(self._languages[0], self._languages))

    def about(self, row: Part) -> About:
        """How the journal names a place or section."""
        return About(TABLES[self._of], row.id, trees.label_of(self._work.session, row))

    def add(self, new: NewPart) -> Part:
        """A new place or section."""
        plain = self.plain(new.name)
        row: Part
        if self._of is TreeName.PLACES:
            row = Place(
                name=plain, folded=folding.fold(plain), parent_id=new.parent_id, level_id=new.level_id, since=new.since
            )
        else:
            row = Section(
                name=new.name, folded=folding.fold(plain), parent_id=new.parent_id, level_id=new.level_id,
                since=new.since, organisation_id=new.organisation_id,
            )  # fmt: skip
        self._work.session.add(row)
        self._work.session.flush()
        return row

    def call(self, row: Part, name: Wording) -> None:
        """Give it a name."""
        plain = self.plain(name)
        if isinstance(row, Place):
            row.name = plain
        else:
            row.name = name
        row.folded = folding.fold(plain)

    def note(self, kind: TreeChange, row: Part, after: Part | None, on: date, decision: str) -> None:
        """Keep what happens to it on a day: its name and parent still stand as they were before."""
        renamed, moved = kind is TreeChange.RENAMED, kind is TreeChange.MOVED
        parent_before_id = row.parent_id if moved else None
        change: PlaceChange | SectionChange
        if isinstance(row, Place):
            change = PlaceChange(name_before=row.name if renamed else "")
        else:
            change = SectionChange(name_before=row.name if renamed else Wording())
        change.on, change.kind, change.before_id, change.after_id = on, kind, row.id, after.id if after else None
        change.parent_before_id, change.decision, change.recorded_at = parent_before_id, decision, self._work.now
        self._work.session.add(change)
        self._work.session.flush()

    def move(self, row: Part, parent_id: int | None, on: date, decision: str) -> None:
        """Let it lie in another from a day on."""
        self.note(TreeChange.MOVED, row, row, on, decision)
        row.parent_id = parent_id

    def end(self, row: Part, on: date) -> None:
        """Let the day before be its last."""
        row.until = on - timedelta(days=1)

    def people_to(self, keys: Sequence[int], heir: int, on: date) -> None:
        """Let everybody who belongs to one of these belong to their heir from a day on."""
        self._work.session.flush()
        with bulk.roomy(self._work.session):
            whereabouts.move_all(self._work.session, self._trunk.belonging, keys, heir, on, self._work.now)
            if self._of is TreeName.PLACES:
                whereabouts.households_to(self._work.session, keys, heir)
        self._work.touch(Area.MEMBERS)

    def retell(self, keys: Sequence[int], progress: Progress, cancelled: Cancelling) -> None:
        """Write anew the texts by which members are found who belong to one of these or to what lies in it.

        A section whose label says more or less since another got its name, or lost it, is one of these too. Raises
        Cancelled between two portions.
        """
        self._work.session.flush()
        now = section_names(self._work.session) if self._labels else {}
        others = [key for key, label in self._labels.items() if now[key] != label]
        ids = trees.members_told_by(self._work.session, self._of, [*keys, *others])
        if ids:
            with bulk.roomy(self._work.session):
                retell(self._work, ids, progress, cancelled)


def retell(work: Work, member_ids: Sequence[int], progress: Progress, cancelled: Cancelling) -> None:
    """Write anew the texts by which these members are found, where they say otherwise now; raises Cancelled."""
    places, sections = place_labels(work.session), section_names(work.session)
    for done, some in enumerate(bulk.portions(member_ids)):
        if cancelled():
            raise Cancelled
        progress(done * bulk.CHUNK, len(member_ids))
        rows = bulk.people(work.session, some)
        texts = bulk.search_texts(work.session, some)
        former = former_names(work.session, [row.id for row in rows.values()])
        changed = []
        for member_id, row in rows.items():
            columns = people.PersonColumns(
                **{each.name: getattr(row, each.name) for each in fields(people.PersonColumns)}
            )
            where = places.get(row.place_id or 0, ""), sections.get(row.section_id or 0, "")
            text = people.search_text_of(row.number, columns, *where, former.get(row.id, ()))
            if texts.get(member_id) != text:
                changed.append({"member_id": member_id, "text": text})
        bulk.change(work.session, SearchText, changed)
    work.touch(Area.MEMBERS)
