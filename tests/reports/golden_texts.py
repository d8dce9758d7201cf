"""Texts of every script whose look on paper is kept in pictures, and ways to write them wrong that must be noticed."""

from dataclasses import dataclass

from pomanager.i18n.languages import PSEUDO
from pomanager.reports.fonts import REGULAR, SEMIBOLD


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of which a picture is kept. ``column`` is the width of a narrow cell in points, 0 for one long line."""

    key: str
    text: str
    language: str = "en"
    column: float = 0.0
    weight: int = REGULAR


@dataclass(frozen=True, slots=True)
class Fault:
    """A sample written wrong: ``was`` became ``becomes``; if not ``shaped``, glyph after glyph as a bare writer does.

    Where ``was`` is empty the whole text is meant.
    """

    name: str
    sample: str
    was: str = ""
    becomes: str = ""
    shaped: bool = True


SAMPLES: tuple[Sample, ...] = (
    Sample("latin", "N'ukuri w’ishirahamwe, i Gitega: Ŋaari jigéen ñu ngi ŋ ë"),
    Sample("latin-semibold", "Umukuru w'ishirahamwe · Ŋaari ŋ ñ ë À Ç É", weight=SEMIBOLD),
    Sample("accents", "e\u0301cole n\u0303aari g\u0303 n\u030a o\u0323\u0302 x\u0323 Tiếng Việt"),
    Sample("cyrillic", "Өрөөндүн чоң өкмөтү: ң ө ү Ң Ө Ү ё й"),
    Sample("khmer", "ស្ត្រី ព្រះ ខ្ញុំ ក្រុម កសិកម្ម ស្រែ ខែមីនា 2026"),
    Sample("khmer-semibold", "សហគមន៍កសិកម្ម ស្រូវមានជ័យ ស្ត្រី ព្រះ", weight=SEMIBOLD),
    Sample(
        "khmer-narrow",
        "សហគមន៍កសិកម្មស្រូវមានជ័យជាអង្គការរបស់កសិករក្នុងភូមិស្រែត្រាចដែលស្ត្រីនិងបុរសមានសិទ្ធិស្មើគ្នា",
        column=120,
    ),
    Sample("arabic", "تعاونية الفلاحين رقم 123 و GPS في 12/03/2026", language=PSEUDO),
    Sample("arabic-narrow", "الجمعية العامة لتعاونية الفلاحين: ١٢٣ سهمًا (Coop 4) لا لله", language=PSEUDO, column=120),
    Sample("mixed", "Ŋaari jigéen · Кыргыз өкмөтү · ស្ត្រីខ្មែរ 2026 · عربي"),
)
"""Chosen for what goes wrong first: apostrophes, hooks, stacked letters, letters drawn before the one they follow."""

FAULTS: tuple[Fault, ...] = (
    Fault("a plain n for ŋ", "latin", "ŋ", "n"),
    Fault("an apostrophe lost", "latin", "N'ukuri", "Nukuri"),
    Fault("the other apostrophe", "latin", "w’i", "w'i"),
    Fault("an accent lost", "latin", "é", "e"),
    Fault("an accent lost in strong letters", "latin-semibold", "ŋ ñ ë", "ŋ ñ e"),
    Fault("accents beside their letters", "accents", shaped=False),
    Fault("an accent below lost", "accents", "x\u0323", "x"),
    Fault("н for ң", "cyrillic", "ң ө", "н ө"),
    Fault("о for ө", "cyrillic", "Ң Ө", "Ң О"),
    Fault("a Cyrillic у for ү", "cyrillic", "ү Ң", "у Ң"),
    Fault("Khmer letter by letter", "khmer", shaped=False),
    Fault("one Khmer vowel behind its letter", "khmer", "ខែ", "ខែ", shaped=False),
    Fault("one subscript lost", "khmer", "ស្ត្រី", "សត្រី"),
    Fault("another subscript", "khmer", "ក្រុម", "ក្លុម"),
    Fault("a sign above lost", "khmer", "ខ្ញុំ", "ខ្ញុ"),
    Fault("one syllable not stacked", "khmer-semibold", "ព្រះ", "ព្រះ", shaped=False),
    Fault("one subscript lost in a narrow cell", "khmer-narrow", "ស្មើ", "សមើ"),
    Fault("one letter lost in a narrow cell", "khmer-narrow", "ស្មើគ្នា", "ស្មើនា"),
    Fault("Khmer in a narrow cell letter by letter", "khmer-narrow", shaped=False),
    Fault("Arabic unjoined from left to right", "arabic", shaped=False),
    Fault("one Arabic word unjoined", "arabic", "رقم", "رقم", shaped=False),
    Fault("figures turned round", "arabic", "123", "321"),
    Fault("Latin letters turned round", "arabic", "GPS", "SPG"),
    Fault("a dot lost", "arabic", "الفلاحين", "الفلاحىن"),
    Fault("lam and alef apart", "arabic-narrow", "لا", "ل\u200cا"),
    Fault("brackets turned round", "arabic-narrow", "(Coop 4)", ")Coop 4("),
    Fault("European figures for Arabic ones", "arabic-narrow", "١٢٣", "123"),
    Fault("one Khmer word letter by letter", "mixed", "ស្ត្រី", "ស្ត្រី", shaped=False),
    Fault("an Arabic word unjoined", "mixed", "عربي", "عربي", shaped=False),
    Fault("the Arabic word backwards", "mixed", "عربي", "يبرع"),
)
"""None of these may pass for the sample it spoils."""


def sample(key: str) -> Sample:
    """The sample of this key."""
    return next(each for each in SAMPLES if each.key == key)
