#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs without tags score as those with: what the structure tree says is found without it.

Half of the PDFs of the United Nations have no tags. Copies without them are made by pdftocairo, and the scorer that compares
with the gold is run over both.

    test_without_tags.py          a sample, as in the tests
    test_without_tags.py --all    every document that has gold; some minutes
"""
import json, re, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from conftest import PROGRAMS, SHARED

APART, SAMPLE = 0.01, 8
FIGURES = ("exact", "words", "label", "clean", "notes")


def documents(folder, every):
    """Every so many of the folder's PDFs that have gold."""
    with (SHARED / "score" / "gold.jsonl").open(encoding="utf-8") as lines:
        golds = [json.loads(line) for line in lines]
    names = {gold["file"] for gold in golds if gold["paragraphs"]}
    return [path for path in sorted((SHARED / "documents" / folder).glob("*.pdf")) if path.name in names][::every]


def without_tags(path, folder):
    subprocess.run(["pdftocairo", "-pdf", path, folder / path.name], check=True, capture_output=True, timeout=300)


def score(folder):
    command = f"{PROGRAMS['unclause-index']} --dump"
    done = subprocess.run([sys.executable, SHARED / "score" / "score_clauses.py", "--dump", command,
                           SHARED / "score" / "gold.jsonl", folder], capture_output=True, text=True, check=True)
    assert re.search(r", failed 0$", done.stdout, re.MULTILINE), done.stdout
    return {name: float(figure) for name, figure in re.findall(r"^(\w+) .* = ([\d.]+)$", done.stdout, re.MULTILINE)}


def compare(folder, every, place):
    """The figures of `folder`'s documents with their tags, and without."""
    tagged, untagged = Path(place) / "tagged", Path(place) / "untagged"
    tagged.mkdir(), untagged.mkdir()
    paths = documents(folder, every)
    for path in paths:
        (tagged / path.name).symlink_to(path)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda path: without_tags(path, untagged), paths))
    return score(tagged), score(untagged)


@pytest.mark.skipif(shutil.which("pdftocairo") is None, reason="pdftocairo (poppler-utils) is not installed")
@pytest.mark.parametrize("folder", ["resolutions", "reports"])
def test_scores_without_tags(shared_documents, folder, tmp_path):
    tagged, untagged = compare(folder, SAMPLE, tmp_path)
    assert {name: (tagged[name], untagged[name]) for name in FIGURES if abs(tagged[name] - untagged[name]) > APART} == {}


def main():
    every = 1 if "--all" in sys.argv[1:] else SAMPLE
    for folder in ("resolutions", "reports"):
        with tempfile.TemporaryDirectory() as place:
            tagged, untagged = compare(folder, every, place)
        for name in (*FIGURES, "whole"):
            print(f"{folder:12} {name:6} {tagged[name]:.4f} with tags, {untagged[name]:.4f} without: "
                  f"{untagged[name] - tagged[name]:+.4f}")


if __name__ == "__main__":
    main()
