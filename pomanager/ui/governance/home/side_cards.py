"""The smaller cards of the home page: the next meeting, terms that end, pairs to follow, and the backup."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal

from pomanager.i18n import _, formats
from pomanager.i18n.meetings import hour, meeting_name
from pomanager.i18n.offices import body_name, office_name, seat_name
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.bodies import TermEndingRow
from pomanager.readmodels.files import BackupSeen, BackupsSeen
from pomanager.readmodels.governance import Place
from pomanager.readmodels.home import Home, NextMeeting, PairAsking
from pomanager.rules.backups import away_is_old
from pomanager.rules.meetings.preparing import STEP_STATE_WORDS, STEP_WORDS, Step, StepState
from pomanager.ui.governance.home.cards import Card, CardLine
from pomanager.ui.governance.home.words import ago_said
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label

MEETINGS, BODIES, MENTORING = "meetings", "bodies", "mentoring"
"""Pages the cards open."""
STEPS_SHOWN = 4
_STEP_MARKS = {
    StepState.DONE: ("ok", "ok"), StepState.OPEN: ("ask", "text2"), StepState.LATE: ("warn", "bad"),
    StepState.WAITS: ("clock", "text2"),
}  # fmt: skip


class MeetingCard(Card):
    """The next meeting: what is prepared and what is missing."""

    def __init__(self, coming: NextMeeting | None) -> None:
        super().__init__("meeting", "meeting", _("Next meeting"))
        if coming is None:
            self.body.addWidget(Label(_("No meeting is planned."), wrap=True, tone="text2"))
            self.button("open", _("Open the meetings"), "meeting", Place(MEETINGS))
            self.end()
            return
        label = coming.meeting
        self.body.addWidget(Label(meeting_name(label), "strong", wrap=True))
        when = _("{day}, {hour}").format(day=formats.day(label.held_on, "full"), hour=hour(label.starts_at))
        told = " · ".join(part for part in (when, label.place) if part)
        self.body.addWidget(Label(told, "small", wrap=True, tone="text2"))
        for step in steps_to_show(coming.steps):
            self.body.addWidget(_step_line(step))
        self.button("open", _("Prepare the meeting"), "meeting", Place(MEETINGS, label.id))
        self.end()


def steps_to_show(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps worth a line: what is late, then what is open, then what is done; in their own order within these."""
    order = (StepState.LATE, StepState.OPEN, StepState.DONE)
    first = sorted((step for step in steps if step.state in order), key=lambda step: order.index(step.state))
    shown = first[:STEPS_SHOWN]
    return tuple(step for step in steps if step in shown)


def _step_line(step: Step) -> CardLine:
    icon, tone = _STEP_MARKS[step.state]
    # TR: a step by which a meeting is prepared, and what is done or missing: "Agenda: nothing is on it."
    words = _("{title}: {said}").format(title=_(STEP_WORDS[step.key]), said=sentence(step.sentence))
    shown = CardLine(icon, tone, words, strong=step.state is StepState.LATE)
    shown.row.setContentsMargins(0, px(1), 0, px(1))
    shown.setAccessibleName(f"{_(STEP_STATE_WORDS[step.state])} · {words}")
    return shown


class TermsCard(Card):
    """The first terms that end."""

    def __init__(self, home: Home) -> None:
        super().__init__("terms", "seat", _("Terms ending"))
        if home.terms_count:
            words = _("See all ({count})").format(count=formats.number(home.terms_count))
            first = home.terms[0]
            self.head.addWidget(self.link("all", words, Place(BODIES, first.body.id)))
        for row in home.terms:
            self.add_line(_term_line(row))
        if not home.terms:
            self.body.addWidget(Label(_("No term ends within six months."), wrap=True, tone="text2"))
        self.end()


