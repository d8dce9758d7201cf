"""The pseudo-language: English with accents, brackets and two fifths more length, to find words that do not fit."""

import re
from functools import lru_cache

PSEUDO = "en_XA"
"""Its code; it can be spoken like any language and is never offered."""

LONGER_BY = 0.4
"""How much longer a sentence becomes, as a part of its letters."""

_ACCENTED = str.maketrans(
    "aceginorsuyzACEGINORSUYZ",
    "àçéĝîñøřšûÿžÀÇÉĜÎÑØŘŠÛŸŽ",
)
# What must reach the program or the screen as it was written: fields, doubled braces, markup, entities and the "&&".
_KEPT = re.compile(r"(\{\{|\}\}|\{[^{}]*\}|</?[a-zA-Z][^<>]*>|&[a-zA-Z]+;|&#\d+;|&&)")
_FILLING = "ōüē åĩ "


@lru_cache(maxsize=4096)
def stretched(message: str) -> str:
    """The message as the pseudo-language says it: same fields, markup and mnemonic, longer and in brackets."""
    if not message.strip():
        return message
    pieces = _KEPT.split(message)
    letters = sum(len(piece) for piece in pieces[0::2])
    pieces[0::2] = [piece.translate(_ACCENTED) for piece in pieces[0::2]]
    more = max(1, round(letters * LONGER_BY) - len("[ ]"))
    filling = (_FILLING * (more // len(_FILLING) + 1))[: more - 1] + "ō"
    return f"[{''.join(pieces)} {filling}]"
