"""Private notes: their writer reads them, whom the writer named does, and nobody else ever."""

import logging
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pomanager.db.keys import KEY
from pomanager.errors import NotAllowed, NotFound, Refused, Stale
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.access import NotesFacts
from pomanager.readmodels.journal import JournalView
from pomanager.readmodels.members import RollView
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.access import notes as rules
from pomanager.rules.access.roles import Role
from pomanager.rules.mentoring.kinds import PartRole
from pomanager.services import files
from pomanager.services.access import door, seals
from pomanager.services.access.commands.notes import AmendNote, WriteNote, amend_note, remove_note, write_note
from pomanager.services.access.commands.own_password import ChangeOwnPassword, change_own_password
from pomanager.services.access.commands.people import AddUser, GivePassword, add_user, give_password
from pomanager.services.access.queries.notes import note_count, notes
from pomanager.services.journal.queries import journal_ids, journal_rows
from pomanager.services.members.queries import roll_ids
from pomanager.services.mentoring.queries.board import board
from pomanager.services.mentoring.queries.pair import pair_detail
from pomanager.services.office import Office
from tests import make, mentoring, offices
from tests.reports.sheets import text_of

SECRETARY, MENTOR, SECOND, AUDITOR = "Awa Diop", "Fatou Ba", "Mariama Sy", "Ousmane Sow"
PASSWORDS = dict.fromkeys((SECRETARY, MENTOR, SECOND, AUDITOR), "the well is deep")
ABOUT = "KANEZA Odile"
TEXT = "Her husband wants her to step down; ស្ងាត់ — she has not decided."


@pytest.fixture
def office(office: Office) -> Office:
    """An office of four, where nobody has signed in yet."""
    roles = {SECRETARY: Role.SECRETARY, MENTOR: Role.MENTOR, SECOND: Role.MENTOR_COORDINATOR, AUDITOR: Role.AUDITOR}
    for name, role in roles.items():
        password = PASSWORDS[name]
        office.do(add_user, AddUser(name=name, roles=(role,), password=password, again=password))
    office.leave()
    return office


def come(office: Office, name: str, password: str = "") -> Office:
    """This person is at the keyboard now."""
    office.leave()
    door.sign_in(office, name, password or PASSWORDS[name])
    return office


def seen_by(office: Office, name: str, password: str = "") -> NotesFacts:
    """What this person reads."""
    come(office, name, password)
    return office.ask(notes, office.keeper)


def id_of(office: Office, name: str) -> int:
    """The id of somebody, who signs in for that."""
    user_id = come(office, name).keeper.user_id
    assert user_id is not None
    return user_id


def test_the_writer_reads_it_and_the_secretary_does_not(office: Office) -> None:
    """Not she who keeps all books, nor the auditor, who reads everything else."""
    come(office, MENTOR).do(write_note, WriteNote(about=ABOUT, text=TEXT))

    (note,) = seen_by(office, MENTOR).notes
    assert (note.about, note.text, note.is_own, note.readers) == (ABOUT, TEXT, True, ())
    assert seen_by(office, SECRETARY).notes == ()
    with pytest.raises(NotAllowed):
        seen_by(office, AUDITOR)


def test_one_more_person_can_be_named_and_taken_off_again(office: Office) -> None:
    """Whoever is named reads and changes nothing; sealed anew without them, they read it no more."""
    second = id_of(office, SECOND)
    come(office, MENTOR)
    note_id = office.do(write_note, WriteNote(about=ABOUT, text=TEXT, reader=second)).result
    assert seen_by(office, MENTOR).notes[0].readers == (SECOND,)

    (note,) = seen_by(office, SECOND).notes
    assert (note.text, note.is_own, note.writer) == (TEXT, False, MENTOR)
    with pytest.raises(Refused) as refused:
        office.do(amend_note, AmendNote(note_id=note_id, version=note.version, about="", text="Other"))
    assert refused.value.objections[0].message == rules.NOT_YOURS
    with pytest.raises(Refused):
        office.do(remove_note, note_id)

    come(office, MENTOR).do(amend_note, AmendNote(note_id=note_id, version=1, about=ABOUT, text="Decided."))
    assert seen_by(office, SECOND).notes == ()
    assert seen_by(office, MENTOR).notes[0].text == "Decided."


