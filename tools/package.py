"""Makes an app that needs no Python, its archive and its Debian package, in `dist/`; refuses to make them too big."""

import os
import platform
import shutil
import subprocess
import sys
import tarfile
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from pomanager import typefaces
from tools.package_licences import gather
from tools.package_linux import make_deb

PROJECT = Path(__file__).resolve().parent.parent
READY = PROJECT / "build" / "package"
DIST = PROJECT / "dist"
MEGABYTE = 1_000_000
MOST_INSTALLED = 220 * MEGABYTE
MOST_IN_ARCHIVE = 80 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Made:
    """One thing that was made: its file or folder, its size in bytes, and the most it may be (None: it may be any)."""

    path: Path
    size: int
    most: int | None = None

    def told(self) -> str:
        """A line for the person at the terminal."""
        limit = f", of {self.most // MEGABYTE} at most" if self.most else ""
        return f"{self.path.relative_to(PROJECT)}: {self.size / MEGABYTE:.1f} MB{limit}"


def main() -> int:
    """Make everything; return 0, or 1 when a part failed or is too big."""
    began = time.monotonic()
    shutil.rmtree(READY, ignore_errors=True)
    shutil.rmtree(DIST, ignore_errors=True)
    _ready_typefaces(READY / "typefaces")
    _ready_icon(PROJECT / "installer" / "linux" / "pomanager.svg", READY / "pomanager.ico")
    lacking = gather(READY / "licences", PROJECT / "pyproject.toml")
    if lacking:
        print(f"No licence was found in: {', '.join(lacking)}.", file=sys.stderr)
        return 1
    if not _freeze():
        return 1
    made = list(_all_made(version()))
    for each in made:
        print(each.told())
    print(f"Made in {time.monotonic() - began:.0f} s.")
    return 1 if any(each.most is not None and each.size > each.most for each in made) else 0


def version() -> str:
    """The version of the program, as `pyproject.toml` states it."""
    stated = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(stated["project"]["version"])


def _ready_typefaces(folder: Path) -> None:
    """Lay down the cut fonts under the names a frozen app looks for."""
    folder.mkdir(parents=True)
    families = {family.name: family for family in typefaces.FAMILIES}
    for font in typefaces.files():
        shutil.copyfile(font.path, folder / typefaces.shipped_name(families[font.family], font.weight))


def _ready_icon(drawing: Path, target: Path) -> None:
    """Draw the program's icon as Windows wants it."""
    image = QImage(256, 256, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    if not image.save(str(target)):
        message = f"The icon could not be written to {target}."
        raise OSError(message)


def _freeze() -> bool:
    """Have PyInstaller make the app; say its last lines when it could not."""
    words = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    words += ["--distpath", str(DIST), "--workpath", str(READY / "work"), str(PROJECT / "installer" / "pomanager.spec")]
    done = subprocess.run(words, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        print("\n".join(done.stderr.strip().splitlines()[-20:]), file=sys.stderr)
    return done.returncode == 0


def _all_made(number: str) -> Iterator[Made]:
    app = DIST / "pomanager"
    yield Made(app, size_of(app), MOST_INSTALLED)
    if os.name == "nt":
        return  # Inno Setup makes the rest of it: installer/windows/pomanager.iss
    archive = DIST / f"pomanager-{number}-linux-{platform.machine()}.tar.xz"
    with tarfile.open(archive, "w:xz", preset=6) as packed:
        packed.add(app, arcname=f"pomanager-{number}", filter=_nobodys)
    yield Made(archive, archive.stat().st_size, MOST_IN_ARCHIVE)
    if shutil.which("dpkg-deb"):
        deb = make_deb(app, number, READY / "deb", DIST)
        yield Made(deb, deb.stat().st_size)
    else:
        print("No Debian package: dpkg-deb is not here.")


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """The entry without the names of whoever made the archive."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder; a link counts as nothing."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


if __name__ == "__main__":
    sys.exit(main())
