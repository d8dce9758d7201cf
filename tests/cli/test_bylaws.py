"""The command line and by-laws: presets listed, one adopted, what is in force read out."""

from pathlib import Path

from pomanager.rules.bylaws.presets import PRESETS
from pomanager.rules.bylaws.settings import SETTINGS
from tests.cli.saying import Run


def test_presets_are_listed(run: Run) -> None:
    said = run("bylaws", "presets")
    assert (said.code, len(said.out.splitlines())) == (0, len(PRESETS))
    rows = run("bylaws", "presets", "--json").rows()
    assert [row["key"] for row in rows] == list(PRESETS)
    assert rows[2] == {"key": "burundi", "name": "Burundi", "countries": ["BI"], "values": 10}


def test_a_preset_is_adopted_and_read_out(run: Run, office: Path) -> None:
    order = ("--preset", "ohada-coop-ca", "--since", "2026-03-15", "--decision", "AGE-2026-02")
    said = run("bylaws", "adopt", office, *order)
    assert said.code == 0
    assert "check them against your own by-laws" in said.out
    shown = run("bylaws", "show", office, "--as-of", "2026-03-15").out
    assert "In force since 15 Mar 2026, by the decision: AGE-2026-02" in shown
    assert "The board has at least 3 persons and at most 12 persons; their number [to be filled in]." in shown
    assert "AUSCOOP art. 292 · secondary source (B) · Not checked" in shown
    told = run("bylaws", "show", office, "--json").facts()
    assert (told["version"], told["since"], told["until"], told["checked"]) == (1, "2026-03-15", None, 0)
    rows = {row["key"]: row for row in told["rows"]}
    assert set(rows) == set(SETTINGS)
    notice = rows["ordinary_assembly.notice_days"]
    assert (notice["value"], notice["sure"], notice["state"]) == ("15 clear_days", "C", "unchecked")
    assert (rows["ordinary_assembly.quorum_first"]["value"], rows["ordinary_assembly.quorum_first"]["state"]) == (
        None, "blank",
    )  # fmt: skip


def test_before_the_first_version_nothing_is_in_force(run: Run, office: Path) -> None:
    said = run("bylaws", "show", office, "--as-of", "2026-03-14")
    assert (said.code, said.out) == (1, "")
    assert "No by-laws are in force on 14 Mar 2026." in said.told


def test_a_wrong_order_is_refused_whole(run: Run, office: Path) -> None:
    right = ("--preset", "kenya", "--since", "2026-03-15", "--decision", "SGM 2")
    assert run("bylaws", "adopt", office, *right, "--json").facts()["unchecked"] == 31
    wrong = ("--preset", "atlantis", "--since", "2026-03-15", "--decision", " ", "--json")
    said = run("bylaws", "adopt", office, *wrong)
    assert said.code == 1
    refused = said.refused()
    assert [each["about"] for each in refused] == ["preset", "since", "decision"]
    assert "atlantis" in refused[0]["sentence"]
    assert "ica-blank" in refused[0]["sentence"]
