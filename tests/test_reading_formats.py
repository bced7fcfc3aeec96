"""Reading JSON, tables, pages and feeds."""

import gzip
import json
from pathlib import Path

import pytest
from test_reading import BODY, HEADLINE, read, read_one

from kg.reading.dates import iso_date
from kg.reading.feeds import visible_text


def write(path: Path, content: str) -> Path:
    path.write_bytes(content.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    "record",
    [
        {"title": HEADLINE, "text": BODY, "date": "2015-07-21", "outlet": "عكاظ", "url": "http://a.example"},
        {"headline": HEADLINE, "body": BODY, "published": "2015-07-21", "source": "عكاظ", "link": "http://a.example"},
        {
            "Title": HEADLINE,
            "Content": BODY,
            "publishedAt": "21/07/2015",
            "publisher": "عكاظ",
            "URL": "http://a.example",
        },
        {"title": HEADLINE, "article": BODY, "pub_date": "2015/7/21", "newspaper": "عكاظ", "href": "http://a.example"},
        {
            "title": HEADLINE,
            "content": BODY,
            "date_extracted": "2015-07-21",
            "source": {"id": None, "name": "عكاظ"},
            "url": "http://a.example",
            "author": None,
        },
        {"العنوان": HEADLINE, "النص": BODY, "التاريخ": "٢١/٧/٢٠١٥", "المصدر": "عكاظ", "الرابط": "http://a.example"},
    ],
)
def test_common_names_of_the_fields(tmp_path: Path, record: dict[str, object]) -> None:
    article = read_one(write(tmp_path / "x.json", json.dumps(record)))
    assert (article.doc, article.title, article.text) == ("x", HEADLINE, f"{HEADLINE}\n\n{BODY}")
    assert (article.date, article.outlet, article.url) == ("2015-07-21", "عكاظ", "http://a.example")


def test_a_body_that_begins_with_the_title_is_the_text(tmp_path: Path) -> None:
    text = f"{HEADLINE}\n{BODY}"
    article = read_one(write(tmp_path / "x.json", json.dumps({"title": f" {HEADLINE} ", "text": text})))
    assert (article.text, article.title) == (text, HEADLINE)


def test_the_shapes_of_json(tmp_path: Path) -> None:
    first, second = {"text": BODY, "id": 7}, {"doc": "d2", "text": HEADLINE}
    third = {"content": HEADLINE}
    records = [first, second, third]
    for shape in (records, {"articles": records}, {"data": records, "n": 3}):
        articles, failures = read(write(tmp_path / "x.json", json.dumps(shape, ensure_ascii=False)))
        assert failures == []
        assert [(a.doc, a.text) for a in articles] == [("7", BODY), ("d2", HEADLINE), ("x-3", HEADLINE)]
    lines = "\n\n".join(json.dumps(record) for record in (first, second, third))
    for name in ("x.jsonl", "x.ndjson", "x.json"):
        articles, failures = read(write(tmp_path / name, lines))
        assert failures == []
        assert [a.doc for a in articles] == ["7", "d2", "x-3"]


def test_bad_lines_fail_one_by_one_and_the_others_go_on(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": BODY}).encode(),
        b'{"text": "' + BODY[:15].encode(),
        b'{"text": 5}',
        b'{"text": ["a"], "title": "b"}',
        b'{"title": "b"}',
        b'{"text": " "}',
        b"[1]",
        b'{"text": "\xd9\xff\xd8"}',
        b"[" * 100_000,
        b"",
        b'{"title": 3, "text": "x"}',
        ('{"text": "' + "نفى " * 75_000 + '"}').encode(),
    ]
    file = tmp_path / "x.jsonl"
    file.write_bytes(b"\r\n".join(lines))
    articles, failures = read(file)
    assert [a.doc for a in articles] == ["x-1", "x-11"]
    assert len(articles[1].text) == 300_000
    assert {f.path for f in failures} == {str(file)}
    assert [f.reason for f in failures] == [
        "line 2: not valid JSON: Unterminated string starting at column 10",
        "line 3: text is a number, a string is expected",
        "line 4: text is a list, a string is expected",
        "line 5: no text",
        "line 6: no text",
        "line 7: an object is expected, this is a list",
        "line 8: unreadable encoding (not UTF-8, UTF-16 or Windows-1256)",
        "line 9: not valid JSON: too large a number, or nested too deep",
        "line 11: title is a number, a string is expected",
    ]
    assert str(failures[0]).startswith(f"{file}: line 2:")


def test_json_lines_in_other_encodings(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": BODY, "id": n}, ensure_ascii=False) for n in range(3))
    for codec in ("utf-8-sig", "utf-16", "cp1256"):
        (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress(lines.encode(codec)))
        articles, failures = read(tmp_path / "x.jsonl.gz")
        assert failures == []
        assert [a.text for a in articles] == [BODY] * 3


def test_an_unpaired_surrogate_does_no_harm(tmp_path: Path) -> None:
    article = read_one(write(tmp_path / "x.json", '{"text": "نفى \\ud800 ذلك", "id": "\\udc80"}'))
    assert (article.text, article.doc) == ("نفى \ufffd ذلك", "\ufffd")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["Headline", "body", "Date", "source", "link"],
        [HEADLINE, f'"نفت, طالبان; ""تقارير""\r\n{BODY}"', '"Tue, 21 Jul 2015 10:00:00 +0300"', "عكاظ", ""],
        ["", "", "", "", ""],
        ["بلا نص", "", "", "", ""],
        ["", "نفى " * 75_000, "أمس"],
    ]
    content = "\r\n".join(delimiter.join(row) for row in rows)
    name = "x.tsv" if delimiter == "\t" else "x.csv"
    articles, failures = read(write(tmp_path / name, content))
    assert [f.reason for f in failures] == ["line 5: no text"]
    first, second = articles
    assert first.text == f'{HEADLINE}\n\nنفت, طالبان; "تقارير"\r\n{BODY}'
    assert (first.doc, first.date, first.outlet, first.url) == ("x-1", "2015-07-21T10:00:00+03:00", "عكاظ", None)
    assert (second.doc, len(second.text), second.date) == ("x-3", 300_000, None)


