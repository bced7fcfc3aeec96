"""Dates of publication as ISO 8601."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")


def iso_date(value: object) -> str | None:
    """The ISO 8601 form of a date as feeds, APIs and papers write it; None where it is none.

    A date without a time stays one; a time zone stays as it was given. 3/4/2016 is the third of April, as the Arab
    press writes it.
    """
    if not isinstance(value, str):
        return None
    text = value.strip().translate(_DIGITS)
    for parse in (_iso, _mail, _numbers):
        try:
            if found := parse(text):
                return found
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _iso(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return datetime.fromisoformat(text).isoformat()


def _mail(text: str) -> str:
    return parsedate_to_datetime(text).isoformat()


def _numbers(text: str) -> str | None:
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
    else:
        return None
    return date(year, month, day).isoformat()
