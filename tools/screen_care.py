"""Walks through what looks after the books: backups, last acts, merging, erasing, reports, repair, and help."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from pomanager.readmodels.members import MemberDetail, RollView
from pomanager.rules.members import Status
from pomanager.services import backups
from pomanager.services.governance.commands.reports import begin_report
from pomanager.services.governance.orders_report import BeginReport
from pomanager.services.governance.queries.kept_reports import reports
from pomanager.services.members import queries
from pomanager.ui.backups.repair import RepairWindow
from pomanager.ui.governance.reports.builder import BuilderPage
from pomanager.ui.journal.history import HistoryPage
from pomanager.ui.merging.erasing import ErasablePage, erasing_page
from pomanager.ui.merging.merge_page import merging
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page

Take = Callable[[str, QWidget], None]
HELPED = (("contents", ""), ("page", "members"), ("task", "import"), ("search", "vote"))
"""What the pane of help tells in the pictures: the contents, a page, a task in steps, what a search finds."""

PAGE_BYTES = 4096
DAMAGED_PAGE = 150
"""A page far from the head of the file: which of the tables it belongs to is the file's own affair."""


def walk_the_care(window: OfficeWindow, take: Take) -> None:
    """Take a picture of each; a backup is made and a report begun on the way."""
    backups.make_before(window.office)
    window.show_page("home")
    window.show_backups()
    page = cast("Page", window.content.page())
    _first_row(page)
    take("backups", window)
    page.close_page()
    _acts_and_records(window, take)
    _reports(window, take)
    window.show_page("members")
    for kind, key in HELPED:
        window.help.show_place((kind, key))
        take(f"help-{kind}", window)
    window.help.close()


def walk_the_repair(window: OfficeWindow, take: Take) -> None:
    """Take the window of a file that is sound, and of one with a page nobody can read."""
    damaged = window.path.with_name(f"damaged-{window.path.name}")
    backups.make_before(window.office)
    damaged.write_bytes(next(iter(backups.folder_of(window.path).glob("*.podb"))).read_bytes())
    repaired = _looked_over(window, damaged)
    take("repair-sound", repaired)
    _shut(repaired)
    with damaged.open("r+b") as file:
        file.seek(PAGE_BYTES * DAMAGED_PAGE)
        file.write(bytes(PAGE_BYTES))
    repaired = _looked_over(window, damaged)
    take("repair-damaged", repaired)
    repaired.save_rows.click()
    QApplication.processEvents()
    take("repair-saved", repaired)
    _shut(repaired)


def _looked_over(window: OfficeWindow, path: Path) -> RepairWindow:
    office = window.office
    repaired = RepairWindow(path, office.now, office.actor, window.desk.preferences, lambda _path: False)
    repaired.show()
    repaired.begin()
    QApplication.processEvents()
    return repaired


def _acts_and_records(window: OfficeWindow, take: Take) -> None:
    desk = window.desk
    known = window.office.ask(queries.roll_ids, RollView(statuses=(Status.ACTIVE,)))
    gone = window.office.ask(queries.roll_ids, RollView(statuses=(Status.RESIGNED,)))
    journal = window.show_page("journal")
    _first_row(journal)
    take("journal-line", window)
    _over(journal, HistoryPage(desk), "history", window, take)
    members = window.show_page("members")
    _over(members, merging(desk, known[0], known[1]), "merge", window, take)
    _over(members, ErasablePage(desk), "erasable", window, take)
    for member in gone[:1]:
        detail: MemberDetail = window.office.ask(queries.member_detail, member)
        _over(members, erasing_page(desk, detail), "erasing", window, take)


def _reports(window: OfficeWindow, take: Take) -> None:
    page = window.show_page("reports")
    take("reports", window)
    known = window.office.ask(reports)
    year = window.office.today().year - 1
    report = known[0].id if known else window.office.do(begin_report, BeginReport(year=year, languages=("fr",))).result
    page.refresh()
    _first_row(page)
    take("reports-chosen", window)
    _over(page, BuilderPage(window.desk, report), "reports-builder", window, take)


def _first_row(page: Page) -> None:
    """Choose the first line of the list on a page, so that its panel is in the picture."""
    for view in page.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, 0))
            QApplication.processEvents()
            return


def _over(page: Page, over: Page, name: str, window: OfficeWindow, take: Take) -> None:
    page.open_page(over)
    _first_row(over)
    take(name, window)
    over.close_page()


def _shut(window: QWidget) -> None:
    window.close()
    QApplication.processEvents()
