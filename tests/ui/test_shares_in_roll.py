"""The column of shares in the list of members, which the area of shares hands in: shown, summed, handed out."""

from pathlib import Path

import pytest

from pomanager.services.exchange.reading import read_table
from pomanager.services.office import Office
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from tests.shares import AWA, share_type, subscribed
from tests.ui.scripted import Scripted
from tests.ui.shares_page import opened, opened_books  # noqa: F401 - fixtures

pytestmark = pytest.mark.usefixtures("at_once")


def test_the_list_of_members_shows_and_sums_shares(window: OfficeWindow, books: Office, tmp_path: Path) -> None:
    second = share_type(books, "B")
    subscribed(books, AWA, 3, books.today(), share_type_id=second)
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    assert "shares" not in {column.name for column in page.table.arrangement.shown()}
    page.table.arrangement.show_column("shares", shown=True)
    column = next(each for each in page.model.columns if each.name == "shares")
    rows = [page.model.row(place) for place in range(page.model.rowCount())]
    assert [column.shown(row) for row in rows if row is not None][:3] == ["7", "2", ""]
    assert not column.sortable
    page.table.selectAll()
    assert "shares: 9" in page.status()
    target = tmp_path / "list.csv"
    with questions.answered_by(Scripted(target)):
        page.list_acts().export(page.source.view)
    written = read_table(target)
    assert [row[written.headers.index("Shares")] for row in written.rows[:2]] == ["7", "2"]
