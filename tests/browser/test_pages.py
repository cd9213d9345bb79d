# SPDX-License-Identifier: GPL-3.0-or-later
"""The HTML pages in a real browser: both texts are seen, keys go from change to change, and they print."""
import re, shutil, subprocess

import pytest

from conftest import CORPUS, run

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# What a person would press, and what the page then says, written into its title.
PRESSES = """<script>
const seen = [];
for (const key of ['j', 'n', 'j', 'ArrowDown', 'k', 'p', 'k']) {
  document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
  seen.push(document.getElementById('place').textContent.split(' ')[0] + document.activeElement.className);
}
document.title = seen.join(' ');
</script>"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    if BROWSER is None:
        pytest.skip("no chromium to be had")
    folder = tmp_path_factory.mktemp("page")
    old = (CORPUS / "A_RES_99_901.txt").read_text(encoding="utf-8")
    (folder / "old.txt").write_text(old, encoding="utf-8")
    (folder / "new.txt").write_text(old.replace("ports", "<harbours> & quays").replace("schools", "scholars")
                                  .replace("99/901", "99/903"), encoding="utf-8")
    done = run("unclause", "compare", "--format", "html", folder / "old.txt", folder / "new.txt")
    assert done.status == 0, done.err
    (folder / "page.html").write_text(done.out, encoding="utf-8")
    return folder / "page.html"


def browse(page, *options):
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={page.parent}/profile", *options,
               page.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


def test_both_texts_are_seen(page):
    seen = browse(page, "--dump-dom")
    assert "<del> ports</del>" in seen or "<del>ports" in seen
    assert "&lt;harbours&gt; &amp; quays" in seen


def test_keys_go_from_change_to_change(page):
    pressed = page.with_name("pressed.html")
    pressed.write_text(page.read_text(encoding="utf-8").replace("</body>", PRESSES + "</body>"), encoding="utf-8")
    seen = browse(pressed, "--dump-dom")
    count = int(re.search(r"of (\d+) changes", seen).group(1))
    assert count >= 3
    title = re.search(r"<title>(.*?)</title>", seen).group(1)
    assert title == " ".join(f"{n}changed" for n in (1, 2, 3, 3, 2, 1, count))


def test_it_prints_with_all_text_and_without_buttons(page):
    if not shutil.which("pdftotext"):
        pytest.skip("no pdftotext to be had")
    printed = page.with_suffix(".pdf")
    browse(page, f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    text = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, check=True).stdout.decode("utf-8")
    assert "A/RES/99/901" in text and "A/RES/99/903" in text and "<harbours>" in text
    assert "next change" not in text
