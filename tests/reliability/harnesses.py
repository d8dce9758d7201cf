"""All harnesses there are: the test command runs the first trials of each, `make soak` goes on with them."""

from tests.reliability.harness import Harness
from tests.reliability.window_events import WINDOW_EVENTS
from tests.reliability.working_day import WORKING_DAY

ALL: tuple[Harness, ...] = (
    WINDOW_EVENTS,
    WORKING_DAY,
)
"""In the order in which `docs/reliability.md` tells of them."""
