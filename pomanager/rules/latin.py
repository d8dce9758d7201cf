"""Cyrillic and Khmer names read into Latin letters, near enough to how their owners spell them to be found."""

import re
import unicodedata

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ң": "ng", "ө": "o", "ү": "u", "қ": "q", "ғ": "gh", "ұ": "u", "һ": "h", "і": "i", "ә": "a", "ў": "u", "ҳ": "h",
    "ҷ": "j", "ӣ": "i", "ӯ": "u", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip
# As passports and the people themselves also spell: Janybek, Talgai, Iuliia, Hasan.
_CYRILLIC_OTHER = {
    **_CYRILLIC, "ж": "j", "й": "i", "х": "h", "ц": "c", "щ": "sch", "ю": "iu", "я": "ia", "ң": "n", "ы": "i",
}  # fmt: skip

# Consonants: Latin at the beginning of a syllable, Latin at its end, series (a or o), which decides on the vowel.
_CONSONANTS = {
    "ក": ("k", "k", "a"), "ខ": ("kh", "k", "a"), "គ": ("k", "k", "o"), "ឃ": ("kh", "k", "o"), "ង": ("ng", "ng", "o"),
    "ច": ("ch", "ch", "a"), "ឆ": ("chh", "ch", "a"), "ជ": ("ch", "ch", "o"), "ឈ": ("chh", "ch", "o"),
    "ញ": ("nh", "nh", "o"), "ដ": ("d", "t", "a"), "ឋ": ("th", "t", "a"), "ឌ": ("d", "t", "o"), "ឍ": ("th", "t", "o"),
    "ណ": ("n", "n", "a"), "ត": ("t", "t", "a"), "ថ": ("th", "t", "a"), "ទ": ("t", "t", "o"), "ធ": ("th", "t", "o"),
    "ន": ("n", "n", "o"), "ប": ("b", "p", "a"), "ផ": ("ph", "p", "a"), "ព": ("p", "p", "o"), "ភ": ("ph", "p", "o"),
    "ម": ("m", "m", "o"), "យ": ("y", "y", "o"), "រ": ("r", "", "o"), "ល": ("l", "l", "o"), "វ": ("v", "v", "o"),
    "ស": ("s", "s", "a"), "ហ": ("h", "h", "a"), "ឡ": ("l", "l", "a"), "អ": ("", "", "a"),
    "ឝ": ("s", "s", "a"), "ឞ": ("s", "s", "o"),
}  # fmt: skip
_SONORANTS = frozenset("ងញនមយរលវ")
"""Consonants that take the series of the one they are joined with."""

# Vowel signs: after the a series, after the o series.
_VOWELS = {
    "ា": ("a", "ea"), "ិ": ("e", "i"), "ី": ("ey", "i"), "ឹ": ("oe", "i"), "ឺ": ("eu", "eu"), "ុ": ("o", "u"),
    "ូ": ("o", "ou"), "ួ": ("uo", "uo"), "ើ": ("aeu", "oeu"), "ឿ": ("oea", "oea"), "ៀ": ("ie", "ie"),
    "េ": ("e", "e"), "ែ": ("ae", "ae"), "ៃ": ("ai", "ey"), "ោ": ("ao", "o"), "ៅ": ("au", "ov"),
    "ាំ": ("am", "oam"), "ុំ": ("om", "um"), "ំ": ("am", "um"), "ះ": ("ah", "eah"), "ុះ": ("oh", "uh"),
    "េះ": ("eh", "eh"), "ោះ": ("aoh", "uoh"), "ៈ": ("a", "eak"),
}  # fmt: skip
_INHERENT = ("a", "o")
_STANDING_VOWELS = {
    "ឥ": "e", "ឦ": "ey", "ឧ": "o", "ឩ": "ou", "ឪ": "ov", "ឫ": "roe", "ឬ": "reu", "ឭ": "loe", "ឮ": "leu", "ឯ": "ae",
    "ឰ": "ai", "ឱ": "ao", "ឲ": "ao", "ឳ": "au",
}  # fmt: skip
_TO_A_SERIES, _TO_O_SERIES = "\u17c9", "\u17ca"
_SHORTENED = "\u17cb"
_SILENCED = "\u17cd"
_JOINED = "\u17d2"
_CLUSTER = re.compile(
    r"(?P<base>[\u1780-\u17a2])(?P<joined>(?:\u17d2[\u1780-\u17a2])*)(?P<shift>[\u17c9\u17ca]?)"
    r"(?P<more>(?:\u17d2[\u1780-\u17a2])*)(?P<vowel>[\u17b6-\u17c8]*)(?P<signs>[\u17c9-\u17d1\u17d3\u17dd]*)"
)
_I_SIGNS = frozenset("\u17b7\u17b8")
_OTHER_SPELLINGS = (("pph", "ph"), ("nhnh", "nh"), ("aev", "eo"), ("ae", "e"), ("ou", "u"))
_OTHER_ENDING = re.compile("i$")
_LATIN = re.compile("[\x00-\u024f]*")
_KHMER_WORD = re.compile(r"[\u1780-\u17d3\u17dd]+")


