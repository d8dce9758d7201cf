"""The reasons of a verdict, one below the other: the mark, the sentence, and the by-law it rests on."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n.bylaw_words import bylaw_named
from pomanager.i18n.sentences import sentence
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.entitlement import Reason, Stance
from pomanager.ui.look import px
from pomanager.ui.tokens import TONE_ICONS, Tone
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark

STANCE_TONES: Mapping[Stance, Tone] = {Stance.AGAINST: Tone.BAD, Stance.NOT_JUDGED: Tone.ASK, Stance.FOR: Tone.OK}
STANCE_ICONS: Mapping[Stance, str] = {stance: TONE_ICONS[tone] for stance, tone in STANCE_TONES.items()}
ORDER = (Stance.AGAINST, Stance.NOT_JUDGED, Stance.FOR)
"""What speaks against comes first."""


class ReasonLine(QWidget):
    """One reason: its mark, the sentence, and below the sentence of the by-laws it rests on."""

    def __init__(self, reason: Reason, bylaws: Bylaws) -> None:
        super().__init__()
        self.reason = reason
        said, law = sentence(reason.sentence), bylaw_named(reason.about, bylaws)
        self.setAccessibleName(f"{said} {law}")
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(Label(said, wrap=True))
        words.addWidget(Label(law, "small", wrap=True, tone="text2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        mark = Mark(STANCE_ICONS[reason.stance], 18, STANCE_TONES[reason.stance])
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
