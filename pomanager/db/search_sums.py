"""Holds the texts by which members are found against what their records say."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.readmodels.places import JOINT
from pomanager.rules import folding
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording

TEXT_DIFFERS = N_("No. {number} is found by other words than those that stand in the record.")

BLOCK = 1000
"""Members whose ids follow one another, compared together."""
MOST_BLOCKS = 50
"""Of a roll with more blocks than this, so many are compared, spread over all of it."""

_BLOCKS = text("SELECT (id - 1) / :block FROM member GROUP BY 1 ORDER BY 1")
_TURN = text("SELECT coalesce(max(sequence), 0) FROM journal_entry")
_PLACES = text(
    "SELECT place.id, place.name, outer.name FROM place LEFT JOIN place AS outer ON outer.id = place.parent_id"
)
_LANGUAGES = text("SELECT languages FROM organisation")
_SECTIONS = text("SELECT id, parent_id, name, folded FROM section")
_FORMER = text(
    """
    SELECT person_id, full_name, other_script FROM former_name AS borne
    WHERE reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM former_name AS back WHERE back.reverses_id = borne.id)
    ORDER BY until, id
    """
)
_ROWS = text(
    """
    SELECT member.number, person.full_name, person.other_script, person.phone, person.place_id, member.section_id,
        person.id, search_text.text
    FROM member JOIN person ON person.id = member.person_id JOIN search_text ON search_text.member_id = member.id
    WHERE member.id BETWEEN :first AND :last
    ORDER BY member.id
    """
)


@dataclass(frozen=True, slots=True)
class _Labels:
    """What is said of places, sections and names beside the record itself."""

    places: Mapping[int, str]
    sections: Mapping[int, frozenset[str]]
    former: Mapping[int, list[str]]


def different_texts(session: Session) -> Iterator[Objection]:
    """One objection for each member who is found by other words than stand in the record.

    All members are compared where there are up to 50,000. Of more, fifty blocks of a thousand are, spread evenly over
    the roll; which ones changes with every line of the journal, so that checks on different days cover all of them.
    """
    blocks = [row[0] for row in session.execute(_BLOCKS, {"block": BLOCK})]
    step = -(-len(blocks) // MOST_BLOCKS) or 1
    begin = session.execute(_TURN).scalar_one() % step
    labels = _Labels(_places(session), _sections(session), _former(session))
    for block in blocks[begin::step]:
        for row in session.execute(_ROWS, {"first": block * BLOCK + 1, "last": (block + 1) * BLOCK}):
            said, kept = row[:4], row[-1]
            place, former = labels.places.get(row[4], ""), labels.former.get(row[6], ())
            sections = labels.sections.get(row[5], _NONE)
            if all(folding.search_text(said, (place, section, *former)) != kept for section in sections):
                yield Objection(TEXT_DIFFERS, details={"number": str(row[0])})


_NONE = frozenset({""})


def _places(session: Session) -> dict[int, str]:
    return {key: name if outer is None else name + JOINT + outer for key, name, outer in session.execute(_PLACES)}


def _sections(session: Session) -> dict[int, frozenset[str]]:
    """What each section is called: by the name in the first language, and by the one it is found by until it follows.

    The two differ between a change of the organisation's languages and the sorting that comes after it.
    """
    codes = session.execute(_LANGUAGES).scalar() or ""
    languages = tuple(codes.split())
    rows = [(key, outer, Wording.from_json(name), folded) for key, outer, name, folded in session.execute(_SECTIONS)]
    first = {key: name.in_language(languages[0] if languages else "", languages) for key, _outer, name, _ in rows}
    found = {key: _called(name, folded, first[key]) for key, _outer, name, folded in rows}
    outer = {key: outer for key, outer, _name, _folded in rows}
    labels: dict[int, set[str]] = {key: set() for key in first}
    for names in (first, found):
        counts = Counter(map(folding.fold, names.values()))
        for key, name in names.items():
            around = names.get(outer[key] or 0)
            alone = around is None or counts[folding.fold(name)] == 1
            labels[key].add(name if alone or around is None else name + JOINT + around)
    return {key: frozenset(said) for key, said in labels.items()}


def _called(name: Wording, folded: str, first: str) -> str:
    """The name a section is found by, in whatever language; the first where none is."""
    return next((said for said in (first, *name.texts.values()) if folding.fold(said) == folded), first)


def _former(session: Session) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for person_id, name, other_script in session.execute(_FORMER):
        found.setdefault(person_id, []).extend(each for each in (name, other_script) if each)
    return found
