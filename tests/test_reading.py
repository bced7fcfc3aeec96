"""Reading text files, folders and standard input: texts to the character, offsets into the file."""

import gzip
import io
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.annotating.sentences import split_sentences
from kg.reading import ReadFailure, read_articles
from kg.stories import signature
from schemas import Article

SHARED = Path(__file__).resolve().parents[2] / "shared"
HEADLINE = "طالبان تنفي وجود أي تبادل معلومات مع موسكو"
BODY = "نفت حركة طالبان تقارير أفادت بأن ممثلين عنها التقوا مسؤولين من روسيا."


def read(*paths: Path | str) -> tuple[list[Article], list[ReadFailure]]:
    failures: list[ReadFailure] = []
    return list(read_articles(paths, on_failure=failures.append)), failures


def read_one(path: Path | str) -> Article:
    articles, failures = read(path)
    assert failures == []
    assert len(articles) == 1
    return articles[0]


def texts(articles: Sequence[Article]) -> list[str]:
    return [article.text for article in articles]


def joined(articles: Sequence[Article]) -> str:
    """The file that articles come from: each text, but for what is blanked out since it is another's before it."""
    file = ""
    for article in articles:
        assert not articles.index(article) or not article.text[: len(file)].strip()
        file += article.text[len(file) :]
    return file


def test_a_text_file_is_its_own_text(tmp_path: Path) -> None:
    text = f"\r\n  {HEADLINE} \r\n\r\n{BODY}\r\n\u200f«نفى»\u202c\x07\u2028آخر\tسطر\x85\r\n\r\n"
    file = tmp_path / "a.b.txt"
    file.write_bytes(text.encode())
    article = read_one(file)
    assert (article.doc, article.title, article.text) == ("a.b", HEADLINE, text)
    assert article.outlet is article.url is article.date is None
    assert article == read_one(str(file))


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "bom.txt"
    file.write_bytes(b"\xef\xbb\xbf" + BODY.encode())
    assert read_one(file).text == BODY


@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("cp1256", b""),
    ],
)
def test_encodings(tmp_path: Path, codec: str, mark: bytes) -> None:
    text = f"{HEADLINE}\r\n\r\n{BODY} «رويترز»، 2015؟\n"
    file = tmp_path / "x.txt"
    file.write_bytes(mark + text.encode(codec))
    assert read_one(file).text == text


def test_a_very_long_line_is_read_whole_and_its_title_is_short(tmp_path: Path) -> None:
    text = "نفى " * 75_000
    file = tmp_path / "long.txt"
    file.write_text(text, encoding="utf-8")
    article = read_one(file)
    assert article.text == text
    assert len(article.title) <= 300


def test_gzip_by_name_and_by_content(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(BODY.encode()))
    (tmp_path / "b.txt").write_bytes(gzip.compress(BODY.encode()))
    (tmp_path / "c.TXT.GZ").write_text(BODY, encoding="utf-8")
    articles, failures = read(tmp_path)
    assert failures == []
    assert [(a.doc, a.text) for a in articles] == [("a", BODY), ("b", BODY), ("c", BODY)]


def test_a_folder_is_read_in_the_order_of_names_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c/d/e.txt", "photo.jpg", "README"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{name} {BODY}", encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    articles, failures = read(tmp_path)
    assert failures == []
    assert [article.doc for article in articles] == ["z", "b", "e"]


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    failures: list[ReadFailure] = []
    articles = read_articles([tmp_path / "a.txt", tmp_path / "missing.txt"], on_failure=failures.append)
    assert next(articles).text == BODY
    assert failures == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (f"{HEADLINE}\n\n{BODY}", [("stdin", HEADLINE)]),
        (f'{{"title": "{HEADLINE}", "text": "{BODY}"}}', [("stdin", HEADLINE)]),
        (f'[{{"title": "{HEADLINE}", "text": "{BODY}"}}]', [("stdin-1", HEADLINE)]),
        (
            f'{{"text": "{BODY}"}}\n{{"title": "{HEADLINE}", "text": "{BODY}"}}\n',
            [("stdin-1", ""), ("stdin-2", HEADLINE)],
        ),
        (f'{{"title": ["{HEADLINE}"]}}\n{BODY}', [("stdin", HEADLINE)]),
        (f"<!DOCTYPE html><html><body><article><p>{BODY * 3}</p></article></body></html>", [("stdin", BODY[:9])]),
        (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>م</title><item><title>{HEADLINE}</title>'
            f"<description>{BODY}</description></item></channel></rss>",
            [("stdin-1", HEADLINE)],
        ),
    ],
)
def test_standard_input_is_told_from_its_beginning(
    monkeypatch: pytest.MonkeyPatch, data: str, expected: list[tuple[str, str]]
) -> None:
    for packed in (data.encode(), gzip.compress(data.encode())):
        stdin = io.TextIOWrapper(io.BytesIO(packed))
        monkeypatch.setattr("sys.stdin", stdin)
        articles, failures = read("-")
        assert failures == []
        assert [article.doc for article in articles] == [doc for doc, _ in expected]
        if "<html" not in data:
            assert [article.title for article in articles] == [title for _, title in expected]
        assert not stdin.closed


