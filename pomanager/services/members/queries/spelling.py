"""Places as a table spells them, held against those the books know and those that stand in the table more often."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.rules.importing import Field, about
from pomanager.rules.importing.spelling import likely_meant
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.places import MatchKind
from pomanager.services.members.queries.place_matching import PlaceMatcher
from pomanager.services.organisation.queries import PLACE_JOINT, place_parts, place_tree

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
    found: dict[str, Objection] = {}
    if known and len(counts) <= MOST_ASKED:
        matcher = PlaceMatcher(session)
        for label in counts:
            match = matcher.match(label)
            likely = match.label or next(iter(match.others), "")
            if match.kind in _SENTENCES and likely:
                found[label] = _note(_SENTENCES[match.kind], label, likely)
            elif match.kind is MatchKind.EXACT:
                known.add(folding.fold(label))
    by_parts = {tuple(place_parts(label)): count for label, count in counts.items()}
    for parts, right in likely_meant(by_parts).items():
        label = PLACE_JOINT.join(parts)
        if label not in found and folding.fold(label) not in known:
            found[label] = _note(MAY_BE_PLACE, label, PLACE_JOINT.join(right))
    return {label: found[tidy] for label in counts if (tidy := _tidy(label, found)) is not None}


def _tidy(label: str, found: Mapping[str, Objection]) -> str | None:
    if label in found:
        return label
    tidy = PLACE_JOINT.join(place_parts(label))
    return tidy if tidy in found else None


def _note(message: str, label: str, likely: str) -> Objection:
    return Objection(message, about(Field.PLACE), {"text": label, "likely": likely}, Weight.WARN)
