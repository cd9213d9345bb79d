# SPDX-License-Identifier: GPL-3.0-or-later
"""The Universal Declaration of Human Rights, as pages of the web: thirty articles in each language, which align."""
import pytest

from conftest import run

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
PARAGRAPHS = {11: 2, 13: 2, 14: 2, 15: 2, 16: 3, 17: 2, 20: 2, 21: 3, 23: 4, 25: 2, 26: 3, 27: 2, 29: 3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_and_preamble(shared_documents, language):
    done = run("unclause-index", "--dump", shared_documents / "languages" / f"udhr.{language}.html")
    assert done.status == 0, done.err
    document = done.json
    assert document["language"] == language and document["warnings"] == []
    articles = [clause["label"] for clause in document["clauses"]
                if clause["kind"] == "paragraph" and not clause["label"].startswith("\u00b6")]
    assert articles == [label for number in range(1, 31)
                        for label in ([f"{number} ({n})" for n in range(1, PARAGRAPHS[number] + 1)]
                                      if number in PARAGRAPHS else [str(number)])]
    assert sum(clause["kind"] == "preambular" for clause in document["clauses"]) >= 7
