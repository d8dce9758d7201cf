"""Makes the Debian package: the app under `/usr/lib`, its entry in the menu, its file type, its page of the manual."""

import gzip
import shutil
import subprocess
from email.utils import formatdate
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PARTS = PROJECT / "installer" / "linux"
MAKER = "The PO Manager contributors <maintainers@pomanager.invalid>"

TRAVELS_TO = {
    "pomanager.desktop": "usr/share/applications/pomanager.desktop",
    "pomanager.xml": "usr/share/mime/packages/pomanager.xml",
    "pomanager.svg": "usr/share/icons/hicolor/scalable/apps/pomanager.svg",
    "copyright": "usr/share/doc/pomanager/copyright",
    "lintian-overrides": "usr/share/lintian/overrides/pomanager",
}
"""The parts that are laid down as they are, and where."""


def make_deb(app: Path, version: str, tree: Path, target: Path) -> Path:
    """Lay out the tree of the package and pack it; returns its file."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(app, tree / "usr/lib/pomanager", symlinks=True)
    for name, place in TRAVELS_TO.items():
        _lay(PARTS / name, tree / place)
    program = tree / "usr/bin/pomanager"
    program.parent.mkdir(parents=True)
    program.symlink_to("../lib/pomanager/pomanager")
    _lay_packed((PARTS / "pomanager.1").read_bytes(), tree / "usr/share/man/man1/pomanager.1.gz")
    _lay_packed(_changes(version).encode(), tree / "usr/share/doc/pomanager/changelog.gz")
    _set_rights(tree)
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    _write_control(tree, version, architecture)
    _write_preinst(tree, version)
    made = target / f"pomanager_{version}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made)], check=True, capture_output=True
    )
    return made


def needed_packages() -> list[str]:
    """The Debian packages of the system's libraries the app links to, and the C library."""
    lines = (PROJECT / "tools" / "system_packages.txt").read_text(encoding="utf-8").splitlines()
    named = {line.split()[1] for line in lines if line and not line.startswith("#")}
    renamed = {"libcups2": "libcups2 | libcups2t64", "libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64"}
    return sorted({"libc6 (>= 2.35)", "libstdc++6", *(renamed.get(name, name) for name in named)})


def _write_control(tree: Path, version: str, architecture: str) -> None:
    size = sum(file.lstat().st_size for file in tree.rglob("*") if file.is_file()) // 1024
    template = (PARTS / "control").read_text(encoding="utf-8")
    needs = ", ".join(needed_packages())
    text = template.format(version=version, architecture=architecture, size=size, needs=needs, maker=MAKER)
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(text, encoding="utf-8")
    control.chmod(0o644)
    sums = subprocess.run(["md5sum", *_files(tree)], cwd=tree, capture_output=True, text=True, check=True).stdout
    (tree / "DEBIAN" / "md5sums").write_text(sums, encoding="utf-8")
    (tree / "DEBIAN" / "md5sums").chmod(0o644)


def _write_preinst(tree: Path, version: str) -> None:
    """What dpkg runs before it unpacks: it only warns of an older version by itself, and goes on."""
    script = tree / "DEBIAN" / "preinst"
    script.write_text(preinst(version), encoding="utf-8")
    script.chmod(0o755)


def preinst(version: str) -> str:
    """The script that refuses to take the place of a newer version."""
    return (PARTS / "preinst").read_text(encoding="utf-8").replace("@VERSION@", version)


def _files(tree: Path) -> list[str]:
    places = sorted((tree / "usr").rglob("*"))
    return [str(file.relative_to(tree)) for file in places if file.is_file() and not file.is_symlink()]


def _changes(version: str) -> str:
    return f"pomanager ({version}) unstable; urgency=low\n\n  * See CHANGELOG.md.\n\n -- {MAKER}  {formatdate()}\n"


def _lay(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, place)


def _lay_packed(content: bytes, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(gzip.compress(content, 9, mtime=0))


def _set_rights(tree: Path) -> None:
    """Everybody may read; only the program itself is run, for a library is not a program."""
    for place in tree.rglob("*"):
        if place.is_symlink():
            continue
        runs = place.is_dir() or place == tree / "usr/lib/pomanager/pomanager"
        place.chmod(0o755 if runs else 0o644)
    tree.chmod(0o755)
