"""Two people who may be one, side by side, field by field; what agrees is marked with an icon and a word."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.readmodels.attention import DoublePair, DoubleSide
from pomanager.rules import folding
from pomanager.ui.look import px
from pomanager.ui.members.words import known, sex_word, status_word
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.marks import Mark

LABEL_WIDTH = 80


class Side(NamedTuple):
    """One line: the label, what stands with the one and with the other, and whether they agree."""

    label: str
    one: str
    other: str
    same: bool


class SideBySide(QWidget):
    """The fields of two people in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Side, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(7))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def show_pair(self, pair: DoublePair) -> None:
        """Show these two."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = sides(pair)
        number = _("No. {number}")
        self._grid.addWidget(Label(number.format(number=pair.one.number), "strong", wrap=True), 0, 1)
        self._grid.addWidget(Label(number.format(number=pair.other.number), "strong", wrap=True), 0, 2)
        self._grid.addWidget(line(), 1, 0, 1, 4)
        top = Qt.AlignmentFlag.AlignTop
        for row, each in enumerate(self.lines, start=2):
            name = Label(each.label, "small", wrap=True)
            name.setFixedWidth(px(LABEL_WIDTH))
            self._grid.addWidget(name, row, 0, top)
            self._grid.addWidget(Label(each.one, wrap=True), row, 1, top)
            self._grid.addWidget(Label(each.other, wrap=True), row, 2, top)
            mark = Mark("check" if each.same else "x", 18, "ok" if each.same else "text3")
            mark.setAccessibleName(_("the same") if each.same else _("different"))
            self._grid.addWidget(mark, row, 3, top)
        self._grid.addWidget(line(), len(self.lines) + 2, 0, 1, 4)


def sides(pair: DoublePair) -> tuple[Side, ...]:
    """The lines of a pair; a field neither of the two has is left out."""
    one, other = pair.one, pair.other
    lines = [
        Side(_("Name"), known(one.name), known(other.name), "name" in pair.same),
        Side(_("Names borne before"), _former(one), _former(other), _renamed(one, other)),
        Side(_("Second script"), known(one.other_script), known(other.other_script), _text(one, other, "other_script")),
        Side(_("Sex"), sex_word(one.sex), sex_word(other.sex), one.sex is other.sex),
        Side(_("Born"), formats.vague(one.birth), formats.vague(other.birth), "birth" in pair.same),
        Side(_("Place"), known(one.place), known(other.place), "place" in pair.same),
        Side(_("Section"), known(one.section), known(other.section), _text(one, other, "section")),
        Side(_("Phone"), known(one.phone), known(other.phone), "phone" in pair.same),
        Side(_("Identity document"), _documents(one), _documents(other), "number" in pair.same),
        Side(_("Member since"), formats.day(one.joined_on), formats.day(other.joined_on),
             one.joined_on is not None and one.joined_on == other.joined_on),
        Side(_("Status"), _standing(one), _standing(other), one.status is other.status),
    ]  # fmt: skip
    return tuple(each for each in lines if {each.one, each.other} != {formats.UNKNOWN})


def _text(one: DoubleSide, other: DoubleSide, name: str) -> bool:
    texts = {folding.fold(getattr(side, name)) for side in (one, other)}
    return len(texts) == 1 and texts != {""}


def _former(side: DoubleSide) -> str:
    return "\n".join(side.former) or formats.UNKNOWN


def _renamed(one: DoubleSide, other: DoubleSide) -> bool:
    """Whether a name the one bore before is one the other bears or bore."""
    then, now = ({folding.fold(name) for name in (side.name, side.other_script, *side.former)} for side in (one, other))
    before = {folding.fold(name) for side in (one, other) for name in side.former}
    return bool(then & now & before)


def _documents(side: DoubleSide) -> str:
    return "\n".join(side.documents) or formats.UNKNOWN


def _standing(side: DoubleSide) -> str:
    return f"{status_word(side.status)}, {formats.day_short(side.status_since)}"
