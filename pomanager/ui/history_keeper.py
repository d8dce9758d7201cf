"""What Ctrl+Z and Ctrl+Y do: asks the history what can be taken back, names it, and has it taken back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from pomanager.errors import OfficeError, Refused
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentences
from pomanager.readmodels.history import HistoryOffers, Offered, TakenBack
from pomanager.rules.access.roles import Right
from pomanager.rules.objections import Objection
from pomanager.services.journal.words import ACTS
from pomanager.services.office import Done
from pomanager.ui import problems
from pomanager.ui.bus import Undo
from pomanager.ui.desk import Desk

REMARKS_NAMED = 20
"""So many things that stay are named one by one."""

LAST_ACTS = "last acts"
"""What the page of the journal is asked for to show the last acts."""


def named(act: str, label: str) -> str:
    """An act in a few words: what was done, and with what."""
    word = _(ACTS[act]) if act in ACTS else act
    # TR: an act and what it concerned, as "Receipt recorded: 118 205 · NIYONZIMA"
    return _("{act}: {label}").format(act=word, label=label) if label else word


class HistoryKeeper(QObject):
    """Knows what can be taken back and done again now; ``offered`` brings both, ``told`` what was taken back."""

    offered = Signal(object, object)
    """Undo | None, twice: what can be taken back, and what can be done again."""
    told = Signal(str, int)
    """A sentence, and the line of the journal that says the same."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._names: dict[int, str] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.look)

    def look_soon(self) -> None:
        """Look again once what is being done is over."""
        self._soon.start()

    def look(self) -> None:
        """Ask the history, and offer what it says."""
        try:
            found = self._ask()
        except OfficeError:
            found = HistoryOffers(None, None)
        self.offered.emit(self._undo(found.undo), self._redo(found.redo))

    def heard(self, undo: Undo | None) -> Undo | None:
        """What a page says can be undone: its name is kept for the act it has just done, which the history takes back.

        Where the history cannot, the way of the page itself is offered.
        """
        if undo is None:
            return None
        try:
            found = self._ask().undo
        except OfficeError:
            found = None
        if found is None or found.why_not is not None:
            return undo
        self._names[found.step_id] = undo.what
        return self._undo(found)

    def _ask(self) -> HistoryOffers:
        from pomanager.services.history.queries import offers  # once the window is there

        if self._desk.office.read_only or not self._desk.office.may(Right.OWN):
            return HistoryOffers(None, None)
        return self._desk.office.ask(offers)

    def _undo(self, found: Offered | None) -> Undo | None:
        if found is None:
            return None
        what = self._names.get(found.step_id) or named(found.act, found.label)
        if found.why_not is not None:
            return Undo(what, partial(self._say_why, found), is_off=True)
        return Undo(what, partial(self.take_back, found.step_id))

    def _redo(self, found: Offered | None) -> Undo | None:
        if found is None:
            return None
        what = self._names.get(found.step_id) or named(found.act, found.label)
        if found.why_not is not None:
            return Undo(what, partial(self._say_why, found), is_off=True)
        return Undo(what, partial(self.do_again, found.step_id))

    def _say_why(self, found: Offered) -> None:
        if found.why_not is not None:
            problems.show(self._window, Refused([found.why_not]))

    def asked(self, step_id: int, again: bool) -> None:
        """Take an act back, or do it again, because a page asked for it."""
        if again:
            self.do_again(step_id)
        else:
            self.take_back(step_id)

    def take_back(self, step_id: int) -> None:
        """Take an act back; trouble is told over the window."""
        from pomanager.services.history.commands.undoing import take_back

        self._do(partial(self._desk.office.do, take_back, step_id), step_id, _("Taken back: {what}"))

    def do_again(self, step_id: int) -> None:
        """Do an act again; trouble is told over the window."""
        from pomanager.services.history.commands.undoing import do_again

        self._do(partial(self._desk.office.do, do_again, step_id), step_id, _("Done again: {what}"))

    def _do(self, act: Callable[..., Done[TakenBack]], step_id: int, said: str) -> None:
        from pomanager.services.history.queries import takes_long
        from pomanager.ui.dialogs.progress import follow
        from pomanager.ui.jobs import Job

        try:
            if self._desk.office.ask(takes_long, step_id):
                job = Job(lambda job: act(job.report, lambda: job.cancelled), self)
                job.finished.connect(partial(self._tell, said, step_id))
                job.failed.connect(partial(problems.show, self._window))
                follow(job, _("Taking an act back"), self._window)
            else:
                self._tell(said, step_id, act())
        except OfficeError as trouble:
            problems.show(self._window, trouble)
            self.look_soon()

    def _tell(self, said: str, step_id: int, done: Done[TakenBack]) -> None:
        told = done.result
        what = self._names.get(step_id) or named(told.act, told.label)
        self._desk.tell(done)
        self.look()
        self.told.emit(said.format(what=what), told.sequence)
        if told.remarks:
            self._tell_remarks(told.remarks)

    def _tell_remarks(self, remarks: Sequence[Objection]) -> None:
        from pomanager.ui.dialogs.questions import questions

        lines = list(sentences(remarks[:REMARKS_NAMED]))
        more = len(remarks) - REMARKS_NAMED
        if more > 0:
            lines.append(ngettext("and {count} more", "and {count} more", more).format(count=formats.number(more)))
        questions.tell(self._window, _("Not everything could be taken back"), "\n".join(lines))
