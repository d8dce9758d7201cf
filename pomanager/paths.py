"""Where the program's own files lie, and where it may keep what belongs to one person on this computer.

The program is found in one of three places: a checkout of the project (`resources/` and `translations/` lie beside the
package), an installed wheel (they lie inside the package), or a frozen app (they lie in the app's own folder).
No other module knows which.
"""

import sys
from functools import cache
from pathlib import Path

import platformdirs

_PROGRAM = "pomanager"
_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of icons, styles, presets and other files that come with the program."""
    return _shipped("resources")


def translations() -> Path:
    """The folder of catalogues: `<language>/LC_MESSAGES/pomanager.mo`."""
    return _shipped("translations")


def icons() -> Path:
    """The folder of the program's icons, one SVG each."""
    return resources() / "icons"


def data_folder() -> Path:
    """This person's folder for what must stay (preferences, crash notes); made when it is missing and can be."""
    folder = Path(platformdirs.user_data_dir(_PROGRAM, appauthor=False))
    try:
        return _made(folder)
    except OSError:  # a home that cannot be written to: whoever writes there says what that means
        return folder


def samples_folder() -> Path:
    """This person's folder for sample offices, apart from real books. It may not exist."""
    return Path(platformdirs.user_data_dir(_PROGRAM, appauthor=False)) / "samples"


def cache_folder() -> Path:
    """The folder for what can be made again (cut fonts); made when it is missing.

    A checkout keeps it in its own `build/` folder: trying the program out leaves nothing in a person's home.
    """
    checkout = _PACKAGE.parent
    if not _frozen_folder() and is_checkout(checkout):
        return _made(checkout / "build" / "cache")
    try:
        return _made(Path(platformdirs.user_cache_dir(_PROGRAM, appauthor=False)))
    except OSError:  # a home that cannot be written to: papers can be looked at and printed all the same
        return _folder_of_this_run()


@cache
def _folder_of_this_run() -> Path:
    """A private folder that goes when the program ends."""
    import atexit
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix=f"{_PROGRAM}-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def log_folder() -> Path:
    """This person's folder for the program's log; made when it is missing."""
    return _made(Path(platformdirs.user_log_dir(_PROGRAM, appauthor=False)))


def documents_folder() -> Path:
    """The folder where this person keeps documents: where a new office file is proposed. It may not exist."""
    return Path(platformdirs.user_documents_dir())


def _shipped(name: str) -> Path:
    """The folder `name` that came with the program."""
    return place_of(name, package=_PACKAGE, frozen_in=_frozen_folder())


def is_frozen() -> bool:
    """Whether this is a frozen app, which brings its own libraries and has no interpreter."""
    return _frozen_folder() is not None


def _frozen_folder() -> Path | None:
    """Where PyInstaller put the files of a frozen app; None for a program that is not frozen."""
    folder: str | None = getattr(sys, "_MEIPASS", None)
    return Path(folder) if folder else None


def is_checkout(folder: Path) -> bool:
    """Whether `folder` holds the project itself, and not merely a package installed beside others."""
    return (folder / "pyproject.toml").is_file()


def place_of(name: str, *, package: Path, frozen_in: Path | None = None) -> Path:
    """Say where the folder `name` lies for a program whose code is in `package`.

    Raises FileNotFoundError when the program was installed without it.
    """
    if frozen_in:
        places = [frozen_in / name, frozen_in / "pomanager" / name]
    elif is_checkout(package.parent):
        places = [package.parent / name]
    else:
        places = [package / name]
    for place in places:
        if place.is_dir():
            return place
    message = f"{name} did not come with the program; looked in {', '.join(map(str, places))}"
    raise FileNotFoundError(message)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
