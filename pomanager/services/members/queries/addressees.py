"""The members cards, labels and letters are printed for: those chosen, or everybody on the roll on a day."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.drafts import read as draft
from pomanager.db.particulars import Photo
from pomanager.errors import NotFound
from pomanager.i18n import _, spoken
from pomanager.marks import N_
from pomanager.readmodels.member_papers import Addressee, CardsSheet, LabelsSheet, LetterSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules import folding
from pomanager.rules.letter_fields import FIELD_WORDS, FIRST_TEXT, filled_in
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.member import NOBODY
from pomanager.services.members.queries.on_day import Then, as_on, in_order, members_on
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import letterhead, place_paths, section_names, section_tree

NOBODY_THEN = N_("Nobody was on the roll on this day.")
NONE_OF_CHOSEN = N_("None of those chosen was on the roll on this day: cards are for members.")
NO_SUCH_SECTION = N_("There is no section “{name}”.")
LETTER = "member-letter"
"""Under this name the text of the last letter is kept, as the entries of a form are."""

CHUNK = 200
PHOTO = table_of(Photo)


def cards_sheet(session: Session, asked: Asked) -> CardsSheet:
    """Membership cards of the members chosen, or of all on the roll; who is not on it that day gets none."""
    ids = addressee_ids(session, asked)
    if asked.members:
        there = set(addressee_ids(session, replace(asked, members=(), options=replace(asked.options, section=""))))
        ids = array("q", (each for each in ids if each in there))
    if not ids:
        raise NotFound(Objection(NONE_OF_CHOSEN if asked.members else NOBODY_THEN, "as_of"))
    members = addressees(session, asked.as_of, ids, photos=True)
    return CardsSheet(letterhead(session, asked.printed_at), len(ids), members, asked.options)


def labels_sheet(session: Session, asked: Asked) -> LabelsSheet:
    """Address labels of the members chosen, or of all on the roll."""
    ids = addressee_ids(session, asked)
    if not ids:
        raise NotFound(Objection(NOBODY_THEN, "as_of"))
    members = addressees(session, asked.as_of, ids)
    return LabelsSheet(letterhead(session, asked.printed_at), len(ids), members, asked.options)


def letter_sheet(session: Session, asked: Asked) -> LetterSheet:
    """A letter to one member: with the text chosen, else the one used last. Raises NotFound."""
    member = next(addressees(session, asked.as_of, (asked.of,)), None)
    if member is None:
        raise NotFound(Objection(NOBODY))
    key = ("letter", asked.printed_at, spoken())
    if key not in session.info:
        session.info[key] = (letterhead(session, asked.printed_at), letter_text(session))
    head, text = session.info[key]
    return LetterSheet(head, asked.as_of, member, asked.options.text or text)


def letter_text(session: Session) -> str:
    """The text of the letter used last; where there was none, one to begin with in the language being spoken."""
    kept = draft(session, LETTER).get("text")
    return kept or filled_in(_(FIRST_TEXT), {name: f"{{{_(word)}}}" for name, word in FIELD_WORDS.items()})


def section_choices(session: Session) -> tuple[str, ...]:
    """The sections one can print for, by their names, in the order of the organisation's first language."""
    names = section_names(session)
    return tuple(names[key] for key in in_order(session, names, names) if key is not None)


def addressee_ids(session: Session, asked: Asked) -> "array[int]":
    """Whom the paper is for: those chosen, else those on the roll, of one section if wished, by section and number.

    Raises NotFound for a section nobody knows.
    """
    if asked.members:
        return array("q", asked.members)
    then, names = as_on(session, asked.as_of), section_names(session, asked.as_of)
    statement = select(MEMBER.c.id).select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
    if asked.options.section:
        statement = statement.where(then.section_id.in_(section_ids(session, asked.options.section, asked.as_of)))
    ranks = {key: rank for rank, key in enumerate(in_order(session, names, names)) if key is not None}
    ordered = [case(ranks, value=then.section_id, else_=len(ranks))] if ranks else []
    statement = members_on(session, statement, asked.as_of).order_by(*ordered, MEMBER.c.number_order)
    return array("q", session.scalars(statement.execution_options(yield_per=1000)))


def section_ids(session: Session, name: str, day: date) -> list[int]:
    """The sections of this name, with all that lie in them."""
    tree, asked = section_tree(session, day), folding.fold(name)
    called = [key for key, label in section_names(session, day).items() if folding.fold(label) == asked]
    called = called or [key for key, node in tree.nodes.items() if folding.fold(node.name) == asked]
    if not called:
        raise NotFound(Objection(NO_SUCH_SECTION, "section", {"name": name}))
    return [each for key in called for each in (key, *tree.below(key))]


def addressees(session: Session, day: date, ids: Sequence[int], *, photos: bool = False) -> Iterator[Addressee]:
    """The members of these ids in their order, some hundred at a time; one who is not there is left out."""
    then, paths, sections = _as_known(session, day)
    person = PERSON.c
    statement = select(
        MEMBER.c.id, MEMBER.c.person_id, MEMBER.c.number, then.name.label("name"),
        then.other_script.label("other_script"), then.section_id.label("section_id"), then.place_id.label("place_id"),
        person.how_to_find, person.form_of_address, MEMBER.c.joined_on,
    ).select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))  # fmt: skip
    for start in range(0, len(ids), CHUNK):
        part = list(ids[start : start + CHUNK])
        found = {row.id: row for row in session.execute(statement.where(MEMBER.c.id.in_(part)))}
        pictures = _photos(session, [row.person_id for row in found.values()]) if photos else {}
        for row in (found[each] for each in part if each in found):
            yield Addressee(
                id=row.id, number=row.number, name=row.name, other_script=row.other_script,
                section=sections.get(row.section_id or 0, ""), place=paths.get(row.place_id or 0, ""),
                how_to_find=row.how_to_find, form_of_address=row.form_of_address, joined_on=row.joined_on,
                photo=pictures.get(row.person_id, b""),
            )  # fmt: skip


def _as_known(session: Session, day: date) -> tuple[Then, Mapping[int, str], Mapping[int, str]]:
    """Columns, places and sections of a day: asked once for a session, which sees one state of the books.

    Ten thousand letters would else read all places ten thousand times.
    """
    key = ("addressees", day)
    if key not in session.info:
        session.info[key] = (as_on(session, day), place_paths(session, day), section_names(session, day))
    known: tuple[Then, Mapping[int, str], Mapping[int, str]] = session.info[key]
    return known


def _photos(session: Session, person_ids: Sequence[int]) -> dict[int, bytes]:
    rows = session.execute(select(PHOTO.c.person_id, PHOTO.c.image).where(PHOTO.c.person_id.in_(person_ids)))
    return {row.person_id: row.image for row in rows}
