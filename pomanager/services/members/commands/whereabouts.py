"""Places and sections as a table names them: found, or made with the import that first speaks of them."""

from pomanager.db import bulk
from pomanager.db.organisation import Place, Section
from pomanager.rules import folding
from pomanager.rules.wording import Wording
from pomanager.services.organisation.queries import PLACE_JOINT
from pomanager.services.work import Work


class Whereabouts:
    """All places and sections by name; each label is looked up once, however many members live there."""

    def __init__(self, work: Work, import_id: int | None, language: str) -> None:
        self._work = work
        self._import_id = import_id
        self._language = language
        self._places: dict[str, list[tuple[int, int | None]]] = {}
        self._folded: dict[int, str] = {}
        for row in bulk.places(work.session):
            self._note_place(row.id, row.parent_id, row.folded)
        self._sections = {row.folded: int(row.id) for row in bulk.sections(work.session)}
        self._place_labels: dict[str, int | None] = {}
        self._section_labels: dict[str, int | None] = {}

    def place_id(self, label: str) -> int | None:
        """The place called so ("Mungwa", "Mungwa · Gitega"); None for an empty label."""
        if label not in self._place_labels:
            self._place_labels[label] = self._place(label.strip())
        return self._place_labels[label]

    def section_id(self, name: str) -> int | None:
        """The section called so; None for an empty name."""
        if name not in self._section_labels:
            self._section_labels[name] = self._section(name.strip())
        return self._section_labels[name]

    def has_place(self, place_id: int) -> bool:
        """Whether this place is still there."""
        return place_id in self._folded

    def has_section(self, section_id: int) -> bool:
        """Whether this section is still there."""
        return section_id in self._sections.values()

    def _note_place(self, place_id: int, parent_id: int | None, folded: str) -> None:
        self._places.setdefault(folded, []).append((place_id, parent_id))
        self._folded[place_id] = folded

    def _place(self, label: str) -> int | None:
        name, _, parent = (part.strip() for part in label.partition(PLACE_JOINT.strip()))
        folded = folding.fold(name)
        if not folded:
            return None
        found = self._places.get(folded, [])
        if parent:
            asked = folding.fold(parent)
            found = [(key, within) for key, within in found if within and self._folded[within] == asked]
        if len(found) > 1:
            found = [(key, within) for key, within in found if within is None]  # of several, the one that says no more
        if found:
            return found[0][0]
        place = Place(name=name, folded=folded, parent_id=self.place_id(parent), import_id=self._import_id)
        self._work.session.add(place)
        self._work.session.flush()
        self._note_place(place.id, place.parent_id, folded)
        return place.id

    def _section(self, name: str) -> int | None:
        folded = folding.fold(name)
        if not folded:
            return None
        if folded not in self._sections:
            section = Section(name=Wording({self._language: name}), folded=folded, import_id=self._import_id)
            self._work.session.add(section)
            self._work.session.flush()
            self._sections[folded] = section.id
        return self._sections[folded]