def test_a_new_password_of_ones_own_keeps_the_notes(office: Office) -> None:
    """The key is sealed anew, the notes are not."""
    come(office, MENTOR).do(write_note, WriteNote(about=ABOUT, text=TEXT))
    new = "seven grey goats"
    office.do(change_own_password, ChangeOwnPassword(old=PASSWORDS[MENTOR], password=new, again=new))

    assert seen_by(office, MENTOR, new).notes[0].text == TEXT


def test_whoever_loses_the_password_loses_the_notes(office: Office) -> None:
    """Somebody else gives a new one, hears how many notes are lost with the old, and so does the writer."""
    come(office, MENTOR).do(write_note, WriteNote(about=ABOUT, text=TEXT))
    mentor = id_of(office, MENTOR)
    come(office, SECRETARY)
    lost = office.do(give_password, GivePassword(user_id=mentor, password="come in again", again="come in again"))
    assert lost.result == 1

    found = seen_by(office, MENTOR, "come in again")

    assert (found.notes, found.lost) == ((), 1)
    assert office.ask(note_count, mentor) == 1


def test_nobody_writes_without_a_password(office: Office, tmp_path: Path) -> None:
    """An office of one: first a password, then a note; and the password is asked for again after a start."""
    single = offices.opened_office(offices.office_file(tmp_path, "single.podb"))
    with pytest.raises(Refused) as refused:
        single.do(write_note, WriteNote(about="", text=TEXT))
    assert refused.value.objections[0].message == rules.NO_PASSWORD_YET
    own = AddUser(name=SECRETARY, roles=(Role.SECRETARY,), password="the well is deep", again="the well is deep")
    single.do(add_user, own)
    with pytest.raises(Refused) as refused:
        single.do(write_note, WriteNote(about="", text=TEXT))
    assert refused.value.objections[0].message == rules.KEY_NEEDED

    door.unlock_notes(single, "the well is deep")
    single.do(write_note, WriteNote(about="", text=TEXT))

    assert single.keeper.is_alone
    assert single.ask(notes, single.keeper).notes[0].text == TEXT
    single.close()


def test_what_is_wrong_with_a_note_is_said_at_once(office: Office) -> None:
    """Nothing written, a subject that is too long, and oneself as the second reader."""
    me = id_of(office, MENTOR)
    long = "x" * (rules.LONGEST_SUBJECT + 1)
    with pytest.raises(Refused) as refused:
        office.do(write_note, WriteNote(about=long, text="  ", reader=me))

    told = {(each.about, each.message) for each in refused.value.objections}
    assert told == {
        ("about", rules.SUBJECT_TOO_LONG), ("text", rules.EMPTY_NOTE), ("reader", rules.READER_IS_WRITER),
    }  # fmt: skip


def test_a_note_is_taken_away_for_good_and_never_overwritten(office: Office) -> None:
    """Two windows of one writer: the second is told that it is late."""
    come(office, MENTOR)
    note_id = office.do(write_note, WriteNote(about=ABOUT, text=TEXT)).result
    order = AmendNote(note_id=note_id, version=1, about=ABOUT, text="Decided.")
    office.do(amend_note, order)
    with pytest.raises(Stale):
        office.do(amend_note, order)
    office.do(remove_note, note_id)
    with pytest.raises(NotFound):
        office.do(remove_note, note_id)

    assert seen_by(office, MENTOR) == NotesFacts(())


def test_a_note_put_there_by_hand_or_damaged_is_passed_over(office: Office) -> None:
    """What was sealed for another key does not open, and one flipped bit neither."""
    key, pair = seals.new_note_key(), seals.new_pair()
    sealed = seals.seal_note(ABOUT, TEXT, key)
    assert seals.open_note(sealed, key) == (ABOUT, TEXT)
    with pytest.raises(seals.CannotOpen):
        seals.open_note(sealed[:-1] + bytes([sealed[-1] ^ 1]), key)
    assert seals.open_with(pair.private, seals.seal_for(pair.public, key)) == key
    with pytest.raises(seals.CannotOpen):
        seals.open_with(seals.new_pair().private, seals.seal_for(pair.public, key))


