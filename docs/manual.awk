# SPDX-License-Identifier: GPL-3.0-or-later
#
# A page of this folder as a manual page in man(7): headings, paragraphs, tables, and blocks of code.
# awk -v name=unclause-query -v brief="…" -v version=0.1.0 -v date=2026-11-28 -f manual.awk query.md

# Plain text for roff.
function escaped(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    return text
}

# Text with `code`, *emphasis*, **strength** and [links](of.md) in the fonts of roff.
function styled(text,    out, char, font, end) {
    gsub(/\]\([^)]*\)/, "]", text)
    while (text != "") {
        char = substr(text, 1, 1)
        text = substr(text, 2)
        if (char == "`" && (end = index(text, "`")) > 0) {
            out = out "\\%\\fB" escaped(substr(text, 1, end - 1)) "\\fR" # not hyphenated
            text = substr(text, end + 1)
        } else if (char == "*" && substr(text, 1, 1) != " ") {
            font = font == "" ? "\\fI" : ""
            out = out (font == "" ? "\\fR" : font)
            if (substr(text, 1, 1) == "*")
                text = substr(text, 2)
        } else if (char !~ /[][]/)
            out = out escaped(char)
    }
    return out
}

# In lines of at most 78 bytes, none of which begins as a request.
function put(text,    words, count, i, line) {
    count = split(text, words, " ")
    for (i = 1; i <= count; i++) {
        if (line != "" && length(line) + length(words[i]) >= 78) {
            print line
            line = ""
        }
        line = line (line == "" ? (words[i] ~ /^[.']/ ? "\\&" : "") : " ") words[i]
    }
    if (line != "")
        print line
}

function end_paragraph() {
    if (paragraph != "") {
        if (!after_heading)
            print ".PP"
        put(styled(paragraph))
        after_heading = 0
    }
    paragraph = ""
}

# The first cell is the term, a third one an example.
function put_row(row,    cells, count) {
    count = split(substr(row, 2), cells, / *\| */)
    print ".TP"
    put(styled(cells[1]))
    put(styled(cells[2]) (cells[3] == "" ? "" : ". Example: " styled(cells[3])))
    after_heading = 0
}

BEGIN {
    printf ".TH \"%s\" 7 \"%s\" \"unclause %s\" \"Miscellanea\"\n", toupper(name), date, version
    printf ".SH NAME\n%s \\- %s\n", escaped(name), escaped(brief)
}

/^```/ {
    end_paragraph()
    is_code = !is_code
    print is_code ? ".PP\n.EX" : ".EE"
    next
}
is_code {
    print ($0 ~ /^[.']/ ? "\\&" : "") escaped($0)
    next
}
/^# / {
    print ".SH DESCRIPTION"
    after_heading = 1
    next
}
/^## / {
    end_paragraph()
    print ".SH " toupper(escaped(substr($0, 4)))
    after_heading = 1
    next
}
/^\|/ {
    end_paragraph()
    if ($0 ~ /^\| *---/)
        in_table = 1
    else if (in_table)
        put_row($0)
    next
}
/^$/ {
    end_paragraph()
    in_table = 0
    next
}
{
    paragraph = paragraph (paragraph == "" ? "" : " ") $0
}
END {
    end_paragraph()
    print ".SH SEE ALSO"
    print ".BR unclause (1),"
    print ".BR unclause\\-search (1)"
}
