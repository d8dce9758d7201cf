"""Makes everything ready to run or check the program: libraries, Qt's system packages, catalogues and typefaces.

`python3 tools/setup.py run` readies what the program needs, `python3 tools/setup.py test` also what its checks need,
and `python3 tools/setup.py package` also what makes an app of it that needs no Python.

A second call finds everything in place and ends at once. Only the standard library is used: this runs before the rest.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
VENV = PROJECT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up.json"
CONSTRAINTS = PROJECT / "constraints.txt"
LEVELS = ("run", "test", "package")
EXTRAS = {"run": "", "test": "[dev]", "package": "[dev,package]"}
OLDEST_PYTHON = (3, 11)
SYSTEM_PACKAGES = PROJECT / "tools" / "system_packages.txt"

# The parts of Qt the program uses, and the plug-ins that carry a window; others of PySide6 may lack what they like.
QT_PARTS = (
    "lib/libQt6Core.so*",
    "lib/libQt6Gui.so*",
    "lib/libQt6Widgets.so*",
    "lib/libQt6Svg.so*",
    "lib/libQt6PrintSupport.so*",
    "lib/libQt6Network.so*",
    "lib/libQt6DBus.so*",
    "lib/libQt6XcbQpa.so*",
    "plugins/platforms/libqoffscreen.so",
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqwayland*.so",
    "plugins/imageformats/libqsvg.so",
    "plugins/imageformats/libqjpeg.so",
    "plugins/iconengines/libqsvgicon.so",
    "plugins/printsupport/libcupsprintersupport.so",
)


class SetUpFailed(Exception):
    """Set-up cannot go on; the message is a sentence for the person at the terminal."""


def main(arguments: list[str]) -> int:
    """Do every step that is not done yet; return 0, 1 after saying what stands in the way, 2 for wrong words."""
    level = arguments[0] if arguments else "run"
    if level not in LEVELS:
        print(f"Usage: python3 tools/setup.py {'|'.join(LEVELS)}", file=sys.stderr)
        return 2
    try:
        _check_python()
        done = _stamp()
        wanted = _fingerprint()
        if done.get("libraries") != wanted or LEVELS.index(done.get("level", "run")) < LEVELS.index(level):
            _install_libraries(level)
            ready_system()
            _write_stamp({"libraries": wanted, "level": level})
        _compile_catalogues()
        _cut_typefaces(wanted)
    except SetUpFailed as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


# ---- Python and its libraries ----------------------------------------------------------------------------------------


def _check_python() -> None:
    """Refuse a Python that is too old or cannot make a venv (Debian keeps that in a package of its own)."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetUpFailed(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    try:
        import ensurepip
        import venv  # noqa: F401 -- only whether they are there
    except ImportError:
        raise SetUpFailed("Missing system packages: python3-venv. Install it, then run this again.") from None
    del ensurepip


def _fingerprint() -> str:
    """What the libraries depend on: the project's lists, the Python, and where the project lies."""
    parts = [str(PROJECT), sys.version]
    parts += [(PROJECT / name).read_text(encoding="utf-8") for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _stamp() -> dict[str, str]:
    """What an earlier set-up wrote when it had finished; empty when there was none or it is for another place."""
    if not VENV_PYTHON.exists():
        return {}
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in found.items()}


def _write_stamp(more: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(_stamp() | more), encoding="utf-8")


def _install_libraries(level: str) -> None:
    """Make the venv and install the pinned libraries and the program itself, editable, into it."""
    STAMP.unlink(missing_ok=True)
    with _Step("Installing the pinned libraries into .venv"):
        if not VENV_PYTHON.exists():
            _run([sys.executable, "-m", "venv", "--clear", str(VENV)], "The venv could not be made.")
        # The build tools first: without build isolation pip takes the pinned ones, and downloads them once.
        _pip("hatchling", "editables")
        _pip("--no-build-isolation", "--editable", f".{EXTRAS[level]}")


def _pip(*words: str) -> None:
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    _run([*pip, "--constraint", str(CONSTRAINTS), *words], "The libraries could not be installed.")


# ---- Qt's system libraries -------------------------------------------------------------------------------------------


