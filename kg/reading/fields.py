"""The fields of an article under the names that collections give them, and the article that a record makes."""

import re
from collections.abc import Mapping

from kg.reading.dates import iso_date
from kg.reading.problems import UnreadableError
from kg.reading.words import as_title, has_words, writable
from schemas import Article

_SYNONYMS = {
    "text": "text body content article articlebody articletext fulltext maintext النص نص المحتوى",
    "title": "title titles headline headlines heading head العنوان عنوان",
    "date": "date dates published publishedat publisheddate publishdate pubdate datepublished publicationdate"
    " dateextracted التاريخ تاريخ",
    "outlet": "outlet outlets source sources publisher newspaper sitename site agency المصدر الصحيفة",
    "url": "url urls link links permalink href الرابط",
    "doc": "doc id",
}
_FIELDS = {name: field for field, names in _SYNONYMS.items() for name in names.split()}
_RANK = {name: rank for rank, name in enumerate(_FIELDS)}
_ESCAPED_BYTES = re.compile("[\udc80-\udcff]")


def field_of(key: str) -> str | None:
    """The field that `key` names: text, title, date, outlet, url, doc; None where it is none of ours."""
    return _FIELDS.get(re.sub(r"[\W_]", "", key.lower()))


def fields_of(record: Mapping[str, object]) -> dict[str, object]:
    """The values of our fields. Of several synonyms with a value, the first in `_SYNONYMS` counts."""
    ours = [(key, field) for key in record if isinstance(key, str) and (field := field_of(key)) and record[key]]
    ours.sort(key=lambda pair: _RANK[re.sub(r"[\W_]", "", pair[0].lower())], reverse=True)
    return {field: record[key] for key, field in ours}


def article_of(record: object, doc: str) -> Article:
    """The article of a record; `doc` is its name where the record has no id of its own.

    UnreadableError where there is no text or a field is of the wrong type; a date that says none is left out.
    """
    if not isinstance(record, Mapping):
        raise UnreadableError(f"an object is expected, this is {_kind(record)}")
    fields = fields_of(record)
    body, title = _string(fields, "text") or "", _string(fields, "title") or ""
    if not has_words(body):
        raise UnreadableError("no text")
    own = fields.get("doc")
    if isinstance(own, str | int) and not isinstance(own, bool):
        doc = str(own)
    return make_article(doc, title, body, _string(fields, "outlet"), _string(fields, "url"), fields.get("date"))


def make_article(doc: str, title: str, body: str, outlet: str | None, url: str | None, date: object) -> Article:
    """The article of a body and what goes with it: the text is the title, a blank line and the body, or the body alone
    where it begins with the title."""
    title, body = writable(as_title(title)), writable(body)
    text = body if not title or body.lstrip().startswith(title) else f"{title}\n\n{body}"
    outlet, url = (writable(value) if value else None for value in (outlet, url))
    return Article.make(doc=writable(doc), text=text, title=title, outlet=outlet, url=url, date=iso_date(date))


def has_torn_bytes(text: str) -> bool:
    """Whether `text`, decoded with surrogateescape, held bytes that are no characters."""
    return _ESCAPED_BYTES.search(text) is not None


def _string(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if name == "outlet" and isinstance(value, Mapping):  # NewsAPI: "source": {"id": …, "name": …}
        value = value.get("name")
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableError(f"{name} is {_kind(value)}, a string is expected")
    return value


def _kind(value: object) -> str:
    kinds = {bool: "a boolean", int: "a number", float: "a number", list: "a list", dict: "an object", str: "a string"}
    return kinds.get(type(value), "null")
