"""Keeping how the columns of a table are read under a name, so that the next table of the kind is read alike."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pomanager.db.imports import ImportProfile
from pomanager.errors import Refused
from pomanager.rules import writing
from pomanager.rules.folding import fold
from pomanager.rules.importing.profiles import fingerprint_of, objections_to_profile_name
from pomanager.services.members.queries.profiles import profile_called
from pomanager.services.work import About, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepProfile:
    """Keep a choice of columns under a name, in place of what was kept under it before.

    ``headings`` are those of the table in their order; ``mapping`` says of each the field it fills, "-" for none.
    """

    name: str
    headings: tuple[str, ...]
    mapping: Mapping[str, str]


def keep_profile(work: Work, order: KeepProfile) -> int:
    """Write it, or raise Refused; returns its id. What is kept so already is not written again."""
    objections = objections_to_profile_name(order.name)
    if objections:
        raise Refused(objections)
    name = writing.tidy(order.name)
    mapping = json.dumps(dict(order.mapping), ensure_ascii=False, sort_keys=True)
    headings = json.dumps(order.headings, ensure_ascii=False)
    known = profile_called(work.session, name)
    row = ImportProfile() if known is None else work.session.get_one(ImportProfile, known.id)
    before = None if known is None else row.mapping
    if known is not None and (row.name, row.mapping, row.headings) == (name, mapping, headings):
        return row.id
    row.name, row.folded, row.mapping, row.headings, row.used_at = name, fold(name), mapping, headings, work.now
    row.fingerprint = fingerprint_of(order.headings)
    work.session.add(row)
    work.session.flush()
    work.record("members.profile_kept", About("import_profile", row.id, name), {"columns": (before, mapping)})
    return row.id
