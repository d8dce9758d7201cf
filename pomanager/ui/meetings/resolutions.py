"""The segment with the register of resolutions: what was decided, where it stands, and what follows from it."""

from collections.abc import Sequence
from typing import ClassVar

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.i18n.meeting_votes import majority_said, where
from pomanager.i18n.meetings import meeting_on_day
from pomanager.marks import N_
from pomanager.readmodels.meetings.room import ResolutionRow
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.deciding import OUTCOME_WORDS, STANDING_WORDS, Outcome, Standing
from pomanager.services.meetings.commands.resolutions import SetStanding, set_standing
from pomanager.services.meetings.queries.resolutions import ResolutionView, resolution_years, resolutions
from pomanager.ui import problems
from pomanager.ui.act_panel import ActPanel, PanelAct, Part, Told
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.meetings.list_segment import ListSegment
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.segmented import Segmented

ALL_ACTS, STANDING_ACTS = "all", "standing"
ACTS = (
    PanelAct("executed", N_("Executed…"), "check"),
    PanelAct("repealed", N_("Repealed…"), "x"),
    PanelAct("in_force", N_("In force again…"), "undo"),
)
_MARKS = {
    Standing.IN_FORCE: State(Tone.OK), Standing.EXECUTED: State(Tone.MUTE, "check"),
    Standing.REPEALED: State(Tone.MUTE, "x"),
}  # fmt: skip
_OUTCOME_MARKS = {
    Outcome.ADOPTED: State(Tone.OK),
    Outcome.REJECTED: State(Tone.BAD),
    Outcome.NO_QUORUM: State(Tone.WARN),
}


def _number(row: ResolutionRow) -> tuple[int, str]:
    return row.year, row.reference


def _said(key: tuple[int, str]) -> str:
    return key[1]


def _text(row: ResolutionRow) -> str:
    return " ".join(row.decision.text.split())


def _meeting(row: ResolutionRow) -> str:
    return meeting_on_day(row.meeting)


def state_said(row: ResolutionRow) -> str:
    """Where a decision stands: in force, executed, repealed, else its outcome; a vote taken back is told as that."""
    if row.decision.taken_back:
        return _("taken back")
    if row.standing is not None:
        return _(STANDING_WORDS[row.standing])
    return _(OUTCOME_WORDS[row.decision.outcome])


def mark_of(row: ResolutionRow) -> State:
    """The mark of where it stands."""
    if row.decision.taken_back:
        return State(Tone.MUTE, "undo")
    return _MARKS[row.standing] if row.standing is not None else _OUTCOME_MARKS[row.decision.outcome]


def _votes(row: ResolutionRow) -> str:
    kept = row.decision
    # TR: votes for, against and abstaining, in a list of decisions: "42 : 3 : 1"
    return _("{votes_for} : {votes_against} : {abstentions}").format(
        votes_for=formats.number(kept.votes_for), votes_against=formats.number(kept.votes_against),
        abstentions=formats.number(kept.abstentions),
    )  # fmt: skip


COLUMNS: tuple[Column[ResolutionRow], ...] = (
    Column(N_("Number"), _number, _said, width=90, key="number"),
    Column(N_("Decision"), _text, width=0, key="decision", below=_meeting),
    Column(N_("Votes given"), _votes, width=120, key="votes", sortable=False),
    Column(N_("State"), state_said, state=mark_of, width=150, key="state"),
)


class ResolutionsTable(TableView):
    """The register; the meeting stands below the text of the decision."""

    delegate_kind = TwoLineDelegate


