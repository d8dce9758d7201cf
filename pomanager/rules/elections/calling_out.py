"""A roll call by name: each voter is called and answers aloud, and the answer is kept with the name.

Only for elections held openly: where votes are given in secret nothing joins a choice to a voter.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pomanager.marks import N_
from pomanager.rules.counting.methods import Method
from pomanager.rules.elections.kinds import PaperKind
from pomanager.rules.elections.papers import Paper, objections_to_paper
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.objections import Objection

NOT_BY_ROLL_CALL = N_("Choices are kept by name only where votes are given by roll call.")
NOBODY_ANSWERED = N_("Write what at least one voter answered.")
NOT_ON_ROLL = N_("Somebody of these is not on the electoral roll, or has no vote.")
ANSWERED_ALREADY = N_("{name} has answered already.")
CALLED_TWICE = N_("{name} is called twice.")
NOT_SPOILT = N_("{name}: an answer given aloud names candidates, or is an abstention.")
WRONG_ANSWER = N_("{name}: this answer cannot be taken as it stands.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a voter answered; ``line`` is their line of the roll."""

    line: int
    name: str
    paper: Paper


def objections_to_roll_call(
    way: Way, wanted: int, answers: Sequence[Answer], before: Collection[int], ballot: tuple[int, Method]
) -> tuple[Objection, ...]:
    """Everything to say about answers of a roll call; ``about`` names the row: "choices.3".

    ``wanted`` is how many answers were handed in: those missing among ``answers`` are not on the roll. ``before`` are
    the lines that have answered, ``ballot`` the last number on the ballot paper and the method.
    """
    if way is not Way.ROLL_CALL:
        return (Objection(NOT_BY_ROLL_CALL),)
    found = [] if wanted else [Objection(NOBODY_ANSWERED, "choices")]
    if len(answers) < wanted:
        found.append(Objection(NOT_ON_ROLL, "choices"))
    seen = set(before)
    for place, each in enumerate(answers, 1):
        about = f"choices.{place}"
        if each.line in seen:
            message = ANSWERED_ALREADY if each.line in before else CALLED_TWICE
            found.append(Objection(message, about, {"name": each.name}))
        seen.add(each.line)
        found += _about_answer(each, about, ballot)
    return tuple(found)


def _about_answer(answer: Answer, about: str, ballot: tuple[int, Method]) -> Iterator[Objection]:
    if answer.paper.kind is PaperKind.SPOILT:
        yield Objection(NOT_SPOILT, about, {"name": answer.name})
        return
    wrong = objections_to_paper(answer.paper, *ballot)
    if wrong:
        yield Objection(WRONG_ANSWER, about, {"name": answer.name})
    for each in wrong:
        yield Objection(each.message, about, each.details)
