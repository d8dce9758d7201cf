"""A page that is one form: its title, its counters of objections in the header, and the way back."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.forms.fields import Field, Section
from pomanager.ui.forms.form import Binding, Form
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.widgets.badges import Badge

CommandT = TypeVar("CommandT")


class Counters(QWidget):
    """How many objections stop saving, and how many only ask for a look."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stops = Badge("", "bad")
        self.warnings = Badge("", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.stops)
        row.addWidget(self.warnings)
        self.show_counts(0, 0)

    def show_counts(self, stops: int, warnings: int) -> None:
        """Show the counts; a badge with nothing to count is hidden."""
        stopping = ngettext("{count} obstacle", "{count} obstacles", stops).format(count=formats.number(stops))
        asking = ngettext("{count} remark", "{count} remarks", warnings).format(count=formats.number(warnings))
        self.stops.show_state(stopping, "bad")
        self.warnings.show_state(asking, "warn")
        self.stops.setVisible(stops > 0)
        self.warnings.setVisible(warnings > 0)


class FormPage(Page, Generic[CommandT]):
    """A form opened over a list. ``title_words`` and ``context_words`` are marked; ``beside`` stands at its end.

    It closes itself when saved or cancelled; connect ``form.saved`` before, to show what came of it.
    """

    def __init__(  # noqa: PLR0913 - the words of the page are named where it is made
        self,
        desk: Desk,
        title_words: str,
        parts: Sequence[Field | Section],
        binding: Binding[CommandT],
        *,
        save_words: str = N_("Save"),
        context_words: str = "",
        beside: QWidget | None = None,
    ) -> None:
        super().__init__(desk)
        self._title_words = title_words
        self._context_words = context_words
        self._beside = beside
        self._counts = (0, 0)
        self._keeps_draft = binding.keep_draft is not None
        self._counters = Counters()
        self.form: Form[CommandT] = Form(parts, binding, save_words=save_words)
        self.form.counted.connect(self._on_counted)
        self.form.saved.connect(self.close_page)
        self.form.cancelled.connect(self.close_page)
        self.form.failed.connect(self._on_failed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self.form.judge()

    def title(self) -> str:
        return _(self._title_words)

    def context_line(self) -> str:
        return _(self._context_words) if self._context_words else ""

    def header_part(self) -> QWidget | None:
        return self._counters

    def panel(self) -> QWidget | None:
        return self._beside

    def focusProxy(self) -> QWidget | None:
        return super().focusProxy() or self.form.entries.first()

    def status(self) -> tuple[str, ...]:
        if not self.form.dirty:
            return ()
        unsaved = (_("Not saved yet"),)
        return (*unsaved, _("The draft is kept, even when the power fails")) if self._keeps_draft else unsaved

    def retranslate(self) -> None:
        self._counters.show_counts(*self._counts)

    def _on_counted(self, stops: int, warnings: int) -> None:
        self._counts = (stops, warnings)
        self._counters.show_counts(stops, warnings)
        self.status_changed.emit()

    def _on_failed(self, trouble: Exception) -> None:
        problems.show(self, trouble)

    def may_close(self) -> bool:
        self.form.cancel()
        return False

    @property
    def would_lose(self) -> bool:
        return self.form.dirty and not self._keeps_draft

    def leave_for_list(self) -> None:
        if not self.would_lose:
            self.form.cancel()
