"""What the list is sorted and counted by, on the member itself and in indexes; numbers sort by fewer signs."""

import sqlalchemy as sa
from alembic import op

from pomanager.rules.members import number_order

revision = "0002"
down_revision = "0001"

SORTED_BY = (
    "status", "section_id", "joined_on", "person_sort_key", "person_sex", "person_birth", "person_place_id",
)  # fmt: skip
CHUNK = 10_000

# As they were at this step, whatever is copied later: an old file is still brought up to date one step at a time.
COPIES = "person_sort_key, person_sex, person_birth, person_place_id"
FILL_COPIES = (
    f"UPDATE member SET ({COPIES}) = "  # noqa: S608 - fixed names
    "(person.sort_key, person.sex, replace(person.birth, '~', ''), person.place_id) "
    "FROM person WHERE person.id = member.person_id"
)
CREATE_COPIES = (
    f"""CREATE TRIGGER member_takes_copies AFTER INSERT ON member WHEN NEW.person_sort_key = '' BEGIN
        UPDATE member SET ({COPIES}) = (SELECT person.sort_key, person.sex, replace(person.birth, '~', ''), person.place_id FROM person WHERE person.id = NEW.person_id)
        WHERE id = NEW.id;
    END""",  # noqa: E501, S608 - fixed names; the very text that a check looks for
    f"""CREATE TRIGGER person_gives_copies AFTER UPDATE OF sort_key, sex, birth, place_id ON person
    WHEN (NEW.sort_key, NEW.sex, NEW.birth, NEW.place_id) IS NOT (OLD.sort_key, OLD.sex, OLD.birth, OLD.place_id) BEGIN
        UPDATE member SET ({COPIES}) = (NEW.sort_key, NEW.sex, replace(NEW.birth, '~', ''), NEW.place_id) WHERE person_id = NEW.id;
    END""",  # noqa: E501, S608
)


def upgrade() -> None:
    """Add the columns, fill them, and lay the indexes over them."""
    op.add_column("organisation", sa.Column("sort_language", sa.Text(), server_default="", nullable=False))
    op.add_column("member", sa.Column("person_sort_key", sa.Text(), server_default="", nullable=False))
    op.add_column("member", sa.Column("person_sex", sa.String(40), server_default="u", nullable=False))
    op.add_column("member", sa.Column("person_birth", sa.Text(), nullable=True))
    op.add_column("member", sa.Column("person_place_id", sa.Integer(), nullable=True))
    for index, table in (
        ("ix_member_status", "member"), ("ix_member_section_id", "member"), ("ix_member_number_order", "member"),
        ("ix_person_sort_key", "person"),
    ):  # fmt: skip
        op.drop_index(index, table)
    op.execute(FILL_COPIES)
    _order_numbers_anew()
    op.create_index("ix_member_number_order", "member", ["number_order"], unique=False)
    for column in SORTED_BY:
        op.create_index(f"ix_member_{column}", "member", [column, "number_order"], unique=False)
    op.create_index("ix_member_counted", "member", ["section_id", "person_sex", "status"], unique=False)
    op.create_index("ix_standing_since", "standing", ["since"], unique=False)
    for statement in CREATE_COPIES:
        op.execute(statement)


def _order_numbers_anew() -> None:
    connection = op.get_bind()
    numbers = connection.execute(sa.text("SELECT id, number FROM member")).all()
    statement = sa.text("UPDATE member SET number_order = :number_order WHERE id = :id")
    for start in range(0, len(numbers), CHUNK):
        some = numbers[start : start + CHUNK]
        connection.execute(statement, [{"id": row.id, "number_order": number_order(row.number)} for row in some])
