"""Fields with their labels, editors and remarks, laid out in three columns; they collect and show, no more."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.wording import Wording
from pomanager.ui.forms.choices import ChoiceEditor, ListEditor, PickEditor, WordingEditor, YesNoEditor
from pomanager.ui.forms.editor import Editor, LongTextEditor, TextEditor
from pomanager.ui.forms.fields import Field, Kind, Section, field_of
from pomanager.ui.forms.figures import DateEditor, MoneyEditor, NumberEditor, VagueDateEditor
from pomanager.ui.forms.passwords import PasswordEditor
from pomanager.ui.forms.rows import RowsEditor
from pomanager.ui.forms.several import SeveralEditor
from pomanager.ui.look import look, px
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.painting import set_tone

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
    Kind.PASSWORD: PasswordEditor,
    Kind.SEVERAL: SeveralEditor,
    Kind.ROWS: RowsEditor,
}
LABEL_WIDTH, WIDEST_LABEL = 132, 180
FILL_IN = N_("This must be filled in.")
_PLACES_TO_BREAK = re.compile("[ \N{ZERO WIDTH SPACE}-]")


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
        set_tone(self._words, "role", "body" if marked else "hint")
        set_tone(self._words, "tone", kind if marked else "")
        if text != self._words.plain():
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
        self._drafted = False
        """Whether what stands in the fields is the draft of somebody who may have had another person in mind."""
        self._shown: tuple[Objection, ...] = ()
        self._inside: set[str] = set()
        """Fields inside which something is said against a part."""
        self._away: frozenset[str] = frozenset()
        self._hints: Mapping[str, str] = {}
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
            self._heads.append((part, Label("", "section"), Label("", "hint", wrap=True)))
            return
        editor = EDITORS[part.kind](part)
        editor.setObjectName(part.name)
        if part.kind is not Kind.ROWS:  # rows are as high as they need
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
            label.setFixedWidth(self._label_width())
            self._limit_width(part)
            if part.kind is Kind.ROWS:
                grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(editor, row, 1, 1, 2)
                grid.addWidget(remark, row + 1, 1, 1, 2)
                row += 2
                continue
            top = part.kind in {Kind.LONG_TEXT, Kind.WORDING, Kind.SEVERAL}
            label.setMinimumHeight(px(36) if top else 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(editor, row, 1)
            middle = Qt.AlignmentFlag.AlignVCenter
            place = (row, 2) if beside else (row + 1, 1)
            grid.addWidget(remark, *place, Qt.AlignmentFlag.AlignTop if top else middle)
            row += 1 if beside else 2
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 3 if beside else 0)

    def _label_width(self) -> int:
        """The width of all labels: a long word, which could not be broken, gets the room it needs, within reason."""
        metrics = look().metrics()
        words = (word for label in self._labels.values() for word in _PLACES_TO_BREAK.split(label.plain()))
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return max(px(LABEL_WIDTH), min(longest + px(2), px(WIDEST_LABEL)))

    def _limit_width(self, field: Field) -> None:
        """Keep an editor to its width, unless its own words are longer."""
        editor = self._editors[field.name]
        if field.kind is Kind.ROWS:
            return
        editor.row.activate()
        editor.setMaximumWidth(max(px(field.width), editor.minimumSizeHint().width()))

    def retranslate(self) -> None:
        """Set every word anew."""
        for section, title, note in self._heads:
            title.setText(_(section.title))
            note.setText(_(section.note) if section.note else "")
        for field in self.fields:
            words = _(field.label) if field.label else ""
            self._labels[field.name].setText(f"{words}\N{NO-BREAK SPACE}*" if field.required else words)
            self._editors[field.name].set_name(words)
            self._editors[field.name].retranslate()
            self._limit_width(field)
        wide = self._label_width()
        for label in self._labels.values():
            label.setFixedWidth(wide)
        self.show_objections(self._shown)

    # ---- values ---------------------------------------------------------------------------------------------------

    def editor(self, name: str) -> Editor:
        """Return the editor of a field."""
        return self._editors[name]

    def remark(self, name: str) -> Remark:
        """Return what stands beside a field."""
        return self._remarks[name]

    def values(self) -> dict[str, object]:
        """Return the value of every field; None where nothing could be made of an entry, and for fields put away."""
        return {
            name: None if name in self._away else editor.read().value for name, editor in self._editors.items()
        }  # fmt: skip

    def show_values(self, values: Iterable[tuple[str, object]]) -> None:
        """Show values by the names of their fields."""
        for name, value in values:
            if name in self._editors:
                self._editors[name].show_value(value)

    def begin_anew(self, values: Mapping[str, object]) -> None:
        """Show these values, and nothing in all other fields; nobody has been in any of them."""
        self.show_values((name, values.get(name)) for name in self._editors)
        self._touched.clear()
        self._drafted = False

    def raw(self) -> dict[str, str]:
        """Return every entry as text, for a draft."""
        return {name: editor.raw() for name, editor in self._editors.items()}

    def show_raw(self, raw: Iterable[tuple[str, str]]) -> None:
        """Show the entries of a draft again."""
        self._drafted = True
        for name, text in raw:
            if name in self._editors:
                self._editors[name].show_raw(text)

    # ---- what is in sight -----------------------------------------------------------------------------------------

    def put_away(self, names: Collection[str]) -> None:
        """Put fields away that make no sense now; all others are shown."""
        away = frozenset(names)
        if away == self._away:
            return
        self._away = away
        for field in self.fields:
            shown = field.name not in away
            for part in (self._labels[field.name], self._editors[field.name], self._remarks[field.name]):
                part.setVisible(shown)

    def in_sight(self, name: str) -> bool:
        """Return whether a field is shown."""
        return name not in self._away

    def set_hints(self, hints: Mapping[str, str]) -> None:
        """Say something beside fields in place of their own hints, as long as nothing is said against them."""
        self._hints = hints

    # ---- objections -----------------------------------------------------------------------------------------------

    def own_objections(self) -> tuple[Objection, ...]:
        """Return what can be said without knowing any rule: not readable, or needed and empty."""
        found = []
        for field in self.fields:
            if field.name in self._away:
                continue
            reading = self._editors[field.name].read()
            if reading.objection is not None:
                found.append(reading.objection)
            elif field.required and any(reading.value == empty for empty in (None, "", (), Wording())):
                found.append(Objection(FILL_IN, field.name))
            found += self._editors[field.name].inner_objections()
        return tuple(found)

    def touched(self) -> frozenset[str]:
        """Return the fields a person has been in."""
        return frozenset(self._touched)

    def touch_all(self) -> None:
        """Judge all fields from now on, also those nobody has been in."""
        self._touched = set(self._editors)
        for editor in self._editors.values():
            editor.touch_all()

    def been_in(self, about: str) -> bool:
        """Return whether a person has been in the field, or the part inside it, that an objection is about."""
        name = field_of(about)
        return name in self._touched and self._editors[name].been_in(about)

    def show_objections(self, objections: Iterable[Objection]) -> None:
        """Show each objection beside its field, the gravest where there are several; hints elsewhere."""
        self._shown = tuple(objections)
        for field in self.fields:
            mine = [each for each in self._shown if each.about == field.name]
            mine.sort(key=_gravity)
            inside = [each for each in self._shown if each.about != field.name and field_of(each.about) == field.name]
            if self._editors[field.name].show_inner(inside):
                self._inside.add(field.name)
            else:
                self._inside.discard(field.name)
            if mine:
                kind = "bad" if mine[0].stops else "warn"
                self._remarks[field.name].tell(kind, "\n".join(sentence(each) for each in mine))
                self._editors[field.name].show_state(kind)
            else:
                own = _(field.hint) if field.hint else ""
                self._remarks[field.name].tell("hint", self._hints.get(field.name, own))
                self._editors[field.name].show_state("")
            said = self._remarks[field.name].text()
            self._remarks[field.name].setVisible(bool(said) and field.name not in self._away)
            self._tell_aloud(field, said)
        self.updateGeometry()  # words that go on in more lines need more height, and whoever holds the fields is told

    def _tell_aloud(self, field: Field, said: str) -> None:
        """Whoever cannot see what stands beside a field, and the star at its label, hears it at the field."""
        needed = _(FILL_IN) if field.required and self._remarks[field.name].kind in {"", "hint"} else ""
        self._editors[field.name].set_said("\n".join(part for part in (said, needed) if part))

    def objected(self, name: str) -> bool:
        """Return whether anything is said against a field or a part inside it."""
        said = self._remarks[name].kind in {"bad", "warn"} or name in self._inside
        return said and name not in self._away

    def confirm(self, name: str, text: str) -> None:
        """Say beside a field that its entry is right, and why (until it is judged again)."""
        self._remarks[name].tell("ok", text)
        self._remarks[name].show()
        self._editors[name].set_said(text)

    # ---- keyboard -------------------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Put the keyboard into the first field, what stands in it chosen, so that typing writes over it."""
        first = self.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def first(self) -> QWidget | None:
        """Return what takes the keys in the first field, None where there is no field.

        Where somebody was picked there already, a member whose record the form was opened from, it is the first field
        in which nothing stands; not in a draft, where somebody else may have been meant.
        """
        shown = [field for field in self.fields if field.name not in self._away]
        if not shown:
            return None
        first = shown[0]
        if first.kind is Kind.PICK and self._editors[first.name].raw() and not self._drafted:
            typed = (field for field in shown if field.kind is not Kind.YES_NO)
            first = next((field for field in typed if not self._editors[field.name].raw()), first)
        return self._editors[first.name].inner()

    def focus_on(self, name: str) -> None:
        """Put the keyboard into a field."""
        if name in self._editors:
            self._editors[name].take_keys()

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
