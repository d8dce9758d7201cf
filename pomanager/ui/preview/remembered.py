"""The order of a paper as it is proposed: what was chosen last on this computer, and what the books offer to choose."""

from pomanager.i18n import spoken
from pomanager.i18n.catalogue import SOURCE
from pomanager.i18n.languages import is_offered
from pomanager.papers import Paper
from pomanager.readmodels.papers import PageSize, PrintOrder, TwoLanguages
from pomanager.rules.paper_options import OptionKind, Options
from pomanager.services.office import Office
from pomanager.ui.preferences import Preferences
from pomanager.ui.preview.options import Known


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


def known_for(office: Office, paper: Paper) -> Known:
    """Return what the books offer for the options of a paper: sections, fees, types of share, texts."""
    kinds = {option.kind for option in paper.options}
    if not kinds & {OptionKind.SECTION, OptionKind.FEE, OptionKind.SHARE_TYPE, OptionKind.TEXT}:
        return Known()
    from pomanager.services.dues.queries.sheets import fee_choices, reminder_text
    from pomanager.services.members.queries.addressees import letter_text, section_choices
    from pomanager.services.shares.queries.share_sheets import share_type_choices

    texts = {"text": letter_text, "reminder": reminder_text}
    return Known(
        office.ask(section_choices) if OptionKind.SECTION in kinds else (),
        office.ask(fee_choices) if OptionKind.FEE in kinds else (),
        {option.name: office.ask(texts[option.name]) for option in paper.options if option.kind is OptionKind.TEXT},
        office.ask(share_type_choices) if OptionKind.SHARE_TYPE in kinds else (),
    )


def keep(office: Office, options: Options) -> None:
    """Keep the text of a letter in the office file for the next one; a file open for reading only keeps nothing."""
    from pomanager.services.drafts import draft, keep_draft
    from pomanager.services.dues.queries.sheets import REMINDER
    from pomanager.services.members.queries.addressees import LETTER

    for form, text in ((LETTER, options.text), (REMINDER, options.reminder)):
        if text and not office.read_only and office.ask(draft, form).get("text") != text:
            office.do(keep_draft, form, {"text": text})
