# SPDX-License-Identifier: GPL-3.0-or-later
"""Clauses to measure with: those of documents, and any number more made by perturbing them."""
import functools, json, os, random, subprocess
from concurrent.futures import ThreadPoolExecutor

from measuring import ENVIRONMENT, SHARED, SOURCE

ENDINGS = {".pdf", ".docx", ".html", ".txt"}
SEED = 20021220
PER_DOCUMENT = 100       # paragraphs
PER_SECTION = 10
REPLACED = 0.2           # share of the words of a clause


@functools.cache
def documents():
    """The documents to measure with; says so where these are not the real ones."""
    if SHARED.is_dir():
        return SHARED
    print("bench: skipped: real documents, which stand in ../shared, or where UNCLAUSE_SHARED says.\n"
          "bench: corpus/ takes their place; it is too small for the figures to mean much, so no limit is held to.")
    return SOURCE / "corpus"


def files_in(folder, *endings):
    return sorted(path for path in folder.rglob("*") if path.suffix in (endings or ENDINGS))


def dumped(programs, files):
    """The documents in files, as `unclause-index --dump` has them; files that cannot be read give none."""
    def dump(path):
        done = subprocess.run([programs.index, "--dump", path], capture_output=True, env=ENVIRONMENT, check=False)
        return [json.loads(done.stdout)] if done.returncode == 0 else []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return [document for found in pool.map(dump, files) for document in found]


def write_clauses(programs, files, path):
    """Writes the clauses of files, one a line, as the minimal program takes them; gives their number."""
    texts = [clause["text"] for document in dumped(programs, files) for clause in document["clauses"]]
    path.write_text("".join(text.replace("\n", " ") + "\n" for text in texts), encoding="utf-8")
    return len(texts)


class Generator:
    """Documents of clauses made from real ones, those in English: each keeps its form and has every fifth word
    replaced by one drawn from all words of all of them, so that words stay as frequent as they are."""

    def __init__(self, documents):
        clauses = [clause for document in documents if document["language"] == "en" for clause in document["clauses"]]
        self.random = random.Random(SEED)
        self.texts = sorted({c["text"] for c in clauses if c["kind"] in ("operative", "preambular", "paragraph")
                             and 60 <= len(c["text"]) <= 3000 and c["text"].isprintable()})
        self.headings = sorted({c["text"] for c in clauses if c["kind"] == "heading" and 10 <= len(c["text"]) <= 80})
        self.words = [word for text in self.texts for word in text.split() if word.isalpha() and word.islower()]

    def perturbed(self, text):
        words = text.split()
        for i in range(1, len(words)):
            if self.random.random() < REPLACED and words[i].isalpha() and words[i].islower():
                words[i] = self.random.choice(self.words)
        return " ".join(words)

    def document(self, number, paragraphs):
        """A report as plain text, each paragraph a line."""
        lines = [f"United Nations A/101/{number}", "General Assembly", "", "One hundred and first session", "",
                 self.perturbed(self.random.choice(self.headings)), "", "Report of the Secretary-General", ""]
        for n in range(paragraphs):
            if n % PER_SECTION == 0:
                lines += [f"{roman(n // PER_SECTION + 1)}. {self.random.choice(self.headings)}", ""]
            lines += [f"{n + 1}. {self.perturbed(self.random.choice(self.texts))}", ""]
        return "\n".join(lines) + "\n"

    def write(self, folder, clauses):
        """Writes documents that have `clauses` paragraphs together."""
        folder.mkdir()
        for number, first in enumerate(range(0, clauses, PER_DOCUMENT), 1):
            (folder / f"A_101_{number}.txt").write_text(
                self.document(number, min(PER_DOCUMENT, clauses - first)), encoding="utf-8")


def roman(number):
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
