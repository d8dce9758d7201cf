"""What we use of XlsxWriter, which writes spreadsheets."""

from xlsxwriter.workbook import Workbook as Workbook
