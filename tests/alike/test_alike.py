# SPDX-License-Identifier: GPL-3.0-or-later
"""What `history` and `precedents` find in an index, beside all pairs of its clauses compared one with another."""
import json, subprocess

from conftest import BUILD, RUNNER, run


def test_nearly_all_pairs_are_found_and_nothing_else(tmp_path, shared_documents):
    folders = [shared_documents / name for name in ("resolutions", "reports", "word")]
    assert run("unclause", "index", "--db", tmp_path / "db", *folders, timeout=900).status == 0
    done = subprocess.run([*RUNNER, BUILD / "tests" / "brute_force", tmp_path / "db"], capture_output=True, timeout=900)
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    print(found)
    assert found["clauses"] > 10000 and found["wrong"] == 0
    assert found["0.8"]["recall"] >= 0.98 and found["0.6"]["recall"] >= 0.90