class ResolutionsSegment(ListSegment[ResolutionRow]):
    """Lists the decisions of all meetings, those in force or all, of one year or of all."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEETINGS, Area.BODIES})

    def __init__(self, desk: Desk) -> None:
        which = Segmented(((STANDING_ACTS, ""), (ALL_ACTS, "")))
        which.set_value(STANDING_ACTS)
        lines: RowsModel[ResolutionRow] = RowsModel(COLUMNS, (), Order("number", descending=True))
        super().__init__(desk, ResolutionsTable("meetings.resolutions", desk.preferences), lines, which)
        self.year, self.whose = ComboBox(), ComboBox()
        self.lay_out((which, self.year, self.whose), EmptyState("bylaws", small=True), ActPanel("resolutions", ACTS))
        for box in (self.year, self.whose):
            box.currentIndexChanged.connect(self._on_which)

    def search_hint(self) -> str:
        # TR: what can be searched in the register of resolutions
        return _("Number, words, meeting…")

    def retranslate(self) -> None:
        """Set every word anew."""
        # TR: above the register of resolutions: those that hold, or all decisions with those rejected
        self.which.set_words([_("In force"), _("All decisions")])
        self.table.setAccessibleName(_("Register of resolutions"))
        self.year.setAccessibleName(_("Year"))
        self.whose.setAccessibleName(_("Whose decisions"))
        self._fill(
            self.whose,
            ((None, _("All bodies")), ("assemblies", _("Assemblies")), ("bodies", _("Board and committees"))),
        )
        self._fill_years()
        self.name_panel()
        self.nothing.tell(_("No decision here"), _("Decisions are written down in the room of a meeting."))

    def _fill_years(self) -> None:
        years = self.desk.office.ask(resolution_years)
        self._fill(self.year, ((None, _("All years")), *((year, str(year)) for year in years)))

    @staticmethod
    def _fill(box: ComboBox, answers: Sequence[tuple[object, str]]) -> None:
        """Offer these answers; the one chosen stays chosen."""
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for value, words in answers:
            box.addItem(words, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)

    def refresh(self) -> None:
        """Ask for the register and its years again; the chosen line stays chosen."""
        self._fill_years()
        super().refresh()

    def found(self) -> Sequence[ResolutionRow]:
        """The decisions of the year and the bodies chosen, those in force or all."""
        year = self.year.currentData()
        view = ResolutionView(
            year=year if isinstance(year, int) else None,
            of_assemblies=self.whose.currentData() == "assemblies",
            standing=Standing.IN_FORCE if self.which.value() == STANDING_ACTS else None,
        )
        rows = self.desk.office.ask(resolutions, view)
        if self.whose.currentData() == "bodies":
            return [row for row in rows if row.meeting.body_id is not None]
        return rows

    def words_of(self, row: ResolutionRow) -> Sequence[str]:
        """Its number, its text, and its meeting."""
        return row.reference, row.decision.text, meeting_on_day(row.meeting)

    def open_at(self, argument: object) -> None:
        """Show one decision by its id, among all."""
        self.which.set_value(ALL_ACTS)
        self.refresh()
        if isinstance(argument, int):
            self.table.choose(argument)

    # ---- the panel ------------------------------------------------------------------------------------------------

    def told(self, row: ResolutionRow) -> Told:
        """How it was decided, where it stands, and who carries it out."""
        kept = row.decision
        share = Share.from_written(kept.majority_share) if kept.majority_share else None
        rule = majority_said(share, kept.majority_base, kept.majority_of, kept.needed, where(kept.bylaw, kept.article))
        facts = [(_("Meeting"), meeting_on_day(row.meeting)), (_("Votes given"), _votes(row)), (_("Rule"), rule)]
        if row.standing_since is not None:
            facts.append((_("Since"), formats.day(row.standing_since)))
        if row.repealed_by:
            facts.append((_("Repealed by"), row.repealed_by))
        if row.responsible:
            facts.append((_("Responsible"), row.responsible))
        if row.due_on is not None:
            facts.append((_("Due on"), formats.day(row.due_on)))
        reason = kept.taken_back or row.remarks
        if reason:
            facts.append((_("Remarks"), reason))
        return Told(
            title=row.reference, about=kept.text, state=state_said(row), mark=mark_of(row), parts=[Part("", facts)],
            offered=_offered(row),
        )  # fmt: skip

    def act(self, key: str, row: ResolutionRow) -> None:
        """Ask since when it stands otherwise, and write that down."""
        standing = Standing(key)
        fields = (
            Field(name="since", label=N_("Since"), kind=Kind.DATE, required=True, today=self.desk.office.today),
            *(self._repealer(row) if standing is Standing.REPEALED else ()),
            Field(name="remarks", label=N_("Remarks")),
        )
        # TR: {standing} is such as "executed"; {reference} the number of a resolution
        title = _("Resolution {reference}: {standing}").format(
            reference=row.reference, standing=_(STANDING_WORDS[standing])
        )
        answer = questions.ask_reason(self, title, row.decision.text, fields, yes=_("Write it down"), icon="bylaws")
        if answer is None:
            return
        since, by = answer["since"], answer.get("by_id")
        order = SetStanding(
            decision_id=row.id, standing=standing, since=since,  # type: ignore[arg-type]
            by_id=by if isinstance(by, int) else None, remarks=str(answer["remarks"] or ""),
        )  # fmt: skip
        try:
            self.desk.do(set_standing, order)
        except OfficeError as trouble:
            problems.show(self, trouble)

    def _repealer(self, row: ResolutionRow) -> tuple[Field, ...]:
        """The field for the resolution that repeals one: those adopted after it."""
        view = ResolutionView(outcome=Outcome.ADOPTED)
        later = [
            each for each in self.desk.office.ask(resolutions, view) if each.standing is not None and each.id > row.id
        ]

        def find(typed: str) -> Sequence[Choice]:
            asked = typed.casefold()
            return [
                Choice(each.id, each.reference, _text(each)[:80])
                for each in later
                if asked in f"{each.reference} {_text(each)}".casefold()
            ][:20]

        return (Field(name="by_id", label=N_("Repealed by"), kind=Kind.PICK, find=find),)


def _offered(row: ResolutionRow) -> set[str]:
    if row.standing is None:
        return set()
    return {each.value for each in Standing if each is not row.standing}
