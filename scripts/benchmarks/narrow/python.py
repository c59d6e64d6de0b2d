"""Does with Python's csv and json what `moonhook transform` does to narrow rows: `python.py ROWS OUT`."""

import csv
import json
import re
import sys

departments = {
    "SAL-1": "Sales North",
    "SAL-2": "Sales South",
    "OPS-7": "Operations",
    "FIN": "Finance",
    "HR": "People",
    "IT": "Technology",
    "LAW": "Legal",
}
# As Lua has it, only the letters of ASCII have a case, and others belong to their word.
word = re.compile("([a-zA-Z\x80-\U0010ffff])([a-zA-Z\x80-\U0010ffff']*)").sub
upper = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
lower = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
no_digit = re.compile("[^0-9+]").sub
dialled = re.compile(r"\+[0-9]+").fullmatch


def capitalized(match):
    return match[1].translate(upper) + match[2].translate(lower)


def number(text):
    digits = no_digit("", text.replace("(0)", ""))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = "+49" + digits[1:]
    return digits if dialled(digits) else text


encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
with open(sys.argv[1], newline="", encoding="utf-8") as rows, open(sys.argv[2], "w", encoding="utf-8") as output:
    reader = csv.reader(rows)
    next(reader)
    for id, name, last_name, email, phone, department in reader:
        user = {
            "ID": int(id),
            "NAME": word(capitalized, name),
            "LAST_NAME": word(capitalized, last_name),
            "EMAIL": email.translate(lower),
            "PERSONAL_MOBILE": number(phone),
            "WORK_DEPARTMENT": departments[department],
        }
        output.write(encode(user) + "\n")
