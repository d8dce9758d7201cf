"""Proofs of the notice of a meeting: who was told, section by section, each notice given, and what is missing."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.meetings.calling import NoticeRow, NoticesTold, SectionTold
from pomanager.readmodels.meetings.meeting import MeetingDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.meetings.kinds import CHANNEL_WORDS, RECEIPT_WORDS, Channel
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.meetings.queries.notices import notices, notices_told, roll_ids_without_notice
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.meetings.notices_forms import recording, recording_persons, taking_back
from pomanager.ui.meetings.short_texts_page import ShortTextsPage
from pomanager.ui.meetings.words import named
from pomanager.ui.page import Action, Page
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.tabs import Tabs
from pomanager.ui.widgets.wrapping import WrappingRow

TABS = ("sections", "notices")
NOTHING_CHOSEN = N_("Choose sections in the list first.")
NO_NOTICE = N_("Choose a notice in the list first.")


class SectionLine:
    """A section with an id of its own in the table: those of no section are line 0."""

    def __init__(self, told: SectionTold) -> None:
        self.told = told
        self.id = told.section_id or 0


def _section(line: SectionLine) -> str:
    return line.told.section or _("Of no section")


def _on_roll(line: SectionLine) -> int:
    return line.told.on_roll


def _reached(line: SectionLine) -> int:
    return line.told.told


def _missing(line: SectionLine) -> int:
    return line.told.missing


def _proof(line: SectionLine) -> str:
    if line.told.is_covered:
        return _("All at once")
    return _("Complete") if not line.told.missing else _("Missing")


def _proof_mark(line: SectionLine) -> State:
    return State(Tone.OK) if not line.told.missing else State(Tone.WARN, "warn")


SECTIONS: tuple[Column[SectionLine], ...] = (
    Column(N_("Section"), _section, width=0, key="section"),
    Column(N_("On the roll"), _on_roll, formats.number, right=True, width=120, key="roll"),
    Column(N_("Told"), _reached, formats.number, right=True, width=100, key="told"),
    Column(N_("Without proof"), _missing, formats.number, right=True, width=130, key="missing"),
    Column(N_("Proof"), _proof, state=_proof_mark, width=150, key="proof"),
)


def _given(row: NoticeRow) -> Any:  # noqa: ANN401 - a day
    return row.given_on


def _to(row: NoticeRow) -> str:
    if row.name:
        return f"{row.number} · {row.name}" if row.number else row.name
    return row.section or _("All at once")


def _way(row: NoticeRow) -> str:
    return _(CHANNEL_WORDS[row.channel])


def _how(row: NoticeRow) -> str:
    return " · ".join(part for part in (row.carrier, row.evidence) if part)


def _receipt(row: NoticeRow) -> str:
    return _("Taken back") if row.taken_back else _(RECEIPT_WORDS[row.receipt])


def _receipt_mark(row: NoticeRow) -> State | None:
    return State(Tone.MUTE, "undo") if row.taken_back else None


NOTICES: tuple[Column[NoticeRow], ...] = (
    Column(N_("Given on"), _given, formats.day_short, right=True, width=110, key="given"),
    Column(N_("To"), _to, width=0, key="to"),
    Column(N_("How"), _way, width=230, key="how", below=_how),
    Column(N_("Proof"), _receipt, state=_receipt_mark, width=150, key="receipt"),
)


class NoticesTable(TableView):
    """The notices given, the newest first."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("meetings.notices", preferences, frozen=1)


