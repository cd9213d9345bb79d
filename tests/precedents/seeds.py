# SPDX-License-Identifier: GPL-3.0-or-later
"""Clauses made from real ones, each with what must be found of it: verbatim, edited, combined of two or three, new."""
import collections, random, re

SHORTEST, LONGEST = 12, 150

Seed = collections.namedtuple("Seed", "verdict text bases")


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


def usable(clause):
    """A paragraph of running text that a draft can hold as a numbered one."""
    text = clause["text"]
    return (clause["kind"] in ("preambular", "operative", "paragraph") and clause["citation"] and "\n" not in text
            and "\t" not in text and SHORTEST <= len(words(text)) <= LONGEST and re.match(r"[A-Z][a-z]", text))


def edited(chance, text, vocabulary, share):
    """`text` with `share` of its words replaced, left out, or with another put before them."""
    pieces = text.split(" ")
    for at in chance.sample(range(1, len(pieces)), max(1, round(share * len(pieces)))):
        pieces[at] = chance.choice((chance.choice(vocabulary), "", f"{chance.choice(vocabulary)} {pieces[at]}"))
    return " ".join(piece for piece in pieces if piece)


def combined(chance, bases):
    """The texts one after another, each without what it ends with."""
    parts = [base["text"].rstrip(" .,;:") for base in bases]
    return parts[0] + "".join(f", {chance.choice(('and', 'and also', 'while it'))} {p[0].lower()}{p[1:]}" for p in parts[1:]) + ";"


def new(chance, texts):
    """Four words from each of many clauses."""
    pieces = []
    for text in chance.sample(texts, 12):
        own = text.split(" ")
        start = chance.randrange(max(1, len(own) - 4))
        pieces.append(" ".join(own[start:start + 4]).strip(" .,;:"))
    return pieces[0][0].upper() + " ".join(pieces)[1:] + ";"


def make(chance, clauses, count):
    """`count` seeds of each verdict from `clauses` (as --dump has them)."""
    clauses = [clause for clause in clauses if usable(clause)]
    vocabulary = [word for clause in chance.sample(clauses, min(200, len(clauses))) for word in words(clause["text"])]
    texts = [clause["text"] for clause in clauses]
    seeds = []
    for _ in range(count):
        base = chance.choice(clauses)
        seeds.append(Seed("verbatim", base["text"], [base]))
        base = chance.choice(clauses)
        seeds.append(Seed("edited", edited(chance, base["text"], vocabulary, chance.uniform(0.01, 0.3)), [base]))
        bases = chance.sample(clauses, chance.choice((2, 2, 3)))
        seeds.append(Seed("combined", combined(chance, bases), bases))
        seeds.append(Seed("new", new(chance, texts), []))
    chance.shuffle(seeds)
    return seeds


def draft(seeds):
    """A draft resolution that has them as numbered paragraphs."""
    paragraphs = "\n\n".join(f"{number}. {seed.text}" for number, seed in enumerate(seeds, 1))
    return f"Keeping of lighthouses\n\nThe General Assembly,\n\n{paragraphs}\n"
