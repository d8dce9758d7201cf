"""The page of a member's photograph: choosing a picture, taking it away."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.errors import OfficeError, Refused
from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.members import MemberDetail
from pomanager.services.members.commands.particulars import set_photo
from pomanager.services.members.photos import MOST_BYTES
from pomanager.services.members.queries.particulars import photo_of
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.look import px
from pomanager.ui.members.portrait import Portrait
from pomanager.ui.page import Page
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note

PICTURES = "*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff"


class PhotoPage(Page):
    """Shows a member's photograph, and changes it."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEMBERS})

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        super().__init__(desk)
        self._member = member
        self.portrait = Portrait(180)
        self.note = Note("bad")
        self.note.hide()
        self._hint = Label("", "small", wrap=True)
        self.choose = Button("", "file", "primary")
        self.choose.setObjectName("photo.choose")
        self.remove = Button("", "x")
        self.remove.setObjectName("photo.remove")
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        sheet = QWidget()
        sheet.setObjectName("surface")
        sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(self.note)
        column.addWidget(self.portrait)
        column.addWidget(self._hint)
        column.addLayout(buttons)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(self._on_remove)

    def title(self) -> str:
        return _("Photograph")

    def context_line(self) -> str:
        return _("No. {number} · {name}").format(number=self._member.number, name=self._member.full_name)

    def refresh(self) -> None:
        """Show the photograph there is."""
        photo = self.desk.office.ask(photo_of, self._member.person_id)
        self.portrait.show_person(self._member.full_name, photo)
        self.remove.setVisible(photo is not None)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.choose.setText(_("Choose a picture…"))
        self.remove.setText(_("Take the photograph away"))
        self._hint.setText(
            _("The picture is turned upright, cut three wide to four high and made small. The file stays as it is.")
        )
        self.portrait.setAccessibleName(_("Photograph"))

    def _on_choose(self) -> None:
        path = questions.choose_file(self, _("Choose a picture"), ((_("Pictures"), PICTURES),))
        if path is not None:
            self._set(path)

    def _set(self, path: Path) -> None:
        self.note.hide()
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError:
            self._tell(
                _("{file} cannot be read. Look whether the stick or disk is still there.").format(file=path.name)
            )
            return
        try:
            self.desk.do(set_photo, self._member.id, data)
        except Refused as refused:
            self._tell("\n".join(sentence(each) for each in refused.objections))
        except OfficeError as problem:
            problems.show(self, problem)

    def _tell(self, text: str) -> None:
        self.note.tell("bad", text)
        self.note.show()

    def _on_remove(self) -> None:
        self.note.hide()
        try:
            self.desk.do(set_photo, self._member.id, None)
        except OfficeError as problem:
            problems.show(self, problem)
