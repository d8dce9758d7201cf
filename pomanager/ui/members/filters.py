"""The filters of the list of members: the menu that adds one, and the chips that say which are on."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pomanager.i18n import _
from pomanager.readmodels.members import RollView
from pomanager.rules.members import SEX_WORDS, STATUS_WORDS, Sex, Status

NONE = RollView()


class RollFilters(QObject):
    """Which members the list shows; ``changed`` brings the new view."""

    changed = Signal(object)

    def __init__(self, sections: Callable[[], tuple[tuple[int, str], ...]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections = sections
        self.view = RollView()

    def set_view(self, view: RollView) -> None:
        """Show other members."""
        self.view = view
        self.changed.emit(view)

    def words(self) -> list[tuple[str, str]]:
        """The filters that are on: a key and words for each."""
        view, told = self.view, []
        if view.statuses:
            words = ", ".join(_(STATUS_WORDS[status]) for status in view.statuses)
            told.append(("statuses", _("Status: {status}").format(status=words)))
        if view.sex is not None:
            told.append(("sex", _("Sex: {sex}").format(sex=_(SEX_WORDS[view.sex]))))
        if view.section_id is not None:
            name = dict(self._sections()).get(view.section_id, "")
            told.append(("section_id", _("Section: {section}").format(section=name)))
        if view.needing_attention:
            told.append(("needing_attention", _("To look at")))
        return told

    def take_off(self, key: str) -> None:
        """Remove one filter by its key."""
        off = {"statuses": (), "sex": None, "section_id": None, "needing_attention": False}
        self.set_view(replace(self.view, **{key: off[key]}))  # type: ignore[arg-type]

    def clear(self) -> None:
        """Remove all filters; the search stays."""
        self.set_view(replace(NONE, search=self.view.search, order=self.view.order, descending=self.view.descending))

    def menu(self, parent: QWidget) -> QMenu:
        """The menu that adds a filter."""
        menu = QMenu(parent)
        statuses = menu.addMenu(_("Status"))
        for status in Status:
            self._entry(statuses, _(STATUS_WORDS[status]), ("statuses", (status,)))
        sexes = menu.addMenu(_("Sex"))
        for sex in (Sex.FEMALE, Sex.MALE, Sex.UNKNOWN):
            self._entry(sexes, _(SEX_WORDS[sex]), ("sex", sex))
        known = self._sections()
        if known:
            sections = menu.addMenu(_("Section"))
            for section_id, name in known:
                self._entry(sections, name, ("section_id", section_id))
        self._entry(menu, _("To look at"), ("needing_attention", True))
        return menu

    def _entry(self, menu: QMenu, text: str, choice: tuple[str, object]) -> None:
        action = QAction(text.replace("&", "&&"), menu)
        action.setData(choice)
        action.triggered.connect(self._on_chosen)
        menu.addAction(action)

    def _on_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            key, value = sender.data()
            self.set_view(replace(self.view, **{key: value}))
