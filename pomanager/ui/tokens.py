"""The colours of the program by their use, in light and in dark; no other file names a colour."""

from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """What a mark means; each has a colour, a tint and a usual icon."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    MUTE = "mute"
    ASK = "ask"


class Tokens(NamedTuple):
    """One set of colours, written ``#RRGGBB``."""

    ground: str
    surface: str
    raised: str
    line: str
    edge: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    select: str
    focus: str
    side: str
    side_text: str
    side_dim: str
    side_on: str
    grain: str
    on_grain: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    bad: str
    bad_tint: str
    info: str
    info_tint: str

    def colour(self, name: str) -> str:
        """Return the colour of a token or tone by its name."""
        colour: str = getattr(self, {"mute": "text2", "ask": "warn"}.get(name, name))
        return colour

    def tint(self, tone: Tone) -> str:
        """Return the pale ground that belongs to a tone."""
        return {
            Tone.OK: self.ok_tint,
            Tone.WARN: self.warn_tint,
            Tone.BAD: self.bad_tint,
            Tone.INFO: self.info_tint,
            Tone.MUTE: self.raised,
            Tone.ASK: self.warn_tint,
        }[tone]


TONE_ICONS: dict[Tone, str] = {
    Tone.OK: "ok",
    Tone.WARN: "warn",
    Tone.BAD: "bad",
    Tone.INFO: "info",
    Tone.MUTE: "pause",
    Tone.ASK: "ask",
}

LIGHT = Tokens(
    ground="#F1F4F0",
    surface="#FFFFFF",
    raised="#E9EEE8",
    line="#CDD6CD",
    edge="#7D8A83",
    text="#16211C",
    text2="#46534D",
    text3="#5C6963",
    accent="#1A6850",
    accent_hover="#14543F",
    accent_soft="#DDEEE5",
    on_accent="#FFFFFF",
    select="#D6EADF",
    focus="#1D5FC4",
    side="#12352B",
    side_text="#DCEAE3",
    side_dim="#9DBBAF",
    side_on="#23513F",
    grain="#F0B93F",
    on_grain="#1B2A12",
    ok="#17663A",
    ok_tint="#E0F2E6",
    warn="#7A4A00",
    warn_tint="#FFEFCC",
    bad="#A11F18",
    bad_tint="#FCE6E3",
    info="#1A4C8C",
    info_tint="#E3EDFA",
)

DARK = Tokens(
    ground="#121816",
    surface="#1A211E",
    raised="#242D29",
    line="#37433D",
    edge="#73837B",
    text="#E8EFEB",
    text2="#B7C3BD",
    text3="#99A7A0",
    accent="#6DC8A5",
    accent_hover="#8AD6B8",
    accent_soft="#1E3A30",
    on_accent="#0B1E17",
    select="#22463A",
    focus="#8DB8FF",
    side="#0C1512",
    side_text="#D5E3DC",
    side_dim="#8FA79C",
    side_on="#1C3D32",
    grain="#F0B93F",
    on_grain="#1B2A12",
    ok="#7FD6A0",
    ok_tint="#163524",
    warn="#F2C46B",
    warn_tint="#3A2C10",
    bad="#FF9D94",
    bad_tint="#43201D",
    info="#9CC4FF",
    info_tint="#1A2F4A",
)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
