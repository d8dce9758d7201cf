"""Other programs beside ours, where they are installed: LibreOffice printing the same table, Tryton keeping the people.

For Tryton: ``pip install trytond trytond_party`` into any environment, and say where its Python is in
``POMANAGER_TRYTON_PYTHON``. Nothing of it is needed otherwise.
"""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

from benchmarks.figures import Figure

TRYTON = "POMANAGER_TRYTON_PYTHON"
PEER = Path(__file__).parent / "members_tryton.py"


def measure(table: Path, members: int) -> list[Figure]:
    """Seconds of other programs for the members of a CSV file."""
    return [*_libreoffice(table, members), *_tryton(table, members)]


def _libreoffice(table: Path, members: int) -> list[Figure]:
    if shutil.which("soffice") is None:
        print("LibreOffice is not installed: nothing is measured beside it.")
        return []
    profile = (table.parent / "profile").as_uri()
    words = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    begun = time.perf_counter()
    subprocess.run([*words, "--outdir", str(table.parent), str(table)], check=True, capture_output=True)
    return [Figure(f"{members:,} rows: LibreOffice makes a PDF of the same CSV", time.perf_counter() - begun, "s")]


def _tryton(table: Path, members: int) -> list[Figure]:
    python = os.environ.get(TRYTON, "")
    if not python:
        print(f"Tryton is not measured: {TRYTON} does not say where it is installed.")
        return []
    command = [python, str(PEER), str(table)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])
    return [
        Figure(f"{members:,} members: Tryton takes in the same people", told["load"], "s"),
        Figure("  Tryton finds some by part of a name, median", told["find"], "ms"),
        Figure("  Tryton finds some by part of a name, p95", told["find_p95"], "ms"),
    ]
