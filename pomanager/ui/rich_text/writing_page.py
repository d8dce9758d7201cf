"""A page that writes a long text: what it is made of at the side, the text in the middle, the paper beside it."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from pomanager.errors import OfficeError
from pomanager.i18n import _
from pomanager.services import drafts
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.forms.drafts import draft_name, keeping
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.rich_text.preview import LivePreview
from pomanager.ui.widgets.badges import Badge

REST_MILLISECONDS = 1000
"""So long nothing was typed before the draft is kept."""


class Unsaved(Protocol):
    """What is being written and not saved yet."""

    is_changed: bool

    def kept(self) -> Mapping[str, str]:
        """What a draft keeps, so that nothing typed is lost when the power fails."""


class WritingPage(Page):
    """Writes one text and keeps a draft of it; what the text is, and what is done with it, its pages say.

    ``draft`` names the draft among all others of the office. A page sets ``writing`` before it is laid out.
    """

    writing: Unsaved

    def __init__(self, desk: Desk, draft: str, preview: LivePreview) -> None:
        super().__init__(desk)
        self._draft = draft
        self.preview = preview
        self.badge = Badge("", "info")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MILLISECONDS)
        self._rest.timeout.connect(self._keep_draft)

    def _lay_out(self, side: QWidget, middle: QWidget, shares: Sequence[int]) -> None:
        """Put the parts side by side; ``shares`` of the width go to the text and to the paper."""
        self.header_row = QWidget()
        row = QHBoxLayout(self.header_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.badge)
        self._beside = QSplitter(Qt.Orientation.Horizontal)
        self._beside.setChildrenCollapsible(False)
        for part in (middle, self.preview):
            self._beside.addWidget(part)
        self._beside.setSizes(shares)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(1))
        whole.addWidget(side)
        whole.addWidget(self._beside, 1)

    def header_part(self) -> QWidget | None:
        return self.header_row

    def status(self) -> tuple[str, ...]:
        kept = (_("Not saved yet"), _("The draft is kept, even when the power fails"))
        return kept if self.writing.is_changed else ()

    @property
    @abstractmethod
    def may_write(self) -> bool:
        """Whether the text can be changed now."""

    @abstractmethod
    def _write(self) -> None:
        """Save what is written; raises OfficeError where that is refused."""

    def may_close(self) -> bool:
        self._rest.stop()
        self._keep_draft()
        self.preview.leave()
        return True

    def leave_for_list(self) -> None:
        if self.may_close():
            self.close_page()

    def _kept_draft(self) -> Mapping[str, str] | None:
        """The draft there is, where it may be gone on with."""
        return self.desk.office.ask(drafts.draft, draft_name(self.desk, self._draft)) if self.may_write else None

    def _keep_draft(self) -> None:
        if self.writing.is_changed and self.may_write:
            keeping(self.desk, self._draft)(self.writing.kept())

    def _on_save(self) -> None:
        self._rest.stop()
        self.writing.is_changed = False
        try:
            self._write()
        except OfficeError as trouble:
            self.writing.is_changed = True
            problems.show(self, trouble)
            return
        keeping(self.desk, self._draft)(None)
