"""What is known of a person beyond the roll: particulars, consent, who acts for an organisation, a photograph."""

from dataclasses import dataclass, fields
from datetime import date

from pomanager.db.members import Person
from pomanager.db.particulars import Photo
from pomanager.errors import Stale, refuse
from pomanager.i18n import collation
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.member_objections import objections_to_consent
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.objections import Objection
from pomanager.rules.writing import LONGEST_TEXT, TOO_LONG, has_hidden_characters, tidy
from pomanager.services.members import people, photos
from pomanager.services.members.judging import Representative
from pomanager.services.members.queries.member import member_detail
from pomanager.services.members.queries.particulars import known_person
from pomanager.services.members.recording import about_member, write_changed
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.work import Work

LONGEST_WAY = 1000
"""Characters of the way to a house told in words."""
UNSEEN = N_("This holds characters that cannot be seen. Type it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendParticulars:
    """Write what is known of a person beside name, birth and where they live; ``version`` is that of the record."""

    member_id: int
    version: int
    form_of_address: str = ""
    profession: str = ""
    products: str = ""
    languages: str = ""
    how_to_find: str = ""
    thumb_print: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetConsent:
    """Write when somebody agreed to the keeping of these data, and when that was taken back."""

    member_id: int
    consent_on: date | None = None
    consent_ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRepresentative:
    """Write who acts for an organisation: the id of a person the office knows, or the name of somebody new."""

    member_id: int
    representative: Representative = None


def objections_to_particulars(order: AmendParticulars) -> tuple[Objection, ...]:
    """Everything to say about these particulars."""
    found = []
    for entry in fields(AmendParticulars):
        text = getattr(order, entry.name)
        if not isinstance(text, str):
            continue
        most = LONGEST_WAY if entry.name == "how_to_find" else LONGEST_TEXT
        if len(text) > most:
            found.append(Objection(TOO_LONG, entry.name, {"most": most}))
        if has_hidden_characters(text.replace("\n", " ")):
            found.append(Objection(UNSEEN, entry.name))
    return tuple(found)


def amend_particulars(work: Work, order: AmendParticulars) -> None:
    """Write what differs, or raise Refused with every objection, Stale when it changed meanwhile, NotFound."""
    before = member_detail(work.session, order.member_id)
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    refuse(objections_to_particulars(order))
    new = {
        "form_of_address": tidy(order.form_of_address), "profession": tidy(order.profession),
        "products": tidy(order.products), "languages": tidy(order.languages),
        "how_to_find": order.how_to_find.strip(), "thumb_print": order.thumb_print,
    }  # fmt: skip
    if told := write_changed(work, before.person_id, new):
        work.record("members.particulars_amended", about_member(before), told)


def set_consent(work: Work, order: SetConsent) -> None:
    """Write the consent and its end, or raise Refused; the journal keeps what stood there."""
    before = member_detail(work.session, order.member_id)
    refuse(objections_to_consent(order.consent_on, order.consent_ended_on, work.today))
    new = {"consent_on": order.consent_on, "consent_ended_on": order.consent_ended_on}
    if told := write_changed(work, before.person_id, new):
        work.record("members.consent_set", about_member(before), told)


def set_representative(work: Work, order: SetRepresentative) -> None:
    """Write who acts for an organisation, or raise Refused."""
    before = member_detail(work.session, order.member_id)
    person = work.session.get_one(Person, before.person_id)
    refuse(objections_to_representative(before, order.representative))
    old, acting = person.representative_id, person_for(work, order.representative)
    new = acting.id if acting else None
    if old == new:
        return
    person.representative_id = new
    said = known_person(work.session, old)
    told = {"representative": (said.name if said else None, acting.full_name if acting else None)}
    work.record("members.representative_set", about_member(before), told)


def objections_to_representative(member: MemberDetail, representative: Representative) -> tuple[Objection, ...]:
    """Everything to say about who is to act for an organisation."""
    found = []
    if member.kind is not PersonKind.ORGANISATION:
        found.append(Objection(N_("Only an organisation has a representative.")))
    if representative == member.person_id:
        found.append(Objection(N_("An organisation cannot represent itself."), "representative"))
    if isinstance(representative, str):
        if len(representative) > LONGEST_TEXT:
            found.append(Objection(TOO_LONG, "representative", {"most": LONGEST_TEXT}))
        if has_hidden_characters(representative):
            found.append(Objection(UNSEEN, "representative"))
    return tuple(found)


def person_for(work: Work, who: Representative) -> Person | None:
    """The person of this id, or somebody new of this name; None for nobody."""
    if isinstance(who, int):
        return work.session.get_one(Person, who)
    name = tidy(who or "")
    if not name:
        return None
    customs = people.name_customs(work.session)
    person = Person(
        full_name=name, sort_name=name, sort_key=collation.sort_key(name, customs.language), sex=Sex.UNKNOWN, birth=None
    )
    work.session.add(person)
    work.session.flush()
    return person


# ---- the photograph --------------------------------------------------------------------------------------------------


def set_photo(work: Work, member_id: int, picture: bytes | None) -> None:
    """Keep a photograph made of any picture file, or take it away; raises Refused for one that cannot be used."""
    before = member_detail(work.session, member_id)
    kept = work.session.get(Photo, before.person_id)
    if picture is None:
        if kept is None:
            return
        work.session.delete(kept)
        work.record("members.photo_removed", about_member(before))
        return
    image = photos.portrait(picture)
    if kept is None:
        work.session.add(Photo(person_id=before.person_id, image=image))
    else:
        kept.image = image
    work.record("members.photo_set", about_member(before))