def test_no_word_of_a_note_lies_anywhere(
    office: Office, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In no page of the file, nor its log, a backup, an export, a paper, a temporary file, the program's own log.

    Nor do papers, lines of the journal, lists and searches of the mentoring tell it: whoever writes it accompanies
    somebody there.
    """
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    path = tmp_path / "conapro.podb"
    caplog.set_level(logging.DEBUG)
    come(office, MENTOR)
    note_id = office.do(write_note, WriteNote(about=ABOUT, text=TEXT)).result
    office.do(amend_note, AmendNote(note_id=note_id, version=1, about=ABOUT, text=TEXT * 3))
    office.do(remove_note, office.do(write_note, WriteNote(about=ABOUT, text=TEXT)).result)
    office.ask(notes, office.keeper)

    unsealed = list(pages(tmp_path / "conapro.podb-wal", header=32, each=24))
    assert unsealed, "the log holds what was just written"
    come(office, SECRETARY)
    pair_id = _pair_of(office)
    files.back_up(path, tmp_path, offices.clock)
    files.export_plain(path, tmp_path / "plain.sqlite")
    for key in ("who-may-do-what", "office-hand-over"):
        print_paper(paper_called(key), office, tmp_path / f"{key}.pdf", PrintOrder(language="en"))
    told = _told_of_the_mentoring(office, pair_id, tmp_path)
    office.close()
    backup = next(tmp_path.glob("conapro-*.podb"))
    for file in (path, backup):
        unsealed += pages(file)
    assert unsealed[-1], "pages were read"
    assert any(MENTOR.encode() in page for page in unsealed), "what is no secret can be read in them"
    plain = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert any(MENTOR.encode() in content for content in plain)

    said = "\n".join(record.getMessage() for record in caplog.records)
    for word in (ABOUT, "step down", "ស្ងាត់"):
        for written in (word.encode(), word.encode("utf-16-le"), word.encode("unicode_escape")):
            assert not any(written in content for content in (*unsealed, *plain))
        assert word not in said
        assert word not in told


def _pair_of(office: Office) -> int:
    """A pair with a session whose topics are no secret."""
    women = make.member(office, "NSHIMIRIMANA Aline"), make.member(office, "UWIMANA Goreth")
    programme, cohort = mentoring.programme(office)
    mentee, mentor = (
        mentoring.on_roster(office, programme, role, member)
        for role, member in zip((PartRole.MENTEE, PartRole.MENTOR), women, strict=True)
    )
    pair_id = mentoring.pair(office, cohort, mentee, mentor)
    mentoring.session(office, pair_id, mentoring.BEGAN, topics="Reading a balance sheet")
    return pair_id


def _told_of_the_mentoring(office: Office, pair_id: int, folder: Path) -> str:
    """All that papers, the pair, the board, the journal and a search tell."""
    told = []
    for key, of in (("mentoring-pair", [pair_id]), ("mentoring-month", [])):
        target = folder / f"{key}.pdf"
        print_paper(paper_called(key), office, target, PrintOrder(language="en"), of=of)
        told.append(text_of(target))
    today = office.today()
    told += [repr(office.ask(pair_detail, pair_id, today)), repr(office.ask(board, today))]
    lines = office.ask(journal_rows, office.ask(journal_ids, JournalView()))
    assert "Reading a balance sheet" in told[0]
    assert any(line.act == "mentoring.session_logged" for line in lines)
    assert not len(office.ask(roll_ids, RollView(search="husband wants")))
    return "\n".join((*told, repr(lines)))


def pages(file: Path, header: int = 0, each: int = 0) -> Iterator[bytes]:
    """The pages of a file, or of its log, without their seal (SQLCipher 4: AES-256-CBC, 80 bytes at their ends)."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    content = file.read_bytes()[header:]
    for start in range(0, len(content) - 4095 - each, 4096 + each):
        page = content[start + each : start + each + 4096]
        number = struct.unpack(">I", content[start : start + 4])[0] if each else start // 4096 + 1
        skipped = 16 if number == 1 else 0
        decryptor = Cipher(algorithms.AES(KEY), modes.CBC(page[4016:4032])).decryptor()
        yield decryptor.update(page[skipped:4016]) + decryptor.finalize()


def test_only_two_places_of_the_program_read_the_table_of_notes() -> None:
    """Papers, exports, searches and lists do not know it, but for how many there are."""
    program = Path(files.__file__).parent.parent
    readers = {
        file.relative_to(program).as_posix()
        for file in program.rglob("*.py")
        if "PrivateNote" in (text := file.read_text(encoding="utf-8")) or "private_note" in text
    }

    assert {name for name in readers if "migrations" not in name} == {
        "db/access.py", "db/undo_tables.py", "services/access/commands/notes.py", "services/access/queries/notes.py",
        "services/access/queries/people.py",
    }  # fmt: skip
