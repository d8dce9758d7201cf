"""Two records of one person are merged from the list of doubles, split from the record, and somebody is erased."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.readmodels.attention import DOUBLES
from pomanager.rules.calendar import VagueDate
from pomanager.rules.governance.erasing import KEEPING
from pomanager.rules.governance.merging import MergeField
from pomanager.rules.members import Status
from pomanager.services import backups
from pomanager.services.members.commands.attention import NotOne, answer_not_double
from pomanager.services.members.queries.doubles import told_apart
from pomanager.ui.application import Screen
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.members.attention.page import AttentionPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.record import RecordPage
from pomanager.ui.merging.erasing import ErasablePage
from pomanager.ui.merging.member_part import ChoosingPage
from pomanager.ui.merging.merge_page import MergePage
from pomanager.ui.office_window import OfficeWindow
from tests import bodies, make
from tests.ui.office_desk import office_window, press

pytestmark = pytest.mark.usefixtures("at_once")


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """An office with an empty roll, open in its window."""
    with office_window(screen, tmp_path, qtbot) as opened:
        yield opened


def attention(window: OfficeWindow) -> AttentionPage:
    """The list of what needs attention, over the list of members."""
    members = window.show_page("members")
    assert isinstance(members, MembersPage)
    page = AttentionPage(window.desk)
    members.open_page(page)
    return page


def test_a_pair_is_merged_and_split_again(window: OfficeWindow) -> None:
    first = make.member(window.office, "NDAYISHIMIYE Espérance", birth=VagueDate(1984), place="Mungwa")
    second = make.member(
        window.office, "Esperance NDAHISHIMIYE", birth=VagueDate(1984), place="Mungwa", phone="79 41 08 22"
    )  # fmt: skip
    page = attention(window)
    page.answers.seek_doubles()
    page.show_heap(DOUBLES)
    press(page.detail, "attention.merge")
    form = window.content.page()
    assert isinstance(form, MergePage)
    assert (form.view.kept.member_id, form.view.given_up.member_id) == (first, second)
    assert form.form.entries.values()[MergeField.PHONE.value] == "given_up"
    form.form.submit()
    assert form.form.entries.objected("reason")
    form.form.entries.editor("reason").show_value("Both cards were shown.")
    form.form.submit()
    assert make.detail(window.office, second).status is Status.MERGED
    assert make.detail(window.office, first).phone == "79 41 08 22"
    path = backups.path_of(window.office)
    assert path is not None
    assert list(backups.folder_of(path).glob("*.podb"))
    assert page.model().rowCount() == 0

    page.acts.open_record(second)
    record = window.content.page()
    assert isinstance(record, RecordPage)
    assert not record.led.isHidden()
    assert not [sheet for sheet in record.sheets if not sheet.edit.isHidden() and sheet.part.key != "merging"]
    press(record, "record.kept")
    kept = window.content.page()
    assert isinstance(kept, RecordPage)
    assert kept.member.id == first
    press(kept, "record.merging")
    choosing = window.content.page()
    assert isinstance(choosing, ChoosingPage)
    choosing.form.entries.editor("what").show_value(second)
    choosing.form.submit()
    split = window.content.page()
    assert isinstance(split, EntryForm)
    split.form.entries.editor("reason").show_value("Two sisters after all.")
    split.form.submit()
    assert window.content.page() is kept
    assert make.detail(window.office, second).status is Status.ACTIVE

    other = make.detail(window.office, second).person_id
    window.office.do(answer_not_double, NotOne(one=kept.member.person_id, other=other))
    press(kept, "record.merging")
    choosing = window.content.page()
    assert isinstance(choosing, ChoosingPage)
    choosing.form.entries.editor("what").show_value(-other)
    choosing.form.submit()
    assert window.office.ask(told_apart, other) == ()


def test_who_left_long_ago_is_erased_from_the_list(window: OfficeWindow) -> None:
    gone = make.member(window.office, "NIYONZIMA Médiatrice", on=date(2005, 1, 1))
    make.standing(window.office, gone, Status.RESIGNED, date(2010, 5, 1))
    bodies.bylaws(window.office, {KEEPING: "10 years"})
    attention(window)
    press(window, "action.erasable")
    listed = window.content.page()
    assert isinstance(listed, ErasablePage)
    assert listed.model.rowCount() == 1
    press(window, "action.erase")
    form = window.content.page()
    assert isinstance(form, EntryForm)
    form.form.submit()
    assert make.detail(window.office, gone).full_name == "NIYONZIMA Médiatrice"
    form.form.entries.editor("sure").show_value(True)
    form.form.submit()
    assert make.detail(window.office, gone).full_name == "—"
    assert listed.model.rowCount() == 0
