"""Copies a finished paper to where a person wants it: whole, or not at all."""

import shutil
from pathlib import Path

from pomanager.whole_files import whole_file


def save_whole(source: Path, target: Path) -> None:
    """Copy a file into its place in one step; a file of that name is replaced, and only by a whole one.

    Raises FileTrouble; then nothing is left of the copy.
    """
    with whole_file(target) as written, source.open("rb") as read:
        shutil.copyfileobj(read, written)
