"""Hostile papers of meetings."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pomanager.readmodels.meetings.papers import (
    About,
    AgendaSheet,
    AssemblyAttendance,
    DraftsSheet,
    FailedCall,
    GuestLine,
    MissingNotice,
    ProxyFormSheet,
    TallySheet,
)
from pomanager.rules.meetings.deciding import Standing
from pomanager.rules.meetings.kinds import ItemKind, MeetingRole
from pomanager.rules.wording import Wording
from tests.reports import sheets_meetings as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, or_dash, seen


@dataclass(frozen=True, slots=True)
class _Told:
    """A meeting full of hostile texts, and how they are read."""

    about: About
    names: Chain
    texts: Mapping[str, str]

    @property
    def title(self) -> str:
        """What the meeting is called."""
        return _called(self.texts["title"], "Ordinarygeneralassembly")

    @property
    def facts(self) -> Chain:
        """The lines that say which meeting it is."""
        place = seen(self.texts["place"])
        return Chain(f"Meeting{self.title}CallSecondcallDayMonday,30March2026Hour09:00Venue{place}")

    @property
    def item(self) -> str:
        """The only item of the agenda with its number."""
        return f"4{_called(self.texts['item'], 'Accountsofthefinancialyear')}{seen(self.texts['note'])}"


def _called(title: str, otherwise: str) -> str:
    kept = Wording({"en": title}).in_language("en")
    return seen(kept) if kept else otherwise


def _told(texts: Texts) -> _Told:
    head, names = letterhead(texts)
    fields = ("title", "place", "called_by", "documents_place", "what_to_bring", "item", "note")
    found = {name: next(texts) for name in fields}
    label = sheets.label(title=Wording({"en": found["title"]}), place=found["place"])
    meeting = sheets.detail(
        label=label, called_by=found["called_by"], documents_place=found["documents_place"],
        what_to_bring=found["what_to_bring"],
    )  # fmt: skip
    item = sheets.item("4", ItemKind.ACCOUNTS, found["item"], found["note"])
    about = sheets.about(letterhead=head, meeting=meeting, agenda=(item,), failed=(), short_name="", capital=())
    return _Told(about, names, found)


def convocation(texts: Texts) -> HostilePaper:
    """One text for all, with an earlier call, a resolution, a document and the short name of the cooperative."""
    told = _told(texts)
    short, earlier, document, text, reasons = (next(texts) for _field in range(5))
    failed = FailedCall(replace(sheets.first_call(), place=earlier), None)
    about = replace(told.about, short_name=short, failed=(failed,))
    drafts = (sheets.draft("4", text, grounds=reasons),)
    sheet = sheets.convocation(about=about, documents=(document,), drafts=drafts)
    said = told.texts
    why = f"Reasons:{seen(reasons)}" if reasons else ""
    return HostilePaper(
        sheet,
        (
            told.names, told.facts,
            Chain(f"Calledby{seen(said['called_by'])}{'·' if said['called_by'] else ''}thechair"),
            Chain(f"14March2026,{seen(earlier)},hadnoquorum"),
            Chain(f"Agenda{told.item}Proposedresolutions"),
            Chain(f"Item4{seen(text)}{why}"),
            Chain(f"read{or_dash(said['documents_place'])}Fromthisdayon"),
            Chain(f"–{seen(document)}Howthemeeting"),
            *([Chain(f"bring{seen(said['what_to_bring'])}")] if said["what_to_bring"] else []),
            *([Chain(f"Shortname{seen(short)}")] if short else []),
        ),
    )  # fmt: skip


def poster(texts: Texts) -> HostilePaper:
    """A poster."""
    told = _told(texts)
    said = told.texts
    where, place = or_dash(said["place"]), said["documents_place"]
    return HostilePaper(
        sheets.convocation(about=told.about, documents=(), drafts=()),
        (
            told.names,
            Chain(f"{told.title}SecondcallMonday,30March2026·09:00{where}Allmembers"),
            Chain(f"Agenda{told.item}Documents"),
            Chain(f"readhere:{seen(place)},from" if place else f"read{or_dash(place)}Fromthisdayon"),
            *([Chain(f"bring{seen(said['what_to_bring'])}Calledby")] if said["what_to_bring"] else []),
            Chain(f"Calledby{seen(said['called_by'])}{'·' if said['called_by'] else ''}thechair"),
        ),
    )  # fmt: skip


def short_texts(texts: Texts) -> HostilePaper:
    """The short texts."""
    told = _told(texts)
    short = next(texts)
    said = told.texts
    item = _called(said["item"], "Accountsofthefinancialyear")
    title, place, bring = told.title, seen(said["place"]), said["what_to_bring"]
    who = f"{seen(said['called_by'])}{',' if said['called_by'] else ''}thechair"
    opening = Chain(f"Textmessage{seen(short)}:") if short else told.names
    return HostilePaper(
        sheets.convocation(about=replace(told.about, short_name=short), documents=(), drafts=()),
        (
            told.names, opening,
            Chain(f"{title},Secondcall.30/03/2026,09:00,{place}.Agenda:4{item}.{who}"),
            Chain(f"Itcallsthismeeting:{title}.Secondcall."),
            Chain(f"Theplace:{place}.Ontheagenda:4,{item}."),
            *([Chain(f"readhere:{seen(said['documents_place'])},from")] if said["documents_place"] else []),
            *([Chain(f"Pleasebring:{seen(bring.removesuffix('.'))}.")] if bring else []),
        ),
    )  # fmt: skip


def slips(texts: Texts) -> HostilePaper:
    """One slip; what is too long for its place ends in dots."""
    told = _told(texts)
    name, number, section, place = (next(texts) for _field in range(4))
    person = replace(sheets.invited(), name=name, number=number, section=section, place=place)
    return HostilePaper(sheets.slips(person, of=told.about), (Chain(seen(name), cut=True),))


def proof(texts: Texts) -> HostilePaper:
    """One notice to a person, one to a section, and somebody without."""
    told = _told(texts)
    number, name, section, carrier, evidence, missing, absent = (next(texts) for _field in range(7))
    lines = [
        sheets.notice(number=number, name=name, section=section, carrier=carrier, evidence=evidence),
    ]
    sheet = sheets.proof(*lines, about=told.about, missing=(MissingNotice(missing, absent, "Gitega"),))
    to = "·".join(seen(part) for part in (number, name, section) if part) or "everybody"
    proved = f"·{seen(evidence)}" if evidence else ""
    return HostilePaper(
        sheet,
        (
            told.names, told.facts,
            Chain(f"Proof{to}Letterbyhand,againstreceipt15/03/2026{seen(carrier)}Thumb-print{proved}Without"),
            Chain(f"Section{seen(missing)}{seen(absent)}Gitega"),
            Chain(f"besideeach:{told.title},30March2026."),
        ),
    )  # fmt: skip


def proxy_form(texts: Texts) -> HostilePaper:
    """A form for a proxy."""
    told = _told(texts)
    where = "·".join(part for part in ("09:00", seen(told.texts["place"])) if told.texts["place"] or part == "09:00")
    return HostilePaper(
        ProxyFormSheet(told.about),
        (told.names, Chain(f"Meeting{told.title}·Secondcall·30March2026Hourandplace{where}Whoevercarries")),
    )


def attendance(texts: Texts) -> HostilePaper:
    """One line with everything on it, in a section, and a guest."""
    told = _told(texts)
    section, number, name, other, capacity, place, phone, principal, guest, why = (next(texts) for _field in range(10))
    line = sheets.attendance_line(
        1, number=number, name=name, other_script=other, capacity=capacity, place=place, phone=phone,
        principals=(principal,), carried=1,
    )  # fmt: skip
    sheet = sheets.attendance(line, about=told.about, guests=(GuestLine(guest, why),))
    named = replace(sheet, groups=[replace(next(iter(sheet.groups)), section=section)])
    whose = f"Proxiesof:{seen(principal)}"
    return HostilePaper(
        named,
        (
            told.names,
            Chain(f"{seen(section) if section else 'Withoutasection'}LineNo.", cut=True),
            Chain(f"1{seen(number)}{seen(name)}{seen(other)}{seen(capacity)}{whose}Woman{seen(place)}{seen(phone)}511"),
            Chain(f"CapacitySignature{seen(guest)}{seen(why)}"),
        ),
    )  # fmt: skip


def agenda(texts: Texts) -> HostilePaper:
    """An agenda of one item, with a document of it and one of the whole meeting."""
    told = _told(texts)
    own, general = (next(texts) for _field in range(2))
    item = replace(told.about.agenda[0], documents=(own,))
    return HostilePaper(
        AgendaSheet(replace(told.about, agenda=(item,)), (general,)),
        (told.names, told.facts, Chain(f"{told.item}Documents:{seen(own)}Documents–{seen(general)}")),
    )


def drafts(texts: Texts) -> HostilePaper:
    """One resolution."""
    told = _told(texts)
    text, reasons, mover = (next(texts) for _field in range(3))
    draft = sheets.draft("4", text, grounds=reasons, moved_by=mover, item=told.about.agenda[0])
    title = _called(told.texts["item"], "Accountsofthefinancialyear")
    why = f"Reasons{seen(reasons)}" if reasons else ""
    who = f"Proposedby{seen(mover)}" if mover else ""
    return HostilePaper(
        DraftsSheet(told.about, (draft,)),
        (told.names, told.facts, Chain(f"Item4·{title}{seen(text)}KindDecision{why}{who}Howthemeetingdecides")),
    )


def tally(texts: Texts) -> HostilePaper:
    """A tally of one resolution, signed by a teller whose name is known."""
    told = _told(texts)
    text, teller = (next(texts) for _field in range(2))
    meeting = told.about.meeting
    assert meeting is not None
    bureau = tuple(replace(each, name=teller) for each in meeting.bureau if each.role is MeetingRole.TELLER)[:1]
    about = replace(told.about, meeting=replace(meeting, bureau=bureau))
    draft = sheets.draft("4", text, item=told.about.agenda[0])
    title = _called(told.texts["item"], "Accountsofthefinancialyear")
    return HostilePaper(
        TallySheet(about, (draft,), 120),
        (told.names, told.facts, Chain(f"Item4·{title}{seen(text)}Voteby"), Chain(f"Thumb-print{seen(teller)}Date:")),
    )


def resolutions(texts: Texts) -> HostilePaper:
    """One resolution, repealed by another."""
    head, names = letterhead(texts)
    reference, title, item, text, article, by, who = (next(texts) for _field in range(7))
    line = sheets.resolution(
        reference=reference, title=Wording({"en": item}), text=text, article=article, repealed_by=by, responsible=who,
        meeting=sheets.label(title=Wording({"en": title})), standing=Standing.REPEALED,
    )  # fmt: skip
    meeting = f"{_called(title, 'Ordinarygeneralassembly')},30Mar2026"
    what = f"4{_called(item, 'Accountsofthefinancialyear')}{seen(text)}"
    repealed = f"repealed30/03/2026{'by' + seen(by) if by else ''}"
    cells = (
        f"{seen(reference)}{meeting}{what}For38Against2Abstentions1adoptedmorethanhalf{seen(article)}{repealed}"
        f"{seen(who)}until30/06/2026"
    )
    return HostilePaper(replace(sheets.resolutions(line), letterhead=head), (names, Chain(cells)))


def follow_ups(texts: Texts) -> HostilePaper:
    """Something to be done."""
    head, names = letterhead(texts)
    text, title, reference, who, remarks = (next(texts) for _field in range(5))
    line = sheets.follow_up(
        text=text, reference=reference, responsible=who, remarks=remarks,
        meeting=sheets.label(title=Wording({"en": title})),
    )  # fmt: skip
    meeting = f"{_called(title, 'Ordinarygeneralassembly')},30Mar2026"
    cells = f"{seen(text)}{meeting}{or_dash(reference)}{or_dash(who)}30/06/2026late{seen(remarks)}"
    return HostilePaper(replace(sheets.follow_ups(line), letterhead=head), (names, Chain(cells)))


def rates(texts: Texts) -> HostilePaper:
    """An officer and an assembly."""
    head, names = letterhead(texts)
    body, number, name, office, title = (next(texts) for _field in range(5))
    officer = sheets.officer_attendance(body=Wording({"en": body or "Board"}), number=number, name=name, office=office)
    assembly = AssemblyAttendance(sheets.label(title=Wording({"en": title})), 120, 38, 3, 19, 55)
    sheet = replace(sheets.rates(officer), letterhead=head, assemblies=(assembly,))
    who = "·".join(seen(part) for part in (number, name) if part)
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"{_called(body or 'Board', '')}NameOffice"),
            Chain(f"{who}{or_dash(office)}6401166.7%"),
            Chain(f"{_called(title, 'Ordinarygeneralassembly')}30/03/2026120383"),
        ),
    )  # fmt: skip


MAKERS = {
    "convocation": convocation, "convocation-poster": poster, "convocation-short": short_texts,
    "receipt-slips": slips, "proof-of-convocation": proof, "proxy-form": proxy_form, "attendance-sheet": attendance,
    "agenda": agenda, "draft-resolutions": drafts, "tally-sheet": tally, "resolutions": resolutions,
    "follow-ups": follow_ups, "attendance-rates": rates,
}  # fmt: skip
