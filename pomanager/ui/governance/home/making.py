"""Makes the cards of the home page: those that have something to tell to whoever is at the keyboard."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pomanager.readmodels.files import BackupsSeen
from pomanager.readmodels.governance import Place
from pomanager.readmodels.home import Home
from pomanager.rules.access.roles import Right
from pomanager.rules.governance.first_steps import FirstStep, first_steps_left
from pomanager.ui.desk import Desk
from pomanager.ui.governance.home.cards import Card
from pomanager.ui.governance.home.due_card import DueCard
from pomanager.ui.governance.home.figures import FiguresCard
from pomanager.ui.governance.home.side_cards import BackupCard, MeetingCard, PairsCard, TermsCard
from pomanager.ui.governance.home.steps_card import NEEDS, StepsCard


def cards_of(
    desk: Desk, home: Home, backups: BackupsSeen | None, wanted: Callable[[Place], None]
) -> dict[str, QWidget]:
    """The cards by their names, in the order in which they are read."""
    steps = steps_of(desk, home, backups)
    found: dict[str, QWidget] = {}
    if home.figures.roll.total:
        found["figures"] = FiguresCard(home)
    cards: list[Card] = []
    if steps:
        first = StepsCard(steps)
        first.backup_wanted.connect(desk.bus.backup_wanted)
        cards.append(first)
    if home.due is not None and (home.due.overdue or not steps):  # of a new office most of it is not judged yet
        cards.append(DueCard(home.due, home.day))
    if home.meeting is not None or not steps:
        cards.append(MeetingCard(home.meeting))
    if home.has_bodies:
        cards.append(TermsCard(home))
    if home.has_pairs and desk.office.may(Right.SEE_PAIRS):
        cards.append(PairsCard(home))
    if backups is not None and FirstStep.BACKUP not in steps:
        backup = BackupCard(backups, desk.office.now(), desk.off(Right.BACK_UP))
        backup.copy_wanted.connect(desk.bus.backup_wanted)
        backup.all_wanted.connect(desk.bus.backups_wanted)
        cards.append(backup)
    for card in cards:
        card.wanted.connect(wanted)
        found[card.name] = card
    return found


def steps_of(desk: Desk, home: Home, backups: BackupsSeen | None) -> tuple[FirstStep, ...]:
    """The first steps whoever is at the keyboard can still do."""
    done = set(home.done)
    if backups is None or backups.here is not None or backups.away is not None:
        done.add(FirstStep.BACKUP)
    return first_steps_left(done, [step for step, right in NEEDS.items() if not desk.off(right)])
