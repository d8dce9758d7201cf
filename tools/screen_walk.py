"""Walks through every screen of the program, in the language spoken, and has a picture taken of each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from pomanager.errors import OfficeError
from pomanager.i18n import _, spoken
from pomanager.readmodels.attention import DOUBLES
from pomanager.readmodels.members import MemberDetail, RollView
from pomanager.rules.members import Sex, Status, transitions_from
from pomanager.services import files
from pomanager.services.members import queries
from pomanager.services.office import Office
from pomanager.ui import problems
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.choose_printer import PrintWindow
from pomanager.ui.dialogs.print_paper import ask_and_print
from pomanager.ui.dialogs.progress import ProgressSheet
from pomanager.ui.entitlement.heaps import MAY_NOT
from pomanager.ui.entitlement.page import EntitlementPage
from pomanager.ui.form_page import FormPage
from pomanager.ui.jobs import Job
from pomanager.ui.members.acts import MemberActs
from pomanager.ui.members.attention.page import AttentionPage
from pomanager.ui.members.importing import ImportPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from pomanager.ui.preview.printers import printers
from pomanager.ui.preview.window import PreviewWindow
from tools.screen_access import walk_the_access
from tools.screen_bodies import walk_the_bodies
from tools.screen_bylaws import walk_the_bylaws
from tools.screen_care import walk_the_care, walk_the_repair
from tools.screen_dues import walk_the_dues
from tools.screen_first_run import walk_the_first_run, walk_the_preferences
from tools.screen_leaders import walk_the_elections, walk_the_home, walk_the_leaders
from tools.screen_meetings import walk_the_meetings
from tools.screen_roll import Walk, walk_the_roll
from tools.screen_shares import walk_the_shares

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
HEADING = "No,Name,Sex,Born,Village,Phone,Remarks"
TABLE_ROWS = (
    "9041,SOK Sopheap,F,1978,Srae Soriya,012 447 190,x",
    "9042,HENG Bora,M,4/7/1971,Trapeang Russei,,x",
    "9043.0,MAO Sreyneang,F,about 1955,Ou Kokir,097 220 614,x",
    "9047,YIM Kanha,F,31/02/1998,Veal Thum,1.2E+09,x",
    "9041,TEP Sokunthea,F,1988,Veal Thum,070 318 266,x",
    "9049,,F,1980,Veal Thum,,x",
    ",KEO Mony,,1980,Prey Svay,010 664 027,x",
)
"""A table with what tables have: numbers with a nought behind, days that do not exist, rows without a name."""
Take = Callable[[str, QWidget], None]
ROLL_LANGUAGES = ("en", "fr", "km")
"""Languages in which the roll is shown at depth; in all of them the pictures would take too long."""


def now() -> datetime:
    """The moment at which pictures are taken: always the same, so that two runs can be laid side by side."""
    return NOW


@dataclass(frozen=True, slots=True)
class Tour:
    """How a walk is made: the application as dressed, a folder of its own, the window's size, who takes pictures."""

    screen: Screen
    folder: Path
    size: tuple[int, int]
    take: Take


def walk(tour: Tour, sample: Path) -> None:
    """Take a picture of every screen, in a copy of the sample office; the copy is changed on the way."""
    path = tour.folder / f"office-{spoken()}.podb"
    path.write_bytes(sample.read_bytes())
    window = _opened(tour, files.open_office(path, writing=True, clock=now), path)
    _Members(tour, window).show()
    if spoken() in ROLL_LANGUAGES:
        walk_the_roll(Walk(window, tour.take, tour.size))
    _Import(tour, window).show()
    _other_pages(tour, window)
    walk_the_care(window, tour.take)
    walk_the_repair(window, tour.take)
    walk_the_access(window, tour.take)
    _shut(window)
    _first_steps(tour)


def _opened(tour: Tour, office: Office, path: Path) -> OfficeWindow:
    window = OfficeWindow(office, path, tour.screen, lambda _path: False, lambda _office, _path: None)
    window.resize(*tour.size)
    window.show()
    return window


def _shut(window: QWidget) -> None:
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def _press(page: Page, key: str) -> None:
    """Do one of the acts a page offers."""
    next(action for action in page.actions_offered() if action.key == key).slot()


