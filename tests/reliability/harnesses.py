"""All harnesses there are: the test command runs the first trials of each, `make soak` goes on with them."""

from tests.reliability.fuzzed_csv import FUZZED_CSV
from tests.reliability.fuzzed_side_files import FUZZED_SIDE_FILES
from tests.reliability.fuzzed_tables import FUZZED_TABLES
from tests.reliability.harness import Harness
from tests.reliability.hostile_orders import HOSTILE_STRINGS
from tests.reliability.locales import ABROAD
from tests.reliability.searching import SEARCH
from tests.reliability.window_events import WINDOW_EVENTS

ALL: tuple[Harness, ...] = (
    FUZZED_CSV,
    FUZZED_TABLES,
    FUZZED_SIDE_FILES,
    HOSTILE_STRINGS,
    SEARCH,
    ABROAD,
    WINDOW_EVENTS,
)
"""In the order in which `docs/reliability.md` tells of them."""
