"""Make gold folders of the stories in training/stories/, to learn from besides gold/train.

    python training/stories.py           # -> .cache/training/stories/news, written, annotated, annotated_again, …

`written.json` has stories that were made up for this: seven themes, seven stories each, four articles a story.
`news.json` has labels alone: its articles are those of SaudiNewsNet under these addresses, which may be quoted but not
copied. In both, the statements are those that the product found; language models that read the articles said which of
them contradict and which make one claim, and left what is wrong with a statement out of everything. The statements of
`annotated.json` were found by language models that read the articles under the guidelines of gold, as gold was made;
so were those of `annotated_again.json`, other articles, of which a third tell stories and the rest nothing together,
and of `annotated_third.json`, articles that deny something. The model of statements learns from these three. It has
not seen `annotated_ordinary.json`, drawn from all there is, nor `annotated_fourth.json` and `annotated_fifth.json`,
half of them stories in which somebody denies something and half drawn from all there is.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.reading import read_articles
from schemas import Article

PARTS = (
    *("written", "news", "annotated", "annotated_again", "annotated_third"),
    *("annotated_ordinary", "annotated_fourth", "annotated_fifth"),
)
STORIES = Path(__file__).with_name("stories")
OUT = Path(".cache/training/stories")
NEWS = Path("/work/shared/data/saudinewsnet")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--news", type=Path, default=NEWS, help="the folder of SaudiNewsNet")
    parser.add_argument("--out", type=Path, default=OUT, help="where the folders go")
    arguments = parser.parse_args()
    parts = {name: json.loads((STORIES / f"{name}.json").read_text(encoding="utf-8")) for name in PARTS}
    of_news = [story for name, stories in parts.items() if name != "written" for story in stories]
    addresses = {article["url"] for story in of_news for article in story["articles"]}
    news = {row["url"]: row for row in _news(arguments.news) if row["url"] in addresses}
    if missing := addresses - news.keys():
        print(f"stories.py: {arguments.news}: {len(missing)} articles are not there", file=sys.stderr)
        return 2
    for name, stories in parts.items():
        folder = arguments.out / name
        folder.mkdir(parents=True, exist_ok=True)
        for story in stories:
            rows = [news.get(row.get("url"), row) for row in story["articles"]]
            _write(folder, story, _articles(folder, rows))
        print(f"{folder}: {len(stories)} stories, {sum(len(story['pairs']) for story in stories)} contradictions")
    return 0


def _news(folder: Path) -> Iterator[Mapping[str, Any]]:
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _articles(folder: Path, rows: Sequence[Mapping[str, Any]]) -> list[Article]:
    """The rows as the product reads them, so that offsets into their texts mean the same."""
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    found = list(read_articles([str(file)], on_failure=print))
    file.unlink()
    return found


def _write(folder: Path, story: Mapping[str, Any], articles: Sequence[Article]) -> None:
    name = story["story"]
    docs = [f"{name}-{number}" for number in range(1, len(articles) + 1)]
    for place, (doc, article) in enumerate(zip(docs, articles, strict=True)):
        own = [_statement(article.text, one) for one in story["statements"] if one["article"] == place]
        (folder / f"{doc}.txt").write_text(article.text, encoding="utf-8")
        _json(folder / f"{doc}.json", {"doc": doc, "statements": own})
    pairs = [{"a": a, "b": b, "kind": kind} for a, b, kind in story["pairs"]]
    _json(folder / f"contradictions-{name}.json", {"cluster": name, "docs": docs, "pairs": pairs})
    _json(folder / f"same-{name}.json", {"cluster": name, "docs": docs, "groups": story["groups"]})


def _statement(text: str, one: Mapping[str, Any]) -> dict[str, Any]:
    (cue, cue_end), (start, end) = one["cue"], one["content"]
    source, source_end = one.get("source") or (None, None)
    return {
        **one,
        "cue": text[cue:cue_end],
        "cue_start": cue,
        "cue_end": cue_end,
        "content": text[start:end],
        "content_start": start,
        "content_end": end,
        "source": None if source is None else text[source:source_end],
        "source_start": source,
        "source_end": source_end,
    }


def _json(file: Path, content: Mapping[str, Any]) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
