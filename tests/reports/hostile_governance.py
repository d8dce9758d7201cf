"""Hostile papers on the funnel and the indicators, and the annual report."""

from dataclasses import replace

from pomanager.readmodels.annual_report import ReportSigner
from pomanager.readmodels.governance_report import ReportStanding
from pomanager.rules.bodies.kinds import Office
from pomanager.rules.governance.report import Chapter
from pomanager.rules.wording import Wording
from tests.reports import sheets_annual, sheets_bodies
from tests.reports import sheets_governance as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, seen


def funnel(texts: Texts) -> HostilePaper:
    """The funnel of a section."""
    head, names = letterhead(texts)
    section = next(texts)
    sheet = replace(sheets.funnel_sheet(section), letterhead=head)
    return HostilePaper(sheet, (names, Chain(seen(section)), Chain("Ontheroll604060%")))


def indicators(texts: Texts) -> HostilePaper:
    """The indicators of a section that has a body of its own."""
    head, names = letterhead(texts)
    section, body, where = (next(texts) for _field in range(3))
    sheet = replace(sheets.indicators_sheet(sheets.indicators(body, where), section), letterhead=head)
    told = tuple(Chain(seen(text)) for text in (section, body, where))
    return HostilePaper(sheet, (names, *told, Chain("72528.6%3:toofew")))


def annual_report(texts: Texts) -> HostilePaper:
    """The annual report of a section with what people wrote, a meeting, an interest, a training and who signs."""
    head, names = letterhead(texts)
    section, written, called, reason, party, topic, signer = (next(texts) for _field in range(7))
    chapters = (
        Chapter.MANAGEMENT, Chapter.MEETINGS, Chapter.ELECTIONS, Chapter.INTERESTS, Chapter.TRAINING,
        Chapter.SIGNATURES,
    )  # fmt: skip
    standing = ReportStanding(reason=reason)
    sheet = sheets_annual.report(
        letterhead=head, section=section, meetings=sheets_annual.meetings(called),
        elections=sheets_annual.elections(called), training=sheets_annual.training(topic),
        interests=(sheets_bodies.interest(sheets_bodies.person(), party),),
        signers=(ReportSigner(Office.CHAIR, Wording(), sheets_bodies.body(), signer),),
        asked=sheets_annual.asked(
            chapters, sheets_annual.texts({sheets_annual.SITUATION: written}), standing, section_id=1
        ),
    )  # fmt: skip
    told = tuple(Chain(seen(text)) for text in (section, written, called, party, topic, signer))
    return HostilePaper(sheet, (names, *told, Chain(f"Reasongiven:{seen(reason)}" if reason else "")))


def annual_report_short(texts: Texts) -> HostilePaper:
    """The year in short of a section, with who leads."""
    head, names = letterhead(texts)
    signer, section = next(texts), next(texts)
    sheet = sheets_annual.report(
        letterhead=head, section=section, asked=sheets_annual.asked(short=True, section_id=1),
        signers=(ReportSigner(Office.CHAIR, Wording(), sheets_bodies.body(), signer),),
    )  # fmt: skip
    return HostilePaper(sheet, (names, Chain(seen(signer)), Chain(seen(section), cut=True)))
