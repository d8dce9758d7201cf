"""Charts as values, and the one layout by which paper and screen draw them.

What is shown is in ``values``; ``layout`` says where each bar, line and word of it stands.
"""

from pomanager.readmodels.charts.layout import laid_out, narrowest
from pomanager.readmodels.charts.parts import Bar, Box, Form, Label, Layout, Letters, Line, Role, Side, Stroke, Swatch
from pomanager.readmodels.charts.patterns import DASHES, FILLED_POINTS, hatching, point_shape
from pomanager.readmodels.charts.values import Chart, Kind, Pattern, Reference, Row, Series, Tick, Value

__all__ = [
    "DASHES", "FILLED_POINTS", "Bar", "Box", "Chart", "Form", "Kind", "Label", "Layout", "Letters", "Line", "Pattern",
    "Reference", "Role", "Row", "Series", "Side", "Stroke", "Swatch", "Tick", "Value", "hatching", "laid_out",
    "narrowest", "point_shape",
]  # fmt: skip
