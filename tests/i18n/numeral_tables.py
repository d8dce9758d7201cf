"""Whole numbers as people write them out in each language, around every place where the rules change."""

NUMBERS = (
    0, 1, 2, 7, 8, 9, 10, 11, 12, 16, 17, 19, 20, 21, 22, 30, 61, 70, 71, 72, 79, 80, 81, 90, 91, 99,
    100, 101, 110, 111, 180, 200, 201, 280, 999,
    1000, 1001, 1100, 1234, 2000, 5000, 10_000, 11_000, 12_000, 21_000, 80_000, 100_000, 100_007, 107_000, 200_000,
    1_000_000, 1_000_001, 1_001_000, 2_000_000, 21_000_000, 80_000_000, 1_000_000_000, 5_000_000_000,
)  # fmt: skip

ENGLISH = """
zero | one | two | seven | eight | nine | ten | eleven | twelve | sixteen | seventeen | nineteen | twenty | twenty-one
twenty-two | thirty | sixty-one | seventy | seventy-one | seventy-two | seventy-nine | eighty | eighty-one | ninety
ninety-one | ninety-nine
one hundred | one hundred and one | one hundred and ten | one hundred and eleven | one hundred and eighty
two hundred | two hundred and one | two hundred and eighty | nine hundred and ninety-nine
one thousand | one thousand and one | one thousand one hundred | one thousand two hundred and thirty-four
two thousand | five thousand | ten thousand | eleven thousand | twelve thousand | twenty-one thousand | eighty thousand
one hundred thousand | one hundred thousand and seven | one hundred and seven thousand | two hundred thousand
one million | one million and one | one million one thousand | two million | twenty-one million | eighty million
one billion | five billion
"""

FRENCH = """
zéro | un | deux | sept | huit | neuf | dix | onze | douze | seize | dix-sept | dix-neuf | vingt | vingt et un
vingt-deux | trente | soixante et un | soixante-dix | soixante et onze | soixante-douze | soixante-dix-neuf
quatre-vingts | quatre-vingt-un | quatre-vingt-dix | quatre-vingt-onze | quatre-vingt-dix-neuf
cent | cent un | cent dix | cent onze | cent quatre-vingts | deux cents | deux cent un | deux cent quatre-vingts
neuf cent quatre-vingt-dix-neuf
mille | mille un | mille cent | mille deux cent trente-quatre | deux mille | cinq mille | dix mille | onze mille
douze mille | vingt et un mille | quatre-vingt mille | cent mille | cent mille sept | cent sept mille | deux cent mille
un million | un million un | un million mille | deux millions | vingt et un millions | quatre-vingts millions
un milliard | cinq milliards
"""

RUSSIAN = """
ноль | один | два | семь | восемь | девять | десять | одиннадцать | двенадцать | шестнадцать | семнадцать
девятнадцать | двадцать | двадцать один | двадцать два | тридцать | шестьдесят один | семьдесят | семьдесят один
семьдесят два | семьдесят девять | восемьдесят | восемьдесят один | девяносто | девяносто один | девяносто девять
сто | сто один | сто десять | сто одиннадцать | сто восемьдесят | двести | двести один | двести восемьдесят
девятьсот девяносто девять
одна тысяча | одна тысяча один | одна тысяча сто | одна тысяча двести тридцать четыре | две тысячи | пять тысяч
десять тысяч | одиннадцать тысяч | двенадцать тысяч | двадцать одна тысяча | восемьдесят тысяч | сто тысяч
сто тысяч семь | сто семь тысяч | двести тысяч
один миллион | один миллион один | один миллион одна тысяча | два миллиона | двадцать один миллион
восемьдесят миллионов | один миллиард | пять миллиардов
"""

KYRGYZ = """
нөл | бир | эки | жети | сегиз | тогуз | он | он бир | он эки | он алты | он жети | он тогуз | жыйырма | жыйырма бир
жыйырма эки | отуз | алтымыш бир | жетимиш | жетимиш бир | жетимиш эки | жетимиш тогуз | сексен | сексен бир | токсон
токсон бир | токсон тогуз
бир жүз | бир жүз бир | бир жүз он | бир жүз он бир | бир жүз сексен | эки жүз | эки жүз бир | эки жүз сексен
тогуз жүз токсон тогуз
бир миң | бир миң бир | бир миң бир жүз | бир миң эки жүз отуз төрт | эки миң | беш миң | он миң | он бир миң
он эки миң | жыйырма бир миң | сексен миң | бир жүз миң | бир жүз миң жети | бир жүз жети миң | эки жүз миң
бир миллион | бир миллион бир | бир миллион бир миң | эки миллион | жыйырма бир миллион | сексен миллион
бир миллиард | беш миллиард
"""

