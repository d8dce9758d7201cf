"""The pane of one item: what is put to the vote, who moved it, how it is voted on, the figures, the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.meeting_votes import (
    not_voted_said,
    quorum_at_vote_said,
    rule_said,
    verdict_reasons,
    verdict_title,
)
from pomanager.i18n.meetings import hour, item_title
from pomanager.readmodels.meetings.meeting import AgendaLine
from pomanager.readmodels.meetings.room import CurrentItem, MotionRow
from pomanager.readmodels.meetings.vote_rules import VoteRules
from pomanager.rules.meetings.deciding import (
    CHOICE_WORDS,
    DECISION_KIND_WORDS,
    METHOD_WORDS,
    MOTION_STATE_WORDS,
    Choice,
    DecisionKind,
    Method,
    MotionState,
    Outcome,
)
from pomanager.rules.meetings.majority import Verdict, Votes, judged
from pomanager.ui.look import px
from pomanager.ui.meetings.room.votes import VoteFigures
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.segmented import Segmented
from pomanager.ui.widgets.sheets import Scroller
from pomanager.ui.widgets.wrapping import WrappingRow

TONES = {Outcome.ADOPTED: "ok", Outcome.REJECTED: "bad", Outcome.NO_QUORUM: "warn"}
"""The colour of each outcome of a vote."""
_METHOD_ICONS = {Method.HANDS: "hand", Method.ROLL_CALL: "members", Method.SECRET: "ballot", Method.ACCLAMATION: "ok"}


@dataclass(frozen=True, slots=True)
class Counted:
    """What is ready to be recorded."""

    motion_id: int
    method: Method
    votes: Votes
    casting: Choice | None


class ItemPane(QFrame):
    """Shows the motion in front under an item, and judges the figures as they are typed by the rules of the day.

    ``recorded`` is sent when the vote is to be written; ``asked`` with the key of another act ("put", "amend", "note",
    "more", "roll_call"); ``motion_chosen`` with the motion to be shown.
    """

    recorded = Signal()
    asked = Signal(str)
    motion_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.item: AgendaLine | None = None
        self.motion: MotionRow | None = None
        self.rules: VoteRules | None = None
        self.found: CurrentItem | None = None
        self.method = Method.HANDS
        self.title = Label("", "sheet", wrap=True)
        self.text, self.about = Label("", wrap=True), Label("", "small", wrap=True)
        self.motions = QWidget()
        self._motion_chips = QHBoxLayout(self.motions)
        self._motion_chips.setContentsMargins(0, 0, 0, 0)
        self.chips = {method: Chip("", _METHOD_ICONS[method]) for method in Method}
        self.figures = VoteFigures()
        self.info = Label("", "small", wrap=True, tone="info")
        self.casting = Segmented(((Choice.FOR, ""), (Choice.AGAINST, "")))
        self.casting_word = Label("", "small")
        self.verdict = Note("info")
        self.record = Button("", "check", "primary", shortcut="Ctrl+Return")
        self.put, self.note = Button("", "plus"), Button("", "check")
        self.amend, self.more = Button("", "edit"), Button("", "more")
        self._voting = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        chips = QWidget()
        WrappingRow((tuple(self.chips.values()),), chips)
        voting = QVBoxLayout(self._voting)
        voting.setContentsMargins(0, 0, 0, 0)
        voting.setSpacing(px(9))
        for part in (chips, line(), self.figures, self.info, self.casting_word, self.casting):
            voting.addWidget(part)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(20), px(14), px(20), px(4))
        column.setSpacing(px(9))
        for widget in (self.title, self.motions, self.text, self.about, self._voting, self.verdict):
            column.addWidget(widget)
        column.addStretch(1)
        foot = QWidget()
        buttons = WrappingRow(((self.record, self.put, self.note, self.amend, self.more),), foot)
        buttons.setContentsMargins(px(14), px(4), px(8), px(12))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        self._column, self._scroller = column, Scroller(inside)
        whole.addWidget(self._scroller, 1)
        whole.addWidget(foot)
        names = (("record", self.record), ("put", self.put), ("note", self.note), ("amend", self.amend),
                 ("more", self.more))  # fmt: skip
        for name, button in names:
            button.setObjectName(f"room.{name}")

    def _connect(self) -> None:
        for method, chip in self.chips.items():
            chip.setObjectName(f"room.method.{method.value}")
            chip.clicked.connect(lambda _on=False, method=method: self._on_method(method))
        self.figures.changed.connect(self.judge)
        self.casting.chosen.connect(self._on_casting)
        self.record.clicked.connect(self.recorded)
        for name, button in (("put", self.put), ("note", self.note), ("amend", self.amend), ("more", self.more)):
            button.clicked.connect(lambda _on=False, name=name: self.asked.emit(name))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(300), px(200))

    def retranslate(self) -> None:
        """Set every word anew."""
        for method, chip in self.chips.items():
            chip.setText(_(METHOD_WORDS[method]))
        self.figures.retranslate()
        self.casting_word.setText(_("Casting vote of the chair"))
        self.casting.set_words([_(CHOICE_WORDS[Choice.FOR]), _(CHOICE_WORDS[Choice.AGAINST])])
        # TR: buttons of a meeting: write down the result of a vote, something to be voted on, a change of it
        self.record.setText(_("Record the decision"))
        self.put.setText(_("Put a motion…"))
        self.note.setText(_("Take note"))
        self.amend.setText(_("Amend…"))
        self.more.set_name(_("More"))
        self._tell()

    def offer(self, off: str) -> None:
        """Let motions be voted on, or say why that cannot be done."""
        for button in (self.record, self.put, self.note, self.amend, self.more):
            button.offer(off)

    # ---- what is shown --------------------------------------------------------------------------------------------

    def show_item(
        self, item: AgendaLine | None, found: CurrentItem | None, motion: MotionRow | None, rules: VoteRules | None
    ) -> None:
        """Show an item with the motion in front; figures typed stay as long as it is the same motion."""
        is_other = (motion.id if motion else 0) != (self.motion.id if self.motion else 0)
        voted = motion is not None and motion.decision is not None
        self.item, self.motion, self.rules = item, motion, rules
        self.found = found
        if is_other or voted:
            self.figures.show_votes(None)
            self.casting.set_value(None)
        if is_other:
            self.show_method(Method.HANDS)
        self._show_motions(found.motions if found else ())
        self._tell()

    def _show_motions(self, motions: Sequence[MotionRow]) -> None:
        while (old := self._motion_chips.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, motion in enumerate(motions, 1):
            chip = Chip(self._motion_named(motion, place), on=self.motion is not None and motion.id == self.motion.id)
            chip.clicked.connect(lambda _on=False, motion_id=motion.id: self.motion_chosen.emit(motion_id))
            self._motion_chips.addWidget(chip)
        self._motion_chips.addStretch(1)
        self.motions.setVisible(len(motions) > 1)

    @staticmethod
    def _motion_named(motion: MotionRow, place: int) -> str:
        if motion.decision is not None:
            return motion.decision.reference
        # TR: one of several things put to the vote under an item, by its place; a change of one of them
        words = _("Motion {number}") if motion.amends_id is None else _("Amendment {number}")
        return words.format(number=formats.number(place))

    def _tell(self) -> None:
        item, motion = self.item, self.motion
        if item is None:
            self.title.setText("")
        else:
            # TR: over an item of the agenda in the meeting room: "Item 4 · Use of the surplus"
            said = _("Item {number} · {title}")
            self.title.setText(said.format(number=item.number, title=item_title(item)))
        self.text.setText(motion.text_now if motion else self._without_motion())
        self.text.set_tone("" if motion else "text2")
        self.about.setText(self._about())
        self.about.setVisible(bool(self.about.plain()))
        is_draft = motion is not None and motion.state is MotionState.DRAFT
        self._voting.setVisible(is_draft)
        self.record.setVisible(is_draft)
        self.amend.setVisible(is_draft and motion is not None and motion.amends_id is None)
        self.put.setVisible(not is_draft and item is not None)
        self.note.setVisible(motion is None and item is not None)
        self.more.setVisible(item is not None)
        self.judge()

    def _without_motion(self) -> str:
        return _("Nothing is put to the vote under this item.") if self.item is not None else ""

    def _about(self) -> str:
        motion, said = self.motion, []
        if motion is not None:
            if motion.mover:
                said.append(_("Moved by {name}").format(name=motion.mover))
            if motion.seconder:
                said.append(_("seconded by {name}").format(name=motion.seconder))
            if motion.kind is not DecisionKind.ORDINARY:
                said.append(_(DECISION_KIND_WORDS[motion.kind]))
        if self.found is not None and self.found.speakers:
            said.append(_("Spoke: {names}").format(names=formats.listing([each.name for each in self.found.speakers])))
        if self.found is not None and self.found.conflicts:
            names = formats.listing([each.name for each in self.found.conflicts])
            said.append(_("In conflict of interest: {names}").format(names=names))
        return " · ".join(said)

    # ---- the vote -------------------------------------------------------------------------------------------------

    def show_method(self, method: Method) -> None:
        """Vote in another way."""
        self.method = method
        for each, chip in self.chips.items():
            chip.set_on(each is method)
        self.figures.show_method(method)
        self.judge()

    def _on_method(self, method: Method) -> None:
        self.show_method(method)
        if method is Method.ROLL_CALL:
            self.asked.emit("roll_call")
        elif method is Method.ACCLAMATION and self.rules is not None and not self.figures.votes().total:
            self.figures.show_votes(Votes(self.rules.room.there, 0))

    def _on_casting(self, _value: object) -> None:
        self.judge()

    def casting_vote(self) -> Choice | None:
        """How the chair breaks the tie; None where nobody said."""
        value = self.casting.value()
        return value if isinstance(value, Choice) and not self.casting.isHidden() else None

    def counted(self) -> Counted | None:
        """What is ready to be recorded; None without a motion."""
        if self.motion is None:
            return None
        return Counted(self.motion.id, self.method, self.figures.votes(), self.casting_vote())

    def judge(self) -> None:
        """Say what the figures would decide, by the very rules that will judge them when they are recorded."""
        motion, rules = self.motion, self.rules
        if motion is None or rules is None or motion.state is not MotionState.DRAFT:
            self._tell_ended()
            return
        votes = self.figures.votes()
        tie = judged(votes, rules.rule, rules.room)
        can_break = bool(votes.total and tie.is_tie and rules.rule.has_casting_vote)
        self.casting.setVisible(can_break)
        self.casting_word.setVisible(can_break)
        said = not_voted_said(votes, rules.room.there) if votes.total else ""
        self.info.setText(said)
        self.info.set_tone("bad" if votes.total > rules.room.there else "info")
        self.info.setVisible(bool(said))
        self.verdict.setVisible(True)
        if not votes.total:
            self._tell_rule(rules)
            return
        verdict = judged(votes, rules.rule, rules.room, self.casting_vote())
        self.verdict.tell(
            TONES[verdict.outcome], verdict_title(votes, verdict), verdict_reasons(verdict, rules)
        )  # fmt: skip
        self._column.activate()
        self._scroller.ensureWidgetVisible(self.verdict, 0, 0)  # it is what everybody waits for

    def _tell_rule(self, rules: VoteRules) -> None:
        """Before anything is counted: what will be needed."""
        verdict = judged(Votes(0, 0), rules.rule, rules.room)
        if rules.room.has_quorum is False:
            self.verdict.tell("warn", verdict_title(Votes(0, 0), verdict), verdict_reasons(verdict, rules))
            return
        quorum = quorum_at_vote_said(rules.quorum, rules.quorum_at, is_rechecked=rules.is_rechecked)
        # TR: above the rule of a vote, before the votes are counted
        self.verdict.tell("info", _("Count the votes"), f"{rule_said(rules.rule)} {quorum}")

    def _tell_ended(self) -> None:
        """Of a motion that is voted on, withdrawn or put off: what became of it, as it was kept."""
        motion = self.motion
        self.info.setVisible(False)
        self.verdict.setVisible(motion is not None and motion.state is not MotionState.DRAFT)
        if motion is None:
            return
        if motion.decision is None:
            said = _(MOTION_STATE_WORDS[motion.state])
            self.verdict.tell("mute", said[:1].upper() + said[1:], motion.state_reason)
            return
        kept = motion.decision
        votes = Votes(kept.votes_for, kept.votes_against, kept.abstentions, kept.blank, kept.spoilt)
        verdict = Verdict(kept.outcome, kept.majority_of, kept.needed, is_tie=False, casting=kept.casting)
        # TR: under a vote that was recorded: its reference, the hour, and the votes for, against and abstaining
        said = _("Resolution {reference}, {hour}: {votes_for} for, {votes_against} against, {abstentions} abstentions.")
        self.verdict.tell(
            TONES[kept.outcome], verdict_title(votes, verdict),
            said.format(
                reference=kept.reference, hour=hour(kept.voted_at), votes_for=formats.number(kept.votes_for),
                votes_against=formats.number(kept.votes_against), abstentions=formats.number(kept.abstentions),
            ),
        )  # fmt: skip
