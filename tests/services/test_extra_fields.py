"""The organisation's own fields: defined, ordered, ended, filled by a form and by the thousand."""

import pytest

from pomanager.areas import Area
from pomanager.errors import NotFound, Refused, Stale
from pomanager.readmodels.exchange import NewMember
from pomanager.rules.extra_field_kinds import Answer, FieldKind
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording
from pomanager.services.journal.queries import journal_head
from pomanager.services.members.commands.bringing_in import bring_in_members
from pomanager.services.members.commands.extra_fields import DefineField, define_field, end_field, move_field
from pomanager.services.members.commands.extra_values import SetExtraValues, set_extra_values, write_values
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.queries.extra_fields import extra_field, extra_fields, extra_values
from pomanager.services.office import Office
from pomanager.services.work import About, Work
from tests import make, tables

LAND = (Answer("", Wording({"fr": "Propre"})), Answer("", Wording({"fr": "Louée"})))


def defined(
    office: Office, label: str = "Vaches", kind: FieldKind = FieldKind.NUMBER, answers: tuple[Answer, ...] = ()
) -> int:
    order = DefineField(label=Wording({"fr": label}), kind=kind, answers=answers)
    return office.do(define_field, order).result


def values(office: Office, member_id: int, **typed: str) -> None:
    office.do(set_extra_values, SetExtraValues(member_id=member_id, values=typed))


def of(office: Office, member_id: int) -> dict[int, str]:
    person_id = make.detail(office, member_id).person_id
    return office.ask(extra_values, [person_id]).get(person_id, {})


def test_fields_are_defined_in_their_order_with_keys_of_their_own(office: Office) -> None:
    first, second = defined(office), defined(office, "Terre", FieldKind.CHOICE, LAND)
    rows = office.ask(extra_fields)
    assert [(row.id, row.key, row.position) for row in rows] == [(first, "vaches", 1), (second, "terre", 2)]
    assert [answer.key for answer in rows[1].answers] == ["propre", "louee"]
    line = make.last_line(office)
    assert (line.act, line.label) == ("members.field_defined", "Terre")
    assert make.changes(line)["answers"] == (None, "Propre; Louée")
    assert rows[0].called("ru", ("fr",)) == "Vaches"


def test_values_are_kept_in_canonical_form_and_told_by_label(office: Office) -> None:
    cows, land = defined(office), defined(office, "Terre", FieldKind.CHOICE, LAND)
    since, card = defined(office, "Carte le", FieldKind.DATE), defined(office, "Carte", FieldKind.YES_NO)
    member_id = make.member(office)
    values(office, member_id, vaches="2,50", terre="louée", carte_le="14/03/2026", carte="Oui")
    assert of(office, member_id) == {cows: "2.5", land: "louee", since: "2026-03-14", card: "yes"}
    assert make.changes(make.last_line(office)) == {
        "Vaches": (None, "2.5"), "Terre": (None, "louee"), "Carte le": (None, "2026-03-14"), "Carte": (None, "yes"),
    }  # fmt: skip
    values(office, member_id, vaches="", carte="yes")
    assert of(office, member_id) == {land: "louee", since: "2026-03-14", card: "yes"}
    assert make.changes(make.last_line(office)) == {"Vaches": ("2.5", None)}
    before = office.ask(journal_head)
    values(office, member_id, carte="Oui")
    assert office.ask(journal_head) == before


def test_values_that_cannot_be_read_are_all_named_and_none_is_written(office: Office) -> None:
    defined(office)
    defined(office, "Carte le", FieldKind.DATE)
    defined(office, "Carte", FieldKind.YES_NO)
    member_id = make.member(office)
    before = office.ask(journal_head)
    with pytest.raises(Refused) as refused:
        values(office, member_id, vaches="many", carte_le="2026", carte="yes")
    assert [each.about for each in refused.value.objections] == ["vaches", "carte_le"]
    assert office.ask(journal_head) == before
    assert of(office, member_id) == {}


def test_an_ended_field_is_asked_no_more_and_keeps_its_values(office: Office) -> None:
    cows = defined(office)
    member_id = make.member(office)
    values(office, member_id, vaches="3")
    office.do(end_field, cows)
    assert office.ask(extra_fields) == ()
    (row,) = office.ask(extra_fields, with_ended=True, counted=True)
    assert (row.ended, row.values, of(office, member_id)) == (True, 1, {cows: "3"})
    defined(office)
    assert [each.key for each in office.ask(extra_fields)] == ["vaches_2"]
    office.do(end_field, cows, ended=False)
    assert [each.key for each in office.ask(extra_fields)] == ["vaches", "vaches_2"]
    with pytest.raises(NotFound):
        office.do(end_field, 99)


