"""Nobody opens an office file as a plain file: on Linux, closing it would drop the locks SQLite holds on it."""

from tests.house.source import Module, calls, modules, parse, place

# Below the screens, files are opened only here, each for a reason that keeps clear of an office file in use.
MAY_OPEN = {
    "pomanager/db/disk.py": "waits for the disk, for files no SQLite connection holds",
    "pomanager/db/header.py": "reads the first bytes, and only while this process does not hold the office open",
    "pomanager/db/lock.py": "the lock file beside the office, not the office",
    "pomanager/db/log_marks.py": "a file and its log, and only while this process does not hold the office open",
    "pomanager/db/opened.py": "opens it before SQLite does and closes it after: nothing is dropped",
    "pomanager/db/place.py": "the system's list of mounted disks",
    "pomanager/db/setting_aside.py": "a damaged file no window holds, page by page: SQLite cannot read it",
    "pomanager/services/members/photos.py": "pictures, handed in as bytes already read",
    "pomanager/services/organisation/presets.py": "models of by-laws that come with the program",
    "pomanager/services/exchange/": "tables that are brought in or handed out, in other formats",
}

OPENING = {"open", "fdopen", "read_bytes", "read_text", "write_bytes", "write_text", "file_digest", "touch"}
# An act says which area it touched; no file is meant.
AN_ACT = ("work.touch", "_work.touch")
COPYING = {"shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.move", "shutil.copyfileobj"}


def opens_files(module: Module) -> list[str]:
    """Where a module opens, reads, writes or copies a file."""
    return [
        f"{place(module, node)} {name}"
        for name, node in calls(module)
        if not name.endswith(AN_ACT)
        if name == "open" or name in COPYING or ("." in name and name.rpartition(".")[2] in OPENING)
    ]


def test_files_are_opened_only_where_a_reason_is_known() -> None:
    layers = (*modules("pomanager/db"), *modules("pomanager/services"))
    found = [line for module in layers if not module.under(*MAY_OPEN) for line in opens_files(module)]
    assert not found


def test_opening_is_noticed() -> None:
    code = "open(path)\npath.read_bytes()\nos.open(path, 0)\nshutil.copy(a, b)\nPath(x).write_text('')\n"
    assert len(opens_files(parse(code))) == len(code.splitlines())
    assert not opens_files(parse("office.opened()\nreopen(path)\nself._work.touch(area)\n"))
