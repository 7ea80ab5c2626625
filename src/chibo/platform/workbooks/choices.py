"""The words about files that are not read."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chibo.platform.workbooks.rules.why import Why

REFUSALS: dict[str, Any] = {
    Why.EMPTY: _("The file is empty. Nothing was read; choose the file again."),
    Why.TOO_BIG: _(
        "The file has %(size)s MB; a list of at most %(limit)s MB is read. Nothing was read. "
        "Delete pictures and other sheets and save again."
    ),
    Why.TEXT: _(
        "This is a text file (CSV), even if its name says .xlsx. Nothing was read. Open it in Excel, "
        "choose Save as, Excel Workbook (.xlsx), and upload that file."
    ),
    Why.HTML: _(
        "This is a web page saved under the name of a workbook. Nothing was read. Open it in Excel, "
        "choose Save as, Excel Workbook (.xlsx), and upload that file."
    ),
    Why.PDF: _("This is a PDF. Nothing was read. Upload the Excel workbook (.xlsx) it was made from."),
    Why.OLD_EXCEL: _(
        "This is a workbook of the old kind (.xls). Nothing was read. Open it in Excel, choose Save as, "
        "Excel Workbook (.xlsx), and upload that file."
    ),
    Why.ENCRYPTED: _(
        "The workbook is protected by a password. Nothing was read. Open it in Excel, remove the password "
        "(File, Info, Protect Workbook), save, and upload it again."
    ),
    Why.WORD: _("This is a Word document. Nothing was read. Copy the table into Excel and save it as .xlsx."),
    Why.OPEN_DOCUMENT: _(
        "This is an OpenDocument file. Nothing was read. Open it in LibreOffice, choose Save as, "
        "Excel 2007–365 (.xlsx), and upload that file."
    ),
    Why.BINARY_EXCEL: _(
        "This is a binary workbook (.xlsb). Nothing was read. Choose Save as, Excel Workbook (.xlsx)."
    ),
    Why.MACROS: _(
        "The workbook contains macros (.xlsm). Nothing was read. Choose Save as, Excel Workbook (.xlsx), "
        "which leaves them out."
    ),
    Why.CORRUPT: _(
        "The workbook is damaged. Nothing was read. Open it in Excel, let it repair the file, save it under "
        "a new name and upload that one."
    ),
    Why.UNKNOWN: _("This is not an Excel workbook. Nothing was read; choose a file ending in .xlsx."),
    Why.WRONG_NAME: _(
        "The file ends in “%(extension)s” but is an .xlsx workbook. Nothing was read. "
        "Rename it and try again."
    ),
    Why.BOMB: _(
        "Unpacked, this file would be enormous; that is no list. Nothing was read. Copy the list "
        "alone into a new workbook."
    ),
    Why.FORMULAS: _(
        "The workbook has more than %(limit)s formulas. Nothing was read. Copy the list "
        "and paste it as values "
        "into a new workbook."
    ),
    Why.TOO_MANY_ROWS: _(
        "The list goes beyond row %(limit)s (cell %(cell)s). Nothing was read. Lists of an office are shorter: "
        "check whether other lists are in the same sheet."
    ),
    Why.TOO_MANY_COLUMNS: _(
        "The sheet goes beyond column %(limit)s (cell %(cell)s). Nothing was read. Delete what stands far "
        "to the right."
    ),
}
"""Each refusal of a file: what it is, that nothing was read, what to do."""
