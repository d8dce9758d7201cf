"""The line of figures above a count: papers that count and that do not, the box, the quota, the reserved seats."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.elections.result import ContestResult
from pomanager.rules.counting.figures import Votes
from pomanager.rules.counting.methods import Method
from pomanager.rules.counting.record import Count
from pomanager.rules.elections.reconciling import Check, Standing
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.ui.elections.result.words import votes_said
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.wrapping import WrappingRow

_MARKS = {Standing.RIGHT: ("ok", "ok"), Standing.WRONG: ("bad", "bad"), Standing.OPEN: ("clock", "text2")}


@dataclass(frozen=True, slots=True)
class Told:
    """One figure with what it is; ``standing`` is whether it adds up, None where nothing is to be compared."""

    figure: str
    label: str
    standing: Standing | None = None


def figures_of(found: ContestResult) -> tuple[Told, ...]:
    """The figures of a contest, as far as it is counted."""
    if found.kept is None:
        return ()
    count = found.kept.count
    return (*_papers(found, count), *_quota(count), *_seats(found.contest.rule, count))


def _papers(found: ContestResult, count: Count) -> Iterator[Told]:
    if not (count.valid or count.blank or count.void):
        return
    valid, blank, void = count.valid, count.blank, count.void
    # TR: below a number of ballot papers: those that count
    yield Told(formats.number(valid), ngettext("valid ballot", "valid ballots", valid))
    if blank:
        # TR: below a number of ballot papers: those without a mark
        yield Told(formats.number(blank), ngettext("blank", "blank", blank))
    # TR: below a number of ballot papers: those that do not count for what is wrong about them
    yield Told(formats.number(void), ngettext("spoilt", "spoilt", void))
    if count.second_valid is not None:
        yield Told(formats.number(count.second_valid), _("valid in the second round"))
    first = next((each for each in found.reconciliation if each.round == 1), None)
    if first is not None and first.figures.found is not None:
        check = next(each for each in first.checks if each.check is Check.COUNTED)
        yield Told(formats.number(first.figures.found), _("found in the box"), check.standing)


def _quota(count: Count) -> Iterator[Told]:
    quota = count.stages[0].quota if count.stages else None
    if quota is None:
        return
    told = {"valid": formats.number(count.valid), "parts": formats.number(count.seats + 1)}
    # TR: how a quota is worked out, below its figure: papers that count divided by the seats and one
    words = {
        Method.SCOTTISH.value: _("quota: {valid} ÷ {parts}, plus 1"),
        Method.ERS97.value: _("quota: {valid} ÷ {parts}"),
        Method.MEEK.value: _("quota at first: {valid} ÷ {parts}"),
        Method.TWO_ROUND.value: _("needed in the first round"),
    }  # fmt: skip
    if count.method in words:
        whole = Votes(quota, count.places).shortest
        yield Told(votes_said(whole.units, whole.places), words[count.method].format(**told))


def _seats(rule: ReserveRule, count: Count) -> Iterator[Told]:
    # TR: so many of so many seats
    of = _("{count} of {seats}")
    seats = formats.number(count.seats)
    if rule.women and not rule.women_target:
        kept = of.format(count=formats.number(rule.women), seats=seats)
        yield Told(kept, ngettext("seat reserved for women", "seats reserved for women", rule.women))
    if rule.youth:
        kept = of.format(count=formats.number(rule.youth), seats=seats)
        yield Told(kept, ngettext("seat reserved for the young", "seats reserved for the young", rule.youth))
    sections = sum(each.least for each in rule.sections)
    if sections:
        kept = of.format(count=formats.number(sections), seats=seats)
        yield Told(kept, ngettext("seat reserved for sections", "seats reserved for sections", sections))


class FiguresRow(QFrame):
    """Figures in a line, which goes on in the next where the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(8), px(16), px(8))
        self.told: tuple[Told, ...] = ()

    def show_figures(self, told: Sequence[Told]) -> None:
        """Show these."""
        self.told = tuple(told)
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        WrappingRow((tuple(map(_shown, told)),), self._inside)
        self._column.addWidget(self._inside)
        self.setVisible(bool(told))


def _shown(told: Told) -> QWidget:
    whole = QWidget()
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(Label(told.figure, "sheet"))
    said.addWidget(Label(told.label, "small"))
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, px(14), 0)
    row.setSpacing(px(10))
    row.addLayout(said)
    if told.standing is not None:
        icon, tone = _MARKS[told.standing]
        row.addWidget(Mark(icon, 18, tone))
    return whole