def is_latin(text: str) -> bool:
    """Whether all letters are Latin ones, with or without accents, so that both readings say what the text says."""
    return _LATIN.fullmatch(text) is not None


def latin(text: str) -> str:
    """The text with Cyrillic and Khmer letters read into Latin ones, in small letters; others stay."""
    return _read(text, _CYRILLIC, other=False)


def other_latin(text: str) -> str:
    """A second reading, as the same names are also spelt: Janybek beside Zhanybek, Sophy beside Sophi."""
    return _read(text, _CYRILLIC_OTHER, other=True)


def _read(text: str, cyrillic: dict[str, str], *, other: bool) -> str:
    small = unicodedata.normalize("NFC", text.casefold()).replace("\u200b", "")
    if any("\u1780" <= char <= "\u17ff" for char in small):
        small = _KHMER_WORD.sub(lambda found: _khmer_word(found.group(), other=other), small)
    return "".join(cyrillic.get(char, char) for char in small)


def _khmer_word(word: str, *, other: bool) -> str:
    """One run of Khmer letters, syllable by syllable."""
    read, series, place = "", None, 0
    while place < len(word):
        cluster = _CLUSTER.match(word, place)
        if cluster is None:
            read += _STANDING_VOWELS.get(word[place], "")
            place += 1
            continue
        place = cluster.end()
        following = _CLUSTER.match(word, place)
        series = _series(cluster, series)
        read += _syllable(cluster, following, series, open_before=read[-1:] in {*"aeiou"}, other=other)
    if not other:
        return read
    for written, spelt in _OTHER_SPELLINGS:
        read = read.replace(written, spelt)
    return _OTHER_ENDING.sub("y", read)


def _syllable(
    cluster: re.Match[str], following: re.Match[str] | None, series: int, *, open_before: bool, other: bool
) -> str:
    """The Latin letters of one consonant cluster with its vowel; a bare consonant may close the syllable before it."""
    base, joined = cluster["base"], _joined_letters(cluster)
    vowel, signs = cluster["vowel"], cluster["signs"]
    if _SILENCED in signs:
        return ""
    begins_double = following is not None and bool(_joined_letters(following))
    if not vowel and open_before and not begins_double and (following is None or not joined):
        return _CONSONANTS[base][1] * (2 if joined == base else 1)
    begin = _beginning(base, joined, cluster["shift"], other=other)
    if vowel:
        return begin + _vowel(vowel, series, other=other)
    return begin + ("a" if begins_double or _SHORTENED in signs else _INHERENT[series])


def _joined_letters(cluster: re.Match[str]) -> str:
    return (cluster["joined"] + cluster["more"]).replace(_JOINED, "")


def _series(cluster: re.Match[str], before: int | None) -> int:
    """0 for the a series, 1 for the o series: a shifting sign decides, else the last strong consonant.

    A syllable without a strong consonant goes on in the series of the one before it.
    """
    if cluster["shift"]:
        return 0 if cluster["shift"] == _TO_A_SERIES else 1
    letters = cluster["base"] + _joined_letters(cluster)
    strong = [letter for letter in letters if letter not in _SONORANTS]
    if not strong and before is not None:
        return before
    return 0 if _CONSONANTS[(strong or [letters[0]])[-1]][2] == "a" else 1


def _beginning(base: str, joined: str, shift: str, *, other: bool) -> str:
    """How a syllable begins; a doubled consonant closes one syllable and opens the next, so it is written twice."""
    first, *rest = (_CONSONANTS[letter][0] for letter in base + joined)
    if base == "ប" and (joined or shift):
        first = "p"
    if other and base == "ត" and not joined:
        first = "d"
    return first + "".join(rest)


def _vowel(signs: str, series: int, *, other: bool) -> str:
    """The vowel of one or more signs; those that have no reading together are read one by one."""
    if other and signs in _I_SIGNS:
        return "i"
    if signs in _VOWELS:
        return _VOWELS[signs][series]
    return "".join(_VOWELS.get(sign, ("", ""))[series] for sign in signs)
