"""Takes pictures of the first run: the first window, each step of a new office, what was begun, the preferences."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex
from pomanager.ui.application import Screen
from pomanager.ui.first_run.wizard import Clock, FoundingWizard
from pomanager.ui.main_window import MainWindow
from pomanager.ui.welcome import WelcomeWindow

Take = Callable[[str, QWidget], None]
PEOPLE = (
    {"family_name": "NIYONZIMA", "given_name": "Médiatrice", "sex": Sex.FEMALE, "birth": VagueDate(1980),
     "place": "Jimbi"},
    {"family_name": "", "given_name": "Jean", "sex": Sex.MALE, "birth": VagueDate(1971), "place": "Jimbi"},
)  # fmt: skip


def walk_the_first_run(screen: Screen, clock: Clock, take: Take) -> None:
    """Take the first window, the wizard step by step with something against each, and the first window again."""
    window = WelcomeWindow(screen, clock, "", _opens_nothing, _repairs_nothing)
    window.show()
    take("welcome", window)
    window.new.click()
    wizard = window.wizard
    if wizard is not None:
        _walk_the_wizard(wizard, window, take)
        wizard.leave()
        take("welcome-begun", window)
    window.kept.forget()
    window.close()
    window.deleteLater()


def _walk_the_wizard(wizard: FoundingWizard, window: QWidget, take: Take) -> None:
    wizard.go_on()
    take("first-run-organisation", window)
    wizard.organisation.entries.show_values([("name", "CONAPRO"), ("seat", "Gitega"), ("country", "BI")])
    wizard.organisation.answered.emit("country")
    wizard.go_on()
    take("first-run-rules", window)
    wizard.go_on()
    wizard.people.entries.show_values([("people", PEOPLE)])
    wizard.go_on()
    take("first-run-people", window)
    wizard.people.entries.show_values([("people", PEOPLE[:1])])
    wizard.go_on()
    take("first-run-place", window)


def walk_the_preferences(window: MainWindow, take: Take) -> None:
    """Take the page of preferences."""
    window.show_preferences()
    take("preferences", window)
    page = window.content.page()
    if page is not None:
        page.close_page()


def _opens_nothing(_path: Path) -> bool:
    return False


def _repairs_nothing(_path: Path) -> None:
    return
