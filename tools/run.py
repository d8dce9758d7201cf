"""Opens the program with a sample office; with no display it prints every paper of that office to `out/` instead."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
OUT = PROJECT / "out"
OFFICE = OUT / "sample.podb"
STORY = "s2"
PROGRAM = (sys.executable, "-m", "pomanager")
# Plug-ins of Qt that show nothing: who chose one of these has no display.
WITHOUT_SCREEN = ("offscreen", "minimal", "linuxfb", "vnc")


def main() -> int:
    """Make the sample office when there is none, then open it or print its papers; return the program's exit code."""
    OUT.mkdir(exist_ok=True)
    if not OFFICE.exists():
        print(f"Making the sample office {_shown(OFFICE)} ...", flush=True)
        made = _program("demo", str(OFFICE), "--story", STORY)
        if made:
            return made
    if has_display():
        return _program(str(OFFICE))
    print("There is no display here: printing every paper instead.", flush=True)
    return print_all()


def has_display() -> bool:
    """Whether a window can be opened: asked of Qt itself, since a display may be named and not be there."""
    if sys.platform.startswith(("win", "darwin")):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(WITHOUT_SCREEN):
        return False
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    ask = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    return subprocess.run([sys.executable, "-c", ask], capture_output=True, check=False).returncode == 0


def print_all() -> int:
    """Print every paper the program knows to `out/`; return 0, or the exit code of the first that was refused."""
    began = time.monotonic()
    for key in paper_keys():
        target = OUT / f"{file_name(key)}.pdf"
        failed = _program("print", key, str(OFFICE), "--out", str(target))
        if failed:
            return failed
        print(f"  {_shown(target)}", flush=True)
    print(f"The sample office {_shown(OFFICE)} and its papers are in {OUT} ({time.monotonic() - began:.1f} s).")
    return 0


def paper_keys() -> list[str]:
    """The keys of all papers, as the program lists them."""
    listed = subprocess.run([*PROGRAM, "papers", "--json"], cwd=PROJECT, capture_output=True, check=True)
    return [str(row["key"]) for row in json.loads(listed.stdout)["rows"]]


def file_name(key: str) -> str:
    """A paper's key as a file name."""
    return "".join(sign if sign.isalnum() else "-" for sign in key)


def _program(*words: str) -> int:
    """Run the program with these words, its sentences going to the terminal; return its exit code."""
    return subprocess.run([*PROGRAM, *words], cwd=PROJECT, check=False).returncode


def _shown(path: Path) -> str:
    return str(path.relative_to(PROJECT))


if __name__ == "__main__":
    sys.exit(main())
