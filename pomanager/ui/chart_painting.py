"""Paints the layout of a chart on the screen: in the colours of the look, patterned so that it needs none of them."""

from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from pomanager.readmodels import charts
from pomanager.readmodels.charts import (
    DASHES,
    FILLED_POINTS,
    Bar,
    Box,
    Form,
    Label,
    Layout,
    Letters,
    Line,
    Pattern,
    Role,
    Side,
    Stroke,
    Swatch,
)
from pomanager.ui.look import Look

_FONTS = {
    Role.TITLE: "sheet",
    Role.LEGEND: "small",
    Role.LABEL: "body",
    Role.REMARK: "small",
    Role.NOTE: "strong",
    Role.FIGURE: "body",
    Role.TICK: "key",
}
_INKS = {Role.LEGEND: "text2", Role.REMARK: "text2", Role.TICK: "text2"}
_LINES = {Line.BASE: "text2", Line.SCALE: "edge", Line.HEIGHT: "line", Line.FALL: "edge"}
_SIDES = {
    Side.LEFT: Qt.AlignmentFlag.AlignLeft,
    Side.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Side.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_HATCH, _DOT = 1.1, 2.0
_CURVE, _THIN_CURVE = 2.0, 1.0
_COMPARED, _CASING = 1.8, 4.0
_COMPARED_DASHES = (4.0, 2.5)


def letters_of(look: Look) -> Letters:
    """How wide and high letters are in this look."""
    metrics = {role: QFontMetricsF(_font(look, role)) for role in Role}
    high = {role: float(ceil(metrics[role].height() * look.line_percent / 100)) for role in Role}

    def width(text: str, role: Role) -> float:
        return metrics[role].horizontalAdvance(text)

    def leading(role: Role) -> float:
        return high[role]

    return Letters(width, leading, look.scale)


def _font(look: Look, role: Role) -> QFont:
    return look.font(_FONTS[role])


class ChartPainter:
    """Paints a layout with one painter in one look."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self._painter = painter
        self._look = look
        self._unit = look.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, layout: Layout) -> None:
        """Paint bars, lines and words."""
        for bar in layout.bars:
            if bar.form is Form.AREA:
                self._paint_area(bar)
        for stroke in layout.strokes:
            self._paint_stroke(stroke)
        for bar in layout.bars:
            if bar.form is Form.POINT:
                self._paint_point(bar.box, bar.pattern)
        for swatch in layout.swatches:
            self._paint_swatch(swatch)
        for label in layout.labels:
            self._paint_label(label)

    def ring(self, box: Box, colour: str, width: float) -> None:
        """Draw a ring round a box, in the colour of a token."""
        self._painter.setPen(QPen(self._look.colour(colour), width * self._unit))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = 3 * self._unit
        self._painter.drawRoundedRect(_rect(box.grown(2.5 * self._unit)), corner, corner)

    def _paint_area(self, area: Bar | Swatch) -> None:
        box = area.box
        if not box.width:
            return
        solid = area.pattern is Pattern.SOLID
        ink = self._look.colour("accent" if solid else "text2")
        rect = _rect(box)
        self._painter.fillRect(rect, ink if solid else self._look.colour("surface"))
        lines = charts.hatching(box, area.pattern, self._unit)
        if lines:
            wide = _DOT if area.pattern is Pattern.DOTTED else _HATCH
            self._painter.save()
            self._painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
            self._painter.setPen(_pen(ink, wide * self._unit))
            self._painter.drawLines([QLineF(*line) for line in lines])
            self._painter.restore()
        self._painter.setPen(QPen(ink, self._unit))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        half = min(self._unit, box.width) / 2
        self._painter.drawRect(rect.adjusted(half, half, -half, -half))

    def _paint_stroke(self, stroke: Stroke) -> None:
        path = QPolygonF([QPointF(x, y) for x, y in stroke.points])
        if stroke.line is Line.CURVE:
            self._painter.setPen(self._curve_pen(stroke.pattern))
        elif stroke.line is Line.REFERENCE:
            self._painter.setPen(QPen(self._look.colour("surface"), _CASING * self._unit))
            self._painter.drawPolyline(path)
            pen = QPen(self._look.colour("text"), _COMPARED * self._unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([length / _COMPARED for length in _COMPARED_DASHES])
            self._painter.setPen(pen)
        else:
            self._painter.setPen(QPen(self._look.colour(_LINES[stroke.line]), self._unit))
        self._painter.drawPolyline(path)

    def _curve_pen(self, pattern: Pattern) -> QPen:
        width = _THIN_CURVE if pattern is Pattern.OPEN else _CURVE
        pen = QPen(self._curve_ink(pattern), width * self._unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if DASHES[pattern]:
            pen.setDashPattern([length / width for length in DASHES[pattern]])
        return pen

    def _curve_ink(self, pattern: Pattern) -> QColor:
        return self._look.colour("accent" if pattern is Pattern.SOLID else "text2")

    def _paint_point(self, box: Box, pattern: Pattern) -> None:
        if not box.width:
            return
        ink = self._curve_ink(pattern)
        self._painter.setPen(QPen(ink, 1.4 * self._unit))
        self._painter.setBrush(ink if pattern in FILLED_POINTS else self._look.colour("surface"))
        self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in charts.point_shape(box, pattern)]))

    def _paint_swatch(self, swatch: Swatch) -> None:
        box = swatch.box
        x, y = box.middle
        through = ((box.x, y), (box.right, y))
        if swatch.form is Form.AREA:
            self._paint_area(swatch)
        elif swatch.form is Form.REFERENCE:
            self._paint_stroke(Stroke(Line.REFERENCE, through))
        else:
            self._paint_stroke(Stroke(Line.CURVE, through, swatch.pattern))
            half = 3 * self._unit
            self._paint_point(Box(x - half, y - half, 2 * half, 2 * half), swatch.pattern)

    def _paint_label(self, label: Label) -> None:
        """Each line on its side; its own letters decide in which direction it runs."""
        painter = self._painter
        painter.setFont(_font(self._look, label.role))
        painter.setPen(self._look.colour(_INKS.get(label.role, "text")))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        flags = _SIDES[label.side] | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        high = label.box.height / max(1, len(label.lines))
        for number, line in enumerate(label.lines):
            place = QRectF(label.box.x, label.box.y + number * high, label.box.width, high)
            painter.drawText(place, flags | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, line)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _pen(ink: QColor, width: float) -> QPen:
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
