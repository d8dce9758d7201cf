"""Places and sections as a table has them, held against those the books know and what stands in it more often."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from pomanager.db import bulk
from pomanager.db.organisation import SectionChange
from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.rules.importing import Field, about
from pomanager.rules.importing.spelling import likely_meant
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.place_changes import GONE
from pomanager.rules.places import MatchKind
from pomanager.services.members.queries.place_matching import PlaceMatcher
from pomanager.services.organisation.queries import (
    PLACE_JOINT,
    ended_place,
    ended_section,
    place_label,
    place_parts,
    place_tree,
    section_name,
    section_names,
    section_tree,
)

MOST_ASKED = 3_000
"""Different places of a table up to which each is looked for among those of the books."""

MAY_BE_PLACE = N_("“{text}” may be {likely}.")
NOW_CALLED = N_("“{text}” is called {likely} today.")
SEVERAL_PLACES = N_("Several places are called “{text}”, for example {likely}. Say in which place it lies.")
_SENTENCES: Mapping[MatchKind, str] = {
    MatchKind.LIKELY: MAY_BE_PLACE, MatchKind.FORMER: NOW_CALLED, MatchKind.AMBIGUOUS: SEVERAL_PLACES,
}  # fmt: skip


def doubtful_places(session: Session, labels: Iterable[str]) -> Mapping[str, Objection]:
    """Labels of a table → what there is to say about each that is likely misspelt; ``likely`` is what was meant."""
    counts = Counter(labels)
    counts.pop("", None)
    if not counts:
        return {}
    tree = place_tree(session)
    known = {folding.fold(node.name) for node in tree.nodes.values() if not node.ended}
    ended = {folding.fold(node.name) for node in tree.nodes.values() if node.ended}
    found: dict[str, Objection] = {}
    if (known or ended) and len(counts) <= MOST_ASKED:
        matcher = PlaceMatcher(session)
        for label in counts:
            match = matcher.match(label)
            likely = match.label or next(iter(match.others), "")
            if match.kind in _SENTENCES and likely:
                found[label] = _note(_SENTENCES[match.kind], label, likely)
            elif match.kind is MatchKind.EXACT:
                known.add(folding.fold(label))
            elif folding.fold(place_parts(label)[0]) in ended and (gone := ended_place(session, label)) is not None:
                found[label] = _gone(Field.PLACE, place_label(session, gone), gone.until)
    by_parts = {tuple(place_parts(label)): count for label, count in counts.items()}
    for parts, right in likely_meant(by_parts).items():
        label = PLACE_JOINT.join(parts)
        if label not in found and folding.fold(label) not in known:
            found[label] = _note(MAY_BE_PLACE, label, PLACE_JOINT.join(right))
    return {label: found[tidy] for label in counts if (tidy := _tidy(label, found)) is not None}


class EndedSections:
    """What there is to say about the sections a table names; each name is looked up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._said: dict[str, Objection | None] = {"": None}

    def said_of(self, name: str) -> Objection | None:
        """Why a section of this name asks for a second look; None where it does not."""
        if name not in self._said:
            self._said[name] = self._look_up(name)
        return self._said[name]

    def _look_up(self, name: str) -> Objection | None:
        gone = ended_section(self._session, name)
        if gone is None:
            return None
        heir = self._heir(gone.id)
        if heir is None:
            return _gone(Field.SECTION, section_name(self._session, gone), gone.until)
        details = {"text": name, "likely": section_names(self._session)[heir]}
        return Objection(NOW_CALLED, about(Field.SECTION), details, Weight.WARN)

    def _heir(self, key: int) -> int | None:
        """The section that is there today of what came of one; None where nothing is."""
        nodes, heirs = section_tree(self._session).nodes, bulk.heirs(self._session, SectionChange)
        while nodes[key].ended and key in heirs:
            key = heirs[key]
        return None if nodes[key].ended else key


def _gone(field: Field, name: str, day: date | None) -> Objection:
    return Objection(GONE, about(field), {"name": name, "day": day}, Weight.WARN)


def _tidy(label: str, found: Mapping[str, Objection]) -> str | None:
    if label in found:
        return label
    tidy = PLACE_JOINT.join(place_parts(label))
    return tidy if tidy in found else None


def _note(message: str, label: str, likely: str) -> Objection:
    return Objection(message, about(Field.PLACE), {"text": label, "likely": likely}, Weight.WARN)