class _Members:
    """The roll, its forms and its questions."""

    def __init__(self, tour: Tour, window: OfficeWindow) -> None:
        self._take = tour.take
        self._tour = tour
        self._window = window
        self._page = cast("MembersPage", window.show_page("members"))
        self._acts = MemberActs(self._page)

    def show(self) -> None:
        """Take the pictures."""
        self._list()
        self._figures()
        self._attention()
        self._previews()
        self._forms(self._known(Status.ACTIVE))
        self._questions(self._known(Status.ACTIVE))

    def _known(self, status: Status) -> MemberDetail:
        office = self._window.office
        return office.ask(queries.member_detail, office.ask(queries.roll_ids, RollView(statuses=(status,)))[0])

    def _list(self) -> None:
        for name, view in (
            ("members", RollView()),
            ("members-filtered", RollView(statuses=(Status.DEAD,), sex=Sex.FEMALE)),
            ("members-to-look-at", RollView(needing_attention=True)),
            ("members-no-result", RollView(search="Zzyzx", statuses=(Status.RESIGNED,))),
        ):
            self._page.filters.set_view(view)
            self._take(name, self._window)
        self._page.filters.set_view(RollView())

    def _figures(self) -> None:
        figures = self._page.findChild(QAbstractButton, "members.figures")
        if figures is None:
            raise RuntimeError("the list offers no figures")
        figures.click()
        self._take("members-figures", self._window)
        self._leave()

    def _attention(self) -> None:
        """What needs attention, heap by heap; two people who may be one, where a search finds any."""
        page = AttentionPage(self._window.desk)
        self._page.open_page(page)
        self._take("attention", self._window)
        page.show_heap(DOUBLES)
        self._take("attention-not-searched", self._window)
        page.answers.seek_doubles()
        self._take("attention-doubles", self._window)
        self._window.toast.hide()  # it would stand in the pictures that follow
        self._leave()

    def _previews(self) -> None:
        """The roll with something searched in it, the records of some members, the window that asks how to print."""
        desk = self._window.desk
        preview = self._preview("roll", ())
        self._take("preview-roll", preview)
        preview.page.search(self._known(Status.ACTIVE).place.partition(" ")[0])
        self._take("preview-search", preview)
        _shut(preview)
        ids = tuple(desk.office.ask(queries.roll_ids, RollView())[:3])
        preview = self._preview("member-record", ids)
        self._take("preview-records", preview)
        asking = PrintWindow(_("Printing"), 6, printers(), shares_sheets=True, parent=preview)
        asking.show()
        self._take("print", asking)
        _shut(asking)
        _shut(preview)

    def _preview(self, key: str, of: tuple[int, ...]) -> PreviewWindow:
        preview = ask_and_print(self._window, self._window.desk, key, of=of)
        if preview is None:
            raise RuntimeError("the preview could not be opened")
        preview.resize(*self._tour.size)
        return preview

    def _forms(self, member: MemberDetail) -> None:
        self._acts.admit()
        self._take("admission", self._window)
        form = cast("FormPage[object]", self._window.content.page()).form
        born = str(member.birth.year) if member.birth is not None else "31.02.1998"
        wrong = {
            "family_name": member.family_name, "given_name": member.given_name, "birth": born,
            "place": member.place, "phone": "12", "number": member.number,
        }  # fmt: skip
        form.show_draft(wrong)
        form.submit()
        self._take("admission-objections", self._window)
        self._leave()
        self._acts.amend(member)
        self._take("amendment", self._window)
        self._leave()
        self._acts.change_standing(member, transitions_from(member.status)[0])
        self._take("standing", self._window)
        self._leave()

    def _leave(self) -> None:
        page = self._window.content.page()
        if page is not None:
            page.close_page()

    def _questions(self, member: MemberDetail) -> None:
        self._asked("question-reverse", lambda: self._acts.reverse(member))
        self._asked("question-export", lambda: _press(self._page, "export"))
        self._asked("trouble", self._open_a_strange_file)
        self._asked("trouble-fault", lambda: problems.show(self._window, ValueError("an example")))
        sheet = ProgressSheet(Job(lambda _job: None), _("Importing members"), "", self._window)
        sheet.show()
        sheet._on_progressed(148_302, 260_418)  # noqa: SLF001 - the picture shows long work half way
        self._take("progress", sheet)
        sheet.hide()
        sheet.deleteLater()

    def _open_a_strange_file(self) -> None:
        strange = self._tour.folder / "strange.podb"
        strange.write_text("no office", encoding="utf-8")
        try:
            files.open_office(strange, writing=True, clock=now)
        except OfficeError as trouble:
            problems.show(self._window, trouble)

    def _asked(self, name: str, ask: Callable[[], object]) -> None:
        """Take a picture of the window that asks while it asks, then answer as Esc does."""

        def look() -> None:
            asking = QApplication.activeModalWidget()
            if isinstance(asking, QDialog):
                self._take(name, asking)
                asking.reject()

        QTimer.singleShot(0, self._page, look)
        ask()


