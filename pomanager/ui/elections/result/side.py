"""The column beside a count: the account, the effect of reserved seats, lots, declaration, objections, the recount."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.meetings import hour
from pomanager.i18n.sentences import sentences
from pomanager.readmodels.elections.dated import ObjectionRow
from pomanager.readmodels.elections.result import ContestResult, ElectionResult, Mandate
from pomanager.rules.counting.record import Count
from pomanager.rules.elections.kinds import RULING_WORDS, STEP_WORDS, Ruling
from pomanager.services.elections.outcome import LOT
from pomanager.ui.elections.result.effect import EffectPart
from pomanager.ui.elections.result.telling import AccountPart, Telling
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.painting import looks_changed

_RULED = {Ruling.PENDING: ("clock", "warn"), Ruling.REJECTED: ("x", "text2"), Ruling.UPHELD: ("flag", "bad")}


class Lines(QWidget):
    """A heading, and lines of words below it, each with its mark and perhaps a button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "section", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addLayout(self._lines)
        self.said: list[str] = []

    def begin(self, title: str) -> None:
        """Empty it."""
        self.title.setText(title)
        self.said = []
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.hide()

    def add(self, icon: str, tone: str, text: str, names: Sequence[str] = (), button: Button | None = None) -> None:
        """Add a line."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(Mark(icon, 16, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Telling(text, names), 1)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addWidget(whole)
        self.said.append(text)
        self.show()


class ResultSide(QWidget):
    """Shows everything about a contest but its figures. ``ruling_wanted`` brings the objection to be decided on."""

    ruling_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "sheet")
        self.account, self.effect = AccountPart(), EffectPart()
        self.lots, self.seats, self.steps = Lines(), Lines(), Lines()
        self._recount_mark, self.recount = Mark("clock", 16), Label("", "small", wrap=True)
        self._recount = QWidget()
        checked = QHBoxLayout(self._recount)
        checked.setContentsMargins(0, px(4), 0, 0)
        checked.setSpacing(px(8))
        checked.addWidget(self._recount_mark, 0, Qt.AlignmentFlag.AlignTop)
        checked.addWidget(self.recount, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(16), px(16))
        column.setSpacing(px(14))
        for part in (self.title, self.account, self.effect, self.lots, self.seats, self.steps, self._recount):
            column.addWidget(part)
        column.addStretch(1)

    def show_result(
        self, result: ElectionResult, of: ContestResult, articles: Sequence[str], seats: Mapping[int, str], off: str
    ) -> None:
        """Tell a contest; ``seats`` are the names of seats by id, ``off`` why objections cannot be decided on."""
        count = of.kept.count if of.kept is not None else None
        self.title.setText(_("What happened"))
        for part in (self.title, self.account, self.effect, self._recount):
            part.setVisible(count is not None)
        self.lots.begin(_("Lots drawn"))
        self.seats.begin(_("Who takes a seat"))
        self.steps.begin(_("What was done since"))
        if count is not None:
            self.account.show_count(count)
            self.effect.show_count(count, articles)
            self._tell_lots(of, count)
        self._tell_seats(of, seats)
        self._tell_steps(result, off)

    def _tell_lots(self, of: ContestResult, count: Count) -> None:
        for lot in reversed(of.lots):
            ahead = [count.name(each) for group in lot.order for each in group]
            said = _(LOT).format(
                names=formats.listing([count.name(each) for each in lot.candidates]), drawn_by=lot.drawn_by,
                witnesses=lot.witnesses, order=formats.listing(ahead) if ahead else lot.seed,
            )  # fmt: skip
            self.lots.add("ballot", "text2", said, count.names)

    def _tell_seats(self, of: ContestResult, seats: Mapping[int, str]) -> None:
        names = [each.name for each in of.contest.candidates]
        for each in (*of.mandates, *of.refused):
            icon, tone = mandate_mark(each)
            self.seats.add(icon, tone, mandate_said(each, seats), names)
        if of.kept is not None and of.mandates:
            waiting = [of.kept.count.name(each) for each in of.in_line[:1]]
            for name in waiting:
                # TR: who takes a seat if somebody elected refuses it
                self.seats.add("clock", "text2", _("Next in line: {name}.").format(name=name), names)
        for group in of.level:
            if of.kept is not None:
                level = formats.listing([of.kept.count.name(each) for each in group])
                # TR: candidates who were not elected and have equally many votes
                said = _("Level among those next in line, so that a lot would decide: {names}.")
                self.seats.add("warn", "warn", said.format(names=level), names)

    def _tell_steps(self, result: ElectionResult, off: str) -> None:
        for icon, tone, said in _declared(result):
            self.steps.add(icon, tone, said)
        for each in result.objections:
            icon, tone = _RULED[each.ruling]
            button = None
            if each.ruling is Ruling.PENDING:
                button = Button(_("Decide…"), kind="small")
                button.setObjectName(f"result.rule.{each.id}")
                button.offer(off)
                button.clicked.connect(lambda _on=False, row_id=each.id: self.ruling_wanted.emit(row_id))
            self.steps.add(icon, tone, objection_said(each), button=button)

    def hide_recount(self) -> None:
        """Say nothing of a recount: there is nothing to hold it against."""
        self._recount.hide()

    def show_recount(self, papers: int, equal: bool | None) -> None:
        """Say what the recount gave; None while it is made."""
        self._recount.show()
        if equal is None:
            self._recount_mark.show_icon("clock", "text2")
            self.recount.setText(_("Counting the stored ballots again…"))
            return
        self._recount_mark.show_icon("ok" if equal else "bad", "ok" if equal else "bad")
        self.recount.set_tone("" if equal else "bad")
        if equal:
            said = ngettext(
                "Recounted from {count} stored ballot: equal", "Recounted from {count} stored ballots: equal", papers
            )
        else:
            said = ngettext(
                "Recounted from {count} stored ballot: another result. Count again.",
                "Recounted from {count} stored ballots: another result. Count again.", papers,
            )  # fmt: skip
        self.recount.setText(said.format(count=formats.number(papers)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self.updateGeometry()


def mandate_mark(mandate: Mandate) -> tuple[str, str]:
    """The mark of somebody who is to take a seat."""
    if mandate.installed:
        return "seat", "ok"
    if mandate.answer is None:
        return "clock", "text2"
    return ("check", "ok") if mandate.answer else ("x", "text2")


def mandate_said(mandate: Mandate, seats: Mapping[int, str]) -> str:
    """Somebody who is to take a seat, with which, and what they answered."""
    name = mandate.candidate.name
    seat = seats.get(mandate.seat_id or 0, "")
    parts = [f"{name} ({seat})" if seat else name, answer_said(mandate)]
    if mandate.came_in:
        # TR: of somebody who takes a seat because somebody elected refused it
        parts.append(_("comes in for who refused"))
    if mandate.is_alternate:
        parts.append(_("alternate"))
    if mandate.answer is False and mandate.answer_reason:
        parts.append(mandate.answer_reason)
    return " · ".join(parts)


def answer_said(mandate: Mandate) -> str:
    """What somebody elected answered, and whether the mandate is written."""
    if mandate.installed:
        return _("mandate written")
    if mandate.answer is None:
        return _("no answer yet")
    # TR: of somebody elected: on which day they accepted the seat, or refused it
    said = _("accepted on {day}") if mandate.answer else _("refused on {day}")
    return said.format(day=formats.day(mandate.answered_on))


def objection_said(row: ObjectionRow) -> str:
    """An objection with what was decided on it."""
    # TR: an objection to an election: the day, the step it is against, who lodged it, and its text
    said = _("{day}, against “{step}”, {name}: {text}").format(
        day=formats.day(row.lodged_on), step=_(STEP_WORDS[row.step]), name=row.lodged_by, text=row.text
    )
    if row.ruling is Ruling.PENDING:
        return f"{said} ({_(RULING_WORDS[row.ruling])})"
    # TR: what was decided on an objection, by whom and why
    ruled = _("{ruling} on {day} by {name}: {grounds}").format(
        ruling=_(RULING_WORDS[row.ruling]), day=formats.day(row.ruled_on), name=row.ruled_by, grounds=row.grounds
    )
    return f"{said} · {ruled}"


def _declared(result: ElectionResult) -> Iterator[tuple[str, str, str]]:
    told = result.declared
    if told is not None:
        day = formats.day(told.on) if told.at is None else f"{formats.day(told.on)}, {hour(told.at)}"
        yield "ok", "ok", _("Declared on {day} by {name}.").format(day=day, name=told.by)
        if told.reason:
            # TR: why a result was declared though figures do not add up
            yield "warn", "warn", _("Declared although figures do not add up: {reason}").format(reason=told.reason)
        if result.object_until is not None:
            said = _("Objections can be lodged until {day}.")
            yield "clock", "text2", said.format(day=formats.day(result.object_until))
    void = result.annulled
    if void is not None:
        words = _("Annulled on {day} by {name}: {reason}")
        yield "bad", "bad", words.format(day=formats.day(void.on), name=void.by, reason=void.reason)


def in_the_way_said(result: ElectionResult) -> tuple[str, ...]:
    """What keeps a result from being declared, or needs a reason."""
    return sentences(result.in_the_way)
