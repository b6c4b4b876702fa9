"""Judges spreadsheets: reads them as JSON lines, {"format", "file", "rows", ...}, and prints faults.

Nothing here is taken from Parlance: CSV is read by Python's csv module, workbooks by openpyxl.
"""

import csv
import io
import json
import re
import sys

FORMULA = re.compile(r"[ \u00a0]*[=+\-@＝＋－＠]|[\t\r\n]")
GUARDED = re.compile(r"'+([ \u00a0]*[=+\-@＝＋－＠]|[\t\r\n])")


def unguarded(text):
    return text[1:] if GUARDED.match(text) else text


def unescaped(text):
    # openpyxl undoes the escape of an underscore, and leaves the others, so that both look alike.
    text = text.replace("x005F_", "")
    return re.sub("_x([0-9a-fA-F]{4})_", lambda match: chr(int(match[1], 16)), text)


def compare(found, rows):
    if len(found) != len(rows):
        yield f"{len(found)} rows for {len(rows)}"
    for number, (row, expected) in enumerate(zip(found, rows), 1):
        for cell, text in zip(row, expected, strict=True):
            if cell != text:
                yield f"row {number}: {cell!r} in place of {text!r}"


def judge_csv(case):
    data = open(case["file"], "rb").read()
    if not data.startswith(b"\xef\xbb\xbf"):
        yield "no byte order mark"
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    for number, row in enumerate(rows, 1):
        for cell in row:
            if FORMULA.match(cell):
                yield f"row {number}: {cell!r} looks like a formula"
    yield from compare([[unguarded(cell) for cell in row] for row in rows], case["rows"])


def judge_xlsx(case):
    import openpyxl

    sheet = openpyxl.load_workbook(case["file"]).active
    found = []
    for number, row in enumerate(sheet.iter_rows(), 1):
        for cell in row:
            if cell.data_type != "s" and cell.value is not None:
                yield f"row {number}: {cell.value!r} is of the type {cell.data_type}"
            if cell.number_format != "@":
                yield f"row {number}: what is typed may become something else than a text"
            if not cell.alignment.wrap_text:
                yield f"row {number}: the text is not wrapped"
        found.append([unescaped(unguarded(cell.value or "")) for cell in row])
    yield from compare(found, [[unescaped(text) for text in row] for row in case["rows"]])
    if sheet.freeze_panes != "A2":
        yield f"the first row is not frozen, but {sheet.freeze_panes}"
    if bool(sheet.sheet_view.rightToLeft) != case["rightToLeft"]:
        yield "the direction of the sheet is wrong"
    if not sheet.protection.sheet or sheet.protection.password:
        yield "the sheet is not protected, or has a password"
    for column in "ABNO":
        if sheet[f"{column}2"].protection.locked == (column == "B"):
            yield f"column {column} is locked wrongly"


def main():
    for line in open(sys.argv[1], encoding="utf-8"):
        case = json.loads(line)
        try:
            for fault in globals()[f"judge_{case['format']}"](case):
                print(f"{case['format']}: {fault}".replace("\n", " "))
        except Exception as error:
            print(f"{case['format']}: {type(error).__name__} {error}".replace("\n", " "))


main()
