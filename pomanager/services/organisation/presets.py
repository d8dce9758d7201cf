"""Reads the presets that come with the program: models of by-laws, one TOML file each, every value with its source."""

import tomllib
from functools import cache

from pomanager import paths
from pomanager.errors import Refused
from pomanager.readmodels.bylaws import PresetRow
from pomanager.rules.bylaws.in_force import SetValue, Sure
from pomanager.rules.bylaws.presets import PRESETS, UNKNOWN_PRESET
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import from_written
from pomanager.rules.objections import Objection

FOLDER = "presets"


def presets() -> tuple[PresetRow, ...]:
    """Every preset, in the order in which they are offered."""
    return tuple(preset(key) for key in PRESETS)


def objections_to_preset(key: str) -> tuple[Objection, ...]:
    """What speaks against the key of a preset; "" asks for none and is always right."""
    if not key or key in PRESETS:
        return ()
    return (Objection(UNKNOWN_PRESET, "preset", {"key": key, "known": ", ".join(PRESETS)}),)


@cache
def preset(key: str) -> PresetRow:
    """The preset of this key with its values; raises Refused where there is none."""
    objections = objections_to_preset(key)
    if objections or not key:
        raise Refused(objections or (Objection(UNKNOWN_PRESET, "preset", {"key": key, "known": ", ".join(PRESETS)}),))
    told = tomllib.loads((paths.resources() / FOLDER / f"{key}.toml").read_text(encoding="utf-8"))
    values = {
        name: SetValue(from_written(SETTINGS[name].kind, entry["value"]), entry["source"], Sure(entry["sure"]))
        for name, entry in told["values"].items()
    }
    return PresetRow(key, PRESETS[key].name, PRESETS[key].countries, values)
