# SPDX-License-Identifier: GPL-3.0-or-later
"""relevance: how well unclause ranks a test collection in the form of BEIR (Thakur et al., 2021), a folder with
corpus.jsonl, queries.jsonl and qrels/test.tsv. Each of its documents is indexed as a document of one clause."""
import csv, json, os, pathlib, re, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

from measuring import ENVIRONMENT, SOURCE

sys.path.insert(0, str(SOURCE / "tests" / "relevance"))
import measures

DEPTH = 100
SYMBOL = "A/CONF.999/{}"


def lines_of(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def judgements(path):
    """{query: {document: relevance}}, without those that are not relevant."""
    judged = {}
    with open(path, encoding="utf-8", newline="") as rows:
        for query, document, relevance in list(csv.reader(rows, delimiter="\t"))[1:]:
            if float(relevance) > 0:
                judged.setdefault(query, {})[document] = float(relevance)
    return judged


def plain(text):
    """The words of a question, with nothing among them that the query language would read as more than a word."""
    text = re.sub(r'["“”„‟«»＂()*:]', " ", text)
    words = (word.lstrip("+-") for word in text.split())
    return " ".join(word.lower() if re.match("(AND|OR|NOT|NEAR)", word) else word for word in words)


def index(programs, folder, work):
    """Indexes the collection; gives the index and the names of its documents by number."""
    names, documents, db = [], work / "documents.jsonl", work / "index"
    with open(documents, "w", encoding="utf-8") as out:
        for number, document in enumerate(lines_of(folder / "corpus.jsonl")):
            names.append(str(document["_id"]))
            text = " ".join(f"{document.get('title') or ''} {document.get('text') or ''}".split())
            if text:
                clause = {"kind": "paragraph", "text": text}
                out.write(json.dumps({"symbol": SYMBOL.format(number), "clauses": [clause]}) + "\n")
    subprocess.run([programs.unclause, "index", "--db", db, "--documents", documents], check=True, env=ENVIRONMENT,
                   stdout=subprocess.DEVNULL)
    return db, names


def ranking(programs, db, names, text):
    if not re.search(r"\w", text):
        return []
    done = subprocess.run([programs.unclause, "search", "--db", db, "--all", "-n", str(DEPTH), "--format", "jsonl", "--",
                           plain(text)], capture_output=True, env=ENVIRONMENT, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"bench: {text!r}: {done.stderr.decode()}")
    hits = map(json.loads, done.stdout.decode().splitlines())
    return [names[int(hit["symbol"].rpartition("/")[2])] for hit in hits]


def run(programs, work, folder):
    folder, work = pathlib.Path(folder), work / "relevance"
    work.mkdir()
    judged = judgements(folder / "qrels" / "test.tsv")
    asked = [query for query in lines_of(folder / "queries.jsonl") if str(query["_id"]) in judged]
    db, names = index(programs, folder, work)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ranked = list(pool.map(lambda query: ranking(programs, db, names, query["text"]), asked))
    print(f"{len(names)} documents, {len(asked)} queries")
    for name, measure, depth in (("nDCG@10", measures.ndcg, 10), ("recall@100", measures.recall, DEPTH)):
        values = [measure(found, judged[str(query["_id"])], depth) for query, found in zip(asked, ranked)]
        print(f"{name} {sum(values) / len(values):.4f}")
