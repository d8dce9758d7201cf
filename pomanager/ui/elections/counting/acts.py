"""What can be done in the counting room besides typing: batches, second entries, files, boxes, counting."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.elections.election import BatchRow, BoxRow, ContestDetail, ElectionDetail
from pomanager.rules.counting.methods import TRANSFERABLE
from pomanager.rules.elections.batches import differing_papers
from pomanager.rules.elections.kinds import BatchState, OfficialRole
from pomanager.services.elections.commands.ballots import (
    bring_in_ballots,
    close_batch,
    enter_totals,
    finish_entry,
    join_batch,
    open_batch,
    open_second_entry,
    take_back_batch,
)
from pomanager.services.elections.commands.counting import count_contest
from pomanager.services.elections.commands.voting import add_box
from pomanager.services.elections.orders import AddBox, BringInBallots, CloseBatch, OpenBatch
from pomanager.services.elections.queries.boxes import entries_differ
from pomanager.services.elections.reading import order_of_file
from pomanager.ui import problems
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.elections.counting.words import batch_named, box_named, papers_said
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.page import Page

BALLOT_FILES = "*.blt *.csv *.txt"


class CountingActs(QObject):
    """The acts of the room; each asks in a window what it needs, and tells trouble over the page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._desk = page, page.desk
        self.election: ElectionDetail | None = None
        """What is counted, as it was asked last."""

    def _try(self, act: Callable[..., Any], *order: object) -> Any:  # noqa: ANN401 - what the act returned
        """Do an act; None where it was refused, which is told."""
        try:
            done = self._desk.do(act, *order)
        except OfficeError as trouble:
            problems.show(self._page, trouble)
            return None
        return done.result if done.result is not None else True

    def _ask(
        self, title: str, text: str, fields: Sequence[Field], yes: str, icon: str = "edit"
    ) -> Mapping[str, Any] | None:
        return questions.ask_reason(self._page, title, text, fields, yes=yes, icon=icon)

    def _teller_field(self) -> Field:
        """Who types: one of the tellers named for the election, or a name."""
        named = [
            each.name
            for each in (self.election.officials if self.election is not None else ())
            if each.role is not OfficialRole.OBSERVER and each.name.strip()
        ]
        # TR: below the field for who types in ballot papers; {names} are the tellers of the election
        hint = _("Tellers of this election: {names}.").format(names=formats.listing(named)) if named else ""
        return Field(name="teller", label=N_("Who types"), required=True, hint=hint)

    # ---- batches --------------------------------------------------------------------------------------------------

    def begin_batch(self, box: BoxRow) -> int | None:
        """Ask who types at which table, and begin a batch; returns its first sheet."""
        fields = (
            self._teller_field(),
            Field(name="name", label=N_("Counting table"), hint=N_("Left empty where there is only one.")),
            Field(name="twice", label=N_("Typed in twice"), kind=Kind.YES_NO,
                  hint=N_("By two people, one after the other; the differences are shown.")),
        )  # fmt: skip
        title = _("Begin a batch of “{box}”?").format(box=box_named(box))
        text = _("Papers are saved one by one into an open sheet. No order and no hour is kept.")
        answer = self._ask(title, text, fields, _("Begin the batch"), "ballot")
        if answer is None:
            return None
        order = OpenBatch(
            box_id=box.id, teller=str(answer["teller"] or ""), name=str(answer["name"] or ""),
            twice=bool(answer["twice"]),
        )  # fmt: skip
        found = self._try(open_batch, order)
        return found if isinstance(found, int) else None

    def second_entry(self, batch: BatchRow) -> int | None:
        """Ask who types the batch in a second time; returns the second sheet."""
        title = _("Who types “{batch}” a second time?").format(batch=batch_named(batch))
        answer = self._ask(title, "", (self._teller_field(),), _("Begin the second entry"), "members")
        if answer is None:
            return None
        found = self._try(open_second_entry, batch.id, str(answer["teller"] or ""))
        return found if isinstance(found, int) else None

    def finish(self, entry_id: int) -> bool:
        """Write that everything of a sheet is typed in."""
        return bool(self._try(finish_entry, entry_id))

    def close(self, batch: BatchRow) -> bool:
        """Close a batch: told what that means; with a reason where two entries differ."""
        if not batch.twice and batch.entries and not batch.entries[0].done and not self.finish(batch.entries[0].id):
            return False
        title = _("Close “{batch}” with {papers}?").format(batch=batch_named(batch), papers=papers_said(batch.papers))
        text = _(
            "Its papers are shuffled into the box and the sheet is wiped. Afterwards nobody can tell in which order "
            "they came, and no single paper can be changed."
        )
        differing = differing_papers(self._desk.office.ask(entries_differ, batch.id))
        reason = ""
        if differing:
            # TR: before a batch is closed that two people typed in differently; {count} papers
            more = _("The two entries differ in {count}: the first one counts, for this reason.")
            field = Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT)
            said = f"{text} {more.format(count=papers_said(differing))}"
            answer = self._ask(title, said, (field,), _("Close the batch"), "lock")
            if answer is None:
                return False
            reason = str(answer["reason"] or "")
        elif not questions.confirm(
            self._page, title, text, yes=_("Close the batch"), no=_("Leave it open"), icon="lock"
        ):  # fmt: skip
            return False
        return bool(self._try(close_batch, CloseBatch(batch_id=batch.id, reason=reason)))

    def join(self, batch: BatchRow, others: Sequence[BatchRow]) -> bool:
        """Ask which batch a small one joins."""
        choices = tuple(
            Choice(each.id, f"{batch_named(each)} · {papers_said(each.papers)}")
            for each in others
            if each.state is BatchState.OPEN and each.id != batch.id
        )
        field = Field(name="to_id", label=N_("Joins"), kind=Kind.LIST, choices=choices, choices_are_data=True,
                      required=True)  # fmt: skip
        title = _("Which batch does “{batch}” join?").format(batch=batch_named(batch))
        text = _("Its papers lie there from then on, and close together with the others.")
        answer = self._ask(title, text, (field,), _("Join"), "right_c")
        return answer is not None and bool(self._try(join_batch, batch.id, answer["to_id"]))

    def take_back(self, batch: BatchRow) -> bool:
        """Ask why a closed batch is taken back."""
        title = _("Take “{batch}” back?").format(batch=batch_named(batch))
        text = _("Its papers stay in the box and do not count. Type them in again as another batch.")
        field = Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT, required=True)
        answer = self._ask(title, text, (field,), _("Take back"), "undo")
        return answer is not None and bool(self._try(take_back_batch, batch.id, str(answer["reason"] or "")))

    # ---- other ways in --------------------------------------------------------------------------------------------

    def bring_in(self, box: BoxRow, contest: ContestDetail) -> bool:
        """Ask for a file of ballots or sums, say what it holds, and take it into the box."""
        path = questions.choose_file(
            self._page, _("Which file holds the ballots?"), ((_("Files of ballots"), BALLOT_FILES),)
        )
        if path is None:
            return False
        one_mark = contest.most_marks == 1 and contest.method not in TRANSFERABLE
        try:
            order = order_of_file(path, box.id, seats=contest.seats, one_mark=one_mark)
        except OfficeError as trouble:
            problems.show(self._page, trouble)
            return False
        if isinstance(order, BringInBallots):
            number = sum(count for _paper, count in order.papers)
            title = _("Take {papers} of “{file}” into the box?").format(papers=papers_said(number), file=path.name)
        else:
            title = _("Take the sums of “{file}” into the box?").format(file=path.name)
        text = _("They become a closed batch of “{box}”.").format(box=box_named(box))
        if not questions.confirm(self._page, title, text, yes=_("Take them in"), no=_("Leave them"), icon="import"):
            return False
        return bool(self._try(bring_in_ballots if isinstance(order, BringInBallots) else enter_totals, order))

    def new_box(self, contest_id: int, number: int) -> int | None:
        """Ask how another box is called; returns its id."""
        field = Field(name="name", label=N_("Name"), hint=N_("The polling table or place."))
        second = number > 1
        title = _("Set up a box for the second round?") if second else _("Set up another ballot box?")
        answer = self._ask(title, "", (field,), _("Set up the box"), "ballot")
        if answer is None:
            return None
        found = self._try(add_box, AddBox(contest_id=contest_id, name=str(answer["name"] or ""), round=number))
        return found if isinstance(found, int) else None

    def count(self, contest_id: int) -> bool:
        """Count what is stored."""
        return bool(self._try(count_contest, contest_id))