class _Import:
    """The wizard, step by step, and what stands afterwards."""

    def __init__(self, tour: Tour, window: OfficeWindow) -> None:
        self._tour = tour
        self._window = window
        self._members = window.show_page("members")

    def show(self) -> None:
        """Take the pictures; the table is brought in at the end."""
        take, window = self._tour.take, self._window
        _press(self._members, "import")
        page = cast("ImportPage", window.content.page())
        take("import-1-file-none", window)
        page.read(self._table())
        take("import-1-file", window)
        page.go_on()
        take("import-2-columns", window)
        page.go_on()
        take("import-3-check", window)
        page.check_step.go_to_next()
        take("import-3-check-next", window)
        page.go_on()
        take("import-4-summary", window)
        page.go_on()
        take("toast", window)
        window.toast.hide()
        _press(self._members, "import")
        _press(cast("Page", window.content.page()), "earlier")
        take("import-earlier", window)
        cast("Page", window.content.page()).close_page()
        cast("Page", window.content.page()).close_page()

    def _table(self) -> Path:
        """A table with good and odd rows, some of them about people who are on the roll already."""
        office = self._window.office
        rows = office.ask(queries.roll_rows, office.ask(queries.roll_ids, RollView())[:6])
        known = tuple(f"{9100 + place},{row.name},F,1980,{row.place.replace(',', ' ')},,x" for place, row in
                      enumerate(rows))  # fmt: skip
        again = tuple(f"{9200 + place},NUON Vannak {place},M,1990,Ou Kokir,,x" for place in range(12))
        path = self._tour.folder / "members_2026_final (3).csv"
        path.write_text("\n".join((HEADING, *TABLE_ROWS, *known, *again)), encoding="utf-8")
        return path


def _other_pages(tour: Tour, window: OfficeWindow) -> None:
    window.show_page("journal")
    tour.take("journal", window)
    rights = cast("EntitlementPage", window.show_page("entitlement"))
    tour.take("entitlement", window)
    rights.show_heap(MAY_NOT)
    tour.take("entitlement-not", window)
    walk_the_preferences(window, tour.take)
    window.show_page("due")
    tour.take("due", window)
    walk_the_home(window, tour.take)
    walk_the_leaders(window, tour.take)
    walk_the_elections(window, tour.take)
    walk_the_bylaws(window, tour.take)
    walk_the_bodies(window, tour.take)
    walk_the_meetings(window, tour.take)
    walk_the_shares(window, tour.take)
    walk_the_dues(window, tour.take)
    page = window.show_page("organisation")
    tour.take("organisation", window)
    for act in ("amend", "words"):
        _press(page, act)
        tour.take(f"organisation-{act}", window)
        cast("Page", window.content.page()).close_page()


def _first_steps(tour: Tour) -> None:
    """An office with nobody in it yet, and the window before there is any office."""
    path = tour.folder / f"empty-{spoken()}.podb"
    window = _opened(tour, files.create(path, "CONAPRO", "fr", now), path)
    window.show_page("bylaws")
    tour.take("bylaws-empty", window)
    walk_the_bodies(window, tour.take)
    walk_the_meetings(window, tour.take)
    walk_the_shares(window, tour.take)
    walk_the_dues(window, tour.take)
    window.show_page("members")
    tour.take("members-empty", window)
    _press(window.show_page("members"), "import")
    _press(cast("Page", window.content.page()), "earlier")
    tour.take("import-earlier-none", window)
    _shut(window)
    walk_the_first_run(tour.screen, now, tour.take)
