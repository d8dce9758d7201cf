"""The words about by-laws: which presets there are, what is in force on a day, and adopting a preset."""

import argparse
from collections.abc import Iterator
from datetime import date

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal, day_argument
from pomanager.errors import NotFound
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.bylaw_words import clause_said, source_said
from pomanager.marks import N_
from pomanager.readmodels.bylaws import STATE_WORDS, BylawsText, ClauseRow, PresetRow
from pomanager.rules.bylaws.setting import CHAPTER_WORDS, Chapter
from pomanager.rules.bylaws.values import written
from pomanager.rules.objections import Objection
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import AdoptPreset, adopt_preset
from pomanager.services.organisation.presets import presets
from pomanager.services.organisation.queries.bylaws import bylaw_text, version_in_force

NONE_IN_FORCE = N_("No by-laws are in force on {day}.")


def add_to(commands: Commands) -> None:
    """Add "bylaws" and the words that follow it."""
    bylaws = commands.add("bylaws", "bylaws presets|show|adopt …", _("Look at the by-laws, or adopt a preset."))
    acts = bylaws.commands()
    _add_presets(acts)
    _add_show(acts)
    _add_adopt(acts)


def _add_presets(acts: Commands) -> None:
    words = acts.add("presets", "bylaws presets [--json]", _("List the models of by-laws there are."))
    words.as_json()
    words.command(list_presets)


def _add_show(acts: Commands) -> None:
    words = acts.add("show", "bylaws show FILE [--as-of DATE] [--json]", _("Read out the by-laws in force on a day."))
    words.office_file()
    words.day()
    words.as_json()
    words.command(show)


def _add_adopt(acts: Commands) -> None:
    words = acts.add(
        "adopt", "bylaws adopt FILE --preset KEY --since DATE --decision TEXT [--json]",
        _("Let a preset be the by-laws from a day on."),
    )  # fmt: skip
    words.office_file()
    words.add_argument("--preset", metavar="KEY", required=True, help=_("Which preset, as “bylaws presets” names it."))
    words.add_argument("--since", metavar="DATE", type=day_argument, required=True, help=_("The first day they hold."))
    words.add_argument("--decision", metavar="TEXT", required=True, help=_("The decision by which they were adopted."))
    words.as_json()
    words.command(adopt)


def list_presets(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """One line for each preset."""
    del chosen
    found = presets()
    terminal.output.rows(map(_preset_facts, found), map(_preset_line, found))
    return DONE


def show(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """The by-laws as sentences, chapter by chapter; as JSON one row for each value."""
    with opened(chosen.file, terminal) as office:
        text = _in_force(office, chosen.as_of or office.today())
    if terminal.output.as_json:
        terminal.output.facts(_facts(text))
        return DONE
    for line in _lines(text):
        terminal.output.line(line)
    return DONE


def adopt(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Adopt a preset, all of it in one act, and say what is to be checked now."""
    with opened(chosen.file, terminal, writing=True) as office:
        order = AdoptPreset(preset=chosen.preset, since=chosen.since, decision=chosen.decision)
        version_id = office.do(adopt_preset, order).result
        text = office.ask(bylaw_text, version_id, office.today())
    if terminal.output.as_json:
        terminal.output.facts(_version_facts(text))
        return DONE
    count = text.version.unchecked
    said = ngettext(
        "Adopted. {count} value comes from the preset: check it against your own by-laws.",
        "Adopted. {count} values come from the preset: check them against your own by-laws.",
        count,
    )
    terminal.output.line(said.format(count=formats.number(count)))
    return DONE


def _in_force(office: Office, day: date) -> BylawsText:
    version = office.ask(version_in_force, day)
    if version is None:
        raise NotFound(Objection(NONE_IN_FORCE, "as_of", {"day": day}))
    return office.ask(bylaw_text, version.id, day)


def _preset_facts(row: PresetRow) -> dict[str, object]:
    return {"key": row.key, "name": _(row.name), "countries": list(row.countries), "values": row.count}


def _preset_line(row: PresetRow) -> str:
    values = ngettext("{count} value", "{count} values", row.count).format(count=formats.number(row.count))
    return f"{row.key} · {_(row.name)} · {values}"


def _version_facts(text: BylawsText) -> dict[str, object]:
    version = text.version
    return {
        "version": version.number, "since": _iso(version.since), "until": _iso(version.until),
        "decision": version.decision, "preset": version.preset, "checked": version.checked,
        "unchecked": version.unchecked, "blank": version.blank,
    }  # fmt: skip


def _facts(text: BylawsText) -> dict[str, object]:
    return {**_version_facts(text), "rows": [row for clause in text.clauses for row in _value_facts(clause)]}


def _value_facts(clause: ClauseRow) -> Iterator[dict[str, object]]:
    for row in clause.values:
        yield {
            "number": clause.number, "chapter": clause.chapter.value, "key": row.key,
            "value": None if row.value is None else written(row.value), "state": row.state.value,
            "source": row.source, "sure": row.sure.value if row.sure else None, "article": row.said.article,
            "checked_by": row.said.checked_by, "checked_on": _iso(row.said.checked_on), "applies": clause.applies,
            "sentence": clause_said(clause.clause, clause.plain),
        }  # fmt: skip


def _lines(text: BylawsText) -> Iterator[str]:
    version = text.version
    # TR: the head of the by-laws as the command line reads them out
    head = _("In force since {day}, by the decision: {decision}")
    yield head.format(day=formats.day(version.since), decision=version.decision)
    for chapter in Chapter:
        rows = [row for row in text.of_chapter(chapter) if any(value.value is not None for value in row.values)]
        if rows:
            yield ""
            yield _(CHAPTER_WORDS[chapter])
        for row in rows:
            yield f"{row.number:>4}  {clause_said(row.clause, row.plain)}"
            yield f"      {_marks(row)}"


def _marks(clause: ClauseRow) -> str:
    """Where the values that are set come from, each source once, and how far the sentence is checked."""
    sources = dict.fromkeys(source_said(row.said) for row in clause.values if row.value is not None)
    return " · ".join(part for part in (*sources, _(STATE_WORDS[clause.state])) if part)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
