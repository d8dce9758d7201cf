"""Of every state the tables were in, a file is kept that a program of that day wrote; tests bring it up to date."""

from pomanager.db import upgrade
from tests.reliability.older_files import NEVER_WRITTEN, kept_versions


def test_a_file_of_every_older_state_is_kept() -> None:
    # Missing? `python -m tools.version_file`, in the commit before the new migration (docs/recipes.md).
    assert sorted({*kept_versions(), *NEVER_WRITTEN}) == sorted(upgrade.REVISIONS[:-1])
    assert not {*kept_versions()} & {*NEVER_WRITTEN}
