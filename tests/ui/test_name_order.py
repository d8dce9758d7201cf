"""When the organisation's first language changes, names are sorted anew: at once, beside the window, or when asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.errors import Cancelled
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands import name_order
from pomanager.services.members.commands.trees import AddPart, add_part
from pomanager.services.members.queries.name_order import names_out_of_order, sections_found_otherwise
from pomanager.ui.application import Screen
from pomanager.ui.dialogs import order_names as order_dialog
from pomanager.ui.jobs import Job
from pomanager.ui.members.name_order import NameOrderNote
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.organisation.page import OrganisationPage, ProfilePage
from pomanager.ui.tables.columns import Order
from pomanager.ui.widgets.buttons import Button
from tests.ui.office_desk import admitted, fill, office_window
from tests.ui.scripted import Told


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """A French-speaking office with two members, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        admitted(opened.office, "Яна")
        admitted(opened.office, "Bukuru")
        yield opened


def speak_kyrgyz(window: OfficeWindow) -> None:
    """Give the organisation another first language, as its page does."""
    speak(window, "ky fr")


def speak(window: OfficeWindow, languages: str) -> None:
    """Give the organisation these languages, as its page does."""
    page = window.show_page("organisation")
    assert isinstance(page, OrganisationPage)
    page._on_amend()  # noqa: SLF001 - the act of the header
    form = window.content.page()
    assert isinstance(form, ProfilePage)
    fill(form, languages=languages)
    form.form.submit()
    if window.content.page() is form:
        form.form.submit()


def members(window: OfficeWindow) -> MembersPage:
    """The list, by name."""
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    page.model.sort_by(Order("name"))
    return page


def names(window: OfficeWindow) -> list[str]:
    """The names in the list."""
    page = members(window)
    rows = [page.model.row(place) for place in range(page.model.rowCount())]
    return [row.name for row in rows if row is not None]


def note(window: OfficeWindow) -> NameOrderNote:
    """What stands above the list."""
    found = members(window).findChild(NameOrderNote)
    assert found is not None
    return found


def press_sort(window: OfficeWindow) -> None:
    """Press the button of the note."""
    button = note(window).findChild(Button, "members.order_names")
    assert button is not None
    button.click()


def test_few_names_are_sorted_with_the_change(window: OfficeWindow) -> None:
    assert names(window) == ["Bukuru", "Яна"]
    assert note(window).isHidden()
    speak_kyrgyz(window)
    assert names(window) == ["Яна", "Bukuru"]
    assert note(window).isHidden()


def test_many_names_are_sorted_beside_the_window(
    window: OfficeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(name_order, "AT_ONCE", 1)
    speak_kyrgyz(window)
    qtbot.waitUntil(lambda: window.office.ask(names_out_of_order) == 0)
    qtbot.waitUntil(lambda: names(window) == ["Яна", "Bukuru"])
    assert note(window).isHidden()


def cut_short(window: OfficeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Change the language, and cancel the sorting at its first report."""

    def cancelled(_job: Job, _done: int, _total: int) -> None:
        raise Cancelled

    monkeypatch.setattr(name_order, "AT_ONCE", 1)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Job, "report", cancelled)
        speak_kyrgyz(window)
        qtbot.waitUntil(lambda: not note(window).isHidden())
        qtbot.wait(50)


def test_what_was_cut_short_is_offered_above_the_list(
    window: OfficeWindow, qtbot: QtBot, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(window, qtbot, monkeypatch)
    assert names(window) == ["Bukuru", "Яна"]
    assert "кыргызча" in note(window).title().lower()
    press_sort(window)
    qtbot.waitUntil(note(window).isHidden)
    assert names(window) == ["Яна", "Bukuru"]


def test_a_file_that_is_only_read_is_not_offered_to_be_sorted(
    window: OfficeWindow, qtbot: QtBot, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_short(window, qtbot, monkeypatch)
    monkeypatch.setattr(type(window.office), "read_only", True)
    page = members(window)
    page.refresh()
    assert note(window).isHidden()


def test_sections_alone_are_offered_above_the_list(
    window: OfficeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = Wording({"fr": "Nord", "rn": "Buraruko"})
    window.office.do(add_part, AddPart(of=TreeName.SECTIONS, name=name))
    admitted(window.office, "Ana", section="Nord")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(order_dialog, "order_beside", lambda *_asked: None)
        meanwhile.setattr(name_order, "AT_ONCE", 0)
        speak(window, "rn fr")
    assert not note(window).isHidden()
    press_sort(window)
    qtbot.waitUntil(lambda: note(window).isHidden())
    assert not window.office.ask(sections_found_otherwise).folded
