/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/sheet.h"

/* Nothing is loaded from anywhere, and nothing but what stands in the page may run. */
static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'; script-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<style>\n"
    ":root { color-scheme: light dark; --line: #8886; --gone: #c4282833; --come: #1a7f3733 }\n"
    "@media (prefers-color-scheme: dark) { :root { --gone: #c4282866; --come: #1a7f3766 } }\n"
    "body { font: 16px/1.5 Georgia, 'Times New Roman', serif; margin: 0 auto; max-width: 80rem; "
    "padding: 0 1rem 4rem; overflow-wrap: anywhere }\n"
    "h1 { font-size: 1.4rem; margin: 1rem 0 .25rem } p { margin: .25rem 0 }\n"
    "nav { position: sticky; top: 0; background: Canvas; padding: .5rem 0; font: 14px sans-serif; "
    "border-bottom: 1px solid var(--line) }\n"
    "table { border-collapse: collapse; width: 100%; table-layout: fixed }\n"
    "th { text-align: left; padding: .5rem }\n"
    "td { vertical-align: top; padding: .5rem; white-space: pre-line }\n"
    "tbody tr.head td { border-top: 1px solid var(--line); padding-bottom: 0; font: bold 14px "
    "sans-serif }\n"
    ".note { font: 13px sans-serif; opacity: .75 } td.note { padding-top: 0; padding-bottom: 0 }\n"
    "del { background: var(--gone) } ins { background: var(--come) }\n"
    "tbody { scroll-margin-top: 20vh }\n"
    "tbody:focus { outline: 2px solid Highlight; outline-offset: -2px }\n"
    "@media (max-width: 40rem) { body { font-size: 14px; padding: 0 .25rem 4rem } "
    "th, td { padding: .25rem } }\n"
    "@page { margin: 15mm }\n"
    "@media print { nav { display: none } body { font-size: 10pt; max-width: none; padding: 0 } "
    "thead { display: table-header-group } tbody { break-inside: avoid } "
    "del, ins { background: none } }\n"
    "</style>\n";

/* j and n go to the next change, k and p to the one before; the arrows scroll, as everywhere. */
static const char script[] =
    "<script>\n"
    "const changes = [...document.querySelectorAll('tbody.changed')];\n"
    "const count = changes.length === 1 ? '1 change' : `${changes.length} changes`;\n"
    "const place = document.getElementById('place');\n"
    "let at = -1;\n"
    "function go(step) {\n"
    "  if (changes.length === 0) return;\n"
    "  at = at < 0 ? (step > 0 ? 0 : changes.length - 1)\n"
    "              : (at + step + changes.length) % changes.length;\n"
    "  changes[at].focus({preventScroll: true});\n"
    "  changes[at].scrollIntoView();\n"
    "  place.textContent = `${at + 1} of ${count}`;\n"
    "}\n"
    "document.getElementById('next').addEventListener('click', () => go(1));\n"
    "document.getElementById('previous').addEventListener('click', () => go(-1));\n"
    "document.addEventListener('keydown', event => {\n"
    "  if (event.ctrlKey || event.metaKey || event.altKey) return;\n"
    "  const step = {j: 1, n: 1, k: -1, p: -1}[event.key];\n"
    "  if (step) { event.preventDefault(); go(step); }\n"
    "});\n"
    "place.textContent = count;\n"
    "</script>\n";

static void print_escaped(FILE *out, uc_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        const char *name = c == '&'   ? "&amp;"
                           : c == '<' ? "&lt;"
                           : c == '>' ? "&gt;"
                           : c == '"' ? "&quot;"
                                      : NULL;
        if (name != NULL)
            fputs(name, out);
        else
            fputc(c, out);
    }
}

static void print_element(FILE *out, const char *open, uc_str text, const char *close)
{
    fputs(open, out);
    print_escaped(out, text);
    fputs(close, out);
}

/* One side of a row's diff: what is kept, and what only this side has; marked where it matters. */
static void print_side(FILE *out, const struct uc_row *row, enum uc_change own)
{
    for (size_t i = 0; i < row->diff.pieces.count; i++) {
        const struct uc_piece *piece = &row->diff.pieces.at[i];
        if (piece->change == UC_KEPT || (piece->change == own && !row->changed))
            print_escaped(out, piece->text);
        else if (piece->change == own)
            print_element(out, own == UC_DELETED ? "<del>" : "<ins>", piece->text,
                          own == UC_DELETED ? "</del>" : "</ins>");
    }
}

static void print_row(FILE *out, const struct uc_row *row)
{
    fputs(row->changed ? "<tbody class=\"changed\" tabindex=\"-1\">\n" : "<tbody>\n", out);
    print_element(out, "<tr class=\"head\"><td>", row->earlier, "</td>");
    print_element(out, "<td>", row->later, " ");
    print_element(out, "<span class=\"note\">", row->note, "</span></td></tr>\n");
    if (row->detail.len > 0)
        print_element(out, "<tr><td colspan=\"2\" class=\"note\">", row->detail, "</td></tr>\n");
    fputs("<tr><td dir=\"auto\">", out);
    print_side(out, row, UC_DELETED);
    fputs("</td><td dir=\"auto\">", out);
    print_side(out, row, UC_INSERTED);
    fputs("</td></tr>\n</tbody>\n", out);
}

void uc_sheet_print_html(FILE *out, const struct uc_sheet *sheet)
{
    fputs(head, out);
    print_element(out, "<title>", sheet->title, "</title>\n</head>\n<body>\n<main>\n");
    print_element(out, "<h1>", sheet->title, "</h1>\n");
    if (sheet->about.len > 0)
        print_element(out, "<p>", sheet->about, "</p>\n");
    print_element(out, "<p>", sheet->summary, "</p>\n");
    fputs("<nav aria-label=\"changes\"><button id=\"previous\">previous change (k)</button> "
          "<button id=\"next\">next change (j)</button> <span id=\"place\" "
          "aria-live=\"polite\"></span></nav>\n<table>\n",
          out);
    print_element(out, "<thead><tr><th scope=\"col\">", sheet->earlier_head, "</th>");
    print_element(out, "<th scope=\"col\">", sheet->later_head, "</th></tr></thead>\n");
    for (size_t i = 0; i < sheet->rows.count; i++)
        print_row(out, &sheet->rows.at[i]);
    fputs("</table>\n", out);
    fputs(script, out);
    fputs("</main>\n</body>\n</html>\n", out);
}