def ready_system() -> None:
    """Install the system packages Qt lacks, or name them all in one line."""
    if not sys.platform.startswith("linux"):
        return
    lacking = lacking_packages()
    if not lacking:
        return
    names = " ".join(lacking)
    become = _way_to_install()
    if become is None:
        raise SetUpFailed(f"Missing system packages: {names}. Install them, then run this again.")
    print(f"Missing system packages: {names} (being installed)", flush=True)
    apt = [*become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y", "-o", "Dpkg::Use-Pty=0"]
    failed = f"The system packages could not be installed: {names}."
    with _Step("Installing them"):
        _run([*apt, "update"], failed)
        _run([*apt, "install", "--no-install-recommends", *lacking], failed)
    still = lacking_packages()
    if still:
        raise SetUpFailed(f"Missing system packages: {' '.join(still)}. Install them, then run this again.")


def lacking_packages() -> list[str]:
    """The Debian packages of the libraries `ldd` does not find; the library's own name where no package is known."""
    lines = SYSTEM_PACKAGES.read_text(encoding="utf-8").splitlines()
    package_of = dict(line.split() for line in lines if not line.startswith("#"))
    return sorted({package_of.get(library, library) for library in lacking_libraries()})


def lacking_libraries() -> set[str]:
    """The names `ldd` cannot find for the parts of Qt the program uses."""
    seen = subprocess.run(["ldd", *_qt_files()], capture_output=True, text=True, check=False)
    return {line.split()[0] for line in seen.stdout.splitlines() if line.rstrip().endswith("=> not found")}


def _qt_files() -> Iterator[str]:
    (qt,) = VENV.glob("lib/python*/site-packages/PySide6/Qt")
    for pattern in QT_PARTS:
        yield from (str(found) for found in qt.glob(pattern))


def _way_to_install() -> list[str] | None:
    """The words that let apt-get install: none for root, sudo when it asks no password; None when it may not."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


# ---- catalogues and typefaces ----------------------------------------------------------------------------------------


def _compile_catalogues() -> None:
    """Compile the catalogues whose text is newer than what was built of it."""
    texts = sorted((PROJECT / "translations").glob("*/LC_MESSAGES/*.po"))
    if all(_is_newer(text.with_suffix(".mo"), text) for text in texts):
        return
    with _Step("Compiling the catalogues"):
        _run([str(VENV_PYTHON), "-m", "tools.words", "compile"], "The catalogues could not be compiled.")


def _is_newer(built: Path, source: Path) -> bool:
    return built.exists() and built.stat().st_mtime >= source.stat().st_mtime


def _cut_typefaces(libraries: str) -> None:
    """Cut the typefaces of screen and paper, unless that was done since the libraries or the list of them changed."""
    recipe = (PROJECT / "pomanager" / "typefaces.py").read_text(encoding="utf-8")
    wanted = hashlib.sha256((libraries + recipe).encode()).hexdigest()
    if _stamp().get("typefaces") == wanted and any((PROJECT / "build" / "cache").rglob("*.ttf")):
        return
    with _Step("Cutting the typefaces"):
        _run([str(VENV_PYTHON), "-m", "pomanager.typefaces"], "The typefaces could not be cut.")
    _write_stamp({"typefaces": wanted})


# ---- telling and running ---------------------------------------------------------------------------------------------


class _Step:
    """One step of set-up, announced when it begins, with its seconds when it is done."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._began = time.monotonic()

    def __enter__(self) -> None:
        print(f"{self._title} ...", end=" ", flush=True)

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        took = time.monotonic() - self._began
        print("failed" if kind else f"{took:.1f} s", flush=True)


def _run(words: list[str], failed: str) -> None:
    """Run a program quietly; when it fails, raise `SetUpFailed` with the sentence and the program's last lines."""
    try:
        done = subprocess.run(
            words, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
    except OSError as trouble:
        raise SetUpFailed(f"{failed} {trouble}") from trouble
    if done.returncode != 0:
        last = "\n".join(done.stdout.strip().splitlines()[-12:])
        raise SetUpFailed(f"{failed}\n{last}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
