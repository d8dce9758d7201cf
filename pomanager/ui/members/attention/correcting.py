"""One field of one member's record, corrected on the spot: judged and saved as the whole record would be."""

from collections.abc import Sequence
from dataclasses import fields

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.errors import OfficeError
from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.objections import Objection
from pomanager.services.members import judging
from pomanager.services.members.commands import AmendMember, amend_member
from pomanager.ui.desk import Desk
from pomanager.ui.forms.editor import Editor
from pomanager.ui.forms.entries import EDITORS, Remark
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.look import px
from pomanager.ui.members.person_fields import SEXES, birth_field
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label

PLACES = frozenset({"birth", "sex", "phone", "place", "section", "other_script"})
"""Fields that can be corrected here; the others have forms of their own."""


def field_called(name: str) -> Field:
    """The field of this name, as the form of the whole record asks for it."""
    match name:
        case "birth":
            return birth_field()
        case "sex":
            return Field(name="sex", label=N_("Sex"), kind=Kind.CHOICE, choices=SEXES, width=220)
        case "phone":
            return Field(name="phone", label=N_("Phone"), kind=Kind.PHONE)
        case "place":
            return Field(
                name="place", label=N_("Place"), hint=N_("“Village · District” for a village in a district.")
            )  # fmt: skip
        case "section":
            return Field(name="section", label=N_("Section"))
        case _:
            return Field(name="other_script", label=N_("Name in the second script"))


class Correction(QWidget):
    """The field that something is to be looked at in, with a button that saves it."""

    saved = Signal()
    failed = Signal(object)
    """OfficeError that concerns no field."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._member: MemberDetail | None = None
        self.editor: Editor | None = None
        """What is typed into; None where the field has a form of its own."""
        self._seen: set[str] = set()
        self._label = Label("", "small")
        self._place = QVBoxLayout()
        self.remark = Remark()
        self._save = Button("", "check", "primary", shortcut="Ctrl+Return", key="Ctrl+Enter")
        self._save.setObjectName("attention.save")
        self._save.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self._label)
        column.addLayout(self._place)
        column.addWidget(self.remark)
        column.addLayout(foot)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._save.setText(_("Save"))
        if self.editor is not None:
            self._label.setText(_(self.editor.field.label))
            self.editor.set_name(_(self.editor.field.label))
            self.editor.retranslate()
            self._say(())

    def show_member(self, member: MemberDetail, about: str) -> None:
        """Offer to correct a field of a member; nothing where it has a form of its own."""
        offered = about in PLACES and not self._desk.off(Right.KEEP_ROLL)
        self.setVisible(offered)
        self._member, self._seen = member, set()
        if self.editor is not None and (not offered or self.editor.field.name != about):
            self._place.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        if not offered:
            return
        if self.editor is None:
            field = field_called(about)
            self.editor = EDITORS[field.kind](field)
            self.editor.setObjectName(f"attention.{about}")
            self._place.addWidget(self.editor)
        self.editor.show_value(getattr(member, about))
        self.retranslate()

    def focus(self) -> None:
        """Put the keyboard into the field."""
        if self.editor is not None:
            self.editor.take_keys()

    def save(self) -> None:
        """Save the field, or say beside it what speaks against that; a remark is said once before it is saved."""
        if self.editor is None or self._member is None:
            return
        reading = self.editor.read()
        if reading.objection is not None:
            self._say((reading.objection,))
            self.focus()
            return
        order = self._order(self._member, self.editor.field.name, reading.value)
        said = self._judged(order)
        new = [each for each in said if each.stops or each.message not in self._seen]
        self._seen |= {each.message for each in said}
        self._say(said)
        if new:
            self.focus()
            return
        try:
            self._desk.do(amend_member, order)
        except OfficeError as trouble:
            self.failed.emit(trouble)
        else:
            self.saved.emit()

    def _order(self, member: MemberDetail, name: str, value: object) -> AmendMember:
        """The record as it stands, with what was typed in its one field."""
        same = {each.name: getattr(member, each.name) for each in fields(AmendMember) if hasattr(member, each.name)}
        typed = {} if value is None and name != "birth" else {name: value}
        return AmendMember(**{**same, "member_id": member.id, **typed})

    def _judged(self, order: AmendMember) -> Sequence[Objection]:
        """What is to be said about the field; what else may be odd about the record is not asked here."""
        office = self._desk.office
        found = office.ask(judging.objections_to_amending, order, office.today())
        return [each for each in found if self.editor is not None and each.about == self.editor.field.name]

    def _say(self, objections: Sequence[Objection]) -> None:
        """Show what is said against the entry, or the hint."""
        if self.editor is None:
            return
        stops = any(each.stops for each in objections)
        kind = "bad" if stops else "warn" if objections else ""
        hint = self.editor.field.hint
        text = "\n".join(map(sentence, objections)) or (_(hint) if hint else "")
        self.remark.tell(kind or "hint", text)
        self.remark.setVisible(bool(text))
        self.editor.show_state(kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.save()
            return
        super().keyPressEvent(event)
