"""The presets that come with the program: their names and the countries they are for; their values lie in resources."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pomanager.marks import N_


@dataclass(frozen=True, slots=True)
class Preset:
    """A model of by-laws: a marked name, and the countries (two letters) it is meant for."""

    key: str
    name: str
    countries: tuple[str, ...] = ()


_OHADA = (
    "BF", "BJ", "CD", "CF", "CG", "CI", "CM", "GA", "GN", "GQ", "GW", "KM", "ML", "NE", "SN", "TD", "TG",
)  # fmt: skip
"""The seventeen states of OHADA; Burundi is none of them."""

_ALL = (
    Preset("ohada-scoops", N_("OHADA, simplified cooperative (SCOOPS)"), _OHADA),
    Preset("ohada-coop-ca", N_("OHADA, cooperative with a board (COOP-CA)"), _OHADA),
    Preset("burundi", N_("Burundi"), ("BI",)),
    Preset("kyrgyzstan", N_("Kyrgyzstan"), ("KG",)),
    Preset("cambodia", N_("Cambodia, agricultural cooperative"), ("KH",)),
    Preset("kenya", N_("Kenya"), ("KE",)),
    Preset("india-producer-company", N_("India, producer company"), ("IN",)),
    Preset("philippines", N_("Philippines"), ("PH",)),
    Preset("france", N_("France, model by-laws of agricultural cooperatives"), ("FR",)),
    Preset("ica-blank", N_("Blank, with the principles of the International Cooperative Alliance")),
)

PRESETS: Mapping[str, Preset] = MappingProxyType({preset.key: preset for preset in _ALL})
"""Key → preset, in the order in which they are offered."""

UNKNOWN_PRESET = N_("There is no preset “{key}”. There are: {known}.")
