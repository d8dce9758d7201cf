"""Keeps a note that is not saved yet sealed in memory, while the window is locked or shows something else."""

from dataclasses import dataclass

from pomanager.services.access import seals
from pomanager.services.office import Office


@dataclass(frozen=True, slots=True, repr=False)
class Unsaved:
    """A note nobody can read without the key of whoever typed it; it is written nowhere."""

    sealed: bytes
    sealed_key: bytes


def put_away(office: Office, about: str, text: str) -> Unsaved | None:
    """Seal what was typed for the person at the keyboard; None where their password was not typed."""
    private = office.keeper.key
    if private is None:
        return None
    key = seals.new_note_key()
    return Unsaved(seals.seal_note(about, text, key), seals.seal_for(seals.public_of(private), key))


def taken_out(office: Office, kept: Unsaved) -> tuple[str, str] | None:
    """Subject and text again; None where the key of whoever typed them is not there."""
    if office.keeper.key is None:
        return None
    try:
        return seals.open_note(kept.sealed, seals.open_with(office.keeper.key, kept.sealed_key))
    except seals.CannotOpen:
        return None
