"""Beside the admission form: whoever on the roll may be the same person, field by field, with three answers."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.members import LikelyDouble
from pomanager.rules import folding
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import ON_ROLL, Status, transition_between
from pomanager.ui.look import look, px
from pomanager.ui.members.words import known, status_word
from pomanager.ui.widgets.buttons import WideButton
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.sheets import DetailPanel

MOST_LABEL = 96
"""Width of the labels at most, px at 100 %; longer ones break."""
BESIDE_TABLE = 56
"""Of the width of the panel, px at 100 %: its margins and the bar that scrolls it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the form, to be held against somebody on the roll."""

    name: str = ""
    birth: VagueDate | None = None
    place: str = ""
    phone: str = ""


class DoublesPanel(DetailPanel):
    """Says who may be meant already, one after the other; empty while nobody is."""

    return_wanted = Signal(object)
    """LikelyDouble: it is this person, who is to be taken back under the old number."""
    record_wanted = Signal(object)
    """The member id of somebody whose record is to be looked at."""
    told_apart = Signal(object)
    """LikelyDouble: it is another person; the answer holds for this admission."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(372, parent)
        self.setObjectName("members.doubles")
        self._doubles: tuple[LikelyDouble, ...] = ()
        self._entry = Entry()
        self._title = Label("", "strong", wrap=True)
        self._same = Label("", "small", wrap=True)
        self._kept = Label("", "hint", wrap=True)
        self._nobody = Label("", "hint", wrap=True)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(7))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._what = Label("", wrap=True)
        self.take_back = WideButton("", "undo")
        self.take_back.setObjectName("doubles.take_back")
        self.open_record = WideButton("", "member")
        self.open_record.setObjectName("doubles.open_record")
        self.another = WideButton("", "x")
        self.another.setObjectName("doubles.another")
        self._more = Label("", "hint", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(px(10))
        self._mark = Mark("warn", 24, "warn")
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        titles = QVBoxLayout()
        titles.setSpacing(px(2))
        titles.addWidget(self._title)
        titles.addWidget(self._same)
        head.addLayout(titles, 1)
        self.body.addLayout(head)
        for widget in (self._nobody, self._table, self._what, self._more):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        answers = QVBoxLayout()
        answers.setSpacing(px(8))
        for widget in (self.take_back, self.open_record, self.another, self._kept):
            answers.addWidget(widget)
        self.foot.addLayout(answers)
        self.take_back.clicked.connect(self._on_take_back)
        self.open_record.clicked.connect(self._on_open_record)
        self.another.clicked.connect(self._on_another)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.another.setText(_("No, another person"))
        self._title.setText(_("This person may be on the roll already"))
        self._kept.setText(_("The answer is remembered."))
        self._nobody.setText(_("Whoever on the roll may be the same person is shown here."))
        self.show_doubles(self._doubles, self._entry)

    def show_doubles(self, doubles: tuple[LikelyDouble, ...], entry: Entry = Entry()) -> None:
        """Show the first of these people beside the form, held against what stands in it."""
        self._doubles, self._entry = doubles, entry
        for widget in (
            self._mark, self._title, self._same, self._table, self._what, self.take_back, self.open_record,
            self.another, self._more, self._kept,
        ):  # fmt: skip
            widget.setVisible(bool(doubles))
        self._nobody.setVisible(not doubles)
        if not doubles:
            return
        double = doubles[0]
        lines = _lines(entry, double)
        agreeing = [label for label, _now, _there, same in lines if same and label != _("Names borne before")]
        # TR: {fields} are names of fields that are the same for two people, such as "Name, Born"
        self._same.setText(_("The same: {fields}.").format(fields=", ".join(agreeing)) if agreeing else "")
        self._show_lines(lines, double)
        self._what.setText(_what_happened(double))
        back = _way_back(double)
        self.take_back.setVisible(bool(back))
        self.take_back.setText(back)
        self.open_record.setText(_("Open the record of no. {number}").format(number=double.number))
        more = len(doubles) - 1
        self._more.setVisible(more > 0)
        self._more.setText(
            ngettext(
                "{count} more person may be meant, shown after this answer.",
                "{count} more people may be meant, shown after this answer.",
                more,
            ).format(count=formats.number(more))
        )

    def _show_lines(self, lines: list[tuple[str, str, str, bool]], double: LikelyDouble) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._grid.addWidget(line(), 0, 0, 1, 4)
        # TR: head of a column: what stands in the form, beside what stands on the roll
        self._grid.addWidget(Label(_("Now"), "small"), 1, 1)
        self._grid.addWidget(Label(_("No. {number}").format(number=double.number), "small"), 1, 2)
        metrics = look().metrics("small")
        wide = max(metrics.horizontalAdvance(label) for label, _now, _there, _same in lines) + 3
        taken = min(wide, px(MOST_LABEL)) + px(18) + 3 * self._grid.horizontalSpacing() + px(BESIDE_TABLE)
        room = (self.preferred_width() - taken) // 2
        for row, (label, now, there, same) in enumerate(lines, start=2):
            name = Label(label, "small", wrap=True)
            name.setFixedWidth(min(wide, px(MOST_LABEL)))
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(name, row, 0, top)
            self._grid.addWidget(Label(now, wrap=True).let_break(room), row, 1, top)
            self._grid.addWidget(Label(there, wrap=True).let_break(room), row, 2, top)
            mark = Mark("check" if same else "x", 18, "ok" if same else "text3")
            mark.setAccessibleName(_("the same") if same else _("different"))
            self._grid.addWidget(mark, row, 3, top)
        self._grid.addWidget(line(), len(lines) + 2, 0, 1, 4)

    def _on_take_back(self) -> None:
        self.return_wanted.emit(self._doubles[0])

    def _on_open_record(self) -> None:
        self.record_wanted.emit(self._doubles[0].member_id)

    def _on_another(self) -> None:
        self.told_apart.emit(self._doubles[0])


def _lines(entry: Entry, double: LikelyDouble) -> list[tuple[str, str, str, bool]]:
    """Label, what stands in the form, what stands on the roll, and whether the two agree."""
    renamed = folding.fold(entry.name) in map(folding.fold, double.former)
    before = [(_("Names borne before"), formats.UNKNOWN, "\n".join(double.former), renamed)] if double.former else []
    same_phone = bool(entry.phone.strip()) and folding.digits(entry.phone) == folding.digits(double.phone)
    return [
        (_("Name"), known(entry.name), known(double.name), "name" in double.same),
        *before,
        (_("Born"), formats.vague(entry.birth), formats.vague(double.birth), "birth" in double.same),
        (_("Place"), known(entry.place), known(double.place), "place" in double.same),
        (_("Phone"), known(entry.phone), known(double.phone), same_phone),
        (_("Status"), formats.UNKNOWN, status_word(double.status), False),
    ]


def _what_happened(double: LikelyDouble) -> str:
    """How the other person stands, and what that means for this admission."""
    details = {"number": double.number, "day": formats.day(double.status_since)}
    if double.status in ON_ROLL:
        return _("No. {number} is a member now, and nobody is admitted twice.").format(**details)
    if double.status is Status.APPLICANT:
        return _("No. {number} has applied already, on {day}.").format(**details)
    if double.status is Status.DEAD:
        return _("No. {number} died on {day}.").format(**details)
    return _("No. {number} left on {day}. Somebody who comes back keeps the old number.").format(**details)


def _way_back(double: LikelyDouble) -> str:
    """The words of the button that takes the person back; "" where there is no way back."""
    if double.status in ON_ROLL or transition_between(double.status, Status.ACTIVE) is None:
        return ""
    if double.status is Status.APPLICANT:
        return _("The same: admit under no. {number}").format(number=double.number)
    return _("The same: take back under no. {number}").format(number=double.number)
