"""Spreadsheets as offices own them (XLSX, ODS, XLS), taken apart so that each of their parts can be broken."""

import io
import zipfile
from functools import cache

from tests import offices
from tests.reliability.csv_seeds import TABLES
from tests.reliability.old_excel import workbook
from xlsxwriter import Workbook

Parts = dict[str, bytes]
"""The files within an archive, by their names."""

ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
    "<office:body><office:spreadsheet>"
)
ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"


@cache
def xlsx_parts() -> tuple[Parts, ...]:
    """A workbook for each table: with shared strings, merged and hidden cells, days, numbers and a failed formula."""
    return tuple(_taken_apart(_xlsx(number)) for number in range(len(TABLES)))


def _xlsx(number: int) -> bytes:
    file = io.BytesIO()
    with Workbook(file) as book:
        book.set_properties({"created": offices.NOW})  # the same file whenever it is made
        sheet = book.add_worksheet("Roll")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for row, cells in enumerate(TABLES[number]):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell)
        sheet.write_number(1, 20, 26004.5, day)
        sheet.write_number(1, 21, 12345678901234567890)
        sheet.write(1, 22, True)
        sheet.write_formula(1, 23, "=1/0", None, "#DIV/0!")
        sheet.merge_range(1, 24, 3, 24, "Gitega")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(3, 3, None, None, {"hidden": True})
        book.add_worksheet("empty")
    return file.getvalue()


def _taken_apart(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def ods_parts() -> tuple[Parts, ...]:
    """The same tables as LibreOffice Calc would keep them."""
    return tuple(_ods(number) for number in range(len(TABLES)))


def _ods(number: int) -> Parts:
    rows = "".join(
        "<table:table-row>" + "".join(map(_ods_cell, cells)) + "</table:table-row>" for cells in TABLES[number]
    )
    number_cell = '<table:table-cell office:value-type="float" office:value="12.5"/>'
    day = '<table:table-cell office:value-type="date" office:date-value="1971-03-12"/>'
    repeated = '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"/>'
    sheet = f'<table:table table:name="Roll">{rows}{repeated}{number_cell}{day}</table:table-row></table:table>'
    content = f"{ODS_HEAD}{sheet}</office:spreadsheet></office:body></office:document-content>"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{ODS_KIND}"/>'
    manifest = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entry}</m:manifest>'
    return {"mimetype": ODS_KIND.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}


def _ods_cell(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<table:table-cell office:value-type="string"><text:p>{plain}</text:p></table:table-cell>'


@cache
def old_workbooks() -> tuple[bytes, ...]:
    """The same tables as an old Excel would keep them."""
    return tuple(workbook([[*cells, 26004.5] for cells in rows]) for rows in TABLES)


def archived(parts: Parts, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The parts as one archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, how)
    return file.getvalue()