def test_a_file_without_ending_is_told_from_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "article").write_text(BODY, encoding="utf-8")
    assert read_one(tmp_path / "article").doc == "article"


# --- headers and several articles in a file


@pytest.mark.parametrize(
    "header",
    [
        '{"title": ["عنوان"], "date": ["2016-01-02"], "url": ["http://a.example"], "source": ["الشرق الأوسط"]}',
        "{'titles': ['عنوان'], 'date': ('2016-01-02',), 'url': 'http://a.example', 'outlet': ['الشرق الأوسط']}",
        '{\n  "headline": ["عنوان"],\n  "pubDate": ["2/1/2016"],\n  "link": ["http://a.example"],\n'
        '  "publisher": ["الشرق الأوسط"],\n  "ids": [1, 2]\n}',
        'title: ["عنوان"]\ndate = ["2016-01-02"],\n"url": ["http://a.example"]\nsource: ["الشرق الأوسط"]',
        '["title", "عنوان"]\n["date", "2016-01-02"]\n["url", "http://a.example"]\n["source", "الشرق الأوسط"]',
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_header_of_lists_is_blanked_out_and_used(tmp_path: Path, header: str, newline: str) -> None:
    file = tmp_path / "h.txt"
    content = f"{header}\n\n{HEADLINE}\n\n{BODY}".replace("\n", newline)
    file.write_bytes(content.encode())
    article = read_one(file)
    assert (article.title, article.date) == ("عنوان", "2016-01-02")
    assert (article.url, article.outlet) == ("http://a.example", "الشرق الأوسط")
    start = content.index(HEADLINE)
    assert article.text[start:] == content[start:]
    assert article.text[:start].strip() == ""
    assert len(article.text) == len(content)


def test_a_bare_list_is_the_title(tmp_path: Path) -> None:
    (tmp_path / "h.txt").write_text(f'["{HEADLINE}", "عنوان ثان"]\n{BODY}', encoding="utf-8")
    assert read_one(tmp_path / "h.txt").title == HEADLINE


@pytest.mark.parametrize(
    "start", ["[عاجل] نفى المتحدث", "[1] نفى المتحدث", "{نفى المتحدث", '["نفى", المتحدث', "[[[[ نفى", "() نفى"]
)
def test_brackets_alone_make_no_header(tmp_path: Path, start: str) -> None:
    text = f"{start}\n\n{BODY}"
    (tmp_path / "h.txt").write_text(text, encoding="utf-8")
    article = read_one(tmp_path / "h.txt")
    assert (article.text, article.title) == (text, start)


def test_two_scraped_pages_in_a_file_are_two_articles(tmp_path: Path) -> None:
    header = '{"title": ["الأول", "الثاني"], "date": ["2016-01-02", "2016-01-03"], "source": ["الشرق الأوسط"]}\n'
    first = f"{HEADLINE}\n\nعنوان فرعي\n{HEADLINE}\nTT\n\n{HEADLINE}\n\n{BODY}\n\n \n\n"
    second = f"روسيا: منشآتنا محمية\n\nصورة\nصورة\nTT\n\nروسيا: منشآتنا محمية\n\n{BODY}"
    (tmp_path / "two.txt").write_text(first + second, encoding="utf-8")
    articles, failures = read(tmp_path / "two.txt")
    assert failures == []
    assert [(a.doc, a.title) for a in articles] == [("two", HEADLINE), ("two-2", "روسيا: منشآتنا محمية")]
    assert texts(articles) == [first, re.sub(r"[^\n]", " ", first) + second]
    (tmp_path / "two.txt").write_text(header + first + second, encoding="utf-8")
    articles, _ = read(tmp_path / "two.txt")
    assert [(a.title, a.date) for a in articles] == [("الأول", "2016-01-02"), ("الثاني", "2016-01-03")]
    assert {a.outlet for a in articles} == {"الشرق الأوسط"}
    assert articles[1].text.strip() == second
    assert articles[1].text.index(second) == len(header + first)
    assert articles[0].text.strip() == first.strip()
    assert articles[0].text.index(first) == len(header)


def test_an_article_further_down_in_a_file_has_the_signature_and_title_that_it_has_alone(tmp_path: Path) -> None:
    page = f"{HEADLINE}\n\nصورة\nTT\n\n{HEADLINE}\n\n{BODY * 5}\n"
    (tmp_path / "two.txt").write_text(f"{page.replace('طالبان', 'الحكومة')}\n\n\n{page}", encoding="utf-8")
    (tmp_path / "alone.txt").write_text(page, encoding="utf-8")
    (_, second), _ = read(tmp_path / "two.txt")
    alone = read_one(tmp_path / "alone.txt")
    assert second.title == alone.title == HEADLINE
    assert signature(second.text) == signature(alone.text)
    shift = len(second.text) - len(alone.text)
    one, other = split_sentences(second.text), split_sentences(alone.text)
    assert [(s.start - shift, s.end - shift, s.headline) for s in one] == [(s.start, s.end, s.headline) for s in other]


def test_marks_alone_are_neither_an_article_nor_a_headline(tmp_path: Path) -> None:
    for text in (f"***\n\n\n\n{HEADLINE}\nTT\n{HEADLINE}\n", f"{BODY}\n\n\n\n***\n-\n***\n"):
        (tmp_path / "one.txt").write_text(text, encoding="utf-8")
        assert read_one(tmp_path / "one.txt").text == text


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_a_stray_nul_stays_where_it_is(tmp_path: Path, codec: str) -> None:
    text = f"{HEADLINE}\n\n{BODY * 10}\0{BODY * 10}"
    for name in ("x.txt", "x"):
        (tmp_path / name).write_bytes(text.encode(codec))
        assert read_one(tmp_path / name).text == text
    (tmp_path / "x.csv").write_bytes(f"text\n{BODY}\n{BODY * 10}\0{BODY * 10}\n".encode(codec))
    articles, failures = read(tmp_path / "x.csv")
    assert (failures, [article.text.count("\0") for article in articles]) == ([], [0, 1])


@pytest.mark.parametrize(
    "rest",
    [
        f"\n\n\n\n{BODY}\n",  # blank lines alone
        f"\n\n\n\nصورة للرئيس\nصورة للرئيس\n\n{BODY}\n",  # a caption given twice
        f"\n\nعنوان\nTT\nعنوان\n\n{BODY}\n",  # a repeated headline without blank lines
        "\n\n\n\nعنوان\n" + "سطر\n" * 13 + "عنوان\n",  # repeated too far below
    ],
)
def test_less_does_not_split_a_file(tmp_path: Path, rest: str) -> None:
    text = f"\n\n\n\n{HEADLINE}\n\n{HEADLINE}\n\n{BODY}{rest}"
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    assert read_one(tmp_path / "one.txt").text == text


@pytest.mark.skipif(not SHARED.is_dir(), reason="the project's shared data are not here")
def test_every_gold_file_is_one_article_and_its_own_text() -> None:
    files = [*sorted(SHARED.glob("gold/*/*.txt")), SHARED / "seeds" / "s01.txt", SHARED / "seeds" / "s02.txt"]
    assert len(files) > 200
    for file in files:
        article = read_one(file)
        assert (article.doc, article.text) == (file.stem, file.read_bytes().decode("utf-8"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the project's shared data are not here")
def test_the_users_file_is_two_articles() -> None:
    file = SHARED / "seeds" / "000_7b12d4a23a974d83.txt"
    articles, failures = read(file)
    assert failures == []
    assert joined(articles) == file.read_bytes().decode("utf-8")
    assert [a.doc for a in articles] == [file.stem, f"{file.stem}-2"]
    for article, seed in zip(articles, ("s01.txt", "s02.txt"), strict=True):
        assert article.text.strip() == (SHARED / "seeds" / seed).read_text("utf-8").strip()
