"""The numbers papers are typed in under: whoever types hands one in with each, so that a paper is never there twice."""

from pomanager.db.elections.sheets import random_id


def new_paper_id() -> int:
    """A number nobody can guess; all are equally long in the file, so that it tells nothing of order or hour."""
    return random_id()
