"""The panel beside the indicators: what the one chosen measures, who asks for it, and all its numbers."""

from pomanager.i18n import _, figures
from pomanager.readmodels.indicators import Indicators
from pomanager.rules.governance.indicators import DEFINITIONS, GROUP_WORDS, Figure
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts


class IndicatorPanel(DetailPanel):
    """Tells of one indicator; of none, that one can be chosen."""

    def __init__(self) -> None:
        super().__init__(356)
        self.setObjectName("indicator.panel")
        self.name, self.group = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.value, self.asked_by = Label("", "figure"), Label("", "small", wrap=True)
        self.defined, self.numbers = Facts(), Facts()
        self.begin_with(self.name, self.group)
        for part in (self.value, self.defined, self.numbers, self.asked_by):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))

    def show_figure(self, figure: Figure | None, told: Indicators | None) -> None:
        """Tell of an indicator."""
        chosen = figure is not None and told is not None
        for part in (self.group, self.value, self.defined, self.numbers, self.asked_by):
            part.setVisible(chosen)
        if figure is None or told is None:
            self.name.setText(_("Choose an indicator to read what it counts."))
            return
        defined = DEFINITIONS[figure.indicator]
        self.name.setText(_(defined.words))
        self.group.setText(_(GROUP_WORDS[defined.group]))
        self.value.setText(figures.value_told(figure, figure.value))
        self.defined.show_facts(definition_told(figure, told))
        women, men, young_women, young_men = figures.by_sex_told(figure, told.currency, told.decimals)
        self.numbers.show_facts(
            [
                (_("Women"), women), (_("Men"), men), (_("Young women"), young_women), (_("Young men"), young_men),
            ]
        )  # fmt: skip
        asked = figures.asked_by_told(figure.indicator)
        self.asked_by.setText(asked)
        self.asked_by.setVisible(bool(asked))


def definition_told(figure: Figure, told: Indicators) -> list[tuple[str, str]]:
    """Both numbers, each with the sentence that says what it counts."""
    defined = DEFINITIONS[figure.indicator]
    above = figures.number_told(figure.indicator, figure.numerator.all, told.currency, told.decimals)
    found = [(_("Numerator"), f"{above}\n{_(defined.numerator)}")]
    if figure.denominator is not None:
        below = figures.number_told(figure.indicator, figure.denominator.all, told.currency, told.decimals)
        found.append((_("Denominator"), f"{below}\n{_(defined.denominator)}"))
    return found
