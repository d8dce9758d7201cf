"""Areas build on one another in one order: an area imports those before it, never those after it, in any layer."""

import functools

import grimp
import pytest

from pomanager.areas import Area

# The journal is no step of the ladder: every area writes to it.
ORDER = (
    Area.ORGANISATION,
    Area.ACCESS,
    Area.MEMBERS,
    Area.BODIES,
    Area.SHARES,
    Area.DUES,
    Area.ENTITLEMENT,
    Area.MEETINGS,
    Area.ELECTIONS,
    Area.MENTORING,
    Area.GOVERNANCE,
)
STEP = {str(area): step for step, area in enumerate(ORDER)}


def step_of(module: str) -> int | None:
    """How far up the ladder a module stands: by the folder or file named like an area, if there is one."""
    return next((STEP[part] for part in module.split(".") if part in STEP), None)


def goes_up(importer: str, imported: str) -> bool:
    """Whether an import leads from a lower area to a higher one."""
    here, there = step_of(importer), step_of(imported)
    return here is not None and there is not None and here < there


@functools.cache
def _graph() -> grimp.ImportGraph:
    return grimp.build_graph("pomanager", cache_dir=None)


def test_no_import_leads_to_a_higher_area() -> None:
    graph = _graph()
    upward = [
        f"{importer} → {imported}"
        for importer in sorted(graph.modules)
        for imported in sorted(graph.find_modules_directly_imported_by(importer))
        if goes_up(importer, imported)
    ]
    assert not upward


def test_every_area_has_its_step() -> None:
    assert set(Area) - set(ORDER) == {Area.JOURNAL}


@pytest.mark.parametrize(
    ("importer", "imported", "upward"),
    [
        ("pomanager.rules.members", "pomanager.rules.shares", True),
        ("pomanager.services.organisation.queries", "pomanager.db.members", True),
        ("pomanager.reports.shares.register", "pomanager.readmodels.members", False),
        ("pomanager.db.members", "pomanager.db.members", False),
        ("pomanager.printing", "pomanager.services.elections.queries", False),
        ("pomanager.db.organisation", "pomanager.db.journal", False),
    ],
)
def test_up_and_down_are_told_apart(importer: str, imported: str, *, upward: bool) -> None:
    assert goes_up(importer, imported) is upward