def test_a_field_moves_one_place_and_not_over_the_ends(office: Office) -> None:
    ids = [defined(office, name) for name in ("A", "B", "C")]
    office.do(move_field, ids[2], up=True)
    assert [row.id for row in office.ask(extra_fields)] == [ids[0], ids[2], ids[1]]
    before = office.ask(journal_head)
    office.do(move_field, ids[0], up=True)
    office.do(move_field, ids[1], up=False)
    assert office.ask(journal_head) == before


def test_a_field_with_values_keeps_its_kind_and_given_answers(office: Office) -> None:
    land = defined(office, "Terre", FieldKind.CHOICE, LAND)
    member_id = make.member(office)
    values(office, member_id, terre="Louée")
    row = office.ask(extra_field, land)
    wrong = DefineField(field_id=land, version=row.version, label=row.label, kind=FieldKind.TEXT)
    with pytest.raises(Refused) as refused:
        office.do(define_field, wrong)
    assert [each.about for each in refused.value.objections] == ["kind"]
    without = DefineField(
        field_id=land, version=row.version, label=row.label, kind=FieldKind.CHOICE,
        answers=(row.answers[0], Answer("", Wording({"fr": "Prêtée"}))),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        office.do(define_field, without)
    assert [each.about for each in refused.value.objections] == ["answers"]
    renamed = DefineField(
        field_id=land, version=row.version, label=row.label, kind=FieldKind.CHOICE,
        answers=(row.answers[0], Answer(row.answers[1].key, Wording({"fr": "En location"}))),
    )  # fmt: skip
    office.do(define_field, renamed)
    assert of(office, member_id) == {land: "louee"}
    assert make.changes(make.last_line(office)) == {"answers": ("Propre; Louée", "Propre; En location")}
    with pytest.raises(Stale):
        office.do(define_field, renamed)


@pytest.mark.parametrize("label", ["Téléphone", "Phone", "Лицо"])
def test_a_label_like_a_column_of_the_roll_is_refused_where_it_would_be_taken_for_it(
    office: Office, label: str
) -> None:
    if label == "Лицо":
        assert defined(office, label)
        return
    with pytest.raises(Refused) as refused:
        defined(office, label)
    assert [each.about for each in refused.value.objections] == ["label"]


def test_everything_wrong_with_a_definition_is_said_at_once(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        office.do(define_field, DefineField(label=Wording(), kind=FieldKind.CHOICE))
    assert [each.about for each in refused.value.objections] == ["label", "answers"]
    with pytest.raises(Refused) as refused:
        office.do(define_field, DefineField(label=Wording({"fr": "A"}), kind=None))
    assert [each.about for each in refused.value.objections] == ["kind"]


def test_an_import_writes_by_the_thousand_and_takes_it_back(office: Office) -> None:
    cows = defined(office)
    people = [NewMember(full_name=f"MEMBER {number}", sex=Sex.FEMALE) for number in range(1200)]
    done = office.do(bring_in_members, people, "roll").result
    kept = make.member(office)
    values(office, kept, vaches="1")
    before = tables.content(office)

    def bring(work: Work) -> None:
        rows = [{"person_id": person, "field_id": cows, "value": str(person % 7)} for person in range(1, 1201)]
        write_values(work, rows, done.import_id)
        work.record("members.brought_in", About("roll_import", done.import_id, "x"))

    written = office.do(bring)
    assert Area.MEMBERS in written.touched
    assert len(office.ask(extra_values, range(1, 1202))) == 1201
    assert tables.content(office) != before
    undone = office.do(undo_import, done.import_id).result
    assert (undone.removed, undone.kept) == (1200, ())
    assert list(office.ask(extra_values, range(1, 1300)).values()) == [{cows: "1"}]


def test_a_value_written_again_is_replaced_and_an_empty_one_goes(office: Office) -> None:
    cows = defined(office)
    member_id = make.member(office)
    person_id = make.detail(office, member_id).person_id

    def write(work: Work, value: str) -> None:
        write_values(work, [{"person_id": person_id, "field_id": cows, "value": value}])
        work.record("members.brought_in", About("roll_import", 1, "x"))

    for value, found in (("3", {cows: "3"}), ("4", {cows: "4"}), ("", {})):
        office.do(write, value)
        assert of(office, member_id) == found
