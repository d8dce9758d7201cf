"""Fields with their labels, editors and remarks, laid out in three columns; they collect and show, no more."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.wording import Wording
from pomanager.ui.forms.choices import ChoiceEditor, ListEditor, PickEditor, WordingEditor, YesNoEditor
from pomanager.ui.forms.editor import Editor, LongTextEditor, TextEditor
from pomanager.ui.forms.fields import Field, Kind, Section
from pomanager.ui.forms.figures import DateEditor, MoneyEditor, NumberEditor, VagueDateEditor
from pomanager.ui.look import look, px
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark

EDITORS: dict[Kind, type[Editor]] = {
    Kind.TEXT: TextEditor,
    Kind.PHONE: TextEditor,
    Kind.LONG_TEXT: LongTextEditor,
    Kind.NUMBER: NumberEditor,
    Kind.MONEY: MoneyEditor,
    Kind.DATE: DateEditor,
    Kind.VAGUE_DATE: VagueDateEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.LIST: ListEditor,
    Kind.PICK: PickEditor,
    Kind.WORDING: WordingEditor,
    Kind.YES_NO: YesNoEditor,
}
LABEL_WIDTH = 132


class Remark(QWidget):
    """What stands beside a field: its hint, or what speaks against the entry, or what confirms it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ""
        self._mark = Mark("", 18)
        self._words = Label("", "hint", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(4), 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._mark.hide()

    def tell(self, kind: str, text: str) -> None:
        """Say something: ``kind`` is "bad", "warn", "ok" or "hint"."""
        self.kind = kind if text else ""
        marked = kind in {"bad", "warn", "ok"} and bool(text)
        self._mark.setVisible(marked)
        if marked:
            self._mark.show_icon(kind, kind)
        self._words.setProperty("role", "body" if marked else "hint")
        self._words.setProperty("tone", kind if marked else "")
        self._words.style().polish(self._words)
        self._words.setText(text)

    def text(self) -> str:
        """What is said now."""
        return self._words.plain()


class Entries(QWidget):
    """The fields of a form. ``under`` puts remarks under the fields, for narrow windows and large text."""

    changed = Signal(str)
    """The name of the field that was touched."""
    left = Signal(str)

    def __init__(self, parts: Sequence[Field | Section], *, under: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = tuple(parts)
        self.fields = tuple(part for part in self.parts if isinstance(part, Field))
        self._under = under
        self._editors: dict[str, Editor] = {}
        self._remarks: dict[str, Remark] = {}
        self._labels: dict[str, Label] = {}
        self._heads: list[tuple[Section, Label, Label]] = []
        self._touched: set[str] = set()
        self._shown: tuple[Objection, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(8))
        for part in self.parts:
            self._make(part)
        self._lay_out()
        self.retranslate()

    # ---- building -------------------------------------------------------------------------------------------------

    def _make(self, part: Field | Section) -> None:
        if isinstance(part, Section):
            self._heads.append((part, Label("", "section"), Label("", "hint")))
            return
        editor = EDITORS[part.kind](part)
        editor.setObjectName(part.name)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        editor.changed.connect(self._on_changed)
        editor.left.connect(self._on_left)
        self._editors[part.name] = editor
        self._remarks[part.name] = Remark()
        label = Label("", wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._labels[part.name] = label

    def _lay_out(self) -> None:
        grid, row = self._grid, 0
        self._scale = look().scale
        heads = iter(self._heads)
        beside = not (self._under or look().stacked)
        for part in self.parts:
            if isinstance(part, Section):
                _section, title, note = next(heads)
                line = QHBoxLayout()
                line.setContentsMargins(0, px(8), 0, 0)
                line.setSpacing(px(10))
                line.addWidget(title)
                line.addWidget(note, 1)
                grid.addLayout(line, row, 0, 1, 3)
                row += 1
                continue
            label, editor, remark = self._labels[part.name], self._editors[part.name], self._remarks[part.name]
            label.setFixedWidth(px(LABEL_WIDTH))
            self._limit_width(part)
            top = part.kind in {Kind.LONG_TEXT, Kind.WORDING}
            label.setMinimumHeight(px(36) if top else 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(editor, row, 1)
            middle = Qt.AlignmentFlag.AlignVCenter
            place = (row, 2) if beside else (row + 1, 1)
            grid.addWidget(remark, *place, Qt.AlignmentFlag.AlignTop if top else middle)
            row += 1 if beside else 2
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 3 if beside else 0)

    def _limit_width(self, field: Field) -> None:
        """Keep an editor to its width, unless its own words are longer."""
        editor = self._editors[field.name]
        editor.row.activate()
        editor.setMaximumWidth(max(px(field.width), editor.minimumSizeHint().width()))

    def retranslate(self) -> None:
        """Set every word anew."""
        for section, title, note in self._heads:
            title.setText(_(section.title))
            note.setText(_(section.note) if section.note else "")
        for field in self.fields:
            words = _(field.label) if field.label else ""
            self._labels[field.name].setText(f"{words} *" if field.required else words)
            self._editors[field.name].set_name(words)
            self._editors[field.name].retranslate()
            self._limit_width(field)
        self.show_objections(self._shown)

    # ---- values ---------------------------------------------------------------------------------------------------

    def editor(self, name: str) -> Editor:
        """Return the editor of a field."""
        return self._editors[name]

    def remark(self, name: str) -> Remark:
        """Return what stands beside a field."""
        return self._remarks[name]

    def values(self) -> dict[str, object]:
        """Return the value of every field; None where nothing could be made of an entry."""
        return {name: editor.read().value for name, editor in self._editors.items()}

    def show_values(self, values: Iterable[tuple[str, object]]) -> None:
        """Show values by the names of their fields."""
        for name, value in values:
            if name in self._editors:
                self._editors[name].show_value(value)

    def raw(self) -> dict[str, str]:
        """Return every entry as text, for a draft."""
        return {name: editor.raw() for name, editor in self._editors.items()}

    def show_raw(self, raw: Iterable[tuple[str, str]]) -> None:
        """Show the entries of a draft again."""
        for name, text in raw:
            if name in self._editors:
                self._editors[name].show_raw(text)

    # ---- objections -----------------------------------------------------------------------------------------------

    def own_objections(self) -> tuple[Objection, ...]:
        """Return what can be said without knowing any rule: not readable, or needed and empty."""
        found = []
        for field in self.fields:
            reading = self._editors[field.name].read()
            if reading.objection is not None:
                found.append(reading.objection)
            elif field.required and (reading.value is None or reading.value == "" or reading.value == Wording()):
                found.append(Objection(N_("This must be filled in."), field.name))
        return tuple(found)

    def touched(self) -> frozenset[str]:
        """Return the fields a person has been in."""
        return frozenset(self._touched)

    def touch_all(self) -> None:
        """Judge all fields from now on, also those nobody has been in."""
        self._touched = set(self._editors)

    def show_objections(self, objections: Iterable[Objection]) -> None:
        """Show each objection beside its field, the gravest where there are several; hints elsewhere."""
        self._shown = tuple(objections)
        for field in self.fields:
            mine = [each for each in self._shown if each.about == field.name]
            mine.sort(key=_gravity)
            if mine:
                kind = "bad" if mine[0].stops else "warn"
                self._remarks[field.name].tell(kind, "\n".join(sentence(each) for each in mine))
                self._editors[field.name].show_state(kind)
            else:
                self._remarks[field.name].tell("hint", _(field.hint) if field.hint else "")
                self._editors[field.name].show_state("")
            self._remarks[field.name].setVisible(bool(self._remarks[field.name].text()))

    def confirm(self, name: str, text: str) -> None:
        """Say beside a field that its entry is right, and why (until it is judged again)."""
        self._remarks[name].tell("ok", text)
        self._remarks[name].show()

    # ---- keyboard -------------------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        if self.fields:
            self._editors[self.fields[0].name].setFocus()

    def focus_on(self, name: str) -> None:
        """Put the keyboard into a field."""
        if name in self._editors:
            self._editors[name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focused(self) -> str:
        """Return the name of the field that has the keyboard, or ""."""
        inside: QWidget | None = self.focusWidget()
        found = (name for name, editor in self._editors.items() if inside in {editor, *editor.findChildren(QWidget)})
        return next(found, "")

    def _on_changed(self) -> None:
        name = self.sender().objectName()
        self._touched.add(name)
        self.changed.emit(name)

    def _on_left(self) -> None:
        self.left.emit(self.sender().objectName())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        if event.type() == QEvent.Type.StyleChange and self._scale != look().scale:
            self._lay_out_again()

    def _lay_out_again(self) -> None:
        """Lay the same parts out at another size of the text; from 140 % on, remarks go under their fields."""
        while (item := self._grid.takeAt(0)) is not None:
            inner = item.layout()
            while inner is not None and inner.takeAt(0) is not None:
                pass
        self._lay_out()


def _gravity(objection: Objection) -> int:
    return 0 if objection.weight is Weight.STOP else 1
