"""The page of the organisation: its profile is shown and changed, and it may call things its own way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from pomanager.rules.wording import Wording
from pomanager.services.organisation.queries import organisation
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.organisation.page import OrganisationPage, ProfilePage, WordsPage
from tests.ui.office_desk import fill, office_window
from tests.ui.scripted import Scripted


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        yield opened


def page_of(window: OfficeWindow) -> OrganisationPage:
    page = window.show_page("organisation")
    assert isinstance(page, OrganisationPage)
    return page


def test_the_profile_is_changed_and_the_window_says_so(window: OfficeWindow) -> None:
    page_of(window)._on_amend()  # noqa: SLF001 - the act of the header
    form = window.content.page()
    assert isinstance(form, ProfilePage)
    fill(form, short_name="CNP", currency="BIF")
    form.form.entries.show_values([("currency_decimals", 0)])
    form.form.submit()
    if window.content.page() is form:
        form.form.submit()
    told = window.office.ask(organisation)
    assert (told.short_name, told.currency, told.currency_decimals) == ("CNP", "BIF", 0)
    assert told.name == Wording({"fr": "CONAPRO"})
    assert window.windowTitle().startswith("CNP")


def test_a_currency_of_another_shape_is_refused_beside_its_field(window: OfficeWindow) -> None:
    page_of(window)._on_amend()  # noqa: SLF001 - the act of the header
    form = window.content.page()
    assert isinstance(form, ProfilePage)
    fill(form, currency="francs")
    form.form.submit()
    assert form.form.entries.remark("currency").kind == "bad"
    assert window.office.ask(organisation).currency == ""


def test_the_organisation_calls_a_place_its_own_way(window: OfficeWindow, screen: Screen) -> None:
    page_of(window)._on_words()  # noqa: SLF001 - the act of the header
    form = window.content.page()
    assert isinstance(form, WordsPage)
    form.form.entries.show_values([("Place", Wording({"fr": "Colline"}))])
    form.form.submit()
    assert window.office.ask(organisation).renamed_words["Place"] == {"fr": "Colline"}
    screen.change_language("fr")
    members = window.show_page("members")
    assert isinstance(members, MembersPage)
    heads = [members.model.headerData(place, Qt.Orientation.Horizontal) for place in range(members.model.columnCount())]
    assert "Colline" in heads


def test_the_office_takes_another_language_into_its_books(window: OfficeWindow) -> None:
    page_of(window)._on_amend()  # noqa: SLF001 - the act of the header
    form = window.content.page()
    assert isinstance(form, ProfilePage)
    fill(form, languages="fr rn xx")
    form.form.submit()
    assert form.form.entries.remark("languages").kind == "bad"
    fill(form, languages="fr rn")
    form.form.submit()
    if window.content.page() is form:
        form.form.submit()
    assert window.office.ask(organisation).languages == ("fr", "rn")


def test_a_picture_becomes_the_logo_and_another_file_does_not(window: OfficeWindow, tmp_path: Path) -> None:
    wide, text = tmp_path / "logo.png", tmp_path / "logo.txt.png"
    picture = QImage(1600, 400, QImage.Format.Format_RGB32)
    picture.fill(0x1A6850)
    assert picture.save(str(wide))
    text.write_text("no picture", encoding="utf-8")
    page = page_of(window)
    script = Scripted(text, wide)
    with questions.answered_by(script):
        page._on_logo()  # noqa: SLF001 - the act of the header
        assert window.office.ask(organisation).logo is None
        assert script.asked[0].only_tell
        page._on_logo()  # noqa: SLF001 - the act of the header
    kept = window.office.ask(organisation).logo
    assert kept is not None
    shown = QImage.fromData(kept)
    assert (shown.width(), shown.height()) == (800, 200)
