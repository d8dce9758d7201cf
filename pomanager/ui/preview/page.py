"""The page of a preview: the pages of a paper, its contents and choices beside them, what becomes of it above."""

from contextlib import suppress
from typing import ClassVar

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.errors import FileTrouble
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.papers import Chosen
from pomanager.ui.desk import Desk
from pomanager.ui.look import look, px
from pomanager.ui.page import Action, Page
from pomanager.ui.preview.bars import FootBar, HitsBar
from pomanager.ui.preview.choices import Choices
from pomanager.ui.preview.contents import Contents
from pomanager.ui.preview.document import PaperFile
from pomanager.ui.preview.finding import Finder
from pomanager.ui.preview.kept import KeptPapers
from pomanager.ui.preview.making import Made, Making, Wanted
from pomanager.ui.preview.placing import Spot
from pomanager.ui.preview.remembered import keep, known_for, proposed, remember
from pomanager.ui.preview.telling import Telling
from pomanager.ui.preview.view import PagesView
from pomanager.ui.preview.zoom import Zoom

PAGES_FIRST_AT_MOST = 30
"""So many pages are written for a first look when somebody is on one of them; further on the first page must do."""
CONTENTS_FROM = 1280
"""From this width on there is room for the contents beside the pages and the choices."""


class PreviewPage(Page):
    """Shows one paper and makes it anew as it is wanted. What is to become of it is sent to whoever opened it.

    ``wanted`` brings "print", "save" or "open" once the whole paper is there.
    """

    wanted = Signal(str)

    areas: ClassVar[frozenset[Area]] = frozenset()

    def __init__(self, desk: Desk, what: Wanted) -> None:
        super().__init__(desk)
        self.what = what
        self.kept = KeptPapers()
        self.file: PaperFile | None = None
        self.making = Making(desk.office, what, self.kept, self)
        self.choices = Choices(
            what.paper,
            several=len(what.of) > 1 and what.paper.chosen is not Chosen.TOGETHER,
            today=desk.office.today,
            known=known_for(desk.office, what.paper),
        )
        self.choices.show_order(proposed(desk.preferences, may_stand_beside=what.paper.may_stand_beside))
        self.view = PagesView()
        self.finder = Finder(self)
        self.view.marking = self.finder
        self.contents = Contents()
        self.hits = HitsBar()
        self.telling = Telling(self.making)
        self.foot = FootBar()
        self.searched = ""
        self._is_whole = self._is_written = False
        self._wish = ""
        self._contents_asked: bool | None = None
        self._spot = self._spot_shown = self.view.spot()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.contents)
        beside.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.telling.strip)
        column.addWidget(self.hits)
        column.addLayout(beside, 1)
        self.contents.hide()
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.making.looked.connect(self._on_looked)
        self.making.whole.connect(self._on_whole)
        self.making.failed.connect(self._on_failed)
        self.choices.changed.connect(self.make)
        self.choices.closed.connect(self._on_choices_closed)
        self.view.page_changed.connect(self._on_page)
        self.view.zoomed.connect(self._on_zoomed)
        self.finder.counted.connect(self._on_counted)
        self.finder.arrived.connect(self._on_arrived)
        self.contents.wanted.connect(self._on_page_wanted)
        self.hits.next.clicked.connect(self.next_hit)
        self.hits.previous.clicked.connect(self.previous_hit)
        self.telling.make_wanted.connect(self.make)
        self.telling.stopped.connect(self._on_stopped)
        foot = self.foot
        foot.first.clicked.connect(self._on_first)
        foot.previous.clicked.connect(self.view.previous_page)
        foot.next.clicked.connect(self.view.next_page)
        foot.last.clicked.connect(self._on_last)
        foot.smaller.clicked.connect(self.view.smaller)
        foot.larger.clicked.connect(self.view.larger)
        foot.zoom_chosen.connect(self._on_zoom_chosen)
        foot.field.wanted.connect(self._on_page_wanted)
        self.desk.bus.area_changed.connect(self._on_area_changed)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _(self.what.paper.title)

    def context_line(self) -> str:
        parts = []
        if len(self.what.of) > 1:
            count = len(self.what.of)
            parts.append(ngettext("{count} member", "{count} members", count).format(count=formats.number(count)))
        if self.file is not None and self._is_whole:
            count = len(self.file)
            parts.append(ngettext("{count} page", "{count} pages", count).format(count=formats.number(count)))
        elif self._is_written:
            parts.append(_("being written…"))
        return " · ".join(parts)

    def actions_offered(self) -> tuple[Action, ...]:
        contents = (Action("contents", N_("Contents"), self._on_contents, "journal", "F9"),)
        return (
            *(contents if len(self.contents.headings()) > 1 else ()),
            Action("choices", N_("Choices"), self._on_choices, "edit"),
            Action("save", N_("Save as PDF…"), self._on_save, "import", "Ctrl+S"),
            Action("open", N_("Open with…"), self._on_open, "expand"),
            Action("print", N_("Print…"), self._on_print, "print", "Ctrl+P", primary=True),
        )

    def search_hint(self) -> str:
        return _("Search in the paper")

    def search(self, text: str) -> None:
        self.searched = text
        self.finder.search(text, self.view.page)

    def panel(self) -> QWidget | None:
        return self.choices

    def retranslate(self) -> None:
        """Set every word anew."""
        for part in (self.choices, self.contents, self.hits, self.telling, self.foot):
            part.retranslate()
        self.hits.show_finder(self.finder)

    # ---- making ---------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make the paper as it is wanted now; the page one is on is shown again."""
        order = self.choices.order()
        remember(self.desk.preferences, order, may_stand_beside=self.what.paper.may_stand_beside)
        self._spot, self._is_whole, self._is_written = self.view.spot(), False, True
        page = self._spot.page + 1
        self.telling.being_written(of_first_page=False)
        options = self.choices.options.options()
        keep(self.desk.office, options)
        self.making.make(order, self.choices.as_of(), page if page <= PAGES_FIRST_AT_MOST else 1, options)
        self.header_changed.emit()

    def _on_looked(self, made: Made) -> None:
        if self._show(made, self._spot):
            self._spot_shown = self.view.spot()
            self.telling.being_written(of_first_page=True)

    def _on_whole(self, made: Made) -> None:
        moved = self.view.spot() != self._spot_shown
        self._is_whole, self._is_written = True, False
        if not self._show(made, self.view.spot() if moved and self.file is not None else self._spot):
            return
        self.telling.is_whole()
        wish, self._wish = self._wish, ""
        if wish:
            self.wanted.emit(wish)

    def _on_failed(self, problem: Exception) -> None:
        self._wish, self._is_written = "", False
        self.telling.failed(problem)
        self._on_page(self.view.page)
        self.header_changed.emit()

    def _on_stopped(self) -> None:
        self._wish, self._is_written = "", False
        self._on_page(self.view.page)
        self.header_changed.emit()

    def _show(self, made: Made, spot: Spot) -> bool:
        """Show what was made in place of what is shown; the file shown before is deleted."""
        try:
            file = PaperFile(made.path)
        except FileTrouble as trouble:
            self._on_failed(trouble)
            return False
        before, self.file = self.file, file
        self.view.show_paper(file, spot)
        self.finder.show_paper(file, self.view.page)
        self.contents.show_headings(file.contents() if self._is_whole else ())
        self._arrange_contents()
        if before is not None:
            before.close()
            with suppress(OSError):
                before.path.unlink()
        self._on_page(self.view.page)
        self.header_changed.emit()
        return True

    def leave(self) -> None:
        """Stop all work and delete what was made; the page is of no use afterwards."""
        self.making.stop()
        self.finder.show_paper(None)
        self.view.show_paper(None)
        if self.file is not None:
            self.file.close()
            self.file = None
        self.kept.leave()

    def _on_area_changed(self, areas: frozenset[Area]) -> None:
        if areas & {self.what.paper.area, Area.ORGANISATION} and (self._is_whole or self._is_written):
            self.telling.overtaken()

    # ---- what is to become of it ----------------------------------------------------------------------------------

    def want(self, act: str) -> None:
        """Have the paper printed, saved or opened: now, or as soon as it is whole."""
        self.choices.options.settle()
        if self._is_whole:
            self.wanted.emit(act)
            return
        self._wish = act
        if not self._is_written:
            self._is_written = True
            self.telling.being_written(of_first_page=self.file is not None)
            self.making.make_whole()
        self.telling.wished(act)

    def _on_print(self) -> None:
        self.want("print")

    def _on_save(self) -> None:
        self.want("save")

    def _on_open(self) -> None:
        self.want("open")

    # ---- pages, zoom, hits ----------------------------------------------------------------------------------------

    def _on_page(self, page: int) -> None:
        count = len(self.file) if self.file is not None else 0
        self.foot.field.show_page(page, count, more=self._is_written)
        self.contents.show_page(page)

    def _on_page_wanted(self, page: int) -> None:
        self.view.go_to(page)
        self.view.setFocus()

    def _on_first(self) -> None:
        self.view.go_to(0)

    def _on_last(self) -> None:
        self.view.go_to(len(self.file) - 1 if self.file is not None else 0)

    def _on_zoomed(self) -> None:
        self.foot.show_zoom(self.view.zoom, self.view.percent())

    def _on_zoom_chosen(self, zoom: Zoom) -> None:
        self.view.set_zoom(zoom)

    def next_hit(self) -> None:
        """Go to the next place where the text searched stands."""
        self.finder.next_hit(self.view.page)

    def previous_hit(self) -> None:
        """Go to the place before."""
        self.finder.previous_hit(self.view.page)

    def _on_counted(self) -> None:
        self.hits.show_finder(self.finder)
        self.view.viewport().update()

    def _on_arrived(self, page: int, box: QRectF) -> None:
        self.view.bring_into_view(page, box)

    # ---- what stands beside the pages -----------------------------------------------------------------------------

    def _arrange_contents(self) -> None:
        asked = self._contents_asked
        room = self.window().width() >= px(CONTENTS_FROM) and not look().stacked
        self.contents.setVisible(len(self.contents.headings()) > 1 and (room if asked is None else asked))
        self.contents.setFixedWidth(min(self.contents.preferred_width(), max(px(120), self.width() // 3)))

    def _on_contents(self) -> None:
        self._contents_asked = not self.contents.isVisible()
        self._arrange_contents()

    def _on_choices(self) -> None:
        self.panel_wanted.emit(not self.choices.isVisible())

    def _on_choices_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_contents()
