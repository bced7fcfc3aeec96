"""Articles as they are read, and stories: articles that tell one wire report."""

from pydantic import Field

from schemas.base import Frozen, content_hash


class Article(Frozen):
    """One news article.

    `text` is the whole text with its headline. For a text file it is the file's own text, so that offsets point into
    the file: what stands before the article, a header of metadata or other articles of the same file, is blanked out
    with a space for every character (newlines stay), and what follows it is left out. For JSON, CSV, HTML and feeds it
    is the title, a blank line and the body.
    """

    id: str = Field(description="content hash of text, title, outlet, url and date")
    doc: str = Field(description="the file's name without its ending, or the record's id in it")
    text: str = Field(min_length=1)
    title: str = ""
    outlet: str | None = None
    url: str | None = None
    date: str | None = Field(default=None, description="ISO 8601 date of publication, where it is known")
    language: str = "ar"

    @classmethod
    def make(
        cls,
        doc: str,
        text: str,
        title: str = "",
        outlet: str | None = None,
        url: str | None = None,
        date: str | None = None,
        language: str = "ar",
    ) -> "Article":
        """An article under the id that its content gives it."""
        identity = content_hash("article", text, title, outlet, url, date)
        return cls(id=identity, doc=doc, text=text, title=title, outlet=outlet, url=url, date=date, language=language)


class Story(Frozen):
    """Near-duplicate articles. One wire report in five papers is one witness, not five."""

    id: str = Field(description="content hash of the smallest article id")
    articles: tuple[str, ...] = Field(min_length=1, description="article ids, sorted")
