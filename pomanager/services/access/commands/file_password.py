"""What the journal is told of the office file as a whole: its password (nothing of that itself), repairs, moves."""

from collections.abc import Mapping

from pomanager.services.organisation.queries import organisation
from pomanager.services.work import About, Work


def note_file_password(work: Work, act: str) -> None:
    """Write that it was set, changed or removed: a part of ``files.set_password``, done in the new file."""
    note_of_file(work, act)


def note_of_file(work: Work, act: str, facts: Mapping[str, object] | None = None) -> None:
    """Write what was done with the file as a whole: that it was repaired, or handed over to another PC."""
    name = organisation(work.session).name
    changes = {field: (None, value) for field, value in (facts or {}).items()}
    work.record(act, About("organisation", 1, name.in_language("", name.languages)), changes)
