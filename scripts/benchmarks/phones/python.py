"""Does with Python's phonenumbers what floor.cpp does, on one processor: `python.py TEXTS OUT`."""

import sys

import phonenumbers

with open(sys.argv[1], encoding="utf-8") as texts, open(sys.argv[2], "w", encoding="utf-8") as output:
    for line in texts:
        text = line.rstrip("\n")
        try:
            number = phonenumbers.parse(text, "DE")
            if phonenumbers.is_valid_number(number):
                text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        except phonenumbers.NumberParseException:
            pass
        output.write(text + "\n")
