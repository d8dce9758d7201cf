"""Starts the package as an office would: in a bare system tree without Python, on a screen of 1366×768; takes pictures.

Needs root, `debootstrap`, `xvfb` and ImageMagick's `import`; the system's own package mirror is used. Makes
`build/package/trial/`: the tree, and the pictures of the window and of a printed paper's first page.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

PROJECT = Path(__file__).resolve().parent.parent
TRIAL = PROJECT / "build" / "package" / "trial"
TREE = TRIAL / "tree"
SUITE = "bookworm"
DISPLAY = ":97"
SCREEN = "1366x768x24"
SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where every X server puts its own
STARTED_WITHIN = 40.0
MOST_COLOURS_OF_NOTHING = 12
NEEDED = ("debootstrap", "chroot", "Xvfb", "import")


def main() -> int:
    """Make the tree, install, start, look; return 0, or 1 after saying what stood in the way."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    debs = sorted((PROJECT / "dist").glob("pomanager_*.deb"))
    if os.geteuid() or lacking or not debs:
        print(
            f"Needed: root; `make package` beforehand; {', '.join(lacking) or 'the programs are here'}.",
            file=sys.stderr,
        )
        return 1
    if not (TREE / "usr").is_dir():
        _run("debootstrap", "--variant=minbase", SUITE, str(TREE), _mirror())
    shutil.copyfile(debs[-1], TREE / "tmp" / "pomanager.deb")
    _in_tree("apt-get -qq -y -o Dpkg::Use-Pty=0 install --no-install-recommends /tmp/pomanager.deb")
    print("Python in the tree:", _in_tree("command -v python3 || echo none").strip())
    _in_tree("rm -f /tmp/sample.podb* /tmp/roll.pdf")
    print("Made:", _in_tree("pomanager demo /tmp/sample.podb --story s4 --members 150 2>&1 | tail -n 1").strip())
    printed = "pomanager print roll /tmp/sample.podb --out /tmp/roll.pdf --language km 2>&1 | tail -n 1"
    print("Printed:", _in_tree(printed).strip())
    for language in ("fr", "km"):
        print(f"Window ({language}): {_seen(language):.1f} s until it stood there")
    return 0


def _seen(language: str) -> float:
    """Open the window in the tree on a screen of our own; returns the seconds until something is drawn there."""
    home = TREE / "root" / ".local" / "share" / "pomanager"
    home.mkdir(parents=True, exist_ok=True)
    (home / "preferences.ini").write_text(f"[words]\nlanguage={language}\n", encoding="utf-8")
    with _screen():
        began = time.monotonic()
        words = f"DISPLAY={DISPLAY} HOME=/root LANG=C.UTF-8 pomanager /tmp/sample.podb"
        with subprocess.Popen(["chroot", str(TREE), "sh", "-c", f"exec env {words}"]) as window:
            try:
                picture = TRIAL / f"window-{language}.png"
                took = _until_drawn(began, picture)
                time.sleep(4)  # the parts of the page come one after the other
                _take(picture)
            finally:
                window.terminate()
    return took


def _until_drawn(began: float, picture: Path) -> float:
    """Wait until the screen shows more than its one colour."""
    while time.monotonic() - began < STARTED_WITHIN:
        _take(picture)
        with Image.open(picture) as seen:
            if seen.convert("RGB").getcolors(MOST_COLOURS_OF_NOTHING) is None:
                return time.monotonic() - began
        time.sleep(0.2)
    message = "No window stood on the screen."
    raise SystemExit(message)


def _take(picture: Path) -> None:
    words = ["import", "-display", DISPLAY, "-window", "root", str(picture)]
    subprocess.run(words, check=True, timeout=STARTED_WITHIN)


@contextmanager
def _screen() -> Iterator[None]:
    """A screen of its own, reached from the tree through the network of this computer."""
    SOCKETS.mkdir(mode=0o1777, exist_ok=True)
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", SCREEN, "-ac"], stderr=subprocess.DEVNULL)
    sockets = TREE / "tmp" / ".X11-unix"
    sockets.mkdir(exist_ok=True)
    subprocess.run(["mount", "--bind", str(SOCKETS), str(sockets)], check=False)
    time.sleep(1)
    try:
        yield
    finally:
        subprocess.run(["umount", str(sockets)], check=False)
        server.terminate()
        server.wait()


def _mirror() -> str:
    """Where this system takes its packages from."""
    for place in [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*")]:
        text = place.read_text(encoding="utf-8") if place.is_file() else ""
        found = re.search(r"^(?:URIs:|deb(?: \[.*\])?)\s+(\S+/debian)/?(?:\s|$)", text, re.MULTILINE)
        if found:
            return found.group(1)
    message = "This system names no Debian mirror."
    raise SystemExit(message)


def _in_tree(words: str) -> str:
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LANG": "C.UTF-8", "HOME": "/root"}
    done = subprocess.run(
        ["chroot", str(TREE), "sh", "-c", words], capture_output=True, text=True, check=False, env=surroundings
    )
    if done.returncode:
        raise SystemExit(f"{words}\n{done.stdout}{done.stderr}")
    return done.stdout


def _run(*words: str) -> None:
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
