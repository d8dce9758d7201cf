"""Where members live and meet, now and on any earlier day: places and sections with the people on the roll.

For papers as of a day: select ``place_on(day)`` (an id) beside PERSON, and ``section_on(day)`` beside MEMBER; their
labels of that day are ``place_labels_on(session, day)`` (or ``place_paths(session, day)`` for the whole path) and
``section_names(session, day)`` of ``services.organisation.queries``, each a dictionary fetched once for the paper.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Person
from pomanager.db.organisation import Place, Section
from pomanager.db.whereabouts import IN_PLACES, IN_SECTIONS, belonged_on, former_lines
from pomanager.i18n import collation
from pomanager.readmodels.members import MemberDetail, PlaceRow, SectionRow
from pomanager.readmodels.places import FormerStay, MemberWhereabouts, PlaceChoice, Tree
from pomanager.rules import folding
from pomanager.rules.members import ON_ROLL
from pomanager.rules.places import TreeName
from pomanager.services.organisation.queries import organisation_row, place_tree, section_tree

_ON_ROLL: ColumnElement[bool] = Member.status.in_(ON_ROLL)


def place_on(day: date | ColumnElement[date]) -> ColumnElement[int | None]:
    """The id of the place where the person of the statement (table ``person``) lived on a day; NULL for none."""
    return belonged_on(IN_PLACES, day)


def section_on(day: date | ColumnElement[date]) -> ColumnElement[int | None]:
    """The id of the section to which the member of the statement (table ``member``) belonged on a day."""
    return belonged_on(IN_SECTIONS, day)


def member_whereabouts(session: Session, member: MemberDetail) -> MemberWhereabouts:
    """Where a member lives and belongs, and where before, each named with all it lies or lay in."""
    stays = [
        FormerStay(until, of, _path_then(session, of, key, until))
        for of, owner_id in ((TreeName.PLACES, member.person_id), (TreeName.SECTIONS, member.id))
        for key, until in former_lines(session, IN_PLACES if of is TreeName.PLACES else IN_SECTIONS, owner_id)
    ]
    stays.sort(key=lambda stay: stay.until, reverse=True)
    return MemberWhereabouts(
        _path_then(session, TreeName.PLACES, member.place_id, None),
        _path_then(session, TreeName.SECTIONS, member.section_id, None),
        tuple(stays),
    )


def _path_then(session: Session, of: TreeName, key: int | None, day: date | None) -> str:
    if key is None:
        return ""
    return (place_tree(session, day) if of is TreeName.PLACES else section_tree(session, day)).path(key)


def places(session: Session, search: str = "", limit: int = 50) -> tuple[PlaceRow, ...]:
    """Places whose name begins with the search text, those with most people on the roll first."""
    members = func.count(Member.id)
    asked = folding.fold(search[: folding.MOST_ASKED])
    statement = (
        select(Place.id, Place.name, members.label("members"))
        .outerjoin(Person, Person.place_id == Place.id)
        .outerjoin(Member, and_(Member.person_id == Person.id, _ON_ROLL))
        .where(Place.folded.startswith(asked, autoescape=True), Place.until.is_(None))
        .group_by(Place.id)
        .order_by(members.desc(), Place.folded, Place.id)
        .limit(limit)
    )
    rows = session.execute(statement).all()
    labels = place_tree(session).unmistakable_labels()
    return tuple(PlaceRow(row.id, row.name, labels[row.id], row.members) for row in rows)


def place_choices(session: Session, text: str = "", limit: int = 20) -> tuple[PlaceChoice, ...]:
    """Places offered while somebody types, at any depth, the likeliest first; for "" the outermost ones.

    Each word typed begins a word of the place's own name or of what it lies in ("mun git" finds Mungwa in Gitega), and
    one at least begins a word of its own name. ``members`` counts the people on the roll in it and all within it.
    """
    tree = place_tree(session)
    asked = folding.query_words(text)
    chosen = _ranked(tree, asked)[:limit] if asked else _outermost(tree)[:limit]
    labels, counts = tree.unmistakable_labels(), _counts_within(session, tree, chosen)
    return tuple(PlaceChoice(key, labels[key], tree.path(key), counts[key]) for key in chosen)


def _outermost(tree: Tree) -> list[int]:
    living = [key for key in tree.within.get(None, ()) if not tree.nodes[key].ended]
    return sorted(living, key=lambda key: folding.fold(tree.nodes[key].name))


def _ranked(tree: Tree, asked: Sequence[str]) -> list[int]:
    """Those found: first whose name is what was typed, then whose name begins so, then the outer before the inner."""
    words = {key: folding.words(node.name) for key, node in tree.nodes.items()}
    whole = " ".join(asked)
    found: list[tuple[bool, bool, int, str, int]] = []
    for key, node in tree.nodes.items():
        if node.ended or not any(_begins(word, words[key]) for word in asked):
            continue
        above = [outer.id for outer in tree.above(key)]
        if all(any(_begins(word, words[holder]) for holder in (key, *above)) for word in asked):
            name = " ".join(words[key])
            found.append((name != whole, not name.startswith(whole), len(above), name, key))
    return [rank[-1] for rank in sorted(found)]


def _begins(word: str, words: Sequence[str]) -> bool:
    return any(other.startswith(word) for other in words)


def _counts_within(session: Session, tree: Tree, keys: Sequence[int]) -> Mapping[int, int]:
    inside = {inner for key in keys for inner in (key, *tree.below(key))}
    member = table_of(Member)
    columns = (member.c.person_place_id, member.c.person_sex, member.c.status)  # an index holds them in this order
    counted = select(*columns, func.count()).where(member.c.person_place_id.in_(inside)).group_by(*columns)
    direct: dict[int, int] = {}
    for key, _sex, status, count in session.execute(counted):
        direct[key] = direct.get(key, 0) + (count if status in ON_ROLL else 0)
    return {key: sum(direct.get(inner, 0) for inner in (key, *tree.below(key))) for key in keys}


def sections(session: Session) -> tuple[SectionRow, ...]:
    """All sections that are there, in the order of their names in the organisation's first language."""
    counted = select(Member.section_id, func.count()).where(_ON_ROLL).group_by(Member.section_id)
    members = {row[0]: row[1] for row in session.execute(counted)}  # one walk, not one look-up a member
    languages = tuple(organisation_row(session).languages.split())

    def order(row: SectionRow) -> tuple[str, int]:
        return collation.sort_key(row.name.in_language(languages[0], languages), languages[0]), row.id

    found = session.execute(select(Section.id, Section.name).where(Section.until.is_(None)))
    return tuple(sorted((SectionRow(row.id, row.name, members.get(row.id, 0)) for row in found), key=order))
