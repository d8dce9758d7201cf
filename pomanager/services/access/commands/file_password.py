"""What the journal is told of the office file as a whole: its password (nothing of that itself), repairs, moves."""

from pomanager.services.organisation.queries import organisation
from pomanager.services.work import About, Work


def note_file_password(work: Work, act: str) -> None:
    """Write that it was set, changed or removed: a part of ``files.set_password``, done in the new file."""
    work.record(act, _whole(work))


def note_repair(work: Work, saved: int, from_backup: int, lost: int) -> None:
    """Write that the file was damaged, and what could be saved of it: a part of ``repair.put_saved_in_place``."""
    counts = {"rows_saved": (None, saved), "rows_from_backup": (None, from_backup), "places_lost": (None, lost)}
    work.record("access.file_repaired", _whole(work), counts)


def note_move(work: Work, act: str, goes_to: str = "") -> None:
    """Write that the office was handed over to another PC, brought there, or taken back: a part of ``moving``."""
    work.record(act, _whole(work), {"office_goes_to": (None, goes_to)})


def _whole(work: Work) -> About:
    """The office as a whole, by the name of its organisation."""
    name = organisation(work.session).name
    return About("organisation", 1, name.in_language("", name.languages))
