"""The panel beside a heap: one thing to look at with its field to correct, or two people side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.attention import AttentionItem, DoublePair
from pomanager.readmodels.members import MemberDetail
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.members.attention.correcting import Correction
from pomanager.ui.members.attention.pairs import SideBySide
from pomanager.ui.members.attention.words import agreeing_words, sentence_words
from pomanager.ui.members.words import known, sex_word, status_word
from pomanager.ui.offering import NOT_YOURS
from pomanager.ui.widgets.buttons import Button, WideButton
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import DetailPanel, Facts


class AttentionPanel(DetailPanel):
    """Shows one thing to look at; sends what the person wants done with it."""

    right = Signal()
    """It is right as it stands, or these two are not one."""
    merge_wanted = Signal(int, int)
    """The ids of two members whose records are to be made one."""
    record_wanted = Signal(int)
    """The id of a member whose record is to be opened."""
    corrected = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(372, parent)
        self.setObjectName("attention.panel")
        self._item: AttentionItem | None = None
        self._member: MemberDetail | None = None
        self._pair: DoublePair | None = None
        self._chosen = 1
        self._may_merge = False
        self._name = Label("", "sheet", wrap=True)
        self._number = Label("", "small", wrap=True)
        self.note = Note("warn")
        self.correction = Correction(desk)
        self._facts = Facts()
        self.pair = SideBySide()
        self.right_button = WideButton("", "check", shortcut="F4")
        self.right_button.setObjectName("attention.right")
        self.merge_button = WideButton("", "members")
        self.merge_button.setObjectName("attention.merge")
        self.open_first = WideButton("", "member")
        self.open_first.setObjectName("attention.open")
        self.open_second = WideButton("", "member")
        self.open_second.setObjectName("attention.open_other")
        self._remembered = Label("", "hint", wrap=True)
        self._several = Label("", wrap=True)
        self._close = Button("", "x", "small")
        self._close.clicked.connect(self.closed)
        self._lay_out()
        self.right_button.clicked.connect(self.right)
        self.merge_button.clicked.connect(self._on_merge)
        self.open_first.clicked.connect(self._on_open_first)
        self.open_second.clicked.connect(self._on_open_second)
        self.correction.saved.connect(self.corrected)
        self.correction.failed.connect(self.failed)
        self.retranslate()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(self._name)
        names.addWidget(self._number)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addLayout(names, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        for part in (self.note, self._several, self.correction, self.pair, self._facts):
            self.body.addWidget(part)
        self.body.addStretch(1)
        answers = QVBoxLayout()  # always in sight, however long the record is
        answers.setSpacing(px(8))
        records = QVBoxLayout()  # one below the other: numbers of six digits find no room side by side
        records.setSpacing(px(8))
        records.addWidget(self.open_first)
        records.addWidget(self.open_second)
        answers.addWidget(self.merge_button)
        answers.addWidget(self.right_button)
        answers.addLayout(records)
        answers.addWidget(self._remembered)
        self.foot.addLayout(answers, 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._close.set_name(_("Close"))
        self.correction.retranslate()
        # TR: beneath the button “It is right”
        self._remembered.setText(_("The answer is remembered until the value changes, and written in the journal."))
        if self._pair is not None:
            self.show_pair(self._pair, self._chosen)
        elif self._item is not None and self._member is not None:
            self.show_item(self._item, self._member, self._chosen)
        else:
            self.show_nothing()

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self._item = self._member = self._pair = None
        self._show_parts()

    def show_item(self, item: AttentionItem, member: MemberDetail, chosen: int = 1) -> None:
        """Show one thing of a member; ``chosen`` says how many an answer would be for."""
        self._item, self._member, self._pair, self._chosen = item, member, None, chosen
        self._name.setText(member.full_name)
        number = _("No. {number}").format(number=member.number)
        self._number.setText(" · ".join(part for part in (member.other_script, number) if part))
        self.note.tell("warn", sentence_words(item))
        self.correction.show_member(member, item.sentence.about)
        self._facts.show_facts(
            [
                (_("Born"), formats.vague(member.birth)),
                (_("Sex"), sex_word(member.sex)),
                (_("Phone"), known(member.phone)),
                (_("Place"), known(member.place)),
                (_("Section"), known(member.section)),
                (_("Member since"), formats.day(member.joined_on)),
                (_("Status"), f"{status_word(member.status)}, {formats.day(member.status_since)}"),
            ]
        )
        self.right_button.setText(_right_words(chosen))
        self.open_first.setText(_("Open the record"))
        self._show_parts()

    def show_pair(self, pair: DoublePair, chosen: int = 1) -> None:
        """Show two people who may be one."""
        self._item, self._member, self._pair, self._chosen = None, None, pair, chosen
        self._name.setText(_("Are these one person?"))
        # TR: {count} is how many points of 100 speak for two people being one
        self._number.setText(_("Likeness: {count} of 100").format(count=formats.number(pair.score)))
        # TR: {fields} are names of fields that are the same for two people, such as "Name, Born"
        self.note.tell("warn", _("The same: {fields}.").format(fields=agreeing_words(pair.same)))
        self.pair.show_pair(pair)
        self.right_button.setText(_apart_words(chosen))
        self.merge_button.setText(_("Yes, merge the records…"))
        # TR: on a button: open the record of the member with this number
        opened = _("Open no. {number}")
        self.open_first.setText(opened.format(number=pair.one.number))
        self.open_second.setText(opened.format(number=pair.other.number))
        self._show_parts()

    def _show_parts(self) -> None:
        one, two = self._item is not None, self._pair is not None
        several = self._chosen > 1
        parts = (self._name, self._number, self.note, self.right_button, self.open_first, self._remembered, self._close)
        for part in parts:
            part.setVisible(one or two)
        self.pair.setVisible(two)
        self.open_second.setVisible(two)
        self.merge_button.setVisible(two and not several and self._may_merge)
        self._facts.setVisible(one)
        self.correction.setVisible(one and self.correction.editor is not None and not several)
        self._several.setVisible((one or two) and several)
        told = ngettext("{count} chosen", "{count} chosen", self._chosen)
        self._several.setText(told.format(count=formats.number(self._chosen)))

    def allow_answers(self, reason_off: str, merging_off: str = "") -> None:
        """Allow answers, or say on hover why there are none (sentences in the reader's language)."""
        self.right_button.offer(reason_off)
        self.merge_button.offer(merging_off)
        self._may_merge = merging_off != NOT_YOURS
        self._show_parts()

    def _on_merge(self) -> None:
        if self._pair is not None:
            self.merge_wanted.emit(self._pair.one.member_id, self._pair.other.member_id)

    def _on_open_first(self) -> None:
        if self._pair is not None:
            self.record_wanted.emit(self._pair.one.member_id)
        elif self._item is not None:
            self.record_wanted.emit(self._item.member_id)

    def _on_open_second(self) -> None:
        if self._pair is not None:
            self.record_wanted.emit(self._pair.other.member_id)


def _right_words(chosen: int) -> str:
    if chosen == 1:
        return _("It is right")
    told = ngettext("It is right for the {count} chosen", "It is right for the {count} chosen", chosen)
    return told.format(count=formats.number(chosen))


def _apart_words(chosen: int) -> str:
    if chosen == 1:
        return _("No, two people")
    told = ngettext("Two people each, for the {count} chosen", "Two people each, for the {count} chosen", chosen)
    return told.format(count=formats.number(chosen))
