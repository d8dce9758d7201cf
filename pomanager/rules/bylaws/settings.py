"""Every setting of the by-laws by its key, and every clause in the order of the text.

What has to be a setting is told in the project's study of law and practice (2.2, 1 to 14).
"""

from collections.abc import Mapping
from types import MappingProxyType

from pomanager.rules.bylaws import assemblies, choosing, joining, offices
from pomanager.rules.bylaws.setting import Chapter, Clause, Setting

_ALL = (*joining.SETTINGS, *assemblies.SETTINGS, *offices.SETTINGS, *choosing.SETTINGS)

SETTINGS: Mapping[str, Setting] = MappingProxyType({setting.key: setting for setting in _ALL})
"""Key → setting."""

CLAUSES: tuple[Clause, ...] = (*joining.CLAUSES, *assemblies.CLAUSES, *offices.CLAUSES, *choosing.CLAUSES)
"""The sentences of the by-laws, chapter by chapter; the first has the number 1."""

CLAUSE_OF: Mapping[str, Clause] = MappingProxyType(
    {key: clause for clause in CLAUSES for key in clause.settings.values()}
)
"""Key of a setting → the clause it stands in."""

NUMBER_OF: Mapping[str, int] = MappingProxyType(
    {key: number for number, clause in enumerate(CLAUSES, 1) for key in clause.settings.values()}
)
"""Key of a setting → the number of its clause."""


def clauses_of(chapter: Chapter) -> tuple[Clause, ...]:
    """The clauses of one chapter, in order."""
    return tuple(clause for clause in CLAUSES if clause.chapter is chapter)
