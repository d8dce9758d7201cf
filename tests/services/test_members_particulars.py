"""What is known of a person beyond the roll: organisations, documents, consent, photographs, who acts for whom."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from pomanager.errors import NotFound, Refused, Stale
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.particulars import Particulars
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import GivenDocument, IdentityKind
from pomanager.rules.members import PersonKind, Sex
from pomanager.services.journal.queries import journal_head
from pomanager.services.members import judging, photos
from pomanager.services.members.commands import admit_member
from pomanager.services.members.commands.documents import SetDocuments, set_documents
from pomanager.services.members.commands.particulars import (
    LONGEST_WAY,
    AmendParticulars,
    SetConsent,
    SetRepresentative,
    amend_particulars,
    set_consent,
    set_photo,
    set_representative,
)
from pomanager.services.members.queries import find_members
from pomanager.services.members.queries.particulars import particulars, people_called, photo_of
from pomanager.services.office import Office
from tests import make

TODAY = date(2026, 11, 23)
CARD = GivenDocument(number="0912/44.17-B", issuer="Gitega", issued_on=VagueDate(2019))


def known(office: Office, member_id: int) -> Particulars:
    """Everything kept on a member beside the roll."""
    return office.ask(particulars, make.detail(office, member_id).person_id)


def cooperative(office: Office, name: str = "COPROCA Mungwa", **more: Any) -> int:  # noqa: ANN401 - any part of the order
    """An organisation on the roll; returns the member's id."""
    return make.member(office, name, kind=PersonKind.ORGANISATION, sex=Sex.UNKNOWN, **more)


