"""The areas of the office: the names used for folders, refresh, journal and pages."""

from enum import StrEnum


class Area(StrEnum):
    """One part of the office's books; each may know those before it."""

    ORGANISATION = "organisation"
    ACCESS = "access"
    MEMBERS = "members"
    BODIES = "bodies"
    SHARES = "shares"
    DUES = "dues"
    ENTITLEMENT = "entitlement"
    MEETINGS = "meetings"
    ELECTIONS = "elections"
    MENTORING = "mentoring"
    GOVERNANCE = "governance"
    JOURNAL = "journal"
