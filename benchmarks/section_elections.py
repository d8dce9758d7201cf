"""Elections of sections: 1,204 delegates of 301 sections nominated, published, counted, declared and installed."""

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.figures import Figure
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.meetings.kinds import Convener, MeetingKind
from pomanager.rules.members import Sex
from pomanager.services import files
from pomanager.services.elections.commands.declaring import declare_all
from pomanager.services.elections.commands.installing import install_mandates
from pomanager.services.elections.commands.nominating_many import nominate_many
from pomanager.services.elections.commands.sections import prepare_section_elections
from pomanager.services.elections.commands.together import count_all, publish_lists
from pomanager.services.elections.orders import (
    Candidacy,
    DeclareAll,
    InstallMandates,
    NominateMany,
    PrepareSectionElections,
)
from pomanager.services.elections.orders_together import PublishLists
from pomanager.services.elections.queries.listing import elections_of_delegates
from pomanager.services.meetings.commands.planning import PlanMeeting, plan_meeting
from pomanager.services.members.commands.admission import AdmitMember, admit_member
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import AdoptPreset, adopt_preset

DELEGATES, OF_SECTION = 1_204, 4
MOST_DECLARING = 3.0
DAY, POLL = date(2026, 11, 23), date(2026, 11, 20)
LAWS = {"section_assembly.held": "yes", "section_assembly.delegates": f"{OF_SECTION} delegates"}


def measure() -> list[Figure]:
    """Seconds of each act on all sections at once, and of declaring and installing together."""
    with tempfile.TemporaryDirectory() as folder:
        office = files.create(Path(folder) / "office.podb", "CONAPRO", "fr", _now)
        meeting_id = _with_members(office)
        order = PrepareSectionElections(for_meeting_id=meeting_id, held_on=POLL, way=Way.ACCLAMATION)
        laid_down = _seconds(lambda: office.do(prepare_section_elections, order))
        nominated = _seconds(lambda: office.do(nominate_many, _everybody(meeting_id)))
        ids = tuple(each.id for each in office.ask(elections_of_delegates, meeting_id))
        published = _seconds(lambda: office.do(publish_lists, PublishLists(election_ids=ids, published_on=POLL)))
        counted = _seconds(lambda: office.do(count_all, ids))
        declared = _seconds(lambda: office.do(declare_all, DeclareAll(election_ids=ids, on=DAY, by="Le comité")))
        installed = _seconds(
            lambda: office.do(install_mandates, InstallMandates(election_ids=ids, decision="AG", all_accept=True))
        )
        office.close()
    return [
        Figure(f"{len(ids)} elections of sections laid down", laid_down, "s"),
        Figure(f"{DELEGATES:,} candidacies written down", nominated, "s"),
        Figure(f"{len(ids)} lists published", published, "s"),
        Figure(f"{len(ids)} sections counted", counted, "s"),
        Figure(f"{DELEGATES:,} delegates declared and installed", declared + installed, "s", most=MOST_DECLARING),
    ]


def _now() -> datetime:
    return datetime(DAY.year, DAY.month, DAY.day, 10, tzinfo=UTC)


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _with_members(office: Office) -> int:
    """As many members as delegates, four in each section, and the meeting they are sent to; returns it."""
    office.do(adopt_preset, AdoptPreset(preset="", since=date(2015, 1, 1), decision="AGE 1/2015", values=LAWS))
    for place in range(DELEGATES):
        order = AdmitMember(
            full_name=f"NDAYIZEYE {place:04}", sex=Sex.FEMALE if place % 3 else Sex.MALE, on=date(2020, 1, 1),
            decision="AG 1/2020", section=f"Colline {place // OF_SECTION:03}",
        )  # fmt: skip
        office.do(admit_member, order)
    plan = PlanMeeting(
        kind=MeetingKind.DELEGATES_ASSEMBLY, held_on=DAY, starts_at=540, place="Gitega", convener=Convener.BOARD
    )
    return office.do(plan_meeting, plan).result


def _everybody(meeting_id: int) -> NominateMany:
    """Everybody stands for their own section, told by its name."""
    rows = tuple(
        Candidacy(member_id=place + 1, section=f"Colline {place // OF_SECTION:03}") for place in range(DELEGATES)
    )
    return NominateMany(candidacies=rows, received_on=POLL, accepted_on=POLL, for_meeting_id=meeting_id)
