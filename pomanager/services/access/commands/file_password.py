"""What the journal is told of the password of the office file, and nothing of the password itself."""

from pomanager.services.organisation.queries import organisation
from pomanager.services.work import About, Work


def note_file_password(work: Work, act: str) -> None:
    """Write that it was set, changed or removed: a part of ``files.set_password``, done in the new file."""
    name = organisation(work.session).name
    work.record(act, About("organisation", 1, name.in_language("", name.languages)))
