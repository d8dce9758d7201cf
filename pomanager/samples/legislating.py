"""The by-laws of a sample office: typed in as the assembly adopted them, checked, and adopted anew in the year."""

from collections.abc import Mapping
from datetime import date

from pomanager.samples.sheets import Teller, Turn, written_of
from pomanager.services.organisation.commands.bylaws import (
    AdoptBylaws,
    AdoptPreset,
    CheckBylawValues,
    NewValue,
    Origin,
    PrepareBylaws,
    SetBylawValues,
    adopt_bylaws,
    adopt_preset,
    check_bylaw_values,
    prepare_bylaws,
    set_bylaw_values,
)
from pomanager.services.organisation.queries.bylaws import prepared_version, version_in_force


def _type_in(teller: Teller) -> None:
    """The by-laws the assembly adopted before the books were opened, with what the law of the country adds."""
    told = teller.told["bylaws"]
    values: Mapping[str, str] = {**written_of("common", "governing")["values"], **told["values"]}
    order = AdoptPreset(
        preset=told["preset"], since=told["since"], decision=told["decision"], values=values, source=told["source"]
    )
    teller.secretary.office.do(adopt_preset, order)


def _check(teller: Teller) -> None:
    """The keeper holds entries against an article of the signed text; the others nobody has looked at yet."""
    office, read = teller.secretary.office, written_of("common", "governing")["read"]
    version = office.ask(version_in_force, teller.today)
    if version is not None:
        article = teller.told["bylaws"]["article"].format(number=read["article"])
        order = CheckBylawValues(version_id=version.id, keys=tuple(read["keys"]), article=article)
        office.do(check_bylaw_values, order)


def _prepare(teller: Teller) -> None:
    """What the assembly is to decide on is written into a version being prepared."""
    office, told = teller.secretary.office, teller.told["change"]
    version_id = office.do(prepare_bylaws, PrepareBylaws(origin=Origin.IN_FORCE)).result
    values = tuple(NewValue(key=key, written=text, source=told["source"]) for key, text in told["values"].items())
    office.do(set_bylaw_values, SetBylawValues(version_id=version_id, values=values))


def _adopt(teller: Teller) -> None:
    office, told = teller.secretary.office, teller.told["change"]
    version = office.ask(prepared_version, teller.today)
    if version is not None:
        order = AdoptBylaws(version_id=version.id, since=told["since"], decision=told["decision"])
        office.do(adopt_bylaws, order)


LEGISLATING: tuple[Turn, ...] = (
    (date(2026, 1, 26), _type_in),
    (date(2026, 2, 5), _check),
    (date(2026, 5, 18), _prepare),
    (date(2026, 6, 29), _adopt),
)
"""The by-laws themselves say since when each version holds."""
