"""The page of reports and the builder: begun, chapters moved, text that survives, adopted, signed, verified."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pomanager.errors import FileTrouble
from pomanager.i18n.languages import PSEUDO
from pomanager.readmodels.papers import Printed
from pomanager.rules.governance.report import Chapter, ReportState
from pomanager.rules.meetings.rich_text import plain
from pomanager.rules.objections import Objection
from pomanager.services.governance.commands.reports import begin_report
from pomanager.services.governance.orders_report import BeginReport
from pomanager.services.governance.queries.kept_reports import reports
from pomanager.services.history.commands.undoing import take_back
from pomanager.services.history.queries import past_acts
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.form_parts import sections_found
from pomanager.ui.governance.reports.builder import ADOPTED, NOTHING_NEW, SAVE_FIRST, BuilderPage
from pomanager.ui.governance.reports.page import ReportsPage
from pomanager.ui.governance.reports.writing import Writing
from pomanager.ui.jobs import ImmediatePool, use_pool
from pomanager.ui.page import Page
from pomanager.ui.preferences import Preferences
from pomanager.ui.preview.making import Making
from tests import offices
from tests.services.governance.test_reports_kept import HELD, fill
from tests.ui.office_desk import nameless
from tests.ui.scripted import Scripted, Told

PDF = b"%PDF a report"


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Office]:
    """An office with members and an assembly that was held in 2026."""
    office = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield office
    office.close()


class Opened:
    """The page of reports on a desk of its own, and what it has opened."""

    def __init__(self, office: Office, preferences: Preferences) -> None:
        self.office = office
        self.desk = Desk(office, Bus(), preferences)
        self.over: list[Page] = []
        self.page = ReportsPage(self.desk)
        self.page.page_opened.connect(self.over.append)
        self.page.retranslate()
        self.page.refresh()
        self.desk.bus.page_wanted.connect(self._on_wanted)

    def _on_wanted(self, page: str, argument: object) -> None:
        assert page == "reports"
        self.page.open_at(argument)

    def builder(self) -> BuilderPage:
        """The builder that was opened last."""
        found = self.over[-1]
        assert isinstance(found, BuilderPage)
        found.page_opened.connect(self.over.append)
        found.refresh()
        found.retranslate()
        return found

    def begun(self, *languages: str) -> BuilderPage:
        """The builder of a report of 2025 that is begun."""
        order = BeginReport(year=2025, languages=languages or ("fr",))
        self.page.open_at(self.office.do(begin_report, order).result)
        return self.builder()

    def fill_in(self, **values: object) -> FormPage[Any]:
        """Fill in the form that was opened last, and save it."""
        form = self.over[-1]
        assert isinstance(form, FormPage)
        form.form.show_values(values)
        form.form.submit()
        return form


@pytest.fixture
def opened(
    screen: Screen, books: Office, preferences: Preferences, qtbot: QtBot, told: Told, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    """The page of reports; no paper is made of them."""
    del screen
    monkeypatch.setattr(Making, "make", lambda _self, *_asked: None)
    before = use_pool(ImmediatePool())
    found = Opened(books, preferences)
    qtbot.addWidget(found.page)
    yield found
    use_pool(before)
    for each in found.over:
        qtbot.addWidget(each)
        each.may_close()
    assert told.problems == []


def offered(page: Page) -> dict[str, str]:
    """The acts in the head, each with why it cannot be done now."""
    return {action.key: action.reason_off for action in page.actions_offered()}


def act(page: Page, key: str) -> None:
    """Press what stands in the head."""
    next(action for action in page.actions_offered() if action.key == key).slot()


def test_a_report_is_begun_from_the_empty_page_and_opens_in_the_builder(opened: Opened) -> None:
    page = opened.page
    assert page.stack.currentWidget() is page.nothing
    assert page.panel() is None
    page.begin.click()
    opened.fill_in(year=2025, first="fr", second="rn")
    builder = opened.builder()
    assert builder.detail.plan.languages == ("fr", "rn")
    page.refresh()
    assert (page.stack.currentWidget(), page.panel()) == (page.table, page.detail)
    assert page.detail.told is not None
    assert page.detail.told.title == "Annual report 2025"


def test_beside_the_text_a_paper_that_is_not_there_yet_is_said_to_be_written_or_why_it_is_not(
    opened: Opened, qtbot: QtBot
) -> None:
    preview = opened.begun().preview
    making = preview.findChild(Making)
    assert making is not None
    qtbot.waitUntil(lambda: preview.telling.strip.said == "The paper is being written.")
    making.failed.emit(FileTrouble(Objection("There is no room.")))
    assert preview.telling.strip.said == "There is no room."


def test_chapters_are_left_out_put_in_and_moved(opened: Opened) -> None:
    builder = opened.begun()
    chapters = builder.chapters
    assert not chapters.missing_room.isVisibleTo(builder)
    chapters.choose(Chapter.CAPITAL)
    chapters.tick.click()
    assert Chapter.CAPITAL not in builder.writing.chapters
    assert chapters.missing.text() == "• The chapter “Capital” is left out."
    assert chapters.entry() is not None
    assert chapters.entry().chapter is Chapter.CAPITAL  # type: ignore[union-attr]
    chapters.tick.click()
    assert builder.writing.chapters[:2] == [Chapter.MEMBERS, Chapter.CAPITAL]
    chapters.up.click()
    assert builder.writing.chapters[:2] == [Chapter.CAPITAL, Chapter.MEMBERS]
    assert offered(builder)["save"] == ""
    act(builder, "save")
    builder.refresh()
    assert builder.detail.plan.chapters[:2] == (Chapter.CAPITAL, Chapter.MEMBERS)
    assert offered(builder)["save"] == NOTHING_NEW


def test_text_is_written_where_its_hint_stands_and_kept_when_the_power_fails(opened: Opened) -> None:
    builder = opened.begun("fr", "rn")
    builder.chapters.choose(Chapter.SIGNATURES)
    assert builder.middle.made.isVisibleTo(builder)
    builder.chapters.choose(Chapter.WOMEN)
    assert "more women lead" in builder.middle.hint.plain()
    builder.middle.editor.paper.setPlainText("Deux femmes ont été élues.")
    assert offered(builder)["adopt"] == SAVE_FIRST
    assert builder.chapters.list.currentItem().text().endswith("· Deux femmes ont été élues.")
    builder.may_close()
    again = BuilderPage(opened.desk, builder.detail.row.id)
    opened.over.append(again)
    assert again.writing.text("women", "fr") == plain("Deux femmes ont été élues.")
    assert not again.writing.text("women", "rn")
    again.refresh()
    act(again, "save")
    assert opened.office.ask(reports)[0].state is ReportState.DRAFT


def test_what_was_kept_of_another_version_is_not_taken_up(opened: Opened) -> None:
    builder = opened.begun()
    builder.writing.write("women", "fr", plain("Ceci."))
    kept = builder.writing.kept()
    act(builder, "save")
    builder.refresh()
    assert not Writing(builder.detail).take_up(kept)
    assert not Writing(builder.detail).take_up({"version": str(builder.detail.version), "report": "{}"})


def test_another_language_keeps_what_was_written(opened: Opened) -> None:
    builder = opened.begun()
    builder.writing.write("members", "fr", plain("Deux départs."))
    act(builder, "settings")
    opened.fill_in(first="en", second="", in_columns=False)
    assert builder.writing.languages == ("en",)
    assert not builder.writing.first_words("members")
    act(builder, "settings")
    opened.fill_in(first="en", second="fr")
    assert builder.writing.first_words("members") == "Deux départs."


def test_it_is_adopted_signed_and_verified(opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    builder = opened.begun()
    builder.chapters.choose(Chapter.INTERESTS)
    builder.chapters.tick.click()
    act(builder, "save")
    builder.refresh()
    act(builder, "adopt")
    opened.fill_in(adopted_at_id=HELD)
    assert opened.office.ask(reports)[0].state is ReportState.DRAFT, "a reason is wanted"
    form = opened.fill_in(reason="Nobody has declared any.")
    form.form.submit()  # once the remarks were seen
    builder.refresh()
    assert not builder.may_write
    assert offered(builder)["settings"] == ADOPTED
    _print_these_bytes(monkeypatch)
    act(builder, "sign")
    opened.fill_in()
    builder.refresh()
    assert set(offered(builder)) == {"print", "short", "again"}
    assert not builder.chapters.isVisibleTo(builder)
    target = tmp_path / "report.pdf"
    for pdf, title in ((PDF, "Yes: this is the signed paper"), (PDF + b".", "No: not a signed paper")):
        target.write_bytes(pdf)
        script = Scripted(target)
        with questions.answered_by(script):
            act(opened.page, "verify")
        assert script.asked[0].title == title
    act(builder, "again")
    opened.fill_in(reason="A figure was wrong.")
    assert opened.builder().detail.row.edition == 2


def _print_these_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the paper be these bytes: what it looks like is tried elsewhere."""
    from pomanager.services.journal.queries import journal_head

    def made(_key: str, office: Office, *_asked: object) -> tuple[bytes, Printed]:
        return PDF, Printed(1, "", is_whole=True, words="w", journal_line=office.ask(journal_head).count)

    monkeypatch.setattr("pomanager.printing._for_signing", made)


def test_a_report_that_is_taken_back_is_left(opened: Opened, qtbot: QtBot) -> None:
    builder = opened.begun()
    opened.office.do(take_back, opened.office.ask(past_acts)[0].step_id)
    with qtbot.waitSignal(builder.page_closed):
        builder.refresh()
    assert opened.office.ask(reports) == ()
    opened.page.refresh()
    assert opened.page.stack.currentWidget() is opened.page.nothing


def test_everything_in_the_builder_has_a_name(opened: Opened, screen: Screen, qtbot: QtBot) -> None:
    builder = opened.begun("fr", "km")
    with qtbot.waitExposed(builder):
        builder.show()
    for code in (PSEUDO, "km"):
        screen.change_language(code)
        builder.retranslate()
        assert nameless(builder) == []
        assert not builder.grab().isNull()
    builder.hide()


def test_a_section_is_found_by_its_name(opened: Opened) -> None:
    assert [choice.text for choice in sections_found(opened.desk)("git")] == ["Gitega"]
    assert sections_found(opened.desk)("nowhere") == []
