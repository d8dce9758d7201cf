"""The table of a count: a row for each candidate, a column for each round, what became of each, and the sums."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from pomanager.i18n import _, formats, pgettext
from pomanager.marks import N_
from pomanager.readmodels.elections.election import Candidate
from pomanager.readmodels.elections.result import ContestResult
from pomanager.rules.counting.record import Count, Happening, Stage, Why
from pomanager.rules.members import SEX_WORDS, Sex
from pomanager.ui.elections.result.words import in_order, is_ranked, short_names, stage_head, votes_said
from pomanager.ui.look import look, px
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import PAD, CellDelegate
from pomanager.ui.tables.model import RowRole, RowsModel, TableModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.painting import words

EXHAUSTED, LOSS, TOTAL = 0, -1, -2
"""Ids of the rows below the candidates; candidates have their number."""
MOST_BESIDE = 4
"""Rounds that have room beside the names and the result."""
Index = QModelIndex | QPersistentModelIndex
_BY_RULE = frozenset({Why.RESERVED, Why.ONLY})


@dataclass(frozen=True, slots=True)
class CountRow:
    """A line of the table; ``figures`` are one for each column of votes, "" where nothing stands."""

    id: int
    name: str
    sex: str
    figures: tuple[str, ...]
    elected_in: int = 0
    """The column of votes in which they were elected, from 1; 0 for nobody elected."""
    fate: str = ""
    mark: State | None = None
    by_rule: bool = False
    """Whether they sit because seats are reserved."""

    @property
    def is_total(self) -> bool:
        """Whether it is the sum of the others."""
        return self.id == TOTAL

    @property
    def is_elected(self) -> bool:
        """Whether somebody is elected."""
        return self.elected_in > 0


@dataclass(frozen=True, slots=True)
class _Figures:
    """A column of votes: its head, those of the candidates, and what is beside them."""

    head: str
    stage: Stage
    votes: tuple[int | None, ...]
    has_sum: bool = True


def count_columns(count: Count | None) -> tuple[Column[CountRow], ...]:
    """The columns of the table of a count; of many rounds the result stands before them, so that it is in sight."""
    figures = [] if count is None else _figures(count)
    names = () if count is None else count.names
    first: list[Column[CountRow]] = [
        Column(N_("Candidate"), _name, width=150, key="name", sortable=False, words=lambda: names),
        Column(N_("Sex"), _sex, width=64, key="sex", sortable=False, muted=True,
               words=lambda: map(_, SEX_WORDS.values())),
    ]  # fmt: skip
    votes: list[Column[CountRow]] = [
        Column(
            each.head, partial(_figure, place - 1), right=True, width=72, key=f"votes{place}", sortable=False,
            state=partial(_tick, place), named_by_user=True,
        )
        for place, each in enumerate(figures, 1)
    ]  # fmt: skip
    is_long = len(votes) > MOST_BESIDE
    last: Column[CountRow] = Column(
        N_("Result"), _fate, width=132 if is_long else 0, key="fate", sortable=False, state=_mark,
        words=lambda: (_("Reserved seat"), pgettext("woman", "Not elected"), pgettext("man", "Not elected")),
    )  # fmt: skip
    return (*first, last, *votes) if is_long else (*first, *votes, last)


def _name(row: CountRow) -> str:
    return row.name


def _sex(row: CountRow) -> str:
    return row.sex


def _fate(row: CountRow) -> str:
    return row.fate


def _figure(place: int, row: CountRow) -> str:
    return row.figures[place] if place < len(row.figures) else ""


def _tick(place: int, row: CountRow) -> State | None:
    return State(Tone.OK, "check") if row.elected_in == place else None


def _mark(row: CountRow) -> State | None:
    return row.mark


def _figures(count: Count) -> list[_Figures]:
    """The columns of votes; an election by yes or no has one for either."""
    names, found = short_names(count), []
    if not any(stage.votes and any(stage.votes) for stage in count.stages):
        return []  # by acclamation nobody counts
    for place, stage in enumerate(count.stages, 1):
        if stage.against:
            # TR: heads of two columns of votes: how many said yes to a candidate, how many no
            found.append(_Figures(_("Yes"), stage, stage.votes, has_sum=False))
            found.append(_Figures(_("No"), stage, stage.against, has_sum=False))
        else:
            found.append(_Figures(stage_head(count, place, names), stage, stage.votes))
    return found


def count_rows(of: ContestResult, count: Count) -> tuple[CountRow, ...]:
    """The rows of the table of a count: those elected first, and what adds up below them all."""
    columns = _figures(count)
    fates = _Fates(count)
    by_number = {each.number: each for each in of.contest.numbered()}
    rows = [_candidate(by_number[each], count, columns, fates) for each in in_order(of)]
    return (*rows, *_beside(count, columns))


def _candidate(who: Candidate, count: Count, columns: Sequence[_Figures], fates: "_Fates") -> CountRow:
    number = who.number or 0
    said, mark = fates.of(number, who.sex)
    figures = tuple(votes_said(each.votes[number - 1], count.places) for each in columns)
    if number in count.withdrawn:
        figures = tuple("" for _each in columns)
    sex = "" if who.sex is Sex.UNKNOWN else _(SEX_WORDS[who.sex])
    return CountRow(
        number, who.name, sex, figures, fates.elected_in(number, columns), said, mark, by_rule=number in fates.by_rule
    )


def _beside(count: Count, columns: Sequence[_Figures]) -> Iterator[CountRow]:
    """What belongs to nobody, and the sum, which is the same in every round."""
    if not columns or not any(each.has_sum for each in columns):
        return

    def line(row_id: int, name: str, take: Callable[[_Figures], int], fate: str = "") -> CountRow:
        return CountRow(row_id, name, "", tuple(votes_said(take(each), count.places) for each in columns), fate=fate)

    if any(each.stage.exhausted for each in columns):
        # TR: below the votes of candidates: papers that name nobody who is still in
        yield line(EXHAUSTED, _("No more choices"), lambda each: each.stage.exhausted)
    if any(_to_be_seen(each.stage.loss, count.places) for each in columns):
        yield line(LOSS, _("Lost to rounding"), lambda each: each.stage.loss)
    sums = [_sum(each) for each in columns]
    always = ""
    if is_ranked(count) and len(set(sums)) == 1:
        # TR: beside the sum of all votes: it is the same in every round of the count
        always = _("always {votes}").format(votes=formats.figures(sums[0] // count.one, 0))
    yield line(TOTAL, _("Total"), _sum, always)


def _to_be_seen(units: int, places: int) -> bool:
    """Whether votes come to anything with the decimals that are shown."""
    return bool(votes_said(units, places).strip("0.,"))


def _sum(column: _Figures) -> int:
    return sum(each or 0 for each in column.votes) + column.stage.exhausted + column.stage.loss


class _Fates:
    """What became of each candidate, in words with a mark, as the language says it of a woman or of a man."""

    def __init__(self, count: Count) -> None:
        self._count = count
        self._elected = count.events(Happening.ELECTED)
        self._out = count.events(Happening.EXCLUDED)
        self._places: Mapping[int, int] = {id(stage): place for place, stage in enumerate(count.stages, 1)}
        self.by_rule = frozenset(swap.came for swap in count.changed if swap.came)
        if count.without is not None and not count.without.is_settled:  # nobody knows who would sit without it
            self.by_rule = frozenset(each for each in count.elected if self._elected[each][1].why in _BY_RULE)

    def of(self, number: int, sex: Sex) -> tuple[str, State]:
        """The words and the mark of one candidate."""
        if number in self._count.withdrawn:
            said = pgettext("woman", "Withdrawn") if sex is Sex.FEMALE else pgettext("man", "Withdrawn")
            return said, State(Tone.MUTE, "x")
        if number in self._count.elected:
            return self._of_elected(number, sex)
        return self._of_others(number, sex)

    def _of_others(self, number: int, sex: Sex) -> tuple[str, State]:
        count = self._count
        if count.open_tie is not None and number in count.open_tie.candidates:
            # TR: of a candidate with as many votes as others, where only a lot can decide
            return _("Level, waits for the lot"), State(Tone.WARN)
        if number in count.second_round:
            return _("In the second round"), State(Tone.INFO)
        if number in self._out and len(count.stages) > 1:
            # TR: of a candidate who was out of the count in a round
            said = _("Out in {round}")
            return said.format(round=formats.number(self._place(self._out[number][0]))), State(Tone.MUTE, "leave")
        if not count.is_settled:
            return _("Not decided yet"), State(Tone.ASK, "clock")
        not_elected = pgettext("woman", "Not elected") if sex is Sex.FEMALE else pgettext("man", "Not elected")
        return not_elected, State(Tone.MUTE, "x")

    def _of_elected(self, number: int, sex: Sex) -> tuple[str, State]:
        if number in self.by_rule:
            # TR: of somebody elected because seats are kept for women, the young or a section
            return _("Reserved seat"), State(Tone.OK, "seat")
        is_woman = sex is Sex.FEMALE
        if len(self._count.stages) == 1:
            return (pgettext("woman", "Elected") if is_woman else pgettext("man", "Elected")), State(Tone.OK)
        # TR: of a candidate who was elected in a round of the count
        said = pgettext("woman", "Elected in {round}") if is_woman else pgettext("man", "Elected in {round}")
        return said.format(round=formats.number(self._place(self._elected[number][0]))), State(Tone.OK)

    def _place(self, stage: Stage) -> int:
        return self._places[id(stage)]

    def elected_in(self, number: int, columns: Sequence[_Figures]) -> int:
        """The column of votes in which somebody was elected; 1 where there is none, 0 for who is not elected."""
        if number not in self._count.elected:
            return 0
        stage = self._elected[number][0]
        return next((place for place, each in enumerate(columns, 1) if each.stage is stage), 1)


class CountDelegate(CellDelegate):
    """Paints the sum on a ground of its own, and who sits by the rule on reserved seats with a bar."""

    def _paint_ground(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        super()._paint_ground(painter, box, option, index)
        row = index.model().data(index, RowRole)
        if not isinstance(row, CountRow) or not (row.is_total or row.by_rule):
            return
        worn = look()
        inside = QRect(box.left(), box.top(), box.width(), box.height() - 1)
        painter.fillRect(inside, worn.colour("select" if row.by_rule else "raised"))
        right = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if index.column() == self.edge_after:
            edge = QRect(box.left() if right else box.right(), box.top(), 1, box.height())
            painter.fillRect(edge, worn.colour("edge"))
        if row.by_rule and index.column() == self.first_shown:
            bar = QRect(box.right() - px(4) + 1 if right else box.left(), box.top(), px(4), box.height())
            painter.fillRect(bar, worn.colour("accent"))

    def needed_for(self, model: TableModel[Any], number: int, texts: Collection[str], rows: Iterable[int]) -> int:
        found = super().needed_for(model, number, texts, rows)
        if number:
            return found
        strong = map(look().metrics("body", strong=True).horizontalAdvance, texts)  # names of those elected are
        return max(found, max(strong, default=0) + 2 * px(PAD) + 1)

    def _paint_words(self, painter: QPainter, box: QRect, column: Column[object], row: object, *, strong: bool) -> None:
        if isinstance(row, CountRow):
            is_name = column.key == "name"
            ticked = column.key.startswith("votes") and column.state is not None and column.state(row) is not None
            strong = row.is_total or ticked or (is_name and row.is_elected)
            if row.id in {EXHAUSTED, LOSS}:
                inside = box.adjusted(px(PAD), 0, -px(PAD), -1)
                ink = look().colour("text2")
                words(painter, inside, column.shown(row), look().font("body"), ink, end=column.right)
                return
        super()._paint_words(painter, box, column, row, strong=strong)


class CountTable(TableView):
    """The table of a count, as high as its rows; wider than the page, it scrolls under the names."""

    delegate_kind = CountDelegate
    MOST_ROWS = 16

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("elections.count", preferences, frozen=1)
        self.lines: RowsModel[CountRow] = RowsModel(count_columns(None))
        self.show_model(self.lines)

    def show_count(self, of: ContestResult, count: Count) -> None:
        """Show a count."""
        if self.lines.set_columns(count_columns(count)):
            self.arrangement.dress()
        self.lines.set_rows(count_rows(of, count))
        self.fit_height()

    def fit_height(self) -> None:
        """Be as high as the rows, up to some; more of them scroll."""
        rows = min(self.lines.rowCount(), self.MOST_ROWS)
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setFixedHeight(self.horizontalHeader().height() + rows * self.delegate.row_height + below + 1)
