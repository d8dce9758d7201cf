"""Somebody at the screen: presses buttons, chooses in menus, types, answers questions, and reads what is shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from pomanager.i18n import _
from pomanager.i18n.languages import language as named
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.members.importing import ImportPage
from pomanager.ui.members.importing.page import CHECK
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from pomanager.ui.preview.window import PreviewWindow
from pomanager.ui.start import Program
from pomanager.ui.welcome import WelcomeWindow
from pomanager.ui.widgets.segmented import Segment
from tests.make import MovableClock
from tests.reports.sheets import text_of
from tests.ui.office_desk import fill
from tests.ui.previews import choose
from tests.ui.previews import press as press_in
from tests.ui.scripted import Scripted


class Person:
    """Works at the one window there is; whatever cannot be seen or pressed now fails the story."""

    def __init__(self, program: Program, clock: MovableClock, qtbot: QtBot, folder: Path) -> None:
        self.program = program
        self.clock = clock
        self.folder = folder
        self._qtbot = qtbot

    # ---- what is in sight -----------------------------------------------------------------------------------------

    @property
    def window(self) -> OfficeWindow:
        """The window of the office."""
        assert self.program.window is not None, "no office is open"
        return self.program.window

    @property
    def page(self) -> Page:
        """The page that is seen."""
        found = self.window.content.page()
        assert found is not None
        return found

    @property
    def form(self) -> FormPage[object]:
        """The form that is seen."""
        assert isinstance(self.page, FormPage), f"no form, but {self.page.title()}"
        return self.page

    @property
    def members(self) -> MembersPage:
        """The page of the roll, which must be seen."""
        assert isinstance(self.page, MembersPage), f"not the roll, but {self.page.title()}"
        return self.page

    @property
    def wizard(self) -> ImportPage:
        """The import wizard, which must be seen."""
        assert isinstance(self.page, ImportPage), f"not the wizard, but {self.page.title()}"
        return self.page

    def names(self) -> list[str]:
        """The names in the list of members, from its top."""
        model = self.members.model
        rows = (model.row(place) for place in range(model.rowCount()))
        return [row.name for row in rows if row is not None]

    def told(self) -> str:
        """What the window says was done last."""
        return self.window.toast.sentence()

    def _any_window(self) -> QWidget:
        found: QWidget | None = self.program.window or self.program.welcome
        assert found is not None, "no window is open"
        return found

    # ---- hands ----------------------------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Click the one button of this name that is in sight."""
        inside = self._any_window()
        seen = [each for each in inside.findChildren(QAbstractButton, name) if each.isVisible()]
        assert len(seen) == 1, f"{len(seen)} buttons {name} in sight"
        assert seen[0].isEnabled(), f"{name} cannot be pressed: {seen[0].toolTip()}"
        assert seen[0].accessibleName(), f"{name} has no words"
        QTest.mouseClick(seen[0], Qt.MouseButton.LeftButton)

    def menu(self, key: str) -> None:
        """Choose a line of the menus at the top."""
        action = self.window.menu_line.findChild(QAction, f"menu.{key}")
        assert action is not None, f"no line {key} in the menus"
        assert action.isEnabled(), action.toolTip()
        action.trigger()
        QApplication.processEvents()  # Qt tells the windows of another language by an event of its own

    def go_to(self, page: str) -> None:
        """Click a page in the sidebar."""
        self.press(f"side.{page}")
        QApplication.processEvents()

    def choose_in_popup(self, words: str) -> None:
        """Choose a line of the menu that has just opened."""
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu), "no menu has opened"
        lines = {action.text(): action for action in opened.actions()}
        assert words in lines, f"the menu offers {list(lines)}"
        lines[words].trigger()
        opened.close()
        QApplication.processEvents()
        self.clear_away()

    def type_in(self, **typed: str) -> None:
        """Fill fields of the form."""
        fill(self.form, **typed)

    def pick(self, words: str) -> None:
        """Click the answer with these words among those lying side by side."""
        found = [each for each in self._any_window().findChildren(Segment) if each.accessibleName() == words]
        assert len(found) == 1
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def save(self, *, though: str = "") -> None:
        """Save the form, which then closes; ``though`` is a remark that is seen first, and meant so."""
        form = self.form
        self.press("form.save")
        if though:
            remarks = [form.form.entries.remark(field.name).text() for field in form.form.entries.fields]
            assert any(though in remark for remark in remarks), remarks
            self.press("form.save")
        stops = [form.form.entries.remark(field.name).text() for field in form.form.entries.fields
                 if form.form.entries.remark(field.name).kind == "bad"]  # fmt: skip
        assert self.page is not form, f"the form is still open: {stops}"
        self.clear_away()

    def search(self, text: str, found: list[str]) -> None:
        """Type into the search of the page, and wait until the list shows these names."""
        field = self.window.header.search
        assert field.isVisible()
        field.clear()
        QTest.keyClicks(field, text)
        self._qtbot.waitUntil(lambda: self.names() == found, timeout=3000)

    def look_up(self, name: str) -> None:
        """Click somebody's line in the list, which shows them beside it."""
        page = self.members
        place = self.names().index(name)
        index = page.model.index(place, 1)
        page.table.scrollTo(index)
        at = page.table.visualRect(index).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert page.detail.member is not None
        assert page.detail.member.full_name == name

    @contextmanager
    def answering(self, *answers: object) -> Iterator[Scripted]:
        """Answer the questions of the block in this order; all of them must be asked."""
        script = Scripted(*answers)
        with questions.answered_by(script):
            yield script
        assert script.all_given, "not every answer was wanted"

    def leave(self) -> None:
        """Close whatever window is open."""
        for window in (self.program.window, self.program.welcome):
            if window is not None:
                window.close()
        self.program.window = self.program.welcome = None

    @staticmethod
    def clear_away() -> None:
        """Have what was closed deleted, as Qt does between two keys."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # ---- longer acts ----------------------------------------------------------------------------------------------

    def make_office(self, name: str, path: Path, *, country: str = "BI") -> None:
        """Make a new office in the first window: its name, its country, where it is kept, and nothing else."""
        self.press("welcome.new")
        welcome = self.program.welcome
        assert isinstance(welcome, WelcomeWindow)
        wizard = welcome.wizard
        assert wizard is not None
        wizard.organisation.entries.show_values([("name", name), ("country", country)])
        wizard.organisation.answered.emit("country")
        self.press("first_run.next")
        self.press("first_run.next")
        self.pick(_("Later"))
        self.press("first_run.next")
        with self.answering(path) as script:
            self.press("first_run.file")
        assert script.files[0].start is not None
        assert script.files[0].start.suffix == ".podb"
        self.press("first_run.next")
        self.clear_away()

    def change_standing(self, name: str, act: str, **typed: str) -> None:
        """Look somebody up, choose what becomes of their standing, fill the form and save it."""
        self.look_up(name)
        self.press("members.standing")
        self.choose_in_popup(act)
        self.type_in(**typed)
        self.save()

    def check_table(self, path: Path) -> ImportPage:
        """Open the wizard with a table and go as far as the check."""
        self.press("action.import")
        with self.answering(path):
            self.press("members.import.choose")
        for _step in ("columns", "check"):
            self.press("members.import.next")
        assert self.wizard.step == CHECK
        return self.wizard

    @property
    def preview(self) -> PreviewWindow:
        """The preview of a paper, the only one there is."""
        [opened] = [each for each in self.window.findChildren(PreviewWindow) if each.isVisible()]
        return opened

    def print_into(
        self, name: str, act: str, *, menu: bool = False, language: str = "en", as_of: date | None = None
    ) -> str:
        """Open a paper by a button or a menu, choose how it is wanted, save it, and read the PDF."""
        (self.menu if menu else self.press)(act)
        if act == "action.print" and isinstance(self.page, MembersPage):
            self.choose_in_popup(_("Roll of members"))
        preview, target = self.preview, self.folder / name
        choices = preview.page.choices
        choose(choices.language, named(language).own_name)
        if as_of is not None:
            choices.day.show_value(as_of)
            choices.day.line.editingFinished.emit()
        with self.answering(target):
            press_in(preview, "action.save")
        assert preview.page.telling.strip.said == _("Saved: {file}").format(file=name)
        press_in(preview, "preview.open_file")
        press_in(preview, "preview.close")
        self.clear_away()
        return text_of(target)

    def roll_as_of(self, day: date) -> str:
        """Print the roll as of a day, and read it."""
        return self.print_into(f"roll-{day.isoformat()}.pdf", "action.print", as_of=day)
