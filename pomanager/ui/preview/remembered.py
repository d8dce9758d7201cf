"""The order of a paper as it is proposed: the languages, sheets and letters chosen last on this computer."""

from pomanager.i18n import spoken
from pomanager.i18n.catalogue import SOURCE
from pomanager.i18n.languages import is_offered
from pomanager.readmodels.papers import PageSize, PrintOrder, TwoLanguages
from pomanager.ui.preferences import Preferences


def proposed(preferences: Preferences, *, may_stand_beside: bool) -> PrintOrder:
    """Return the order to begin with; what was kept and is offered no more is left out."""
    wished = (preferences.paper_language, spoken())
    language = next((code for code in wished if is_offered(code)), SOURCE)
    second = preferences.second_paper_language
    beside = may_stand_beside and preferences.two_languages == TwoLanguages.BESIDE
    return PrintOrder(
        language=language,
        second_language=second if is_offered(second) and second != language else "",
        two_languages=TwoLanguages.BESIDE if beside else TwoLanguages.AFTER,
        page_size=PageSize.LETTER if preferences.paper_size == PageSize.LETTER else PageSize.A4,
        large=preferences.large_print,
        both_sides=preferences.both_sides,
    )


def remember(preferences: Preferences, order: PrintOrder, *, may_stand_beside: bool) -> None:
    """Keep an order for the next paper; a draft mark is for once only, and is not kept."""
    preferences.paper_language = order.language
    preferences.second_paper_language = order.second_language
    if may_stand_beside and order.second_language:
        preferences.two_languages = order.two_languages.value
    preferences.paper_size = order.page_size.value
    preferences.large_print = order.large
    preferences.both_sides = order.both_sides
