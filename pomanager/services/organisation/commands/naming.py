"""Places and sections as somebody names them on a record: found, or made when nobody has spoken of them before."""

from pomanager.db.organisation import Place, Section
from pomanager.rules import folding, writing
from pomanager.rules.wording import Wording
from pomanager.services.organisation import queries
from pomanager.services.work import About, Work


def place_for(work: Work, label: str, kept_id: int | None = None) -> Place | None:
    """The place called so, made when nobody has spoken of it before; None for an empty label.

    "Mungwa · Gitega" is Mungwa that lies in Gitega. ``kept_id`` is the place the record names already: it is the one
    that is meant where its label reads so, though others may have the same.
    """
    name, *around = queries.place_parts(label)
    if not name:
        return None
    kept = None if kept_id is None else work.session.get(Place, kept_id)
    if kept is not None and folding.fold(queries.place_label(work.session, kept)) == folding.fold(label):
        return kept
    found = queries.place_called(work.session, label)
    if found is not None:
        return found
    within = place_for(work, queries.PLACE_JOINT.join(around))
    place = Place(name=writing.tidy(name), folded=folding.fold(name), parent_id=within.id if within else None)
    work.session.add(place)
    work.session.flush()
    work.record("organisation.place_added", About("place", place.id, queries.place_label(work.session, place)))
    return place


def section_for(work: Work, name: str) -> Section | None:
    """The section called so, made when there is none; None for an empty name."""
    name = writing.tidy(name)
    if not folding.fold(name):
        return None
    found = queries.section_called(work.session, name)
    if found is not None:
        return found
    language = queries.organisation(work.session).languages[0]
    section = Section(name=Wording({language: name}), folded=folding.fold(name))
    work.session.add(section)
    work.session.flush()
    work.record("organisation.section_added", About("section", section.id, name))
    return section
