"""Where a text may be broken into lines, and where a space or a hyphen holds what stands on both sides of it.

Held together are the groups of a number; a number and its unit or currency; an abbreviation and its number; closing
signs and what they close, for French sets a space before them; a quotation mark and what it opens; a hyphen and the
figure after it. The rules are the same in every language: what one language holds, no other wants parted.
"""

import re
from collections.abc import Iterator
from typing import Final

ZERO_WIDTH: Final = dict.fromkeys([0x200B])
"""For ``str.translate``: drops the zero-width space, which only says where a line may end."""

_STEP = re.compile("([ \u2000-\u2006\u2008-\u200b]*)([^ \u2000-\u2006\u2008-\u200b]+)")
_PART = re.compile("[^-\u2010\u2012-\u2014]*[-\u2010\u2012-\u2014]+|[^-\u2010\u2012-\u2014]+")

_UNITS = (
    "[kmcd]?[glLm]|[mcdk]?m[²³23]|q|t|ha|ares?|k?Wh|min|h|s|mn|°[CF]?|"
    "кг|мг|г|т|ц|га|[мкс]?м[²³]?|м?л|мин|сек|ч|с|"
    "គីឡូក្រាម|គ\\.?ក|ក្រាម|តោន|ហិកតា|ម៉ែត្រ|លីត្រ|ភាគរយ"
)
_CURRENCIES = "FBu|Frw|Fr|FC|F|CFA|сом|тыйын|руб|រៀល|[A-Z]{3,4}"
_SIGNS = "[%‰$€£¥₣₤₨₩₫₮₱₴₸₹₺₽៛]"
_SHORT = (
    "[Nn]os?|[Nn]r|[Aa]rt|[Pp]ar|[Cc]h|[Cc]hap|[Ss]ect?|[Vv]ol|[Ff]ig|[Tt]ab|[Pp]p?|[Aa]l|[Ll]it|[Tt][eé]l|"
    "[Сс]т|[Пп]п?|[Сс]тр|[Гг]л|[Рр]ис|[Тт]абл|[Тт]ел|[Бб]"
)

_ENDS_IN_NUMBER = re.compile(r"\d$")
_ENDS_IN_GROUP = re.compile(r"(?<![\d.,])\d{1,3}$")
_GROUP = re.compile(r"\d{3}(?!\d)")
_MEASURE = re.compile(rf"(?:(?:{_UNITS}|{_CURRENCIES})(?![^\W_])|{_SIGNS})")
_ASKS_FOR_NUMBER = re.compile(rf"(?:(?<!\w)(?:(?:{_SHORT})\.|[Nn][°º]|№|§+|{_CURRENCIES})|[№§±\u2212]|{_SIGNS})$")
_NUMBER = re.compile(r"[+\u2212-]?\d")
_CLOSES = re.compile(r"[;:!?»›%‰)\]}]\W*$|[។៕៖ៗ]")
_OPENS = re.compile(r"[«‹(\[{]$")
_HYPHENS = "-\u2010\u2012\u2013"
_MAY_HOLD = re.compile(r"[\d;:!?«»‹›%‰()\[\]{}។៕៖ៗ]")
"""A text without any of these holds nothing, which is seen at once."""
_LONGEST_SHORT = 12
"""In letters: no abbreviation is longer, and no more of a word is looked at."""

Step = tuple[str, str]
"""A word, or a part of one up to a hyphen, with the spaces before it."""


def holds(before: str, after: str) -> bool:
    """Whether the space between two words keeps them on one line."""
    before = before[-_LONGEST_SHORT:]
    if _ENDS_IN_NUMBER.search(before) and _MEASURE.match(after):
        return True
    if _ENDS_IN_GROUP.search(before) and _GROUP.match(after):
        return True
    if _ASKS_FOR_NUMBER.search(before) and _NUMBER.match(after):
        return True
    return _CLOSES.match(after) is not None or _OPENS.search(before) is not None


def steps(paragraph: str) -> Iterator[list[Step]]:
    """The words of a paragraph, those that hold together in one list; a line may end after each list."""
    may_hold = _MAY_HOLD.search(paragraph) is not None
    held: list[Step] = []
    before = ""
    for step in _STEP.finditer(paragraph):
        gap, word = step[1].translate(ZERO_WIDTH), step[2]
        if held and not (may_hold and holds(before, word)):
            yield held
            held = []
        before = word
        first, *others = _PART.findall(word)
        held.append((gap, first))
        for part in others:
            if not (may_hold and part[0].isdecimal() and held[-1][1][-1] in _HYPHENS):
                yield held
                held = []
            held.append(("", part))
    if held:
        yield held
