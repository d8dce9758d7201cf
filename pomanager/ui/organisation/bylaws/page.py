"""The page of the by-laws: chapters with how far they are checked, and sentences whose values are changed here."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.bylaw_words import clause_said
from pomanager.marks import N_
from pomanager.readmodels.bylaws import BylawsText, ClauseRow, ValueState, VersionRow, VersionState
from pomanager.rules.bylaws.setting import Chapter
from pomanager.rules.bylaws.settings import CLAUSE_OF
from pomanager.rules.folding import fold
from pomanager.rules.paper_options import Options
from pomanager.services.organisation.commands.bylaws import (
    CheckBylawValues,
    NewValue,
    Origin,
    SetBylawValues,
    check_bylaw_values,
    set_bylaw_values,
)
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.bylaws import bylaw_text, bylaw_versions
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.offering import Right
from pomanager.ui.organisation.bylaws.chapters import ChapterColumn
from pomanager.ui.organisation.bylaws.clause_editor import ClauseEditor
from pomanager.ui.organisation.bylaws.clause_list import ClauseList
from pomanager.ui.organisation.bylaws.version_acts import VersionActs
from pomanager.ui.organisation.bylaws.words import version_context, version_title
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState

ADOPTED = frozenset({VersionState.COMING, VersionState.IN_FORCE})


class BylawsPage(Page):
    """Shows one version, chapter by chapter; a search shows sentences of all chapters."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.versions: tuple[VersionRow, ...] = ()
        self.text: BylawsText | None = None
        self.chapter = Chapter.COOPERATIVE
        self._wanted: int | None = None
        """The version the person chose to see; None is the one in force."""
        self._searched = ""
        self._currency = ""
        self._stale = False
        self.acts = VersionActs(self)
        self.column = ChapterColumn()
        self.list = ClauseList()
        self.empty = EmptyState("bylaws")
        self.begin_preset = Button("", "bylaws", "primary")
        self.begin_preset.setObjectName("bylaws.begin_preset")
        self.begin_blank = Button("", "plus")
        self.begin_blank.setObjectName("bylaws.begin_blank")
        for button in (self.begin_preset, self.begin_blank):
            self.empty.add_button(button)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.column)
        row.addWidget(self.list, 1)
        self._shown = shown
        self._stack = QStackedWidget()
        self._stack.addWidget(shown)
        self._stack.addWidget(self.empty)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.column.version_chosen.connect(self.show_version)
        self.column.chapter_chosen.connect(self.show_chapter)
        self.list.chosen.connect(self._on_chosen)
        self.list.edit_wanted.connect(self.edit)
        self.list.check_wanted.connect(self._on_check)
        self.begin_preset.clicked.connect(self._on_prepare)
        self.begin_blank.clicked.connect(self._on_begin_blank)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return version_title(self.text.version) if self.text is not None else _("By-laws")

    def context_line(self) -> str:
        return version_context(self.text.version) if self.text is not None else ""

    def actions_offered(self) -> tuple[Action, ...]:
        if self.text is None:
            return ()
        off = self.desk.off(Right.KEEP_BYLAWS)
        state = self.text.version.state
        found = [
            Action("print", N_("Print"), self._on_print, "print", "Ctrl+P", reason_off=self._no_paper()),
            Action("compare", N_("Compare"), self._on_compare, "columns", reason_off=self._no_two()),
        ]
        if state is VersionState.PREPARED:
            found.append(Action("discard", N_("Discard…"), self._on_discard, "x", reason_off=off))
            found.append(Action("adopt", N_("Adopt…"), self._on_adopt, "check", primary=True, reason_off=off))
            return tuple(found)
        if state in ADOPTED:
            found.append(Action("withdraw", N_("Withdraw…"), self._on_withdraw, "undo", reason_off=off))
        if self.prepared() is not None:
            found.append(Action("open", N_("Open the version being prepared"), self._on_open, "edit", primary=True))
        else:
            act = Action("prepare", N_("Prepare a new version"), self._on_prepare, "plus", primary=True, reason_off=off)
            found.append(act)
        return tuple(found)

    def _no_paper(self) -> str:
        """A withdrawn version is in force on no day of which a paper could speak."""
        shown = self.text.version.state if self.text is not None else None
        return N_("A withdrawn version is not printed.") if shown is VersionState.WITHDRAWN else ""

    def _no_two(self) -> str:
        able = [version for version in self.versions if version.state is not VersionState.WITHDRAWN]
        return "" if len(able) > 1 else N_("There are not two versions of the by-laws to compare.")

    def search_hint(self) -> str:
        return _("Search…") if self.text is not None else ""

    def search(self, text: str) -> None:
        self._searched = text.strip()
        if self._left():
            self._show_rows()

    def status(self) -> tuple[str, ...]:
        if self.text is None:
            return ()
        version = self.text.version
        count = version.values
        parts = [ngettext("{count} value", "{count} values", count).format(count=formats.number(count))]
        if version.unchecked:
            told = ngettext("{count} not checked", "{count} not checked", version.unchecked)
            parts.append(told.format(count=formats.number(version.unchecked)))
        if version.blank:
            told = ngettext("{count} to be filled in", "{count} to be filled in", version.blank)
            parts.append(told.format(count=formats.number(version.blank)))
        return tuple(parts)

    def refresh(self) -> None:
        """Ask for the versions and the text of the one shown; fields that are open are not touched."""
        if self.editor() is not None:
            self._stale = True
            return
        self._stale = False
        office, today = self.desk.office, self.desk.office.today()
        self.versions = office.ask(bylaw_versions, today)
        shown = self._version_to_show()
        self.text = office.ask(bylaw_text, shown.id, today) if shown is not None else None
        self._currency = office.ask(organisation).currency
        self._stack.setCurrentWidget(self.empty if self.text is None else self._shown)
        if shown is not None:
            self.column.show_versions(self.versions, shown.id)
            self._show_rows()
        self.setFocusProxy(self.begin_preset if self.text is None else self.list)
        self.header_changed.emit()
        self.status_changed.emit()

    def _version_to_show(self) -> VersionRow | None:
        """The version chosen, else the one in force, else the one that comes or is being prepared, else any."""
        if found := next((version for version in self.versions if version.id == self._wanted), None):
            return found
        order = (VersionState.IN_FORCE, VersionState.COMING, VersionState.PREPARED, VersionState.PAST)
        in_order = (version for state in order for version in self.versions if version.state is state)
        return next(in_order, self.versions[0] if self.versions else None)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.empty.tell(
            _("No by-laws yet"),
            _("What your signed by-laws say on notices, quorums, terms and votes is entered here sentence by sentence, "
              "and judges what is done from then on. Until then every rule is off."),
        )  # fmt: skip
        self.begin_preset.setText(_("Begin from a preset…"))
        self.begin_blank.setText(_("Begin blank"))
        off = self.desk.off(Right.KEEP_BYLAWS)
        for button in (self.begin_preset, self.begin_blank):
            button.offer(off)
        self.list.say_nothing_found(_("No sentence says this"), _("Try another word, or clear the search."))
        self.column.retranslate()
        self.list.retranslate()

    def open_at(self, argument: object) -> None:
        """Show the sentence of a setting in the version in force, or a version by its id."""
        if isinstance(argument, int):
            self.show_version(argument)
        elif isinstance(argument, str) and argument in CLAUSE_OF and self.text is not None:
            self._wanted = None
            self.refresh()
            clause = CLAUSE_OF[argument]
            self.show_chapter(clause.chapter)
            if clause.key in self.list.views:
                self.list.go_to(clause.key)

    # ---- versions and chapters ------------------------------------------------------------------------------------

    def prepared(self) -> VersionRow | None:
        """The version being prepared."""
        return next((version for version in self.versions if version.state is VersionState.PREPARED), None)

    def show_version(self, version_id: int) -> None:
        """Show another version, in the same chapter."""
        if self._left():
            self._wanted = version_id
            self.refresh()
        elif self.text is not None:
            self.column.show_versions(self.versions, self.text.version.id)

    def show_chapter(self, chapter: Chapter) -> None:
        """Show the sentences of a chapter; while a search is on, go to the first it found there."""
        if not self._left():
            self.column.show_chapter(None if self._searched else self.chapter)
            return
        self.chapter = chapter
        found = next((row.key for row in self._rows() if row.chapter is chapter), "")
        if self._searched and found:
            self.list.go_to(found)
            return
        self._searched = self.sought = ""
        self._show_rows()

    def _rows(self) -> Sequence[ClauseRow]:
        """The sentences of the chapter, or of all chapters those that hold what is searched."""
        if self.text is None:
            return ()
        if not self._searched:
            return self.text.of_chapter(self.chapter)
        sought = fold(self._searched).split()
        applying = (row for row in self.text.clauses if row.applies)
        return [row for row in applying if _holds(fold(clause_said(row.clause, row.plain)), sought)]

    def _show_rows(self) -> None:
        if self.text is None:
            return
        if not self._searched and not self.text.of_chapter(self.chapter):
            self.chapter = Chapter.COOPERATIVE
        self.column.show_text(self.text, None if self._searched else self.chapter)
        self.list.show_rows(self.text, self._rows(), self.desk.off(Right.KEEP_BYLAWS))

    def _on_chosen(self, key: str) -> None:
        """Save the fields of another sentence once the keyboard has gone on; where that cannot be, go back to them."""
        edited = self._edited()
        if edited is not None and edited != key and not self._left():
            self.list.choose(edited)

    # ---- values ---------------------------------------------------------------------------------------------------

    def _edited(self) -> str | None:
        return next((key for key, view in self.list.views.items() if view.editor is not None), None)

    def editor(self) -> ClauseEditor | None:
        """The fields that are open."""
        key = self._edited()
        return self.list.views[key].editor if key is not None else None

    def edit(self, key: str, value_key: str = "") -> None:
        """Open the fields of a sentence."""
        if self.text is None or not self._left() or key not in self.list.views:
            return
        self.list.choose(key)
        view, version = self.list.views[key], self.text.version
        save = partial(self._save, version.id)
        editor = ClauseEditor(view.row, save, self._currency, corrects=version.state in ADOPTED)
        editor.done.connect(self._close_editor)
        editor.left.connect(self._close_editor)
        editor.failed.connect(self._on_failed)
        view.open_editor(editor)
        editor.focus(value_key)

    def _save(self, version_id: int, values: tuple[NewValue, ...], reason: str) -> None:
        lines = self.desk.do(
            set_bylaw_values, SetBylawValues(version_id=version_id, values=values, reason=reason)
        ).result
        if lines and (prepared := self.prepared()) is not None and prepared.id == version_id:
            self.acts.offer_undo(version_id)

    def _left(self) -> bool:
        """Save what was typed before something else is shown; False where it cannot be saved, and stays to be seen."""
        editor = self.editor()
        if editor is None:
            return True
        if editor.new_values():
            editor.submit()
        else:
            self._close_editor()
        return self.editor() is None

    def _close_editor(self) -> None:
        key = self._edited()
        if key is None:
            return
        self.list.views[key].close_editor()
        if self._stale:
            self.refresh()
        elif list(self.list.views) != [row.key for row in self._rows()]:
            self._show_rows()  # a search came while fields were open

    def _on_check(self, key: str, article: str) -> None:
        """Mark the values of a sentence as found in the signed by-laws, or take that back."""
        if self.text is None or key not in self.list.views:
            return
        row = self.list.views[key].row
        found = row.state is not ValueState.CHECKED
        keys = tuple(value.key for value in row.values if not (found and value.state is ValueState.CHECKED))
        order = CheckBylawValues(
            version_id=self.text.version.id, keys=keys, article=article if found else "", found=found
        )
        try:
            self.desk.do(check_bylaw_values, order)
        except OfficeError as trouble:
            problems.show(self, trouble)
            return
        if key in self.list.views:
            self.list.views[key].face.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_failed(self, trouble: object) -> None:
        if isinstance(trouble, OfficeError):
            problems.show(self, trouble)

    # ---- acts on versions -----------------------------------------------------------------------------------------

    def _on_prepare(self) -> None:
        from pomanager.ui.organisation.bylaws.prepare import PreparePage

        in_force = next((each for each in self.versions if each.state is VersionState.IN_FORCE), None)
        page = PreparePage(self.desk, in_force)
        page.chosen.connect(self._on_origin)
        self.open_page(page)

    def _on_origin(self, origin: Origin, preset: str) -> None:
        begun = self.acts.prepare(origin, preset)
        if begun is not None:
            self.show_version(begun)

    def _on_begin_blank(self) -> None:
        self._on_origin(Origin.BLANK, "")

    def _on_open(self) -> None:
        if (prepared := self.prepared()) is not None:
            self.show_version(prepared.id)

    def _on_adopt(self) -> None:
        if self.text is not None:
            self._wanted = self.text.version.id
            self.acts.adopt(self.text.version)

    def _on_discard(self) -> None:
        if self.text is not None and self.acts.discard(self.text.version):
            self._wanted = None
            self.refresh()

    def _on_withdraw(self) -> None:
        if self.text is not None and self.acts.withdraw(self.text.version):
            self._wanted = None
            self.refresh()

    def _on_compare(self) -> None:
        from pomanager.ui.organisation.bylaws.compare import ComparePage

        self.open_page(ComparePage(self.desk))

    def _on_print(self) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        version = self.text.version if self.text is not None else None
        state = version.state if version is not None else None
        if version is not None and state is VersionState.PREPARED:
            ask_and_print(self, self.desk, "bylaws", options=Options(prepared=True))
        elif version is not None and state in {VersionState.PAST, VersionState.COMING}:
            ask_and_print(self, self.desk, "bylaws", as_of=version.since)
        else:
            ask_and_print(self, self.desk, "bylaws")


def _holds(said: str, sought: Sequence[str]) -> bool:
    """Whether a folded sentence holds every word."""
    return all(word in said for word in sought)
