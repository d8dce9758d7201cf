"""All harnesses there are: the test command runs the first trials of each, `make soak` goes on with them."""

from tests.reliability.backups_killed import BACKUPS_KILLED, RESTORES_KILLED
from tests.reliability.clock_back import CLOCK_BACK
from tests.reliability.corrupted import CORRUPTED
from tests.reliability.double_starts import DOUBLE_STARTS
from tests.reliability.errors_at_each_call import ERRORS_AT_EACH_CALL
from tests.reliability.failed_syncs import FAILED_SYNCS
from tests.reliability.fuzzed_csv import FUZZED_CSV
from tests.reliability.fuzzed_side_files import FUZZED_SIDE_FILES
from tests.reliability.fuzzed_tables import FUZZED_TABLES
from tests.reliability.harness import Harness
from tests.reliability.hostile_orders import HOSTILE_STRINGS
from tests.reliability.kills import KILLS
from tests.reliability.kills_at_each_call import KILLS_AT_EACH_CALL
from tests.reliability.locales import ABROAD
from tests.reliability.old_versions import OLD_VERSIONS, UPGRADES_BROKEN_OFF
from tests.reliability.power_cuts import POWER_CUTS
from tests.reliability.searching import SEARCH
from tests.reliability.stale_logs import STALE_LOGS
from tests.reliability.tampering import TAMPERING
from tests.reliability.window_events import WINDOW_EVENTS
from tests.reliability.working_day import WORKING_DAY

ALL: tuple[Harness, ...] = (
    KILLS,
    KILLS_AT_EACH_CALL,
    POWER_CUTS,
    ERRORS_AT_EACH_CALL,
    FAILED_SYNCS,
    BACKUPS_KILLED,
    RESTORES_KILLED,
    CORRUPTED,
    STALE_LOGS,
    DOUBLE_STARTS,
    OLD_VERSIONS,
    UPGRADES_BROKEN_OFF,
    TAMPERING,
    CLOCK_BACK,
    FUZZED_CSV,
    FUZZED_TABLES,
    FUZZED_SIDE_FILES,
    HOSTILE_STRINGS,
    SEARCH,
    ABROAD,
    WINDOW_EVENTS,
    WORKING_DAY,
)
"""In the order in which `docs/reliability.md` tells of them."""
