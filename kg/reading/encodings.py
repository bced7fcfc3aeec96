"""Bytes to text: UTF-8, UTF-16 and Windows-1256, told apart without guessing at others."""

import codecs
import re

from kg.reading.problems import NOT_DECODED, UnreadableError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NULS_ALLOWED = 0.001
"""Share of NULs above which a text is none: one a page is a scraper's slip."""
_CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")
_CONTROLS_ALLOWED = 0.05
"""Share of other control characters above which a text is none. Random bytes have a tenth; an article a stray one."""
_BROKEN = re.compile("[\udc80-\udcff\x01-\x08\x0b\x0e-\x1f\x7f]")
_BROKEN_ALLOWED = 0.05
_EXPECTED = re.compile("[\t-\r\x1b -~\xa0-\xff\u0100-\u017f\u0600-\u077f\u2000-\u206f\ufb50-\ufdff\ufe70-\ufeff]")
"""Characters of Arabic and Latin text, to tell UTF-16 without a byte order mark from binary data."""
_ARABIC = re.compile("[\u060c\u061b\u061f\u0621-\u0652«»\xa0“”‘’…–—•\u200c-\u200f]")


def encoding_of(data: bytes) -> str:
    """The codec of a text by its bytes, maybe the beginning of a longer file; UnreadableError where none fits."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    if b"\0" in data and (utf16 := _utf16_without_mark(data)) is not None:
        return utf16
    if _is_binary(data.decode("utf-8", errors="replace")):
        raise UnreadableError("binary file")
    if _beginning(data, "utf-8") is not None:
        return "utf-8"
    # Windows-1256 gives a character for every byte, so only the characters tell whether it is meant.
    beyond_ascii = [c for c in data.decode("cp1256") if c > "\x7f"]
    if sum(map(bool, map(_ARABIC.match, beyond_ascii))) >= 0.9 * len(beyond_ascii):
        return "cp1256"
    raise UnreadableError(NOT_DECODED)


def encoding_of_records(head: bytes) -> str:
    """The codec of a file of records by its beginning: UTF-8 also where a few bytes are broken, as only the records
    that hold them suffer."""
    try:
        return encoding_of(head)
    except UnreadableError:
        text = head.decode("utf-8", errors="surrogateescape")
        if text.count("\0") <= _NULS_ALLOWED * len(text) and len(_BROKEN.findall(text)) <= _BROKEN_ALLOWED * len(text):
            return "utf-8"
        raise


def decode(data: bytes) -> str:
    """The text of a whole file without its byte order mark, else unchanged; UnreadableError where it is no text."""
    try:
        text = data.decode(encoding_of(data))
    except UnicodeDecodeError as error:
        raise UnreadableError(NOT_DECODED) from error
    if _is_binary(text):
        raise UnreadableError("binary file")
    return text


def _is_binary(text: str) -> bool:
    nuls, controls = text.count("\0"), len(_CONTROLS.findall(text))
    return nuls > _NULS_ALLOWED * len(text) or controls > _CONTROLS_ALLOWED * len(text)


def _beginning(data: bytes, codec: str) -> str | None:
    """`data` decoded, a character torn at its end left out; None where it is not in `codec`."""
    try:
        return codecs.getincrementaldecoder(codec)().decode(data)
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    # The high byte of ASCII, blanks and newlines among it, is zero and stands on one side only.
    for codec, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        low = data[1 - high :: 2]
        if low.count(0) > _NULS_ALLOWED * len(low):
            continue
        text = _beginning(data, codec)
        if text and len(_EXPECTED.findall(text)) >= 0.95 * len(text):
            return codec
    return None
