"""The menu "Views" of the list of members: choose a view that was given a name, keep, rename or remove one."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pomanager.errors import OfficeError
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.members import RollView
from pomanager.readmodels.views import SavedViewRow, ViewContent
from pomanager.rules.access.roles import Right
from pomanager.services.members.commands.views import KeepView, RenameView, keep_view, remove_view, rename_view
from pomanager.services.members.queries.views import saved_views
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Field

AS_IT_COMES = ViewContent(RollView())
"""Everybody, in the program's own order and columns."""


class RollViews(QObject):
    """Makes the menu; ``chosen`` brings the content of the view to be shown."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._around = parent
        self._shown = AS_IT_COMES
        self._views: tuple[SavedViewRow, ...] = ()
        self.current: int | None = None
        """The id of the view chosen last."""

    def menu(self, parent: QWidget, shown: ViewContent) -> QMenu:
        """The menu, for a list that shows this now."""
        self._shown = shown
        self._views = self._desk.office.ask(saved_views)
        menu = QMenu(parent)
        for view in self._views:
            action = menu.addAction(view.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view.id == self.current)
            action.setData(view.id)
            action.triggered.connect(self._on_chosen)
        if self._views:
            menu.addSeparator()
        self._add_acts(menu)
        # TR: shows the list of members as the program itself does: everybody, the usual columns and order
        menu.addAction(_("All members, in the usual columns")).triggered.connect(self._on_usual)
        return menu

    def _add_acts(self, menu: QMenu) -> None:
        current = self._current()
        if not self._desk.off(Right.OWN):
            menu.addAction(_("Keep this view…")).triggered.connect(self._on_keep)
        if current is None:
            return
        name = current.name.replace("&", "&&")
        if not self._desk.off(Right.OWN):
            # TR: {name} is a view of the list that was given this name
            menu.addAction(_("Keep the changes to “{name}”").format(name=name)).triggered.connect(self._on_keep_changes)
            menu.addAction(_("Rename “{name}”…").format(name=name)).triggered.connect(self._on_rename)
            menu.addAction(_("Remove “{name}”…").format(name=name)).triggered.connect(self._on_remove)
        back = menu.addAction(_("Show “{name}” as it was kept").format(name=name))
        back.setData(current.id)
        back.triggered.connect(self._on_chosen)
        menu.addSeparator()

    def _current(self) -> SavedViewRow | None:
        return next((view for view in self._views if view.id == self.current), None)

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.current = int(sender.data())
            view = self._current()
            self.chosen.emit(view.content if view is not None else AS_IT_COMES)

    def _on_usual(self) -> None:
        self.current = None
        self.chosen.emit(AS_IT_COMES)

    def _on_keep(self) -> None:
        name = self._asked(
            _("Keep this view under a name"),
            _("Filters, order and columns are kept in the office file, so that whoever works with it next finds them."),
            _("Keep"),
        )
        if name:
            self._keep(KeepView(name=name, content=self._shown))

    def _on_keep_changes(self) -> None:
        view = self._current()
        if view is not None:
            self._keep(KeepView(name=view.name, content=self._shown, view_id=view.id))

    def _keep(self, order: KeepView) -> None:
        try:
            self.current = self._desk.do(keep_view, order).result
        except OfficeError as problem:
            problems.show(self._around, problem)

    def _on_rename(self) -> None:
        view = self._current()
        if view is None:
            return
        name = self._asked(_("Rename the view “{name}”").format(name=view.name), "", _("Rename"))
        if name:
            try:
                self._desk.do(rename_view, RenameView(view_id=view.id, name=name))
            except OfficeError as problem:
                problems.show(self._around, problem)

    def _on_remove(self) -> None:
        view = self._current()
        if view is None:
            return
        agreed = questions.confirm_danger(
            self._around,
            _("Remove the view “{name}”?").format(name=view.name),
            _("The members it shows stay as they are. The journal keeps what the view was."),
            yes=_("Remove the view"),
            no=_("Leave it"),
        )
        if agreed:
            try:
                self._desk.do(remove_view, view.id)
                self.current = None
            except OfficeError as problem:
                problems.show(self._around, problem)

    def _asked(self, title: str, text: str, yes: str) -> str:
        part = Field(name="name", label=N_("Name"), required=True)
        answer = questions.ask_reason(self._around, title, text, (part,), yes=yes, icon="view")
        return str(answer["name"]) if answer is not None else ""
