"""What acts on a person's record have in common: whom they are about, what differs."""

from collections.abc import Mapping

from pomanager.db.members import Person
from pomanager.readmodels.members import MemberDetail
from pomanager.services.work import About, Work


def about_member(member: MemberDetail) -> About:
    """Whom a journal line is about."""
    return About("member", member.id, f"{member.number} · {member.full_name}")


def write_changed(work: Work, person_id: int, new: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    """Write the columns of a person that differ; returns what the journal has to tell of them, by column."""
    person = work.session.get_one(Person, person_id)
    told = {name: (getattr(person, name), value) for name, value in new.items() if getattr(person, name) != value}
    for name, (_old, value) in told.items():
        setattr(person, name, value)
    return told
