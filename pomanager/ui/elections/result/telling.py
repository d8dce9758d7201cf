"""What happened in a count, told in sentences beside the table: round by round, with the names in strong letters."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from pomanager.i18n import formats
from pomanager.i18n.sentences import sentence
from pomanager.rules.counting import telling as told
from pomanager.rules.counting.account import Paragraph, account
from pomanager.rules.counting.record import Count
from pomanager.ui.look import look, px
from pomanager.ui.widgets.labels import JOINED, NARROW, Label, breakable
from pomanager.ui.widgets.tips import PLAIN

IN_THE_TABLE = frozenset({told.FIRST_CHOICES, told.MARKS, told.YES_VOTES, told.NO_VOTES, told.VOTES_NOW})
"""Sentences that say what stands in the table beside."""
OF_RESERVED = frozenset({told.SWAP, told.CAME, told.LEFT, told.CHANGED_NOTHING, told.WITHOUT_OPEN})
"""Sentences about what reserved seats changed, which have a place of their own."""
STRONG = '<span style="font-weight:600">'
"""The heavier of the two weights there are."""


def paragraphs(count: Count) -> tuple[Paragraph, ...]:
    """The account without what stands elsewhere on the page; paragraphs of which nothing is left are left out."""
    kept = []
    for each in account(count):
        said = tuple(
            one for one in each.sentences if one.message not in IN_THE_TABLE and one.message not in OF_RESERVED
        )
        if said:
            kept.append(Paragraph(each.stage, said))
    return tuple(kept)


def reserved_said(count: Count) -> tuple[str, ...]:
    """The sentences on what reserved seats changed."""
    return tuple(
        sentence(one) for each in account(count) for one in each.sentences if one.message in OF_RESERVED
    )  # fmt: skip


def with_names(text: str, names: Iterable[str]) -> str:
    """A text as marked-up words, the names in it in strong letters and nothing else obeyed."""
    marked = breakable(text).translate(PLAIN).replace(NARROW, JOINED)
    places: list[tuple[int, int]] = []
    for name in sorted({breakable(each).translate(PLAIN) for each in names if each.strip()}, key=len, reverse=True):
        start = marked.find(name)
        while start >= 0:
            end = start + len(name)
            if all(end <= first or start >= last for first, last in places):
                places.append((start, end))
            start = marked.find(name, end)
    for first, last in sorted(places, reverse=True):
        marked = f"{marked[:first]}{STRONG}{marked[first:last]}</span>{marked[last:]}"
    return marked


class Telling(QLabel):
    """Words over several lines, names in them in strong letters."""

    def __init__(self, text: str, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._names = text, tuple(names)
        self.setProperty("role", "body")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setMinimumWidth(1)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._tell()

    def plain(self) -> str:
        """The words without marks."""
        return self._said

    def _tell(self) -> None:
        side = "right" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "left"
        style = f"line-height:{look().line_percent}%; margin:0"
        marked = f'<p align="{side}" style="{style}">{with_names(self._said, self._names)}</p>'
        self.setText(marked)
        self.setAccessibleName(self._said)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}:
            self._tell()


class AccountPart(QWidget):
    """The account: the number of each round before what happened in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(1, 1)
        self._said: tuple[tuple[str, str], ...] = ()

    def show_count(self, count: Count) -> None:
        """Tell a count."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        numbered = len(count.stages) > 1
        said = []
        for row, each in enumerate(paragraphs(count)):
            number = formats.number(each.stage) if each.stage and numbered else ""
            text = " ".join(map(sentence, each.sentences))
            said.append((number, text))
            if number:
                place = Label(number, "strong", tone="accent")
                self._grid.addWidget(place, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Telling(text, count.names), row, 1 if numbered else 0, 1, 1 if numbered else 2)
        self._said = tuple(said)

    def said(self) -> tuple[tuple[str, str], ...]:
        """The number of each round and what is told of it."""
        return self._said
