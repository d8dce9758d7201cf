"""What is done with the things of a heap: answers and their undoing, the choice of checks, the search for doubles."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject

from pomanager.errors import Cancelled, OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.attention import DOUBLES, AttentionItem, Heap
from pomanager.rules.access.roles import Right
from pomanager.rules.attention import CHECKS, Check, Kind
from pomanager.services.members.commands import attention as commands
from pomanager.services.members.commands.attention import AnswerRight, NotOne
from pomanager.services.members.queries.attention import attention_items
from pomanager.services.members.queries.doubles import double_pairs, find_doubles
from pomanager.ui import problems
from pomanager.ui.bus import Undo
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.jobs import Job
from pomanager.ui.page import Page


class Answers(QObject):
    """The acts of the page; ``at_work`` while one of its own changes the books, so that the page need not ask again."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self.at_work = False

    @contextmanager
    def _working(self) -> Iterator[None]:
        self.at_work = True
        try:
            yield
        finally:
            self.at_work = False

    def right(self, heap: Heap, ids: Sequence[int]) -> bool:
        """Answer that these are right as they stand, or that these pairs are two people each; whether it was done."""
        if self._desk.off(Right.KEEP_ROLL):
            return False
        try:
            with self._working():
                self._answer(heap, tuple(ids))
        except OfficeError as trouble:
            problems.show(self._page, trouble)
            return False
        return True

    def _answer(self, heap: Heap, ids: tuple[int, ...]) -> None:
        if heap.kind is Kind.DOUBLE:
            pairs = self._desk.office.ask(double_pairs, ids)
            orders = tuple(NotOne(one=pair.one.person_id, other=pair.other.person_id) for pair in pairs)
            self._desk.do(commands.answer_not_doubles, orders)
            self._offer_undo(_("no doubles"), partial(self._desk.do, commands.may_be_doubles, orders))
        elif heap.check is None:
            self._desk.do(commands.settle_notes, ids)
        else:
            order = AnswerRight(check=heap.check, member_ids=ids)
            self._desk.do(commands.answer_right, order)
            # TR: in “Undo: …”; {what} is what was said to be right: Phone, Older than is likely
            told = _("right: {what}").format(what=_(CHECKS[heap.check].title))
            self._offer_undo(told, partial(self._desk.do, commands.ask_again, order))

    def _offer_undo(self, what: str, act: Callable[[], object]) -> None:
        self._desk.bus.undo_offered.emit(Undo(what, partial(self._undo, act)))

    def _undo(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OfficeError as trouble:
            problems.show(self._page, trouble)
        self._desk.bus.undo_offered.emit(None)

    def put_right(self, heap: Heap | None, item: AttentionItem) -> bool:
        """Whether a value just corrected leaves nothing to look at; a note of an import about it is settled."""
        if heap is None or heap == DOUBLES:
            return False
        if heap.check is None:
            return self.right(heap, (item.id,))
        office = self._desk.office
        return not office.ask(attention_items, heap, (item.member_id,), office.today())

    def choose(self, check: Check, wanted: bool) -> None:
        """Choose whether the roll is looked through for something."""
        try:
            self._desk.do(commands.choose_checks, {check: wanted})
        except OfficeError as trouble:
            problems.show(self._page, trouble)

    # ---- doubles --------------------------------------------------------------------------------------------------

    def seek_doubles(self) -> None:
        """Search the whole roll for doubles in a job, with its progress in sight."""
        office = self._desk.office

        def seek(job: Job) -> object:
            return office.ask(find_doubles, job.report, partial(getattr, job, "cancelled"))

        job = Job(seek)  # no child of the page, which may be left before it ends
        job.finished.connect(self._on_sought)
        job.failed.connect(self._on_not_sought)
        follow(job, _("Searching the roll for doubles"), self._page)

    def _on_sought(self, found: dict[tuple[int, int], int]) -> None:
        try:
            done = self._desk.office.do(commands.keep_doubles, found)
        except OfficeError as trouble:
            problems.show(self._page, trouble)
            return
        told = ngettext("{count} likely double found", "{count} likely doubles found", done.result)
        self._desk.tell(done, told.format(count=formats.number(done.result)))
        self._page.refresh()

    def _on_not_sought(self, trouble: Exception) -> None:
        if isinstance(trouble, OfficeError) and not isinstance(trouble, Cancelled):
            problems.show(self._page, trouble)
