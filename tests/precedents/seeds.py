# SPDX-License-Identifier: GPL-3.0-or-later
"""Clauses made from real ones, each with what must be found of it: verbatim, edited, combined of two or three, new; and harder ones."""
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


SPELT = {"programme": "program", "labour": "labor", "centre": "center", "organization": "organisation",
         "organizations": "organisations", "recognizing": "recognising", "emphasizing": "emphasising", "recognizes": "recognises",
         "emphasizes": "emphasises", "mobilization": "mobilisation", "socioeconomic": "socio-economic",
         "cooperation": "co-operation", "programmes": "programs", "fulfil": "fulfill", "defence": "defense"}


def respelt(chance, text):
    """As the other side of the ocean spells."""
    return re.sub("[A-Za-z]+", lambda word: SPELT.get(word.group(), word.group()), text)


def reset(chance, text):
    """Other marks and capitals, the same words."""
    text = text.replace("“", "«").replace("”", "»").replace("’", "'").replace("–", "-").replace(",", "").rstrip(".;") + ";"
    return text.upper() if chance.random() < 0.2 else text


def reordered(chance, text):
    """Two of the phrases between commas change places."""
    phrases = text.rstrip(".;").split(", ")
    if len(phrases) > 2:
        one, other = chance.sample(range(1, len(phrases)), 2)
        phrases[one], phrases[other] = phrases[other], phrases[one]
    return ", ".join(phrases) + ";"


def renumbered(chance, text):
    """Other dates, amounts and symbols."""
    return re.sub(r"\d+", lambda number: str(int(number.group()) + chance.randrange(1, 9)), text)


def is_list_of_numbers(text):
    """Where more than a fifth of the words are numbers, with others it is another text."""
    return 5 * sum(word.isdigit() for word in words(text)) > len(words(text))


def harder(chance, clauses, count):
    """`count` seeds of each change above, and of short clauses in which three words of ten are others."""
    clauses = [clause for clause in clauses if usable(clause)]
    short = [clause for clause in clauses if len(words(clause["text"])) <= 20]
    vocabulary = [word for clause in chance.sample(clauses, 200) for word in words(clause["text"])]
    ways = [(change, clauses) for change in (respelt, reset, reordered, renumbered)]
    ways.append((lambda chance, text: edited(chance, text, vocabulary, 0.3), short))
    seeds = []
    for change, bases in ways:
        made = []
        while len(made) < count:
            base = chance.choice(bases)
            text = change(chance, base["text"])
            is_other = words(text) != words(base["text"])
            if is_other != (change is reset) and not (change is renumbered and is_list_of_numbers(text)):
                made.append(Seed("edited" if is_other else "verbatim", text, [base]))
        seeds += made
    chance.shuffle(seeds)
    return seeds


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