def picture(size: tuple[int, int] = (600, 800), kind: str = "PNG", **how: Any) -> bytes:  # noqa: ANN401 - for Pillow
    """A picture file with a red upper half and a blue lower one."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0], size[1] // 2))
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def refusal(act: Callable[[], object]) -> list[tuple[str, str]]:
    """Field and sentence of everything an act is refused for."""
    with pytest.raises(Refused) as refused:
        act()
    return [(each.about, each.message) for each in refused.value.objections]


# ---- organisations ---------------------------------------------------------------------------------------------------


def test_an_organisation_is_admitted_with_somebody_new_who_acts_for_it(office: Office) -> None:
    member_id = cooperative(
        office, representative="  NDAYISHIMIYE   Espérance ", family_name="x", birth=VagueDate(1960)
    )
    told = make.detail(office, member_id)
    assert (told.full_name, told.family_name, told.given_name) == ("COPROCA Mungwa", "", "")
    assert (told.kind, told.sex, told.birth) == (PersonKind.ORGANISATION, Sex.UNKNOWN, None)
    acting = known(office, member_id).representative
    assert acting is not None
    assert (acting.name, acting.member_id, acting.number) == ("NDAYISHIMIYE Espérance", None, "")
    assert make.changes(make.last_line(office))["representative"] == (None, "NDAYISHIMIYE Espérance")
    assert make.changes(make.last_line(office))["kind"] == (None, "organisation")
    assert "sex" not in make.changes(make.last_line(office))


def test_a_member_acts_for_an_organisation_and_is_found_for_it(office: Office) -> None:
    espe = make.detail(office, make.member(office, "NDAYISHIMIYE Espérance"))
    member_id = cooperative(office, representative=espe.person_id)
    acting = known(office, member_id).representative
    assert acting is not None
    assert (acting.name, acting.member_id, acting.number) == (espe.full_name, espe.id, espe.number)
    assert [each.member_id for each in known(office, espe.id).represents] == [member_id]


def test_of_an_organisation_neither_sex_nor_birth_is_asked(office: Office) -> None:
    order = make.order("COPROCA", kind=PersonKind.ORGANISATION, sex=Sex.UNKNOWN, representative="Awa Ba")
    assert office.ask(judging.objections_to_admitting, order, TODAY) == ()
    nobody = make.order("COPROCA", kind=PersonKind.ORGANISATION, sex=Sex.UNKNOWN)
    (said,) = office.ask(judging.objections_to_admitting, nobody, TODAY)
    assert (said.about, said.stops) == ("representative", False)
    nameless = make.order("", kind=PersonKind.ORGANISATION, representative="Awa Ba")
    assert [(each.about, each.stops) for each in office.ask(judging.objections_to_admitting, nameless, TODAY)] == [
        ("full_name", True)
    ]


def test_people_are_found_for_an_organisation_members_and_others_alike(office: Office) -> None:
    make.member(office, "NIYONZIMA Médiatrice")
    cooperative(office, "COPROCA Niyonkuru", representative="NIYONKURU Jean")
    assert [each.name for each in office.ask(people_called, "niyon")] == ["NIYONZIMA Médiatrice", "NIYONKURU Jean"]
    assert office.ask(people_called, "  ") == ()
    assert office.ask(people_called, "zima") != ()  # within a name, as the roll is searched
    assert office.ask(people_called, "nobody") == ()


def test_who_acts_changes_and_goes(office: Office) -> None:
    member_id = cooperative(office, representative="Awa Ba")
    first = known(office, member_id).representative
    office.do(set_representative, SetRepresentative(member_id=member_id, representative="Awa Diop"))
    second = known(office, member_id).representative
    assert first is not None
    assert second is not None
    assert (second.name, second.person_id != first.person_id) == ("Awa Diop", True)
    assert make.changes(make.last_line(office)) == {"representative": ("Awa Ba", "Awa Diop")}
    head = office.ask(journal_head)
    office.do(set_representative, SetRepresentative(member_id=member_id, representative=second.person_id))
    assert office.ask(journal_head) == head
    office.do(set_representative, SetRepresentative(member_id=member_id))
    assert known(office, member_id).representative is None


def test_only_an_organisation_is_represented_and_not_by_itself(office: Office) -> None:
    awa, club = make.member(office, "Awa Ba"), cooperative(office)
    itself = make.detail(office, club).person_id
    for order, abouts in (
        (SetRepresentative(member_id=awa, representative="Jean"), [""]),
        (SetRepresentative(member_id=club, representative=itself), ["representative"]),
        (SetRepresentative(member_id=club, representative="x" * 201), ["representative"]),
        (SetRepresentative(member_id=club, representative="x" * 200), []),
    ):
        if abouts:
            said = refusal(lambda order=order: office.do(set_representative, order))  # type: ignore[misc]
            assert [about for about, _message in said] == abouts
        else:
            office.do(set_representative, order)


def test_a_correction_leaves_what_a_member_is_by_law(office: Office) -> None:
    member_id = cooperative(office, representative="Awa Ba")
    make.amended(office, member_id, full_name="COPROCA", family_name="", given_name="", sort_name="")
    assert make.detail(office, member_id).kind is PersonKind.ORGANISATION
    make.amended(office, member_id, kind=PersonKind.NATURAL, sex=Sex.FEMALE)
    assert (make.detail(office, member_id).kind, make.detail(office, member_id).sex) == (PersonKind.NATURAL, Sex.FEMALE)
    assert make.changes(make.last_line(office))["kind"] == ("organisation", "natural")


# ---- documents -------------------------------------------------------------------------------------------------------


def test_documents_are_kept_whole_and_told_masked(office: Office) -> None:
    member_id = make.member(office, documents=(CARD, GivenDocument(kind=IdentityKind.PASSPORT, number="BI77120045")))
    assert [(each.kind, each.number, each.issuer, each.issued_on) for each in known(office, member_id).documents] == [
        (IdentityKind.NATIONAL_CARD, "0912/44.17-B", "Gitega", VagueDate(2019)),
        (IdentityKind.PASSPORT, "BI77120045", "", None),
    ]
    assert make.changes(make.last_line(office))["documents"] == (
        None,
        "national_card ••• ••• 17-B · passport ••• ••• 0045",
    )


def test_documents_are_changed_added_and_left_out(office: Office) -> None:
    member_id = make.member(office, documents=(CARD, GivenDocument(kind=IdentityKind.PASSPORT, number="BI77120045")))
    first, second = known(office, member_id).documents
    changed = GivenDocument(id=first.id, kind=first.kind, number="0912/44.18-B", issuer="Mungwa")
    office.do(set_documents, SetDocuments(member_id=member_id, documents=(changed, GivenDocument(number="1234"))))
    left = known(office, member_id).documents
    assert [(each.id == first.id, each.number, each.issuer) for each in left] == [
        (True, "0912/44.18-B", "Mungwa"), (False, "1234", "")
    ]  # fmt: skip
    assert second.id not in {each.id for each in left}
    head = office.ask(journal_head)
    same = tuple(GivenDocument(id=each.id, kind=each.kind, number=each.number, issuer=each.issuer) for each in left)
    office.do(set_documents, SetDocuments(member_id=member_id, documents=same))
    assert office.ask(journal_head) == head
    with pytest.raises(Stale):
        office.do(set_documents, SetDocuments(member_id=member_id, documents=(GivenDocument(id=999, number="1"),)))


def test_the_same_number_elsewhere_is_told_with_whose_it_is(office: Office) -> None:
    other = make.detail(office, make.member(office, "KABURA Marie", documents=(CARD,)))
    order = make.order("BUKURU Jean", documents=(GivenDocument(number="0912 4417 b"),))
    said = [each for each in office.ask(judging.objections_to_admitting, order, TODAY) if each.about]
    assert [(each.about, each.details, each.stops) for each in said] == [
        ("documents.0.number", {"number": other.number, "name": "KABURA Marie"}, False)
    ]
    mine = tuple(GivenDocument(id=each.id, number=each.number) for each in known(office, other.id).documents)
    office.do(set_documents, SetDocuments(member_id=other.id, documents=mine))  # not against herself


def test_a_refused_document_changes_nothing(office: Office) -> None:
    member_id = make.member(office, documents=(CARD,))
    before, head = known(office, member_id), office.ask(journal_head)
    wrong = (GivenDocument(), GivenDocument(number="1", issued_on=VagueDate(2030)))
    said = refusal(lambda: office.do(set_documents, SetDocuments(member_id=member_id, documents=wrong)))
    assert [about for about, _message in said] == ["documents.0.number", "documents.1.issued_on"]
    assert (known(office, member_id), office.ask(journal_head)) == (before, head)
    refused = make.order("BUKURU Jean", documents=(GivenDocument(),))
    assert refusal(lambda: office.do(admit_member, refused))
    assert [row.name for row in office.ask(find_members, "bukuru")] == []


# ---- particulars and consent -----------------------------------------------------------------------------------------


def order_of(member: MemberDetail, **said: Any) -> AmendParticulars:  # noqa: ANN401 - any part of the order
    """What is known of a member, in an order to change it."""
    return AmendParticulars(member_id=member.id, version=member.version, **said)


def test_particulars_are_kept_tidy_and_told(office: Office) -> None:
    member_id = make.member(office)
    way = "Behind the school.\nAsk for Jean."
    office.do(
        amend_particulars,
        order_of(make.detail(office, member_id), form_of_address="Mme", profession=" coffee  grower", products="coffee",
                 languages="rn, fr", how_to_find=f"  {way}\n", thumb_print=True),
    )  # fmt: skip
    told = known(office, member_id)
    texts = (told.form_of_address, told.profession, told.products, told.languages, told.how_to_find)
    assert texts == ("Mme", "coffee grower", "coffee", "rn, fr", way)
    assert told.thumb_print
    assert make.changes(make.last_line(office))["thumb_print"] == ("False", "True")
    head = office.ask(journal_head)
    office.do(
        amend_particulars,
        order_of(make.detail(office, member_id), form_of_address="Mme", profession="coffee grower", products="coffee",
                 languages="rn, fr", how_to_find=way, thumb_print=True),
    )  # fmt: skip
    assert office.ask(journal_head) == head


def test_particulars_too_long_hidden_or_overtaken_are_refused(office: Office) -> None:
    member = make.detail(office, make.member(office))
    office.do(amend_particulars, order_of(member, how_to_find="x" * LONGEST_WAY))
    now = make.detail(office, member.id)
    said = refusal(
        lambda: office.do(amend_particulars, order_of(now, how_to_find="x" * (LONGEST_WAY + 1), profession="a\u202eb"))
    )
    assert [about for about, _message in said] == ["profession", "how_to_find"]
    with pytest.raises(Stale):
        office.do(amend_particulars, order_of(member, profession="grower"))
    with pytest.raises(NotFound):
        office.do(amend_particulars, AmendParticulars(member_id=99, version=2))


@pytest.mark.parametrize(
    ("given", "ended", "abouts"),
    [
        (TODAY, None, []),
        (TODAY + timedelta(days=1), None, ["consent_on"]),
        (TODAY, TODAY, []),
        (TODAY, TODAY - timedelta(days=1), ["consent_ended_on"]),
        (None, TODAY, ["consent_on"]),
        (TODAY, TODAY + timedelta(days=1), ["consent_ended_on"]),
    ],
)
def test_consent_has_a_day_and_perhaps_an_end(
    office: Office, given: date | None, ended: date | None, abouts: list[str]
) -> None:
    member_id = make.member(office)
    order = SetConsent(member_id=member_id, consent_on=given, consent_ended_on=ended)
    if abouts:
        assert [about for about, _said in refusal(lambda: office.do(set_consent, order))] == abouts
        assert known(office, member_id).consent_on is None
    else:
        office.do(set_consent, order)
        told = known(office, member_id)
        assert (told.consent_on, told.consent_ended_on, told.consents) == (given, ended, ended is None)


def test_an_admission_keeps_what_the_form_asks_besides(office: Office) -> None:
    member_id = make.member(office, profession="grower", thumb_print=True, consent_on=date(2020, 3, 1))
    told = known(office, member_id)
    assert (told.profession, told.thumb_print, told.consent_on) == ("grower", True, date(2020, 3, 1))
    late = make.order("BUKURU Jean", consent_on=TODAY + timedelta(days=1))
    assert [about for about, _said in refusal(lambda: office.do(admit_member, late))] == ["consent_on"]


# ---- photographs -----------------------------------------------------------------------------------------------------


def shown(data: bytes) -> Image.Image:
    """A kept photograph, opened."""
    return Image.open(BytesIO(data))


def test_a_photograph_is_cut_to_three_by_four_and_small(office: Office) -> None:
    member_id = make.member(office)
    person_id = make.detail(office, member_id).person_id
    office.do(set_photo, member_id, picture((3000, 2000), "JPEG"))
    kept = office.ask(photo_of, person_id)
    assert kept is not None
    assert (shown(kept).format, shown(kept).size, len(kept) <= photos.MOST_KEPT) == ("JPEG", (360, 480), True)
    assert known(office, member_id).has_photo
    office.do(set_photo, member_id, None)
    assert office.ask(photo_of, person_id) is None
    assert make.last_line(office).act == "members.photo_removed"
    office.do(set_photo, member_id, None)


def test_a_picture_full_of_noise_still_fits() -> None:
    noise = Image.effect_noise((1200, 1600), 120)
    out = BytesIO()
    noise.save(out, "PNG")
    assert len(photos.portrait(out.getvalue())) <= photos.MOST_KEPT


def test_a_photograph_is_turned_as_the_camera_says_and_bears_nothing_of_it() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn right to see it so
    exif[0x010F] = "Camera"
    kept = shown(photos.portrait(picture((800, 600), "JPEG", exif=exif)))
    top, side = kept.getpixel((180, 470)), kept.getpixel((10, 240))
    assert kept.size == (360, 480)
    assert isinstance(top, tuple)
    assert isinstance(side, tuple)
    assert side[2] > side[0]  # the upper half of the file is now on the right
    assert not kept.getexif()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", photos.NO_PICTURE),
        (b"%PDF-1.7 no picture", photos.NO_PICTURE),
        (picture()[:300], photos.NO_PICTURE),
        (picture((39, 400)), photos.TOO_SMALL),
    ],
)
def test_what_is_no_usable_picture_is_refused_with_a_sentence(office: Office, data: bytes, message: str) -> None:
    member_id = make.member(office)
    head = office.ask(journal_head)
    assert refusal(lambda: office.do(set_photo, member_id, data)) == [("picture", message)]
    assert office.ask(journal_head) == head


def test_a_picture_of_forty_dots_a_side_is_taken_and_clear_parts_become_white() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    out = BytesIO()
    clear.save(out, "PNG")
    assert shown(photos.portrait(out.getvalue())).getpixel((100, 100)) == (255, 255, 255)


@pytest.mark.parametrize("over", [0, 1])
def test_a_picture_is_opened_up_to_a_size(monkeypatch: pytest.MonkeyPatch, over: int) -> None:
    data = picture((50, 60))
    for limit, size in (("MOST_DOTS", 50 * 60), ("MOST_BYTES", len(data))):
        with monkeypatch.context() as limits:
            limits.setattr(photos, limit, size - over)
            if over:
                assert refusal(lambda: photos.portrait(data)) == [("picture", photos.TOO_LARGE)]
            else:
                assert photos.portrait(data)
