# SPDX-License-Identifier: GPL-3.0-or-later
"""A report as a Word file and as its PDF gives the same clauses: part, label and text, in the same order.

Compared is what stands outside tables and the masthead, whose columns the two print in another order; footnotes by themselves,
for Word has them behind their paragraph and print at the foot of the page. White space and kinds of hyphen apart: print does
not tell whether two words at a line's end are one, nor which hyphens may break."""
import difflib

from conftest import run

ENOUGH = 0.985
APART = {"table", "frontmatter"}
HYPHEN = str.maketrans({"\u2011": "-", "\u2010": "-"})


def clauses(path):
    """The running text and the footnotes of a file: what is compared of each clause."""
    done = run("unclause-index", "--dump", path)
    assert done.status == 0, done.err
    text, notes = [], []
    for clause in done.json["clauses"]:
        if clause["kind"] not in APART:
            group = notes if clause["kind"] == "footnote" else text
            group.append((clause["part"], clause["label"], "".join(clause["text"].translate(HYPHEN).split())))
    return text, notes


def compare(word, print_):
    """How many clauses are the same, of how many, and the stretches that differ."""
    codes = difflib.SequenceMatcher(None, word, print_, autojunk=False).get_opcodes()
    same = sum(b - a for what, a, b, _, _ in codes if what == "equal")
    return same, max(len(word), len(print_)), [(word[a:b], print_[c:d]) for what, a, b, c, d in codes if what != "equal"]


def test_same_clauses(shared_documents):
    same = total = 0
    for word in sorted((shared_documents / "word").glob("*.docx")):
        for of_word, of_print in zip(clauses(word), clauses(word.with_suffix(".pdf"))):
            equal, of, differ = compare(of_word, of_print)
            same, total = same + equal, total + of
            print(f"{word.stem}: {equal} of {of}")
            for stretches in differ:
                for name, stretch in zip(("word", "pdf "), stretches):
                    for part, label, text in stretch:
                        print(f"  {name} {part} {label}: {text[:60]} … {text[-40:]}")
    print(f"{same} of {total} the same: {same / total:.4f}")
    assert same / total >= ENOUGH
