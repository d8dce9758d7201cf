"""The table of drafts: what was typed into a form and not saved."""

import json
from collections.abc import Mapping
from typing import ClassVar

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base


class Draft(Base):
    """The entries of one form, as typed."""

    __tablename__ = "draft"
    area: ClassVar[Area] = Area.ORGANISATION

    form: Mapped[str] = mapped_column(primary_key=True)
    entries: Mapped[str] = mapped_column(comment="JSON: field to what was typed")


def keep(session: Session, form: str, entries: Mapping[str, str] | None) -> None:
    """Put the entries in place of those kept before; None only forgets them."""
    session.execute(delete(Draft).where(Draft.form == form))
    if entries:
        text = json.dumps(dict(entries), ensure_ascii=False)
        session.execute(insert(Draft).values(form=form, entries=text))


def read(session: Session, form: str) -> Mapping[str, str]:
    """The entries kept, empty where there are none."""
    text = session.scalars(select(Draft.entries).where(Draft.form == form)).first()
    return json.loads(text) if text else {}
