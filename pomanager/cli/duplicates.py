"""The word "duplicates": who on the roll may be one person, the likeliest first, with the reasons."""

import argparse

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE, REFUSED
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _, formats
from pomanager.readmodels.attention import DoublePair, DoubleSide
from pomanager.rules.doubles import AGREEING
from pomanager.services.members.queries.doubles import find_doubles, pairs_found


def add_to(commands: Commands) -> None:
    """Add "duplicates"."""
    words = commands.add(
        "duplicates", "duplicates FILE [--json]",
        _("Search the roll for people who may stand on it twice, and tell why; nothing is changed."),
    )  # fmt: skip
    words.office_file()
    words.as_json()
    words.command(duplicates)


def duplicates(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """One row for each pair; any pair is exit code 1."""
    with opened(chosen.file, terminal) as office:
        pairs = office.ask(pairs_found, tuple(office.ask(find_doubles)))
    terminal.output.rows((_as_facts(pair) for pair in pairs), (_as_line(pair) for pair in pairs))
    if not pairs:
        terminal.output.say(_("Nobody seems to stand on the roll twice."))
    return REFUSED if pairs else DONE


def _as_facts(pair: DoublePair) -> dict[str, object]:
    return {"score": pair.score, "same": list(pair.same), "members": [_side(pair.one), _side(pair.other)]}


def _side(side: DoubleSide) -> dict[str, object]:
    return {"id": side.member_id, "number": side.number, "name": side.name}


def _as_line(pair: DoublePair) -> str:
    same = ", ".join(_(AGREEING[name]) for name in pair.same if name in AGREEING)
    two = (f"{each.number} {each.name}" for each in (pair.one, pair.other))
    return " · ".join((formats.number(pair.score), *two, _("The same: {fields}.").format(fields=same)))
