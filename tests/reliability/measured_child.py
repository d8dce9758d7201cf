"""The process that reads a spreadsheet, with a note at its end of the memory it held and of its work.

``python -m tests.reliability.measured_child`` takes the words of the part it stands for; the note goes into the file
that the surroundings name. A process that is killed by its limit leaves none: it held no more than the limit.
"""

import io
import os
import re
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

from pomanager.services.exchange import child

NOTED_IN = "POMANAGER_TESTS_CHILD_MEMORY"
LEAST_MEMORY = "POMANAGER_TESTS_CHILD_LEAST"
"""Another limit, in bytes, for the test that sets it wrong on purpose."""


def main() -> None:
    """Read as the part does, then note."""
    child.LEAST_MEMORY = int(os.environ.get(LEAST_MEMORY, child.LEAST_MEMORY))
    said = io.StringIO()  # handed over when all is noted: whoever reads of a trouble kills the process at once
    try:
        with redirect_stdout(said):
            child.main()
    finally:
        held = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
        Path(os.environ[NOTED_IN]).write_text(f"{held[1] if held else 0} {time.process_time()}", "ascii")
        sys.stdout.write(said.getvalue())


if __name__ == "__main__":
    main()
