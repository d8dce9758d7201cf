"""Places and sections as a table names them, found or made; and who moved: where somebody was before is kept."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pomanager.areas import Area
from pomanager.db import bulk, whereabouts
from pomanager.db.organisation import Place, PlaceChange, Section, SectionChange
from pomanager.rules import folding
from pomanager.rules.wording import Wording
from pomanager.services.organisation.queries import PLACE_JOINT, organisation_row, place_parts
from pomanager.services.work import Work

Known = Mapping[str, Sequence[int]]
"""Folded name → what is called so."""


def moved(work: Work, person_ids: Sequence[int], since: date | None = None) -> None:
    """Keep where these people live now as where they lived until the day before ``since`` (left out: today).

    Call it before their place is changed, when they have moved; a place that was written wrongly is only corrected.
    Where a line tells already of that day or a later one, nothing is written: see ``judging_where.objections_to_move``.
    """
    _keep(work, whereabouts.IN_PLACES, person_ids, since)


def changed_section(work: Work, member_ids: Sequence[int], since: date | None = None) -> None:
    """Keep to which section these members belong now as theirs until the day before ``since`` (left out: today).

    Call it before their section is changed, when they have gone over to another.
    """
    _keep(work, whereabouts.IN_SECTIONS, member_ids, since)


def _keep(work: Work, of: whereabouts.Belonging, owner_ids: Sequence[int], since: date | None) -> None:
    work.session.flush()
    eve = (since or work.today) - timedelta(days=1)
    for some in bulk.portions(owner_ids):
        whereabouts.note_former_of_many(work.session, of, some, eve, work.now)
    work.touch(Area.MEMBERS)


class Whereabouts:
    """All places and sections by name; each label is looked up once, however many members live there."""

    def __init__(self, work: Work, import_id: int | None, language: str) -> None:
        self._work = work
        self._import_id = import_id
        self._language = language
        rows = bulk.places(work.session)
        self._places = _Named(rows)
        self._place_names: dict[int, str] = {row.id: row.name for row in rows}
        sections = bulk.sections(work.session)
        self._sections = _Named(sections)
        shown = _names_shown(work, sections)
        self._shown = _Named(sections, {key: (name,) for key, name in shown.items()})
        self._either = _Named(sections, {row.id: (row.folded, shown[row.id]) for row in sections})
        self._heirs: dict[type[PlaceChange | SectionChange], Mapping[int, int]] = {}
        self._place_labels: dict[str, int | None] = {}
        self._section_labels: dict[str, int | None] = {}

    def place_id(self, label: str) -> int | None:
        """The place called so ("Mungwa", "Mungwa · Gitega", to any depth); None for an empty label."""
        if label not in self._place_labels:
            self._place_labels[label] = self._place(place_parts(label))
        return self._place_labels[label]

    def place_label(self, place_id: int | None) -> str:
        """How lists call a place, and by what its people are found ("Mungwa · Gitega"); "" for none."""
        if place_id is None:
            return ""
        around = self._places.parent_of(place_id)
        name = self._place_names[place_id]
        return name if around is None else name + PLACE_JOINT + self._place_names[around]

    def section_id(self, name: str) -> int | None:
        """The section called so ("Nord", "Groupe 1 · Nord"); None for an empty name."""
        if name not in self._section_labels:
            self._section_labels[name] = self._section(name.strip())
        return self._section_labels[name]

    def has_place(self, place_id: int) -> bool:
        """Whether this place is still there."""
        return place_id in self._places

    def has_section(self, section_id: int) -> bool:
        """Whether this section is still there."""
        return section_id in self._sections

    def place_today(self, place_id: int) -> int:
        """The place itself, or what came of it when it was merged or split meanwhile."""
        return self._places.living(place_id, self._heirs_of(PlaceChange))

    def section_today(self, section_id: int) -> int:
        """The section itself, or what came of it when it was merged or split meanwhile."""
        return self._sections.living(section_id, self._heirs_of(SectionChange))

    def _heirs_of(self, kind: type[PlaceChange | SectionChange]) -> Mapping[int, int]:
        if kind not in self._heirs:
            self._heirs[kind] = bulk.heirs(self._work.session, kind)
        return self._heirs[kind]

    def _place(self, parts: Sequence[str]) -> int | None:
        folded = [folding.fold(part) for part in parts]
        if not folded or not folded[0]:
            return None
        found = self._places.called(folded)
        if found is not None:
            return found
        parent_id = self._place(parts[1:])
        place = Place(name=parts[0], folded=folded[0], parent_id=parent_id, import_id=self._import_id)
        self._work.session.add(place)
        self._work.session.flush()
        self._places.note(place.id, parent_id, folded[:1])
        self._place_names[place.id] = parts[0]
        return place.id

    def _section(self, name: str) -> int | None:
        folded = folding.fold(name)
        if not folded:
            return None
        found = self._section_called([folded])
        if found is None and PLACE_JOINT.strip() in name:
            found = self._section_called([folding.fold(part) for part in name.split(PLACE_JOINT.strip())])
        if found is None:
            section = Section(name=Wording({self._language: name}), folded=folded, import_id=self._import_id)
            self._work.session.add(section)
            self._work.session.flush()
            for names in (self._sections, self._shown, self._either):
                names.note(section.id, None, (folded,))
            found = section.id
        return found

    def _section_called(self, names: Sequence[str]) -> int | None:
        """The section of these names: all as it goes by them, all as shown, or some so and some so."""
        return self._sections.called(names) or self._shown.called(names) or self._either.called(names)


def _names_shown(work: Work, sections: Sequence[bulk.NamedRow]) -> Mapping[int, str]:
    """The folded names under which screens show sections: after a change of languages, not yet those they go by."""
    languages = tuple(organisation_row(work.session).languages.split())
    return {row.id: folding.fold(row.name.in_language(languages[0], languages)) for row in sections}


class _Named:
    """Places or sections by their folded names, those that are there before those that have ended."""

    def __init__(self, rows: Sequence[bulk.NamedRow], names: Mapping[int, Sequence[str]] | None = None) -> None:
        """Know of these rows, by their own folded names or by those given instead."""
        self._parents: dict[int, int | None] = {}
        self._folded: dict[int, Sequence[str]] = {}
        self._by_name: dict[str, list[int]] = {}
        self._ended = {row.id for row in rows if row.until is not None}
        for row in sorted(rows, key=lambda row: row.until is not None):
            folded = (row.folded,) if names is None else names[row.id]
            ended_beside = row.until is not None and any(name in self._by_name for name in folded)
            self.note(row.id, row.parent_id, folded, hidden=ended_beside)

    def __contains__(self, key: int) -> bool:
        return key in self._folded

    def note(self, key: int, parent_id: int | None, folded: Sequence[str], *, hidden: bool = False) -> None:
        """Know of one more, by one name or several; one that is hidden is no answer, only what others lie in."""
        self._parents[key], self._folded[key] = parent_id, folded
        for name in () if hidden else dict.fromkeys(folded):
            self._by_name.setdefault(name, []).append(key)

    def living(self, key: int, heirs: Mapping[int, int]) -> int:
        """It, or what came of it in the end; it alone where nothing came of it."""
        heir = key
        while heir in self._ended and heir in heirs:
            heir = heirs[heir]
        return key if heir in self._ended else heir

    def parent_of(self, key: int) -> int | None:
        """What it lies in; None for nothing."""
        return self._parents[key]

    def called(self, names: Sequence[str]) -> int | None:
        """The one of these names, from the inside out; of several that say no more, the one that lies in none."""
        found = [key for key in self._by_name.get(names[0], ()) if self._lies_in(key, names[1:])]
        if len(found) > 1 and len(names) == 1:
            found = [key for key in found if self._parents[key] is None]
        return found[0] if found else None

    def _lies_in(self, key: int, names: Sequence[str]) -> bool:
        holder = key
        for name in names:
            parent_id = self._parents[holder]
            if parent_id is None or name not in self._folded[parent_id]:
                return False
            holder = parent_id
        return True
