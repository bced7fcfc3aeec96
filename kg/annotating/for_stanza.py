"""The bundled name model for users of Stanza: a folder that `stanza.Pipeline` loads, with no network.

python -m kg.annotating.for_stanza FOLDER

stanza.Pipeline("ar", dir=FOLDER, processors="tokenize,ner", tokenize_pretokenized=True, download_method=None)
"""

import argparse
import json
from pathlib import Path

from kg.annotating.names import BUNDLED_MODEL, CHECKPOINT

PACKAGE = "news"
_LANGUAGE = "ar"


def write_stanza_folder(out: Path, model: Path = BUNDLED_MODEL) -> None:
    """Write `out` as Stanza lays out its downloads: a list of models, and one name tagger that uses the encoder in
    `model` where it lies. Stanza finds an encoder by the path that the tagger's checkpoint holds, so the folder is good
    for this machine only.
    """
    import torch

    checkpoint = torch.load(model / CHECKPOINT, weights_only=True)
    checkpoint["config"]["bert_model"] = str(model.resolve())
    tagger = out / _LANGUAGE / "ner" / f"{PACKAGE}.pt"
    tagger.parent.mkdir(parents=True, exist_ok=True)
    torch.save(checkpoint, tagger)
    resources = {
        _LANGUAGE: {
            "lang_name": "Arabic",
            "ner": {PACKAGE: {}},
            "packages": {"default": {"ner": PACKAGE}},
            "default_processors": {"ner": PACKAGE},
        }
    }
    (out / "resources.json").write_text(json.dumps(resources, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write it")
    write_stanza_folder(parser.parse_args().folder)


if __name__ == "__main__":
    main()
