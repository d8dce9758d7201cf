"""From the start of the process to a usable window, and memory at rest, beside a bare Qt window with the same imports.

The floor is a window that has imported what any program of this kind must: Qt widgets, SQLAlchemy's ORM, SQLCipher
and Babel. Both are started in turn, several times, and the medians are compared.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure

ROUNDS = 7
MOST_RATIO = 1.5
MOST_MEGABYTES = 140.0
REST_SECONDS = 2.0

FLOOR = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import sqlalchemy.orm, sqlcipher3, babel, babel.dates, babel.numbers
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: print("ready", flush=True))
sys.exit(app.exec())
"""


def measure() -> list[Figure]:
    """Seconds to a usable window as a ratio to the floor, and megabytes at rest."""
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "office.podb"
        make = [sys.executable, "-m", "pomanager", "demo", str(office), "--story", "s3", "--members", "500"]
        subprocess.run(make, check=True, capture_output=True)
        floor = [sys.executable, "-c", FLOOR]
        start_office(office, folder), start(floor, folder)  # once unmeasured: files come into the cache
        pairs = [(start(floor, folder), start_office(office, folder)) for _ in range(ROUNDS)]
    floor_seconds = statistics.median(pair[0][0] for pair in pairs)
    seconds = statistics.median(pair[1][0] for pair in pairs)
    megabytes = statistics.median(pair[1][1] for pair in pairs)
    floor_megabytes = statistics.median(pair[0][1] for pair in pairs)
    return [
        Figure("start to a usable window", seconds, "s", floor_seconds, "bare window", MOST_RATIO),
        Figure("memory at rest", megabytes, "MB", most=MOST_MEGABYTES),
        Figure("memory at rest of the bare window, for comparison", floor_megabytes, "MB"),
    ]


def start_office(office: Path, home: str) -> tuple[float, float]:
    """The same of the program with a fresh copy of an office: a file left open at the start before would be checked."""
    with tempfile.TemporaryDirectory(dir=home) as folder:
        copied = shutil.copy(office, folder)
        return start([sys.executable, "-m", "pomanager", str(copied)], home)


def start(command: list[str], home: str) -> tuple[float, float]:
    """Seconds until the process says it is ready, and its resident megabytes after a rest."""
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "POMANAGER_SAY_READY": "1", "XDG_CONFIG_HOME": home,
        "XDG_DATA_HOME": home,
        "TMPDIR": tempfile.mkdtemp(dir=home),  # a window that is ended here leaves its socket behind
    }  # fmt: skip
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the program of an office is compiled once, when it is installed
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        if process.stdout is None or process.stdout.readline().strip() != "ready":
            process.kill()
            message = f"{command} ended before it was ready"
            raise RuntimeError(message)
        seconds = time.perf_counter() - begun
        time.sleep(REST_SECONDS)
        megabytes = _resident(process.pid)
        process.terminate()
    return seconds, megabytes


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