def test_a_table_has_to_name_its_texts(tmp_path: Path) -> None:
    _, failures = read(write(tmp_path / "x.csv", "a,b\n1,2\n"))
    assert "no column of texts" in failures[0].reason
    _, failures = read(write(tmp_path / "y.csv", "title,text\n"))
    assert failures[0].reason == "no row under the names of the columns"


PAGE = f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>{HEADLINE}</title>
<meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" content="الجزيرة">
<meta property="article:published_time" content="2016-01-02T10:00:00Z">
<link rel="canonical" href="https://a.example/x"></head>
<body><nav><a href="/">الرئيسية</a></nav><article><h1>{HEADLINE}</h1><p>{BODY * 4}</p>
<p>وقال المتحدث إن هذه التقارير غير صحيحة.</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""


@pytest.mark.parametrize("codec", ["utf-8", "cp1256"])
def test_a_page(tmp_path: Path, codec: str) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.replace("utf-8", codec).encode(codec))
    article = read_one(file)
    assert (article.doc, article.title, article.outlet) == ("page", HEADLINE, "الجزيرة")
    assert (article.date, article.url) == ("2016-01-02", "https://a.example/x")
    assert article.text.startswith(HEADLINE)
    assert "غير صحيحة" in article.text
    assert "جميع الحقوق" not in article.text


MENU = "<nav><a href=/>الرئيسية</a><a href=/b>اتصل بنا</a></nav><form><input><button>دخول</button></form>"


@pytest.mark.parametrize("body", ["", MENU, "<!["])
def test_a_page_without_an_article(tmp_path: Path, body: str, capfd: pytest.CaptureFixture[str]) -> None:
    page = f"<html><head><title>بوابة</title></head><body>{body}</body></html>"
    articles, failures = read(write(tmp_path / "p.htm", page))
    assert articles == []
    assert [f.reason for f in failures] == ["no article found in the page"]
    assert capfd.readouterr().err == ""


RSS = f"""<?xml version="1.0" encoding="CODEC"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>عكاظ</title>
<item><title>{HEADLINE}</title><link>http://a.example/1</link><pubDate>Tue, 21 Jul 2015 10:00:00 GMT</pubDate>
<description>ملخص</description><content:encoded><![CDATA[<p>{BODY}</p><script>x()</script><p>فقرة&nbsp;ثانية<br>سطر</p>]]></content:encoded></item>
<item><title>بلا نص</title></item>
<item><title>آخر</title><description>&lt;b&gt;نفى&lt;/b&gt; الوزير ذلك</description></item></channel></rss>"""


@pytest.mark.parametrize("codec", ["utf-8", "windows-1256"])
def test_rss(tmp_path: Path, codec: str) -> None:
    file = tmp_path / "feed.rss"
    file.write_bytes(RSS.replace("CODEC", codec).encode(codec))
    articles, failures = read(file)
    assert [f.reason for f in failures] == ["entry 2: no text"]
    first, second = articles
    assert first.text == f"{HEADLINE}\n\n{BODY}\nفقرة ثانية\nسطر"
    assert (first.doc, first.outlet, first.url) == ("feed-1", "عكاظ", "http://a.example/1")
    assert first.date == "2015-07-21T10:00:00+00:00"
    assert (second.doc, second.text, second.date) == ("feed-3", "آخر\n\nنفى الوزير ذلك", None)


def test_atom(tmp_path: Path) -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title><entry><title>{HEADLINE}</title>
    <link href="http://a.example/1"/><updated>2015-07-21T10:00:00Z</updated><summary>{BODY}</summary></entry></feed>"""
    for name in ("x.atom", "x.xml"):
        article = read_one(write(tmp_path / name, feed))
        assert article.text == f"{HEADLINE}\n\n{BODY}"
        assert (article.date, article.outlet) == ("2015-07-21T10:00:00+00:00", "وكالة")


def test_a_feed_without_entries(tmp_path: Path) -> None:
    empty = '<rss version="2.0"><channel><title>x</title></channel></rss>'
    for content in (empty, "<note>نص</note>", "نص", "http://127.0.0.1/"):
        articles, failures = read(write(tmp_path / "x.xml", content))
        assert articles == []
        assert [f.reason for f in failures] == ["no feed with entries (RSS or Atom)"]


def test_visible_text() -> None:
    assert visible_text("a &amp; b<div>c</div><style>d</style> e") == "a & b\nc\ne"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2015-07-21", "2015-07-21"),
        ("2015-07-21 02:51:32", "2015-07-21T02:51:32"),
        ("2015-07-21T02:51:32Z", "2015-07-21T02:51:32+00:00"),
        ("Tue, 21 Jul 2015 02:51:32 +0300", "2015-07-21T02:51:32+03:00"),
        ("3.4.2016", "2016-04-03"),
        ("2016/04/03", "2016-04-03"),
        ("٣/٤/٢٠١٦", "2016-04-03"),
        ("31/31/2016", None),
        ("أمس", None),
        ("", None),
        (20150721, None),
        (None, None),
    ],
)
def test_dates(given: object, expected: str | None) -> None:
    assert iso_date(given) == expected