class NoticesPage(Page):
    """Who of the roll has a proof of the notice, and every notice that was given."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEETINGS})

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk)
        self.meeting_id = meeting_id
        self.meeting: MeetingDetail = desk.office.ask(meeting_detail, meeting_id)
        self.told: NoticesTold = desk.office.ask(notices_told, meeting_id)
        self.tabs = Tabs(TABS)
        self.sections = TableView("meetings.told", desk.preferences, frozen=1)
        self.given = NoticesTable(desk.preferences)
        self.section_lines: RowsModel[SectionLine] = RowsModel(SECTIONS, (), Order("section"))
        self.notice_lines: RowsModel[NoticeRow] = RowsModel(NOTICES, (), Order("given", descending=True))
        self.sections.show_model(self.section_lines)
        self.given.show_model(self.notice_lines)
        self.nothing = EmptyState("export", small=True)
        self._stack = QStackedWidget()
        for part in (self.sections, self.given, self.nothing):
            self._stack.addWidget(part)
        above = QWidget()
        row = WrappingRow(((self.tabs,),), above)
        row.setContentsMargins(px(18), px(6), px(16), px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.sections)
        self.tabs.chosen.connect(self._on_tab)
        self.sections.selection_changed.connect(self.header_changed)
        self.given.row_chosen.connect(self._on_notice)
        self.refresh()

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Proofs of the notice")

    def context_line(self) -> str:
        return named(self.meeting.label)

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MEETINGS)
        chosen = "" if self._chosen_sections() else NOTHING_CHOSEN
        if self.tabs.current() == "notices":
            row = self.given.current_row()
            there = "" if isinstance(row, NoticeRow) and not row.taken_back else NO_NOTICE
            back = Action("back", N_("Take back…"), self._on_take_back, "undo", reason_off=off or there)
            return (back, self._all_action(off))
        return (
            Action(
                "persons", N_("By hand, to each of the section…"), self._on_persons, "hand", reason_off=off or chosen
            ),
            Action("sections", N_("To the sections chosen…"), self._on_sections, "members", reason_off=off or chosen),
            Action("single", N_("To single persons…"), self._on_single, "member", reason_off=off),
            Action("texts", N_("Short texts to copy"), self._on_texts, "phone"),
            self._all_action(off),
        )

    def _all_action(self, off: str) -> Action:
        return Action("all", N_("To all at once…"), self._on_all, "plus", "Ctrl+N", primary=True, reason_off=off)

    def status(self) -> tuple[str, ...]:
        told = _("Without proof: {missing} of {count}").format(
            missing=formats.number(self.told.missing), count=formats.number(self.told.on_roll)
        )  # fmt: skip
        if self.told.last_day is None:
            return (told,)
        return (told, _("{day} is the last lawful day.").format(day=formats.day(self.told.last_day)))

    def refresh(self) -> None:
        """Ask again who was told."""
        self.meeting = self.desk.office.ask(meeting_detail, self.meeting_id)
        self.told = self.desk.office.ask(notices_told, self.meeting_id)
        self.section_lines.set_rows([SectionLine(each) for each in self.told.sections])
        self.notice_lines.set_rows(self.desk.office.ask(notices, self.meeting_id))
        self._on_tab(self.tabs.current())
        self.status_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        # TR: tabs of the page of proofs of convocation: by section; every notice given
        self.tabs.set_words([_("By section"), _("Notices given")])
        self.sections.setAccessibleName(_("By section"))
        self.given.setAccessibleName(_("Notices given"))
        self._tell_nothing()

    def _tell_nothing(self) -> None:
        if self.tabs.current() == "notices":
            self.nothing.tell(_("No notice was written down yet"), _("Write down how the members were told."))
        else:
            self.nothing.tell(_("The roll is not frozen yet"), _("Who is to be told is known once it is."))

    def _on_tab(self, key: str) -> None:
        table, lines = (self.given, self.notice_lines) if key == "notices" else (self.sections, self.section_lines)
        self._tell_nothing()
        self._stack.setCurrentWidget(table if lines.rowCount() else self.nothing)
        self.header_changed.emit()

    def _on_notice(self, _row: object) -> None:
        self.header_changed.emit()

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _chosen_sections(self) -> tuple[int, ...]:
        return tuple(line_id for line_id in self.sections.chosen_ids() if line_id)

    def _on_all(self) -> None:
        self.open_page(recording(self.desk, self.meeting, Channel.POSTER))

    def _on_sections(self) -> None:
        self.open_page(recording(self.desk, self.meeting, Channel.ORAL, section_ids=self._chosen_sections()))

    def _on_texts(self) -> None:
        self.open_page(ShortTextsPage(self.desk, self.meeting_id))

    def _on_single(self) -> None:
        self.open_page(recording_persons(self.desk, self.meeting))

    def _on_persons(self) -> None:
        ask = self.desk.office.ask
        ids = [
            each
            for section in self._chosen_sections()
            for each in ask(roll_ids_without_notice, self.meeting_id, section)
        ]
        self.open_page(recording(self.desk, self.meeting, Channel.HAND, roll_ids=tuple(ids)))

    def _on_take_back(self) -> None:
        row = self.given.current_row()
        if isinstance(row, NoticeRow):
            self.open_page(taking_back(self.desk, self.meeting, row))
