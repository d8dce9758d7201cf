"""What is written into people's records in the year: portraits, documents, changes of name, moves, a consent's end."""

from datetime import date
from functools import partial

from pomanager.readmodels.members import MemberDetail
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import GivenDocument, IdentityKind
from pomanager.rules.members import Sex
from pomanager.samples.changed_names import changed_name, may_change
from pomanager.samples.particulars import in_figures
from pomanager.samples.portraits import draw_portrait
from pomanager.samples.sheets import Teller, Turn
from pomanager.services.members.commands.documents import SetDocuments, set_documents
from pomanager.services.members.commands.moving import MoveMember, move_member
from pomanager.services.members.commands.particulars import SetConsent, set_consent, set_photo
from pomanager.services.members.commands.renaming import ChangeName, change_name
from pomanager.services.members.queries.particulars import documents

PORTRAITS = 4


def _photograph(teller: Teller) -> None:
    """A photographer comes to the office."""
    for _sitter in range(PORTRAITS):
        member = teller.somebody()
        if member is not None:
            wear = teller.told["women_wear" if member.sex is Sex.FEMALE else "men_wear"]
            head_wear = wear if teller.chance.random() < 0.6 else ""
            picture = draw_portrait(member.sex, teller.chance.choice(teller.told["skin"]), head_wear, teller.chance)
            teller.secretary.office.do(set_photo, member.id, picture)


def _show_document(teller: Teller, place: int) -> None:
    """Somebody shows one more document."""
    member = teller.somebody()
    if member is None:
        return
    shown, office = teller.told["later_documents"][place], teller.secretary.office
    known = tuple(
        GivenDocument(
            kind=row.kind, number=row.number, issuer=row.issuer, issued_on=row.issued_on, expires_on=row.expires_on,
            id=row.id,
        )
        for row in office.ask(documents, member.person_id)
    )  # fmt: skip
    new = GivenDocument(
        kind=IdentityKind(shown["kind"]), number=in_figures(shown["number"], teller.chance),
        issuer=in_figures(shown["issuer"], teller.chance), issued_on=VagueDate(shown["issued"]),
        expires_on=shown.get("expires"),
    )  # fmt: skip
    office.do(set_documents, SetDocuments(member_id=member.id, documents=(*known, new)))


def _rename(teller: Teller, place: int) -> None:
    """Somebody brings a paper with another name."""
    changes = teller.told["names"]
    if place >= len(changes):
        return
    told, names = changes[place], teller.secretary.story.names
    member = teller.somebody(partial(may_change, told, names))
    if member is None:
        return
    name = changed_name(told, names, member, teller.chance)
    order = ChangeName(
        member_id=member.id, version=member.version, full_name=name.full, family_name=name.family,
        given_name=name.given, other_script=name.other_script, on=told["on"], reason=told["reason"],
        document=told["document"],
    )  # fmt: skip
    teller.secretary.office.do(change_name, order)


def _move(teller: Teller) -> None:
    """Somebody moves to where another member lives, and belongs to that member's section from then on."""
    member = teller.somebody()
    if member is None:
        return
    neighbour = teller.somebody(partial(_lives_elsewhere, member), once=False)
    if neighbour is None:
        return
    order = MoveMember(
        member_id=member.id, version=member.version, place_id=neighbour.place_id, section_id=neighbour.section_id,
        on=teller.today.replace(day=1),
    )  # fmt: skip
    teller.secretary.office.do(move_member, order)


def _lives_elsewhere(member: MemberDetail, other: MemberDetail) -> bool:
    return other.place_id is not None and other.place_id != member.place_id


def _end_consent(teller: Teller) -> None:
    """Somebody takes back the consent given in the year before."""
    member = teller.somebody()
    if member is not None:
        given = teller.told["consent_day"]
        order = SetConsent(member_id=member.id, consent_on=given, consent_ended_on=teller.today)
        teller.secretary.office.do(set_consent, order)


RECORDING: tuple[Turn, ...] = (
    (date(2026, 2, 11), _photograph),
    (date(2026, 2, 18), partial(_show_document, place=0)),
    (date(2026, 4, 28), _move),
    (date(2026, 5, 19), partial(_rename, place=0)),
    (date(2026, 6, 10), partial(_show_document, place=1)),
    (date(2026, 7, 28), _end_consent),
    (date(2026, 9, 8), partial(_rename, place=1)),
    (date(2026, 9, 15), partial(_rename, place=2)),
    (date(2026, 10, 20), _move),
)
