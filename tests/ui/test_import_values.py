"""Values with a few answers are said in words while a table is checked, never as they are kept."""

from enum import StrEnum

import pytest

from pomanager.i18n import catalogue
from pomanager.rules.contacts import PhoneOwner
from pomanager.rules.households import Relation
from pomanager.rules.identity import IdentityKind
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.ui.members.importing.words import value_words


@pytest.mark.parametrize("kind", [PersonKind, PhoneOwner, Relation, IdentityKind, Sex, Status])
def test_every_answer_is_said_in_words(kind: type[StrEnum]) -> None:
    with catalogue.speaking("en"):
        said = {each: value_words(each) for each in kind}
    assert all(words[:1].isupper() or words == "—" for words in said.values()), said
    assert len(set(said.values())) == len(said)
