"""The screens of a record: the panel, the whole record, its parts, a name that changes, a photograph."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from pomanager.db.members import AttentionNote
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.particulars import Particulars
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import GivenDocument
from pomanager.rules.members import PersonKind, Status
from pomanager.services.members import photos
from pomanager.services.members.commands.particulars import SetConsent, set_consent, set_photo
from pomanager.services.members.queries import member_detail
from pomanager.services.members.queries.particulars import particulars
from pomanager.services.work import About, Work
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.forms import AmendmentPage, StandingPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.photo import PhotoPage
from pomanager.ui.members.record import RecordPage
from pomanager.ui.members.record_forms import DocumentsPage, NameChangePage, ParticularsPage
from pomanager.ui.members.record_parts import RECORD_PARTS, parts_of
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.widgets.labels import Label
from tests import make
from tests.ui.office_desk import button, fill, office_window, press
from tests.ui.scripted import Scripted


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office with an empty roll, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        yield opened


def members(window: OfficeWindow) -> MembersPage:
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    return page


def detail(window: OfficeWindow, member_id: int) -> MemberDetail:
    return window.office.ask(member_detail, member_id)


def known(window: OfficeWindow, member_id: int) -> Particulars:
    return window.office.ask(particulars, detail(window, member_id).person_id)


def record(window: OfficeWindow, member_id: int) -> RecordPage:
    """The whole record of a member, opened with Enter in the list."""
    page = members(window)
    page.refresh()
    page.table.choose(member_id)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    opened = window.content.page()
    assert isinstance(opened, RecordPage)
    return opened


# ---- the record ------------------------------------------------------------------------------------------------------


def test_enter_opens_the_whole_record_with_every_part(window: OfficeWindow) -> None:
    member_id = make.member(
        window.office, "NIYONZIMA Médiatrice", birth=VagueDate(1960, about=True),
        documents=(GivenDocument(number="11403198700214"),), profession="grower", consent_on=date(2020, 2, 1),
    )  # fmt: skip
    page = record(window, member_id)
    told = {sheet.part.key: dict(sheet.facts.facts()) for sheet in page.sheets}
    assert set(told) == {part.key for part in parts_of(page.member, page.desk.office)} - {"photo"}
    assert told["person"]["Born"] == "about 1960 (≈ 66 years)"
    assert told["documents"] == {"National identity card": "••• ••• 0214"}
    assert told["particulars"] == {"Profession": "grower"}
    assert "1 Feb 2020" in told["consent"]["Consent given on"]


def test_every_part_opens_a_page_and_an_organisation_has_its_own_parts(window: OfficeWindow) -> None:
    person = make.member(window.office, "NIYONZIMA Médiatrice")
    club = make.member(window.office, "COPROCA", kind=PersonKind.ORGANISATION, representative="Awa Ba")
    applicant, excluded = make.applicant(window.office, "HAKIZIMANA Anne"), make.member(window.office, "IRAKOZE Divine")
    make.standing(window.office, excluded, Status.EXCLUDED, date(2022, 5, 1))
    seen: dict[int, set[str]] = {}
    for member_id in (person, club, applicant, excluded):
        page = record(window, member_id)
        for part in parts_of(page.member, page.desk.office):
            if part.make is None:
                continue  # told here alone: it is changed elsewhere
            page.open_page(part.make(page.desk, page.member))
            opened = window.content.page()
            assert opened is not None
            assert opened is not page
            assert opened.title()
            opened.close_page()
            seen.setdefault(member_id, set()).add(part.key)
        page.close_page()
    assert set().union(*seen.values()) == {*(part.key for part in RECORD_PARTS), "merging", "erasing"}
    assert (seen[applicant] - seen[person], seen[excluded] - seen[person]) == ({"admission"}, {"appeals", "erasing"})
    assert "representative" in seen[club] - seen[person]
    assert "particulars" in seen[person] - seen[club]


def test_a_record_put_right_from_person_to_organisation_shows_the_other_parts(window: OfficeWindow) -> None:
    member_id = make.member(window.office, "COPROCA Mungwa")
    page = record(window, member_id)
    before = {sheet.part.key for sheet in page.sheets}
    make.amended(window.office, member_id, kind=PersonKind.ORGANISATION, full_name="COPROCA Mungwa")
    page.refresh()
    QApplication.processEvents()
    assert {sheet.part.key for sheet in page.sheets} - before == {"representative"}
    assert all(sheet.isVisibleTo(page) for sheet in page.sheets)


def test_a_part_is_changed_from_the_record_and_the_record_shows_it(window: OfficeWindow) -> None:
    page = record(window, make.member(window.office, "NIYONZIMA Médiatrice"))
    press(page, "record.particulars")
    form = window.content.page()
    assert isinstance(form, ParticularsPage)
    fill(form, profession="grower", how_to_find="Behind the school.")
    form.form.submit()
    assert window.content.page() is page
    sheet = next(sheet for sheet in page.sheets if sheet.part.key == "particulars")
    assert ("Profession", "grower") in sheet.facts.facts()


def test_documents_are_changed_in_rows(window: OfficeWindow) -> None:
    member_id = make.member(window.office, documents=(GivenDocument(number="77-120"),))
    page = record(window, member_id)
    press(page, "record.documents")
    form = window.content.page()
    assert isinstance(form, DocumentsPage)
    rows = form.form.entries.editor("documents").rows  # type: ignore[attr-defined]
    rows[0].cells["issuer"].editor.show_raw("Gitega")
    form.form.submit()
    assert [(each.number, each.issuer) for each in known(window, member_id).documents] == [("77-120", "Gitega")]


def test_a_file_open_for_reading_only_shows_the_record_without_ways_to_change_it(
    screen: Screen, tmp_path: Path, qtbot: QtBot
) -> None:
    with office_window(screen, tmp_path, qtbot) as window:
        member_id = make.member(window.office)
        window.office.books.read_only = True  # type: ignore[misc]
        page = record(window, member_id)
        assert not any(sheet.edit.isVisibleTo(page) for sheet in page.sheets)
        assert not page.photo.isVisibleTo(page)
        window.office.books.read_only = False  # type: ignore[misc]


# ---- names -----------------------------------------------------------------------------------------------------------


def test_a_name_changes_by_its_form_and_is_told_in_the_history(window: OfficeWindow) -> None:
    member_id = make.member(window.office, "NIYONZIMA Médiatrice")
    page = record(window, member_id)
    press(page, "record.names")
    form = window.content.page()
    assert isinstance(form, NameChangePage)
    form.form.submit()
    assert form.form.note.title() == ""
    assert detail(window, member_id).full_name == "NIYONZIMA Médiatrice"  # the present name is no new one
    fill(form, family_name="BUKURU", on="1.6.2025", document="Court 4")
    form.form.submit()
    assert window.content.page() is page
    assert page.member.full_name == "BUKURU Médiatrice"
    page.close_page()
    panel = members(window).detail
    QTest.mouseClick(panel.tabs.tab("history"), Qt.MouseButton.LeftButton)
    told = [line.plain() for line in panel._happened.findChildren(Label) if panel._history.indexOf(line) >= 0]  # noqa: SLF001
    assert told[0].startswith("01/06/2025 · name changed, before: NIYONZIMA Médiatrice")
    assert len(told) == 2


def test_the_last_change_of_a_name_is_taken_back_from_the_menu(window: OfficeWindow) -> None:
    member_id = make.member(window.office, "NIYONZIMA Médiatrice")
    page = record(window, member_id)
    press(page, "record.names")
    form = window.content.page()
    assert isinstance(form, NameChangePage)
    fill(form, family_name="BUKURU", document="Court 4")
    form.form.submit()
    page.close_page()
    entry = entries(members(window).detail.more_menu())["Take back the last change of name…"]
    with questions.answered_by(Scripted({"reason": "Wrong person."})):
        entry.trigger()
    assert detail(window, member_id).full_name == "NIYONZIMA Médiatrice"
    assert "Take back the last change of name…" not in entries(members(window).detail.more_menu())


def entries(menu: QMenu) -> dict[str, QAction]:
    """The entries of a menu by their words."""
    return {action.text(): action for action in menu.actions() if action.text()}


def test_a_correction_keeps_a_name_written_otherwise_than_its_parts_and_a_hand_set_order(window: OfficeWindow) -> None:
    name = {"full_name": "Dr NIYONZIMA M.", "family_name": "NIYONZIMA", "given_name": "Médiatrice"}
    member_id = make.member(window.office, "", sort_name="Niyonzima 2", **name)
    page = record(window, member_id)
    page._on_amend()  # noqa: SLF001 - the act of the header
    form = window.content.page()
    assert isinstance(form, AmendmentPage)
    fill(form, phone="79 41 08 22")
    form.form.submit()
    told = detail(window, member_id)
    assert (told.full_name, told.sort_name, told.phone) == ("Dr NIYONZIMA M.", "Niyonzima 2", "79 41 08 22")


# ---- panel and photograph --------------------------------------------------------------------------------------------


def test_the_panel_tells_age_masked_number_and_how_somebody_signs(window: OfficeWindow) -> None:
    member_id = make.member(
        window.office, birth=VagueDate(1960, about=True), documents=(GivenDocument(number="11403198700214"),),
        thumb_print=True,
    )  # fmt: skip
    page = members(window)
    page.refresh()
    page.table.choose(member_id)
    page.detail.tell_parts()
    told = dict(page.detail.facts.facts())
    assert (told["Born"], told["ID"], told["Signs by"]) == ("about 1960 (≈ 66 years)", "••• ••• 0214", "thumb-print")
    opened = entries(page.detail.more_menu())
    assert {"Whole record", "Identity documents…", "Change of name…"} <= set(opened)
    opened["Identity documents…"].trigger()
    assert isinstance(window.content.page(), DocumentsPage)


def test_of_the_dead_no_age_is_told(window: OfficeWindow) -> None:
    member_id = make.member(window.office, birth=VagueDate(1960))
    make.standing(window.office, member_id, Status.DEAD, date(2024, 1, 1))
    page = members(window)
    page.refresh()
    page.table.choose(member_id)
    assert dict(page.detail.facts.facts())["Born"] == "1960"


def test_a_photograph_is_chosen_shown_and_taken_away(window: OfficeWindow, tmp_path: Path) -> None:
    member_id = make.member(window.office)
    page = record(window, member_id)
    press(page, "record.photo")
    opened = window.content.page()
    assert isinstance(opened, PhotoPage)
    (tmp_path / "no.jpg").write_text("no picture")
    with questions.answered_by(Scripted(tmp_path / "no.jpg", tmp_path / "gone.jpg", None)):
        press(opened, "photo.choose")
        assert opened.note.title() == photos.NO_PICTURE
        press(opened, "photo.choose")
        assert "gone.jpg cannot be read" in opened.note.title()
        press(opened, "photo.choose")
    assert not known(window, member_id).has_photo
    out = BytesIO()
    Image.new("RGB", (300, 400), "green").save(out, "PNG")
    (tmp_path / "awa.png").write_bytes(out.getvalue())
    with questions.answered_by(Scripted(tmp_path / "awa.png")):
        press(opened, "photo.choose")
    assert known(window, member_id).has_photo
    assert opened.portrait.shows_photo
    assert not opened.note.isVisibleTo(opened)
    press(opened, "photo.remove")
    assert not known(window, member_id).has_photo
    assert not button(opened, "photo.remove").isVisibleTo(opened)


def test_the_photograph_stands_in_panel_and_record(window: OfficeWindow) -> None:
    out = BytesIO()
    Image.new("RGB", (300, 400), "green").save(out, "PNG")
    member_id = make.member(window.office)
    window.office.do(set_photo, member_id, out.getvalue())
    page = record(window, member_id)
    assert page.portrait.shows_photo
    assert members(window).detail.portrait.shows_photo


def test_a_record_follows_what_is_done_elsewhere(window: OfficeWindow) -> None:
    member_id = make.member(window.office)
    page = record(window, member_id)
    page.desk.do(set_consent, SetConsent(member_id=member_id, consent_on=date(2020, 2, 1)))
    sheet = next(sheet for sheet in page.sheets if sheet.part.key == "consent")
    assert [label for label, _day in sheet.facts.facts()] == ["Consent given on"]


def test_the_standing_is_changed_from_the_record(window: OfficeWindow) -> None:
    member_id = make.member(window.office)
    page = record(window, member_id)
    suspend = next(action for action in page._standings.menu(page.member).actions() if action.text() == "Suspend")  # noqa: SLF001
    suspend.trigger()
    form = window.content.page()
    assert isinstance(form, StandingPage)
    fill(form, reason="It was so decided.")
    form.form.submit()
    assert window.content.page() is page
    assert page.member.status is Status.SUSPENDED


def note(work: Work, member_id: int) -> None:
    """Leave a note on a record, as an import does."""
    message = "This person would be {age} years old. Look at the birth date again."
    work.session.add(
        AttentionNote(member_id=member_id, about="birth", message=message, details='{"age": 130}', noted_at=work.now)
    )
    work.record("members.amended", About("member", member_id, "test"))


def test_what_is_to_be_looked_at_stands_above_the_record_and_is_settled_there(window: OfficeWindow) -> None:
    member_id = make.member(window.office)
    window.office.do(note, member_id)
    page = record(window, member_id)
    assert page.attention.text() == "This person would be 130 years old. Look at the birth date again."
    press(page, "record.settle")
    assert not page.attention.isVisibleTo(page)
    assert detail(window, member_id).attention == ()
