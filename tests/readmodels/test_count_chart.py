"""A round of a count as bars: votes against the quota, women apart from men, and what those out had in the end."""

from fractions import Fraction

from pomanager.readmodels.charts import Chart, Pattern
from pomanager.readmodels.count_chart import RoundWords, round_chart
from pomanager.rules.counting.ballots import ballots
from pomanager.rules.counting.methods import CountOrder, Method, counted
from pomanager.rules.members import Sex

WORDS = RoundWords(
    title="Round", women="Women", men="Men", others="Others", quota="quota {}".format,
    at_exclusion="{} at exclusion".format, votes=lambda votes: votes.shortest.written,
)  # fmt: skip
FOUND = ballots(["Awa", "Bakary", "Coumba"], {(1, 3): 41, (2,): 25, (3, 2): 20}, 2)
SEXES = {1: Sex.FEMALE, 2: Sex.MALE, 3: Sex.FEMALE}


def drawn(place: int, sexes: dict[int, Sex] | None = None) -> Chart:
    """The chart of a stage of three candidates for two seats."""
    return round_chart(counted(FOUND, CountOrder(method=Method.SCOTTISH, seats=2)), place, WORDS, sexes)


def test_each_candidate_has_a_bar_against_the_quota() -> None:
    chart = drawn(2)
    assert [(row.label, row.values[0].amount, row.values[0].text) for row in chart.rows] == [
        ("Awa", 29, "29"), ("Bakary", 25, "25"), ("Coumba", 20 + 41 * Fraction(29268, 100_000), "31.99988"),
    ]  # fmt: skip
    assert chart.reference is not None
    assert (chart.reference.amount, chart.reference.name) == (29, "quota 29")
    assert [series.pattern for series in chart.series] == [Pattern.SOLID]


def test_women_are_solid_and_men_hatched() -> None:
    chart = drawn(1, SEXES)
    assert [(series.name, series.pattern) for series in chart.series] == [
        ("Women", Pattern.SOLID), ("Men", Pattern.HATCHED),
    ]  # fmt: skip
    assert [[value.amount for value in row.values] for row in chart.rows] == [[41, 0], [0, 25], [20, 0]]
    assert [[value.key for value in row.values] for row in chart.rows] == [[1, None], [None, 2], [3, None]]


def test_who_is_out_keeps_what_they_had() -> None:
    record = counted(ballots(["A", "B", "C"], {(1,): 30, (2,): 28, (3, 2): 10}), CountOrder(method=Method.IRV, seats=1))
    chart = round_chart(record, 2, WORDS)
    assert chart.rows[2].values[0].text == "10 at exclusion"
    assert chart.rows[1].values[0].text == "38"