# The sign + stands for the place where a line may end.
KHMER = """
សូន្យ | មួយ | ពីរ | ប្រាំពីរ | ប្រាំបី | ប្រាំបួន | ដប់ | ដប់មួយ | ដប់ពីរ | ដប់ប្រាំមួយ | ដប់ប្រាំពីរ | ដប់ប្រាំបួន
ម្ភៃ | ម្ភៃមួយ | ម្ភៃពីរ | សាមសិប | ហុកសិបមួយ | ចិតសិប | ចិតសិបមួយ | ចិតសិបពីរ | ចិតសិបប្រាំបួន | ប៉ែតសិប
ប៉ែតសិបមួយ | កៅសិប | កៅសិបមួយ | កៅសិបប្រាំបួន
មួយរយ | មួយរយ+មួយ | មួយរយ+ដប់ | មួយរយ+ដប់មួយ | មួយរយ+ប៉ែតសិប | ពីររយ | ពីររយ+មួយ | ពីររយ+ប៉ែតសិប
ប្រាំបួនរយ+កៅសិបប្រាំបួន
មួយពាន់ | មួយពាន់+មួយ | មួយពាន់+មួយរយ | មួយពាន់+ពីររយ+សាមសិបបួន | ពីរពាន់ | ប្រាំពាន់ | មួយម៉ឺន | មួយម៉ឺន+មួយពាន់
មួយម៉ឺន+ពីរពាន់ | ពីរម៉ឺន+មួយពាន់ | ប្រាំបីម៉ឺន | មួយសែន | មួយសែន+ប្រាំពីរ | មួយសែន+ប្រាំពីរពាន់ | ពីរសែន
មួយលាន | មួយលាន+មួយ | មួយលាន+មួយពាន់ | ពីរលាន | ម្ភៃមួយលាន | ប៉ែតសិបលាន | មួយពាន់លាន | ប្រាំពាន់លាន
"""

KIRUNDI = """
ubusa | rimwe | kabiri | indwi | umunani | icenda | icumi | cumi na rimwe | cumi na kabiri | cumi na gatandatu
cumi n'indwi | cumi n'icenda | mirongo ibiri | mirongo ibiri na rimwe | mirongo ibiri na kabiri | mirongo itatu
mirongo itandatu na rimwe | mirongo indwi | mirongo indwi na rimwe | mirongo indwi na kabiri | mirongo indwi n'icenda
mirongo umunani | mirongo umunani na rimwe | mirongo icenda | mirongo icenda na rimwe | mirongo icenda n'icenda
ijana | ijana na rimwe | ijana n'icumi | ijana na cumi na rimwe | ijana na mirongo umunani | amajana abiri
amajana abiri na rimwe | amajana abiri na mirongo umunani | amajana icenda na mirongo icenda n'icenda
igihumbi | igihumbi na rimwe | igihumbi n'ijana | igihumbi n'amajana abiri na mirongo itatu na kane | ibihumbi bibiri
ibihumbi bitanu | ibihumbi cumi | ibihumbi cumi na kimwe | ibihumbi cumi na bibiri | ibihumbi mirongo ibiri na kimwe
ibihumbi mirongo umunani | ibihumbi ijana | ibihumbi ijana, n'indwi | ibihumbi ijana n'indwi | ibihumbi amajana abiri
umuliyoni | umuliyoni na rimwe | umuliyoni n'igihumbi | imiliyoni ibiri | imiliyoni mirongo ibiri n'umwe
imiliyoni mirongo umunani | umuliyaridi | imiliyaridi itanu
"""


def table(text: str) -> list[str]:
    """The entries of a table, in the order of ``NUMBERS``."""
    return [entry.strip().replace("+", "\u200b") for line in text.strip().split("\n") for entry in line.split("|")]


TABLES = {
    "en": table(ENGLISH),
    "fr": table(FRENCH),
    "ru": table(RUSSIAN),
    "ky": table(KYRGYZ),
    "km": table(KHMER),
    "rn": table(KIRUNDI),
}