def _term_line(row: TermEndingRow) -> CardLine:
    body = body_name(row.body.name, row.body.section)
    seat = next((office_name(each.office, each.title) for each in row.holding.offices), "")
    seat = seat or seat_name(row.seat.title, row.seat.position)
    day = formats.day(row.ends_on)
    shown = CardLine("warn" if row.is_over else "", "bad", row.holding.person.name, f"{seat} · {body}")
    shown.row.addWidget(Label(day, "small", tone="bad" if row.is_over else "text2"), 0, Qt.AlignmentFlag.AlignVCenter)
    said = _("Ended on {day}").format(day=day) if row.is_over else _("Ends on {day}").format(day=day)
    shown.setAccessibleName(f"{shown.accessibleName()} · {said}")
    return shown


class PairsCard(Card):
    """The pairs that ask for attention."""

    def __init__(self, home: Home) -> None:
        super().__init__("pairs", "pair", _("Pairs to follow"))
        if home.pairs_count:
            words = _("See all ({count})").format(count=formats.number(home.pairs_count))
            self.head.addWidget(self.link("all", words, Place(MENTORING, ("board", None))))
        for asking in home.pairs:
            self.add_line(_pair_line(asking))
        if not home.pairs:
            self.body.addWidget(CardLine("ok", "ok", _("No pair asks for attention.")))
        self.end()


def _pair_line(asking: PairAsking) -> CardLine:
    # TR: a mentee and her mentor
    both = _("{mentee} and {mentor}").format(mentee=asking.pair.mentee, mentor=asking.pair.mentor)
    return CardLine("warn", "warn", both, sentence(asking.attention.sentence))


class BackupCard(Card):
    """The newest backup on this PC, and the newest copy away from it."""

    copy_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, seen: BackupsSeen, now: datetime, off: str) -> None:
        super().__init__("backup", "backup", _("Backup"))
        # TR: a link that opens the page of all backups
        self.all = Button(_("All backups"), kind="quiet")
        self.all.setObjectName("home.backup.all")
        self.all.offer(off)
        self.all.clicked.connect(self.all_wanted)
        self.head.addWidget(self.all)
        self.add_line(_here(seen.here, now))
        self.add_line(_away(seen, now))
        self.copy = Button(_("Copy to a stick…"), "usb")
        self.copy.setObjectName("home.backup.copy")
        self.copy.offer(off)
        self.copy.clicked.connect(self.copy_wanted)
        self.body.addSpacing(px(4))
        self.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)
        self.end()


def _here(newest: BackupSeen | None, now: datetime) -> CardLine:
    if newest is None:
        return CardLine("ask", "text2", _("On this PC: no backup yet"))
    words = _("On this PC: {ago}").format(ago=ago_said(newest.made, now))
    below = _("Verified when it was made, {size}.").format(size=formats.file_size(newest.size))
    return CardLine("ok", "ok", words, below, strong=True)


def _away(seen: BackupsSeen, now: datetime) -> CardLine:
    weekly = _("Make a copy away from this PC every week.")
    if seen.away is None and seen.remembered is not None:
        old = away_is_old(seen.remembered, now)
        words = _("On a stick or another disk: {ago}").format(ago=ago_said(seen.remembered, now))
        told = _("The stick is not connected now.")
        return CardLine("warn" if old else "ok", "warn" if old else "ok", words, weekly if old else told, strong=True)
    if seen.away is None:
        told = _("Nothing is found in {folder} now.").format(folder=seen.folder) if seen.folder else weekly
        return CardLine("warn", "warn", _("On a stick or another disk: no copy"), told, strong=True)
    if seen.on_same_disk:
        told = _("{folder} lies on the disk of the office file: choose a stick or another disk.")
        no = _("On a stick or another disk: no copy")
        return CardLine("warn", "warn", no, told.format(folder=seen.folder), strong=True)
    old = away_is_old(seen.away.made, now)
    words = _("On a stick or another disk: {ago}").format(ago=ago_said(seen.away.made, now))
    size = _("Verified when it was made, {size}.").format(size=formats.file_size(seen.away.size))
    return CardLine("warn" if old else "ok", "warn" if old else "ok", words, weekly if old else size, strong=True)
