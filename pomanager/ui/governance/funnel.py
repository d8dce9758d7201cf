"""The segment of the funnel: where women go on and where they stop, from the roll to the chair."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, figures, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.funnel import Funnel, FunnelPerson, PeopleAsked
from pomanager.readmodels.funnel_chart import StageSpot
from pomanager.readmodels.governance import Place
from pomanager.readmodels.indicators import Indicators
from pomanager.rules.access.roles import Right
from pomanager.rules.governance.funnel import STAGE_DEFINITIONS, STAGE_WORDS, Drop, FunnelStage, parity_index
from pomanager.rules.governance.indicators import DEFINITIONS, Indicator
from pomanager.rules.members import Sex
from pomanager.services.governance.queries.funnel import funnel, people_behind
from pomanager.services.governance.queries.home import pairs_to_follow
from pomanager.services.governance.queries.indicators import indicators
from pomanager.ui.beside import Beside
from pomanager.ui.bus import RecordOf
from pomanager.ui.desk import Desk
from pomanager.ui.governance.figure_well import FigureWell
from pomanager.ui.governance.people_panel import PeoplePanel
from pomanager.ui.governance.stage_chart import StageChart
from pomanager.ui.governance.table_out import export_the_people
from pomanager.ui.governance.view_chips import ViewChips
from pomanager.ui.look import px
from pomanager.ui.page import Action, Page
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Facts, Scroller, Sheet

BESIDES = (Indicator.ATTRITION, Indicator.MANDATES_KEPT)
"""Figures of the indicators that stand below the funnel, too."""


class FunnelSegment(Page):
    """A bar for each stage, the largest drop in a sentence, some figures, and what each stage counts."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.MEETINGS, Area.ELECTIONS, Area.BODIES, Area.MEMBERS, Area.ORGANISATION, Area.MENTORING}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.funnel: Funnel | None = None
        self.more: Indicators | None = None
        self.spot: StageSpot | None = None
        self.chips, self.detail, self.chart = ViewChips(desk), PeoplePanel(desk), StageChart()
        self.bars, self.counted = Sheet(), Sheet()
        self.without, self.drop = Note(Tone.INFO), Note(Tone.WARN)
        self.reached, self.stopped = Button("", "", "small"), Button("", "", "small")
        self.others_fold, self.others = Button("", "", "quiet"), Facts(220)
        self.figures, self.definitions = FigureWell(), Facts(180)
        self._waiting = Label("", "small")
        self._beside, self._besides, self._follow = Beside(self), Beside(self), Beside(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.drop.setObjectName("funnel.drop")
        for name, button in (("reached", self.reached), ("stopped", self.stopped), ("others", self.others_fold)):
            button.setObjectName(f"funnel.{name}")
        self.drop.add_button(self.reached)
        self.drop.add_button(self.stopped)
        for inner in (self.chart, self.others_fold, self.others):
            self.bars.body.addWidget(inner)
        self.others.hide()
        self.counted.body.addWidget(self.definitions)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(4), px(24), px(24))
        column.setSpacing(px(12))
        for part in (self._waiting, self.without, self.bars, self.drop, self.figures, self.counted):
            column.addWidget(part)
            part.hide()
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.chips)
        whole.addWidget(Scroller(inside), 1)
        self.setFocusProxy(self.chart)

    def _connect(self) -> None:
        self.chips.changed.connect(self.refresh)
        self.chart.bar_chosen.connect(self.show_spot)
        self.reached.clicked.connect(partial(self._on_drop, missing=False))
        self.stopped.clicked.connect(partial(self._on_drop, missing=True))
        self.others_fold.clicked.connect(self._on_others)
        self.detail.wanted.connect(self._on_wanted)
        self.detail.opened.connect(self._on_opened)
        self.detail.closed.connect(partial(self.panel_wanted.emit, False))
        self.detail.export_wanted.connect(self._on_export)
        self.detail.tried_wanted.connect(self._on_tried)
        self._beside.answered.connect(self._on_funnel)
        self._besides.answered.connect(self._on_more)
        self._follow.answered.connect(self.detail.show_pairs)
        self.detail.pairs.wanted.connect(self._on_place)

    # ---- what the page asks ---------------------------------------------------------------------------------------

    def actions_offered(self) -> tuple[Action, ...]:
        return (Action("print_funnel", N_("Print the funnel"), self._on_print, "print", "Ctrl+P"),)

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        if self.funnel is None:
            return ()
        span = _("{first} to {last}").format(
            first=formats.day(self.funnel.view.first), last=formats.day(self.funnel.view.last)
        )
        return span, _("Every figure opens the list of the people")

    def retranslate(self) -> None:
        """Set every word anew."""
        self.chips.retranslate()
        self.detail.retranslate()
        self.counted.set_title(_("What is counted"))
        self.chart.setAccessibleName(_("Women and men at each stage"))
        self._waiting.setText(_("Counting…"))
        self.definitions.show_facts([(_(STAGE_WORDS[each]), _(STAGE_DEFINITIONS[each])) for each in FunnelStage])
        self._show()

    def refresh(self) -> None:
        """Ask for the funnel of what is looked at; what was shown stays until the answer is there."""
        self._waiting.setVisible(self.funnel is None)
        view = self.chips.view()
        self._beside.ask(partial(self.desk.office.ask, funnel, view))
        if self.desk.office.may(Right.SEE_PAIRS):
            self._follow.ask(partial(self.desk.office.ask, pairs_to_follow, self.desk.office.today()))

    def _on_funnel(self, told: Funnel) -> None:
        self.funnel, self.more = told, None
        self._waiting.hide()
        self._show()
        self._besides.ask(partial(self.desk.office.ask, indicators, told.view))
        self.show_spot(self.spot, wanted=False)
        self.status_changed.emit()

    def _on_more(self, told: Indicators) -> None:
        if self.funnel is not None and told.view == self.funnel.view:
            self.more = told
            self._show_figures()

    # ---- what is shown --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        told = self.funnel
        if told is None:
            return
        why = _nothing_told(told)
        self.without.tell(Tone.INFO, _("Nothing to count"), why)
        self.without.setVisible(bool(why))
        for part in (self.bars, self.drop, self.figures):
            part.setVisible(not why)
        self.counted.show()
        self.chart.show_funnel(told)
        others = others_told(told)
        self.others_fold.setVisible(bool(others))
        self.others_fold.setText(_("Sex not known, and organisations"))
        self.others.show_facts(others)
        self.others.setVisible(self.others.isVisible() and bool(others))
        self._show_drop(told.drop)
        self._show_figures()
        self.detail.show_people(None, None, None)

    def _show_drop(self, drop: Drop | None) -> None:
        for button in (self.reached, self.stopped):
            button.setVisible(drop is not None)
        if drop is None:
            self.drop.tell(Tone.OK, figures.drop_told(drop))
            return
        # TR: over the sentence that says where the share of women falls most; {stage} as "Spoke or moved a motion"
        title = _("The largest drop: “{stage}”").format(stage=_(STAGE_WORDS[drop.after.stage]))
        self.drop.tell(Tone.WARN, title, figures.drop_told(drop))
        women = ngettext("Show the {count} woman", "Show the {count} women", drop.after.women)
        self.reached.setText(women.format(count=formats.number(drop.after.women)))
        # TR: a button: opens the list of the women who were at the stage before and not at this one
        self.stopped.setText(_("Show the women who are not there"))

    def _show_figures(self) -> None:
        told = self.funnel
        if told is None:
            return
        parity = parity_index(told.share(FunnelStage.ELECTED), told.share(FunnelStage.ROLL))
        found = [
            (
                figures.NOT_MEASURED if parity is None else formats.number(round(parity, 2)),
                # TR: below a figure: the leadership parity index
                _("parity index: elected ÷ roll"),
            ),
            (figures.share_told(told.stood.women_rate), _("of women who stood were elected")),
            (figures.share_told(told.stood.men_rate), _("of men who stood were elected")),
        ]
        if self.more is not None:
            measured = [self.more.figures[each] for each in BESIDES if each in self.more.figures]
            found += [(figures.value_told(each, each.value), _(DEFINITIONS[each.indicator].words)) for each in measured]
        self.figures.show_figures(found)

    # ---- the people behind ----------------------------------------------------------------------------------------

    def show_spot(self, spot: StageSpot | None, *, missing: bool = False, wanted: bool = True) -> None:
        """Show the people behind a figure; ``missing`` those of the stage before who are not at this one."""
        self.spot = spot
        if spot is None or self.funnel is None:
            self.detail.show_people(None, None, None)
            return
        self._ask_people(spot.stage, spot.sex, missing=missing)
        if wanted:
            self.panel_wanted.emit(True)

    def _ask_people(self, stage: FunnelStage, sex: Sex | None, *, missing: bool) -> None:
        if self.funnel is None:
            return
        before = self._before(stage)
        asked = PeopleAsked(self.funnel.view, stage, sex)
        if missing and before is not None:
            asked = PeopleAsked(self.funnel.view, before, sex).missing(stage)
        self.detail.show_people(stage, before, self.desk.office.ask(people_behind, asked))

    def _before(self, stage: FunnelStage) -> FunnelStage | None:
        """The stage before that anything is counted of."""
        told = self.funnel
        counted = [] if told is None else [each.stage for each in told.stages.values() if each.counts is not None]
        place = counted.index(stage) if stage in counted else 0
        return counted[place - 1] if place else None

    def _on_wanted(self, sex: Sex | None, missing: bool) -> None:
        if self.spot is not None:
            self._ask_people(self.spot.stage, sex, missing=missing)

    def _on_drop(self, *, missing: bool) -> None:
        drop = self.funnel.drop if self.funnel is not None else None
        if drop is not None:
            self.show_spot(StageSpot(drop.after.stage, Sex.FEMALE), missing=missing)

    def _on_opened(self, row: FunnelPerson) -> None:
        if row.member_id is not None:
            self.desk.bus.page_wanted.emit("members", RecordOf(row.member_id))

    def _on_place(self, place: Place) -> None:
        self.desk.bus.page_wanted.emit(place.page, place.argument)

    def _on_others(self) -> None:
        self.others.setVisible(not self.others.isVisible())

    def _on_export(self) -> None:
        if self.detail.people is not None:
            export_the_people(self, self.desk, self.detail.people.asked)

    def _on_tried(self) -> None:
        from pomanager.ui.governance.seats_tried import SeatsTriedPage

        self.open_page(SeatsTriedPage(self.desk, self.chips.view().last))

    def _on_print(self) -> None:
        from pomanager.ui.governance.printing import print_figures

        print_figures(self, self.desk, "funnel", self.chips.view())


def _nothing_told(told: Funnel) -> str:
    """Why nothing is shown: the books begin later, or nobody is there of the section and ages looked at."""
    why = figures.without_books(told.books_since, told.view.last)
    if not why and not any(told.counts(stage).total for stage in told.stages):
        return _("There is nobody of this section and these ages in the books of this time.")
    return why


def others_told(told: Funnel) -> Sequence[tuple[str, str]]:
    """Stage by stage whom neither number counts: people whose sex is not known, and organisations."""
    found = []
    for each in told.stages.values():
        counts = told.counts(each.stage)
        said = []
        if counts.unknown:
            said.append(_("sex not known: {count}").format(count=formats.number(counts.unknown)))
        if counts.organisations:
            said.append(_("organisations: {count}").format(count=formats.number(counts.organisations)))
        if said:
            found.append((_(STAGE_WORDS[each.stage]), " · ".join(said)))
    return found
