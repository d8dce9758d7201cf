"""Trainings: what was taught, by whom, when and for how long."""

from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.rules.writing import LONGEST_TEXT, TOO_LONG, has_hidden_characters

MOST_HALF_DAYS = 400
"""Longer than a school year of full days; a larger figure is a slip of the keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingFacts:
    """A training as it would stand; ``half_days`` None where nobody knows how long it took."""

    today: date
    topic: Wording
    began_on: date | None
    half_days: int | None = None
    provider: str = ""
    place: str = ""


def objections_to_training(facts: TrainingFacts) -> tuple[Objection, ...]:
    """Everything to say about a training."""
    found: list[Objection] = []
    if not facts.topic:
        found.append(Objection(N_("Write what was taught."), "topic"))
    texts = [("topic", text) for text in facts.topic.texts.values()]
    for about, text in (*texts, ("provider", facts.provider), ("place", facts.place)):
        if len(text) > LONGEST_TEXT:
            found.append(Objection(TOO_LONG, about, {"most": LONGEST_TEXT}))
        if has_hidden_characters(text):
            found.append(Objection(N_("This holds characters that cannot be seen. Type it again."), about))
    if facts.began_on is None:
        found.append(Objection(N_("Write the day on which the training began."), "began_on"))
    elif facts.began_on > facts.today:
        message = N_("The training has not begun yet. Record it when people have come.")
        found.append(Objection(message, "began_on"))
    if facts.half_days is not None and not 1 <= facts.half_days <= MOST_HALF_DAYS:
        message = N_("A training takes 1 to {most} half-days.")
        found.append(Objection(message, "half_days", {"most": MOST_HALF_DAYS}))
    return tuple(found)


def objections_to_removal(people: int) -> tuple[Objection, ...]:
    """Whether a training may be taken off the list: while somebody stands in it, it stays."""
    if people == 0:
        return ()
    return (Objection(N_("People stand in this training. First take them out of it."), details={"count": people}),)
