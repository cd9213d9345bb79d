/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers_fixture.h"

#include "clause/buf.h"
#include "readers/numeral.h"

#include <stdlib.h>
#include <string.h>

enum { MIB = 1 << 20 };

/* --- which reader --- */

static void test_reader_is_chosen_by_content_before_name(void **state)
{
    static const struct {
        const char *name;
        uc_str head;
        const char *format; /* NULL: none */
    } cases[] = {
        {"a.pdf", UC_STR_INIT("%PDF-1.7\n"), "pdf"},
        {"a.txt", UC_STR_INIT("%PDF-1.7\n"), "pdf"},
        {"a.docx", UC_STR_INIT("PK\3\4\x14\0\0\0\0\0 [Content_Types].xml"), "docx"},
        {"a.zip", UC_STR_INIT("PK\3\4\x14\0\0\0\0\0 word/document.xml"), "docx"},
        {"a.zip", UC_STR_INIT("PK\3\4\x14\0\0\0\0\0 photo.jpg"), NULL},
        {"a.txt", UC_STR_INIT("\n <!-- saved --><!DOCTYPE HTML><title>x"), "html"},
        {"a.xml", UC_STR_INIT("<?xml version='1.0'?>\n<html lang='en'>"), "html"},
        {"a.html", UC_STR_INIT("\xFF\xFE<\0h\0t\0m\0l\0>\0"), "html"},
        {"a.html", UC_STR_INIT("The General Assembly,"), "html"},
        {"a.txt", UC_STR_INIT("The General Assembly,"), "text"},
        {"folder.html/a", UC_STR_INIT("The General Assembly,"), "text"},
        {"a.png", UC_STR_INIT("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), NULL},
        {"a.docx", UC_STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), NULL},
        {"a.rtf", UC_STR_INIT("{\\rtf1\\ansi"), NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct uc_reader *reader = uc_reader_for(cases[i].name, cases[i].head);
        if (cases[i].format == NULL)
            assert_null(reader);
        else
            assert_string_equal(reader->format, cases[i].format);
    }
}

static void test_known_endings(void **state)
{
    static const struct {
        const char *name;
        bool known;
    } cases[] = {
        {"a.pdf", true},  {"A.PDF", true},    {"a.docx", true}, {"a.htm", true},
        {"a.html", true}, {"a.xhtml", true},  {"a.txt", true},  {"a.text", true},
        {"a.md", false},  {"a.doc", true},    {"a.png", false}, {"a", false},
        {"txt", false},   {"a.txt/b", false}, {"a.", false},    {"a.txt.gz", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(uc_reader_knows(cases[i].name), cases[i].known);
}

static void test_refusals_say_what_to_do(void **state)
{
    static const struct {
        const char *name;
        uc_str bytes;
        const char *part;
    } cases[] = {
        {"a.txt", UC_STR_INIT(""), "the file is empty"},
        {"a.txt", UC_STR_INIT(" \n\t\n"), "no text"},
        {"a.txt", UC_STR_INIT("\0"), "no text"},
        {"a.txt", UC_STR_INIT("\1\2\3\0\0\4"), "binary data"},
        {"a.html", UC_STR_INIT("<!doctype html><title>Blank</title>"), "no text"},
        {"a.html", UC_STR_INIT("\1\2\3\0\0\4"), "binary data"},
        {"a.bin",
         UC_STR_INIT("\x7F"
                     "ELF\2\1\1\0\0"),
         "not a PDF, Word (.docx), HTML or text"},
        {"a.rtf", UC_STR_INIT("{\\rtf1\\ansi"), "convert it to .docx or .pdf"},
        {"a.doc", UC_STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0"), "convert it"},
        {"a.odt",
         UC_STR_INIT("PK\3\4____________"
                     "______________mimetypeapplication/vnd.oasis.opendocument.textPK"),
         "an .odt file; convert it"},
        {"a.docx", UC_STR_INIT("PK\3\4 [Content_Types].xml and nothing more"), "damaged"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_refused(cases[i].name, cases[i].bytes, cases[i].part);
}

/* --- text --- */

static void check_text(const struct uc_line *line, const char *want)
{
    if (!uc_str_equal(line->text, uc_str_from(want)))
        fail_msg("got \"%.*s\", want \"%s\"", UC_ARG(line->text), want);
}

static void test_text_in_any_charset(void **state)
{
    static const uc_str cases[] = {
        UC_STR_INIT("C\u00F4te d\u2019Ivoire"),
        UC_STR_INIT("\xEF\xBB\xBF"
                    "C\u00F4te d\u2019Ivoire"),
        UC_STR_INIT("C\xF4te d\x92Ivoire"), /* Windows-1252 */
        UC_STR_INIT("\xFF\xFE"
                    "C\0\xF4\0t\0e\0 \0d\0\x19\x20I\0v\0o\0i\0r\0e\0"),
        UC_STR_INIT("\xFE\xFF\0C\0\xF4\0t\0e\0 \0d\x20\x19\0I\0v\0o\0i\0r\0e"),
        UC_STR_INIT("C\0\xF4\0t\0e\0 \0d\0\x19\x20I\0v\0o\0i\0r\0e\0"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct uc_lines *lines = read_lines("a.txt", cases[i]);
        assert_int_equal(lines->list.count, 1);
        check_text(&lines->list.at[0], "C\u00F4te d\u2019Ivoire");
        uc_lines_free(lines);
    }
}

/* "Lakes and rivers of the north" in Russian, Arabic and Chinese, and French with every accent. */
static void test_text_of_eight_bits(void **state)
{
    static const struct {
        uc_str bytes;
        const char *text;
    } cases[] = {
        {UC_STR_INIT("\xCE\xE7\xE5\xF0\xE0 \xE8 \xF0\xE5\xEA\xE8 \xF1\xE5\xE2\xE5\xF0\xE0"),
         "Озера и реки севера"}, /* Windows-1251 */
        {UC_STR_INIT("\xEF\xDA\xC5\xD2\xC1 \xC9 \xD2\xC5\xCB\xC9 \xD3\xC5\xD7\xC5\xD2\xC1"),
         "Озера и реки севера"}, /* KOI8-R */
        {UC_STR_INIT("\xC8\xCD\xED\xD1\xC7\xCA \xE6\xC3\xE4\xE5\xC7\xD1 \xC7\xE1\xD4\xE3\xC7\xE1"),
         "بحيرات وأنهار الشمال"}, /* Windows-1256 */
        {UC_STR_INIT("\xB1\xB1\xB7\xBD\xB5\xC4\xBA\xFE\xB2\xB4\xBA\xCD\xBA\xD3\xC1\xF7"),
         "北方的湖泊和河流"}, /* GB18030 */
        {UC_STR_INIT("L\222\351t\351, \340 l\222\351cole, o\371 \347a \351t\351"),
         "L\u2019\u00E9t\u00E9, \u00E0 l\u2019\u00E9cole, o\u00F9 \u00E7a \u00E9t\u00E9"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct uc_lines *lines = read_lines("a.txt", cases[i].bytes);
        check_text(&lines->list.at[0], cases[i].text);
        uc_lines_free(lines);
    }
}

static void test_text_keeps_its_place(void **state)
{
    (void)state;
    struct uc_lines *lines = read_lines("a.txt", UC_STR("First\r\n\r\n\r\n\t2.  Second\rthird\n"
                                                        "\f Fourth\n\u5357\u5357\u5408\u4F5C"));
    static const struct {
        const char *text;
        uint32_t page, blank_before;
        float x0, x1, y0;
    } want[] = {
        {"First", 1, 0, 0, 5, 1},
        {"2. Second", 1, 2, 8, 18, 4},
        {"third", 1, 0, 0, 5, 5},
        {"Fourth", 2, 1, 1, 7, 7},
        {"\u5357\u5357\u5408\u4F5C", 2, 0, 0, 8, 8},
    };
    assert_int_equal(lines->list.count, sizeof want / sizeof want[0]);
    for (size_t i = 0; i < lines->list.count; i++) {
        const struct uc_line *line = &lines->list.at[i];
        check_text(line, want[i].text);
        assert_int_equal(line->page, want[i].page);
        assert_int_equal(line->blank_before, want[i].blank_before);
        assert_true(line->box.x0 == want[i].x0 && line->box.x1 == want[i].x1);
        assert_true(line->box.y0 == want[i].y0);
        assert_false(line->whole);
    }
    uc_lines_free(lines);
}

static void check_whole(uc_str text, bool whole)
{
    struct uc_lines *lines = read_lines("a.txt", text);
    for (size_t i = 0; i < lines->list.count; i++)
        assert_int_equal(lines->list.at[i].whole, whole);
    uc_lines_free(lines);
}

static void test_text_of_print_or_of_paragraphs(void **state)
{
    (void)state;
    check_whole(
        UC_STR("The General Assembly,\n"
               "\n"
               "Aware that the lighthouses of small islands are kept by few hands and seen\n"
               "by many, and that their keepers have no day of their own in the calendar of\n"
               "the Organization,\n"
               "\n"
               "1. Proclaims 9 May the International Day of the Lighthouse Keeper, which is\n"
               "to be observed within existing resources;\n"
               "\n"
               "2. Invites all coastal States to observe the Day in an appropriate manner in\n"
               "accordance with national priorities.\n"),
        false);
    check_whole(UC_STR("Day of the Lighthouse Keeper\n"
                       "The General Assembly,\n"
                       "Aware that the lighthouses of small islands are kept by few hands and seen "
                       "by many, and that their keepers have no day of their own,\n"
                       "1. Proclaims 9 May the International Day of the Lighthouse Keeper;\n"
                       "2. Invites all coastal States to observe the Day in an appropriate manner "
                       "in accordance with national priorities;\n"
                       "3. Decides to remain seized of the matter.\n"),
                true);
    check_whole(
        UC_STR("\u5927\u4F1A\uFF0C\n"
               "\u610F\u8BC6\u5230\u706F\u5854\u7684\u91CD\u8981\u6027\uFF0C\n"
               "1. \u5BA3\u5E03\u4E94\u6708\u4E5D\u65E5\u4E3A\u706F\u5854\u770B\u5B88"
               "\u4EBA\u56FD\u9645\u65E5\uFF0C\u5E76\u9080\u8BF7\u5404\u56FD\u5728\u73B0"
               "\u6709\u8D44\u6E90\u8303\u56F4\u5185\u7EAA\u5FF5\u8BE5\u65E5\uFF0C\u5E76\u9080"
               "\u8BF7\u5404\u56FD\u5728\u73B0\u6709\u8D44\u6E90\u8303\u56F4\u5185"
               "\u7EAA\u5FF5\u8BE5\u65E5\uFF1B\n"
               "2. \u51B3\u5B9A\u7EE7\u7EED\u5904\u7406\u6B64\u6848\u3002\n"),
        true);
}

/* --- HTML --- */

static void test_html(void **state)
{
    static const struct {
        const char *html, *lines;
    } cases[] = {
        {"<h1>Day of the\n Keeper</h1><h3>I.</h3>Loose text<p>One<p>Two",
         "#1 Day of the Keeper\n#3 I.\nLoose text\nOne\nTwo\n"},
        {"<div>a<div>b</div>c</div><article><header>d</header><section>e</section></article>",
         "a\nb\nc\nd\ne\n"},
        {"<p>1. <em>Notes</em> <b>with <i>interest</i></b>;<sup>4</sup> <u>x</u></p>",
         "1. _Notes _*with **_interest_*;^4^~ x~\n"},
        {"<p>1.&nbsp;&nbsp;Notes<br>the &amp; report&shy;s<br/><br>New paragraph</p>",
         "1. Notes the & reports\nNew paragraph\n"},
        {"<ol><li>one<li>two<ul><li>bullet</ul><li value=7>seven<li>eight</ol>",
         "[1.] -1 one\n[2.] -1 two\n-2 bullet\n[7.] -1 seven\n[8.] -1 eight\n"},
        {"<ol type=a start=3><li><p>c</p><p>more</p></li><ol type=i><li>i<li>ii</ol><li>d</ol>",
         "[c.] -1 c\n-1 more\n[i.] -2 i\n[ii.] -2 ii\n[d.] -1 d\n"},
        {"<ol style='list-style-type: upper-roman'><li>x</ol><ol "
         "style='list-style:none'><li>y</ol>",
         "[I.] -1 x\n-1 y\n"},
        {"<nav>Home</nav><p hidden>a<p style='display:none'>b<script>c</script><style>d</style>"
         "<p>seen<select><option>e</select></p><template><p>f</template>",
         "seen\n"},
        {"<p>kept<del> gone</del><ins> come</ins></p>", "kept come\n"},
        {"<p style='font-weight:bold'>a <span style='font-weight: normal'>b</span></p>", "*a *b\n"},
        {"<p>before<table><caption>Table 1</caption><tr><th>Year<th>Keepers"
         "<tr><td>2041<td><p>12</p><p>men</p></table>after",
         "before\nTable 1\ncell 1.0.0 *Year*\ncell 1.0.1 *Keepers*\ncell 1.1.0 2041\n"
         "cell 1.1.1 12\ncell 1.1.1 men\nafter\n"},
        {"<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f</table>",
         "cell 1.0.0 a\ncell 1.0.1 b\ncell 1.0.3 c\ncell 1.1.1 d\ncell 1.1.2 e\ncell 1.1.3 f\n"},
        {"<table><tr><td><p>boxed</p><p>text</p></table>", "boxed\ntext\n"},
        {"<table><tr><td>menu<td><h2>Page</h2><p>text</p><table><tr><td>1<td>2</table></table>",
         "menu\n#2 Page\ntext\ncell 2.0.0 1\ncell 2.0.1 2\n"},
        {"<table role=presentation><tr><td>a<td>b</table>", "a\nb\n"},
        {"</p></table></li><td>stray</td><li>item</ol>", "stray\nitem\n"},
        {"<p>One<a href='#n1' id='r1'><sup>[1]</sup></a>, two<a href='#n2' name='r2'>2</a>, and one"
         " again<a href='#n1'>1</a>; <a href='#far'>3</a><p>Far <a name='far'>below</a>"
         "<ol><li id='n1'>See A/99/1. <a href='#r1'>back</a></ol>"
         "<p><a href='#r2' name='n2'>2</a> Ibid., <i>passim</i></p>",
         "One{[1]}, two{2}, and one again{1}; 3\nFar below\nnote [1] See A/99/1.\n"
         "note [2] Ibid., _passim_\n"},
        {"<p>Nets<a href='#n1' id='r1'><sup>*</sup></a><p id='n1'><sup>*</sup> Old. <a "
         "href='#r1'>^</a>",
         "Nets{*}\nnote [*] Old.\n"},
        {"<p>Nets [<a href='#n1' id='r1'>1</a>] and<p><a href='#r1' id='n1'>[1]</a> Old.",
         "Nets {[1]} and\nnote [1] Old.\n"},
        {"<p>Ropes,<sup>1</sup> wells<sup>1,2</sup> on 5 m<sup>2</sup> and buckets<sup>4</sup>"
         "<p><sup>1</sup> Long.<p><sup>2</sup><i>Ibid.</i><p><sup>3</sup> Borne by nothing."
         "<p>6<sup>th</sup> well<p><sup>th</sup> is no mark",
         "Ropes,^1^ wells^1,2^ on 5 m^2^ and buckets^4^\nnote [1] Long.\nnote [2] _Ibid._\n"
         "^3^ Borne by nothing.\n6^th^ well\n^th^ is no mark\n"},
        {"<p><![if !supportLists]><span>1.&nbsp; </span><![endif]>Notes<!--[if mso]>"
         "<p>for Word<![endif]--> it<![if x",
         "1. Notes it\n"},
        {"<p>C\u00F4te \xF0\x9F\x8C\x8D", "C\u00F4te \U0001F30D\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_lines(read_lines("a.html", uc_str_from(cases[i].html)), cases[i].lines);
}

static void test_html_of_printed_lines(void **state)
{
    (void)state;
    struct uc_lines *lines = read_lines(
        "a.html", UC_STR("<p>Text:<pre>\n1. Proclaims 9 May the\n   <b>Day</b> of the Keeper;\n\n"
                         "2. Invites\n</pre>"));
    assert_int_equal(lines->list.count, 4);
    assert_true(lines->list.at[0].whole);
    check_text(&lines->list.at[2], "Day of the Keeper;");
    assert_false(lines->list.at[2].whole);
    assert_true(lines->list.at[2].box.x0 == 3);
    assert_int_equal(lines->list.at[3].blank_before, 1);
    uc_lines_free(lines);
}

static void test_html_says_title_and_language(void **state)
{
    (void)state;
    struct uc_lines *lines = read_lines(
        "a.html", UC_STR("<!doctype html><html lang=fr><title> Gardiens\nde phare </title><p>x"));
    assert_true(uc_str_equal(lines->title, UC_STR("Gardiens de phare")));
    assert_int_equal(lines->language, UC_FRENCH);
    uc_lines_free(lines);
}

static void test_html_in_any_charset(void **state)
{
    static const struct {
        uc_str page;
        const char *lines;
    } cases[] = {
        {UC_STR_INIT("<meta charset=utf-8><p>\u00E9t\u00E9"), "\u00E9t\u00E9\n"},
        {UC_STR_INIT("<meta charset='ISO-8859-1'><p>\x93\xE9t\xE9\x94"),
         "\u201C\u00E9t\u00E9\u201D\n"},
        {UC_STR_INIT("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>"
                     "<p>\xC4\xE5\xED\xFC"),
         "\u0414\u0435\u043D\u044C\n"},
        {UC_STR_INIT("<meta charset=gb2312><p>\xB4\xF3\xBB\xE1"), "\u5927\u4F1A\n"},
        {UC_STR_INIT("<meta charset=windows-1252><p>\u00E0 l\u2019\u00E9t\u00E9"),
         "\u00E0 l\u2019\u00E9t\u00E9\n"}, /* converted, and says otherwise */
        {UC_STR_INIT("<meta charset=none-such><p>\xE9t\xE9"), "\u00E9t\u00E9\n"},
        {UC_STR_INIT("<p>\xE9t\xE9"), "\u00E9t\u00E9\n"},
        {UC_STR_INIT("\xFF\xFE<\0p\0>\0\xE9\0t\0"), "\u00E9t\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_lines(read_lines("a.html", cases[i].page), cases[i].lines);
}

/* --- numbers --- */

static void test_numerals(void **state)
{
    static const struct {
        const char *word_name;
        uint32_t number;
        const char *printed;
    } cases[] = {
        {"decimal", 12, "12"},
        {"decimalZero", 7, "07"},
        {"lowerLetter", 1, "a"},
        {"lowerLetter", 26, "z"},
        {"lowerLetter", 28, "bb"},
        {"upperLetter", 3, "C"},
        {"lowerRoman", 1994, "mcmxciv"},
        {"upperRoman", 48, "XLVIII"},
        {"upperRoman", 4000, "4000"},
        {"lowerLetter", 0, "0"},
        {"lowerLetter", 32000, "32000"},
        {"ordinal", 1, "1st"},
        {"ordinal", 12, "12th"},
        {"ordinal", 103, "103rd"},
        {"chicago", 5, "**"},
        {"russianLower", 3, "\u0432"},
        {"arabicAbjad", 4, "\u062F"},
        {"chineseCounting", 21, "\u4E8C\u5341\u4E00"},
        {"chineseCounting", 10, "\u5341"},
        {"none", 3, ""},
        {"bullet", 3, ""},
        {"of the future", 3, "3"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct uc_buf got = {0};
        uc_buf_add(&got, UC_STR(""));
        uc_numeral_add(&got, uc_numeral_from(uc_str_from(cases[i].word_name)), cases[i].number);
        assert_string_equal(got.ptr, cases[i].printed);
        uc_buf_free(&got);
    }
}

/* --- bounds --- */

static uc_str repeat(struct uc_buf *buf, uc_str part, size_t times)
{
    for (size_t i = 0; i < times; i++)
        uc_buf_add(buf, part);
    return uc_buf_str(buf);
}

static void test_too_much_is_refused(void **state)
{
    static const struct {
        const char *name;
        uc_str part;
        size_t times;
        const char *message;
    } cases[] = {
        {"deep.html", UC_STR_INIT("<div>"), 10000, "nested more than 400 deep; save it as text"},
        {"long.txt", UC_STR_INIT("0123456789abcdef"), 100 * MIB / 16, "too much text"},
        {"long.html", UC_STR_INIT("0123456789abcdef"), 100 * MIB / 16, "too much text"},
        {"lines.txt", UC_STR_INIT("x\n"), MIB, "lines"},
        {"paragraphs.html", UC_STR_INIT("<p>x"), MIB, "too much text"},
        {"runs.html", UC_STR_INIT("x<b>x</b>"), MIB, "too much text"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct uc_buf bytes = {0};
        check_refused(cases[i].name, repeat(&bytes, cases[i].part, cases[i].times),
                      cases[i].message);
        uc_buf_free(&bytes);
    }
}

/* Anything may come of it but a crash. */
static void test_noise_is_survived(void **state)
{
    static const struct uc_reader_options options;
    static const char *const names[] = {"a.html", "a.txt", "a.docx", "a.pdf"};
    static const char alphabet[] = "<>&;\"'/!-= \n\0\xFF\xC3\xA9tdrolitablepre";
    uint32_t seed = 1;
    (void)state;
    for (size_t round = 0; round < 200; round++) {
        char noise[997];
        for (size_t i = 0; i < sizeof noise; i++) {
            seed = seed * 1664525 + 1013904223;
            noise[i] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
            struct uc_lines *lines = NULL;
            struct uc_error err;
            enum uc_status status =
                uc_read(names[i], (uc_str){noise, sizeof noise}, &options, &lines, &err);
            assert_true(status == UC_OK || status == UC_BAD_FILE);
            uc_lines_free(lines);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reader_is_chosen_by_content_before_name),
        cmocka_unit_test(test_known_endings),
        cmocka_unit_test(test_refusals_say_what_to_do),
        cmocka_unit_test(test_text_in_any_charset),
        cmocka_unit_test(test_text_of_eight_bits),
        cmocka_unit_test(test_text_keeps_its_place),
        cmocka_unit_test(test_text_of_print_or_of_paragraphs),
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_html_of_printed_lines),
        cmocka_unit_test(test_html_says_title_and_language),
        cmocka_unit_test(test_html_in_any_charset),
        cmocka_unit_test(test_numerals),
        cmocka_unit_test(test_too_much_is_refused),
        cmocka_unit_test(test_noise_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
