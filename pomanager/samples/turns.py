"""What happens to the people of a sample office beside the plan of its year: each turn on the day it was written down.

``turns_of`` gathers them; ``Secretary.live_through`` takes them in among the acts of the year. What else an office
does on its days is one more list beside these.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from random import Random

from pomanager.samples.excluding import EXCLUDING
from pomanager.samples.governing import governing_of
from pomanager.samples.meeting_year import meeting_turns_of
from pomanager.samples.mentoring_year import mentoring_turns_of
from pomanager.samples.organising import ORGANISING
from pomanager.samples.recording import RECORDING
from pomanager.samples.seating import Bodies
from pomanager.samples.share_year import share_turns_of
from pomanager.samples.sheets import Teller, written_of
from pomanager.samples.year import Act, Secretary


def turns_of(secretary: Secretary) -> Sequence[tuple[date, Act]]:
    """The turns of an office, for its year; none where nothing is written down of it."""
    told = written_of(secretary.story.code, "turns")
    if not told:
        return ()
    teller = Teller(secretary, told, Random(f"turns/{secretary.story.code}"))
    bodies = Bodies()
    turns = (
        *ORGANISING, *RECORDING, *EXCLUDING, *governing_of(teller, bodies), *share_turns_of(teller),
        *meeting_turns_of(teller, bodies), *mentoring_turns_of(teller, bodies),
    )  # fmt: skip
    return [(day, partial(_take, teller, act)) for day, act in turns]


def _take(teller: Teller, act: Callable[[Teller], None], _secretary: Secretary) -> None:
    act(teller)
