"""The sentences round a statement's evidence."""

from articles import annotated

from kg.context import LONGEST, with_context
from kg.statements import find_statements
from schemas import NameKind

TEXT = "قمة في موسكو\n\nوصل الوفد صباحا. قال بوتين إن الهدنة صامدة. وغادر الوفد مساء.\n"


def test_before_and_after() -> None:
    article = annotated(TEXT, {"بوتين": NameKind.PERSON})
    (statement,) = with_context(article, find_statements(article))
    assert (statement.before, statement.after) == ("وصل الوفد صباحا.", "وغادر الوفد مساء.")


def test_a_headline_is_no_context_and_an_article_may_end() -> None:
    article = annotated("قمة في موسكو\n\nقال بوتين إن الهدنة صامدة.\n", {"بوتين": NameKind.PERSON})
    (statement,) = with_context(article, find_statements(article))
    assert (statement.before, statement.after) == ("", "")


def test_long_sentences_are_cut_between_words() -> None:
    long = "كلمة " * 100
    article = annotated(f"قمة\n\n{long}. قال بوتين إن الهدنة صامدة. {long}.\n", {"بوتين": NameKind.PERSON})
    (statement,) = with_context(article, find_statements(article))
    assert statement.before.startswith("… كلمة")
    assert statement.after.endswith("كلمة …")
    assert max(len(statement.before), len(statement.after)) <= LONGEST + 2
