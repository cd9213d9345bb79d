/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers_fixture.h"

#include "clause/buf.h"
#include "docx_fixture.h"

#include <string.h>

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define R(properties, text) "<w:r><w:rPr>" properties "</w:rPr><w:t>" text "</w:t></w:r>"
#define STYLED(style, text)                                                                        \
    "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define LISTED(list, level, text)                                                                  \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list                        \
    "'/></w:numPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define LEVEL(number, format, pattern)                                                             \
    "<w:lvl w:ilvl='" number "'><w:start w:val='1'/><w:numFmt w:val='" format                      \
    "'/><w:lvlText w:val='" pattern "'/></w:lvl>"
#define LIST(id, definition)                                                                       \
    "<w:num w:numId='" id "'><w:abstractNumId w:val='" definition "'/></w:num>"
#define CELL(content) "<w:tc>" content "</w:tc>"
#define FIELD(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define FOOTNOTE(id) "<w:r><w:footnoteReference w:id='" id "'/></w:r>"

static void check_docx_read(const struct docx_parts *parts, bool original, const char *want)
{
    struct uc_buf file = {0};
    const struct uc_reader_options options = {.original = original};
    struct uc_lines *lines = NULL;
    struct uc_error err = {0};
    docx_build(parts, &file);
    if (uc_read("a.docx", uc_buf_str(&file), &options, &lines, &err) != UC_OK)
        fail_msg("%s", err.text);
    uc_buf_free(&file);
    check_lines(lines, want);
}

static void check_docx(const struct docx_parts *parts, const char *want)
{
    check_docx_read(parts, false, want);
}

static void test_text_of_paragraphs(void **state)
{
    static const struct {
        const char *body, *lines;
    } cases[] = {
        {P("One") "<w:p/>" P(" two  <!-- x -->words "), "One\ntwo words\n"},
        {"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>"
         "<w:noBreakHyphen/><w:t>e</w:t><w:softHyphen/><w:t>f</w:t></w:r></w:p>",
         "a b c d\u2011ef\n"},
        {"<w:p><w:hyperlink><w:r><w:t>A/99/1</w:t></w:r></w:hyperlink>"
         "<w:smartTag><w:r><w:t>, para. 2</w:t></w:r></w:smartTag></w:p>",
         "A/99/1, para. 2\n"},
        {"<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>" P(
             "in a form") "</w:sdtContent></w:sdt>",
         "in a form\n"},
        {"<w:p>" R("<w:b/>", "bold") R("<w:i/>", " italic") R("<w:u w:val='single'/>", " line")
             R("<w:b w:val='0'/>", " plain") R("<w:vertAlign w:val='superscript'/>", "2") "</w:p>",
         "*bold *_italic _~line ~plain^2^\n"},
        {"<w:p>" R("", "seen") R("<w:vanish/>", "hidden") "</w:p>", "seen\n"},
        {"<w:p>" FIELD("begin") "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>" FIELD(
             "begin") "<w:r><w:t>inner</w:t></w:r>" FIELD("end")
             FIELD("separate") "<w:r><w:t>12</w:t></w:r>" FIELD(
                 "end") "<w:r><w:t> after</w:t></w:r>"
                        "<w:fldSimple w:instr='x'><w:r><w:t> "
                        "simple</w:t></w:r></w:fldSimple></w:p>",
         "12 after simple\n"},
        {"<w:p><w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:sym w:font='Wingdings'"
         " w:char='F0FC'/></w:r></w:p>",
         "\u2265\u2713\n"},
        {"<w:p><m:oMath><m:r><m:t>x = </m:t></m:r><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num>"
         "<m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>",
         "x = a/b\n"},
        {"<w:p><w:r><w:ruby><w:rt><w:r><w:t>guide</w:t></w:r></w:rt><w:rubyBase><w:r>"
         "<w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
         "base\n"},
        {"<w:p><w:r><w:t>host</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" P(
             "in a box")
             P("two") "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" P(
                 "in a box") "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
                             "<w:r><w:t> goes on</w:t></w:r></w:p>",
         "in a box\ntwo\nhost goes on\n"},
        {"<w:p><w:r><w:t>text</w:t><a:graphic><a:t>chart</a:t></a:graphic></w:r></w:p>", "text\n"},
        {"<w:p><w:pPr><w:tabs><w:tab w:val='right' w:leader='dot' w:pos='9000'/></w:tabs></w:pPr>"
         "<w:r><w:t>I.</w:t><w:tab/><w:t>Keepers</w:t><w:tab/><w:t>4</w:t></w:r></w:p>",
         "I. Keepers ........ 4\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_docx(&(struct docx_parts){.body = cases[i].body}, cases[i].lines);
}

static void test_styles_are_inherited(void **state)
{
    (void)state;
    check_docx(
        &(struct docx_parts){
            .styles =
                "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault>"
                "</w:docDefaults>"
                "<w:style w:type='paragraph' w:styleId='H1'><w:pPr><w:outlineLvl w:val='0'/>"
                "</w:pPr><w:rPr><w:b/></w:rPr></w:style>"
                "<w:style w:type='paragraph' w:styleId='HCh'><w:basedOn w:val='H1'/></w:style>"
                "<w:style w:type='paragraph' w:styleId='Body'><w:pPr><w:outlineLvl"
                " w:val='9'/></w:pPr></w:style>"
                "<w:style w:type='paragraph' w:styleId='Loop'><w:basedOn w:val='Loop'/>"
                "</w:style>"
                "<w:style w:type='character' w:styleId='Strong'><w:rPr><w:b/></w:rPr></w:style>"
                "<w:style w:type='character' w:styleId='Mark'><w:rPr><w:vertAlign"
                " w:val='superscript'/></w:rPr></w:style>",
            .body = STYLED("HCh", "Heading") STYLED("Body", "Body") STYLED("Loop", "Loop") STYLED(
                "Missing", "Missing") "<w:p><w:pPr><w:pStyle w:val='H1'/><w:outlineLvl "
                                      "w:val='2'/></w:pPr>" R("<w:rStyle w:val='Strong'/>", "both")
                                          R("<w:rStyle w:val='Mark'/>",
                                            "a") "</w:p>"
                                                 "<w:p>" R("<w:rStyle w:val='Strong'/>",
                                                           "strong") R("<w:rtl/><w:b/>", " rtl")
                                                     R("<w:rtl/><w:bCs/>", " rtl bold") "</w:p>"},
        "#1 *Heading*\nBody\nLoop\nMissing\n#3 both*^a^*\n*strong *rtl *rtl bold*\n");
}

static const char numbering[] = "<w:abstractNum w:abstractNumId='1'>" LEVEL("0", "decimal", "%1.")
    LEVEL("1", "lowerLetter", "(%2)") LEVEL(
        "2", "lowerRoman",
        "(%3)") "</w:abstractNum>"
                "<w:abstractNum w:abstractNumId='2'>" LEVEL(
                    "0", "upperRoman",
                    "Article %1") "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt "
                                  "w:val='decimal'/><w:isLgl/>"
                                  "<w:lvlText w:val='%1.%2'/></w:lvl>"
                                  "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt "
                                  "w:val='decimal'/>"
                                  "<w:lvlRestart w:val='0'/><w:lvlText w:val='%3)'/></w:lvl>"
                                  "</w:abstractNum>"
                                  "<w:abstractNum w:abstractNumId='3'>" LEVEL(
                                      "0", "bullet",
                                      "\u2022") "</w:abstractNum>"
                                                "<w:abstractNum "
                                                "w:abstractNumId='4'><w:numStyleLink "
                                                "w:val='Numbers'/></w:abstractNum>"
                                                "<w:abstractNum w:abstractNumId='5'><w:lvl "
                                                "w:ilvl='0'><w:start w:val='1'/>"
                                                "<w:numFmt w:val='upperLetter'/><w:lvlText "
                                                "w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'>"
                                                "<w:start w:val='5'/><w:pStyle "
                                                "w:val='Para'/><w:numFmt w:val='decimal'/>"
                                                "<w:lvlText "
                                                "w:val='%2.'/></w:lvl></w:abstractNum>" LIST("1",
                                                                                             "1")
                                                    LIST("2", "2") LIST("3", "3") LIST("4", "4")
                                                        LIST("5",
                                                             "5") "<w:num "
                                                                  "w:numId='6'><w:abstractNumId "
                                                                  "w:val='1'/><w:lvlOverride "
                                                                  "w:ilvl='0'>"
                                                                  "<w:startOverride "
                                                                  "w:val='1'/></w:lvlOverride></"
                                                                  "w:num>"
                                                                  "<w:num "
                                                                  "w:numId='7'><w:abstractNumId "
                                                                  "w:val='1'/><w:lvlOverride "
                                                                  "w:ilvl='0'>" LEVEL(
                                                                      "0", "upperLetter",
                                                                      "Annex %1") "</"
                                                                                  "w:lvlOverride></"
                                                                                  "w:num>" LIST(
                                                                                      "8", "non"
                                                                                           "e");
static const char styles[] =
    "<w:style w:type='numbering' w:styleId='Numbers'><w:pPr><w:numPr><w:numId w:val='5'/>"
    "</w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Para'><w:pPr><w:numPr><w:numId w:val='5'/>"
    "</w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='Quiet'><w:basedOn w:val='Para'/><w:pPr><w:numPr>"
    "<w:numId w:val='0'/></w:numPr></w:pPr></w:style>";

static void test_numbers_as_printed(void **state)
{
    static const struct {
        const char *body, *lines;
    } cases[] = {
        {LISTED("1", "0", "x") LISTED("1", "1", "x") LISTED("1", "1", "x") LISTED("1", "2", "x")
             LISTED("1", "0", "x") LISTED("1", "1", "x"),
         "[1.] -1 x\n[(a)] -2 x\n[(b)] -2 x\n[(i)] -3 x\n[2.] -1 x\n[(a)] -2 x\n"},
        {LISTED("1", "0", "x") LISTED("6", "0", "new") LISTED("6", "0", "x") LISTED("1", "0", "on"),
         "[1.] -1 x\n[1.] -1 new\n[2.] -1 x\n[3.] -1 on\n"},
        {LISTED("2", "0", "x") LISTED("2", "1", "x") LISTED("2", "2", "x") LISTED("2", "0", "x")
             LISTED("2", "2", "never restarts"),
         "[Article I] -1 x\n[1.1] -2 x\n[1)] -3 x\n[Article II] -1 x\n[2)] -3 never restarts\n"},
        {LISTED("2", "1", "above begins"), "[1.1] -2 above begins\n"},
        {LISTED("1", "0", "x") "<w:p><w:pPr><w:numPr><w:numId "
                               "w:val='1'/></w:numPr></w:pPr></w:p>" LISTED("1", "0",
                                                                            "an empty one counts"),
         "[1.] -1 x\n[3.] -1 an empty one counts\n"},
        {LISTED("3", "0", "bullet") LISTED("8", "0", "no list") LISTED("9", "0", "none")
             LISTED("0", "0", "zero"),
         "-1 bullet\nno list\nnone\nzero\n"},
        {LISTED("4", "0", "by a style") LISTED("7", "0", "own level"),
         "[A.] -1 by a style\n[Annex A] -1 own level\n"},
        {STYLED("Para", "x") STYLED("Quiet", "x") STYLED("Para", "x"), "[5.] -2 x\nx\n[6.] -2 x\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_docx(
            &(struct docx_parts){.body = cases[i].body, .numbering = numbering, .styles = styles},
            cases[i].lines);
}

static void test_notes_follow_their_paragraph(void **state)
{
    static const char footnotes[] = "<w:footnote w:type='separator' w:id='-1'>" P(
        "____") "</w:footnote>"
                "<w:footnote w:id='5'><w:p><w:r><w:footnoteRef/><w:t> See "
                "A/99/1.</w:t></w:r></w:p>" P(
                    "Second paragraph.") "</w:footnote>"
                                         "<w:footnote w:id='2'><w:p>" R("", "2040 Ibid., ") R(
                                             "<w:i/>", "passim") "</w:p></w:footnote>"
                                                                 "<w:footnote w:id='3'>" P(
                                                                     "* Reissued.") "</w:footnote>";
    static const char endnotes[] = "<w:endnote w:id='1'>" P("The end.") "</w:endnote>";
    static const char *const endnote = "<w:r><w:endnoteReference w:id='1'/></w:r>";
    static const char custom[] = "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='3'/>"
                                 "<w:t>*</w:t></w:r>";
    struct uc_buf body = {0};
    (void)state;
    uc_buf_printf(&body, "<w:p>%s</w:p><w:tbl><w:tr>%s%s</w:tr></w:tbl><w:p>%s%s%s</w:p>",
                  R("", "One,") FOOTNOTE("5") R("", " and two.") FOOTNOTE("2"),
                  CELL("<w:p>" R("", "cell") FOOTNOTE("2") "</w:p>"), CELL(P("next")), custom,
                  endnote, FOOTNOTE("77"));
    check_docx(&(struct docx_parts){.body = body.ptr, .footnotes = footnotes, .endnotes = endnotes},
               "One,{1} and two.{2}\n"
               "note [1] See A/99/1. Second paragraph.\n"
               "note [2] 2040 Ibid., _passim_\n"
               "cell 1.0.0 cell{3}\n"
               "cell 1.0.1 next\n"
               "note [3] 2040 Ibid., _passim_\n"
               "{*}{i}{4}\n"
               "note [*] Reissued.\n"
               "note [i] The end.\n");
    uc_buf_free(&body);
}

static void test_sections_number_their_notes(void **state)
{
    (void)state;
    check_docx(
        &(struct docx_parts){
            .settings = "<w:footnotePr><w:numFmt w:val='lowerLetter'/></w:footnotePr>",
            .footnotes = "<w:footnote w:id='1'>" P("note") "</w:footnote>",
            .body = "<w:p><w:pPr><w:sectPr/></w:pPr>" FOOTNOTE("1")
                FOOTNOTE("1") "</w:p>"
                              "<w:p><w:pPr><w:sectPr><w:footnotePr><w:numRestart w:val='eachSect'/>"
                              "<w:numStart w:val='3'/></w:footnotePr></w:sectPr></w:pPr>" FOOTNOTE(
                                  "1") "</w:p><w:p>" FOOTNOTE("1") "</w:p><w:sectPr><w:footnotePr>"
                                                                   "<w:numFmt "
                                                                   "w:val='upperRoman'/></"
                                                                   "w:footnotePr></w:sectPr>"},
        "{a}{b}\nnote [a] note\nnote [b] note\n{c}\nnote [c] note\n{II}\nnote [II] note\n");
}

static void test_tables(void **state)
{
    static const struct {
        const char *body, *lines;
    } cases[] = {
        {"<w:tbl><w:tr>" CELL("<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" P("wide")) CELL(
             P("c")) "</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" CELL(P("b1") P("b2"))
             CELL("<w:p/>") "</w:tr></w:tbl><w:tbl><w:tr>" CELL(P("x"))
                 CELL(P("y")) "</w:tr></w:tbl>",
         "cell 1.0.0 wide\ncell 1.0.2 c\ncell 1.1.1 b1\ncell 1.1.1 b2\ncell 2.0.0 x\n"
         "cell 2.0.1 y\n"},
        {"<w:tbl><w:tr>" CELL("<w:tbl><w:tr>" CELL(P("in")) CELL(P("ner")) "</w:tr></w:tbl>")
             CELL(P("out")) "</w:tr></w:tbl>",
         "cell 1.0.0 in\ncell 1.0.0 ner\ncell 1.0.1 out\n"},
        {"<w:tbl><w:tr>" CELL(P("Summary")) "</w:tr><w:tr>" CELL(P("Boxed")
                                                                     P("text")) "</w:tr></w:tbl>",
         "Summary\nBoxed\ntext\n"},
        {"<w:tbl><w:tr>" CELL("<w:p>" R("", "Wells")
                                  R("<w:vertAlign w:val='superscript'/>", "a,b") "</w:p>")
             CELL(P("9")) "</w:tr><w:tr>" CELL("<w:p>" R("<w:vertAlign w:val='superscript'/>", "a")
                                                   R("", " Deep.") "</w:p>")
                 CELL(P("8")) "</w:tr></w:tbl><w:p>" R("<w:vertAlign w:val='superscript'/>", "b")
                     R("", " Old.") "</w:p>",
         "cell 1.0.0 Wells^a,b^\ncell 1.0.1 9\nnote [a] Deep.\ncell 1.1.1 8\nnote [b] Old.\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_docx(&(struct docx_parts){.body = cases[i].body}, cases[i].lines);
}

static void test_tracked_changes(void **state)
{
    static const struct {
        const char *body, *accepted, *original;
    } cases[] = {
        {"<w:p>" R("", "1. ") "<w:del><w:r><w:delText>Requests</w:delText></w:r></w:del>"
                              "<w:ins>" R("", "Invites") "</w:ins>" R("", " the keepers") "</w:p>",
         "1. Invites the keepers\n", "1. Requests the keepers\n"},
        {"<w:p><w:moveFrom>" R("", "a") "</w:moveFrom></w:p><w:p>" R("", "b") "<w:moveTo>" R(
             "", "a") "</w:moveTo></w:p>",
         "ba\n", "a\nb\n"},
        {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("", "joined ") "</w:p>" P("paragraph"),
         "joined paragraph\n", "joined\nparagraph\n"},
        {"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>" R("", "parted ") "</w:p>" P("paragraph"),
         "parted\nparagraph\n", "parted paragraph\n"},
        {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("", "last") "</w:p>", "last\n", "last\n"},
        {"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" CELL(P("a"))
             CELL(P("b")) "</w:tr><w:tr>"
                          "<w:trPr><w:ins/></w:trPr>" CELL(P("c")) CELL(P("d")) "</w:tr></w:tbl>",
         "cell 1.0.0 c\ncell 1.0.1 d\n", "cell 1.0.0 a\ncell 1.0.1 b\n"},
        {"<w:p><w:pPr><w:outlineLvl w:val='0'/><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>" R(
             "<w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange>", "x") "</w:p>",
         "#1 *x*\n", "_x_\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct docx_parts parts = {.body = cases[i].body};
        check_docx_read(&parts, false, cases[i].accepted);
        check_docx_read(&parts, true, cases[i].original);
    }
}

static void test_head_of_the_first_page(void **state)
{
    static const char header[] =
        "<w:tbl><w:tr>" CELL(P("United Nations")) CELL(P("A/99/L.1")) "</w:tr></w:tbl>";
    (void)state;
    check_docx(&(struct docx_parts){.header = header,
                                    .body = P("Text") "<w:sectPr><w:headerReference w:type='first'"
                                                      " r:id='header'/><w:titlePg/></w:sectPr>"},
               "United Nations\nA/99/L.1\nText\n");
    check_docx(&(struct docx_parts){.header = header,
                                    .body = P("Text") "<w:sectPr><w:headerReference"
                                                      " w:type='default' r:id='header'/>"
                                                      "</w:sectPr>"},
               "running United Nations\nrunning A/99/L.1\nText\n");
}

static void test_title_of_the_file(void **state)
{
    struct uc_buf file = {0};
    (void)state;
    docx_build(&(struct docx_parts){.body = P("x"), .core = "<dc:title> Keepers </dc:title>"},
               &file);
    struct uc_lines *lines = read_lines("a.docx", uc_buf_str(&file));
    assert_true(uc_str_equal(lines->title, UC_STR("Keepers")));
    uc_lines_free(lines);
    uc_buf_free(&file);
}

/* --- bounds --- */

static void check_refused_entries(const struct zip_entry *entries, size_t count, const char *part)
{
    struct uc_buf file = {0};
    zip_build(entries, count, &file);
    check_refused("a.docx", uc_buf_str(&file), part);
    uc_buf_free(&file);
}

static void test_bad_packages_are_refused(void **state)
{
    static const char laughs[] =
        "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><document>&b;</document>";
    const struct {
        struct zip_entry entry;
        const char *part;
    } cases[] = {
        {{"word/styles.xml", UC_STR("<styles/>")}, "no Word document"},
        {{"word/document.xml", UC_STR("<workbook/>")}, "no Word document"},
        {{"word/document.xml", UC_STR("<document><body>")}, "damaged"},
        {{"word/document.xml", uc_str_from(laughs)}, "damaged"},
        {{"word/document.xml", UC_STR("<document/>")}, "no text"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_refused_entries(&cases[i].entry, 1, cases[i].part);
}

static void test_what_a_file_can_blow_up_is_bounded(void **state)
{
    static const struct {
        const char *before, *part;
        size_t times;
        const char *message;
    } cases[] = {
        {"", "                ", (65 << 20) / 16, "overlong"},
        {"<document>", "<p>", 10000, "damaged"},
        {"<document xmlns='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>",
         "<p><r><t>x</t></r></p>", 1 << 20, "too much text"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct uc_buf part = {0};
        uc_buf_add(&part, uc_str_from(cases[i].before));
        for (size_t k = 0; k < cases[i].times; k++)
            uc_buf_add(&part, uc_str_from(cases[i].part));
        uc_buf_add(&part, UC_STR("</document>"));
        check_refused_entries(&(struct zip_entry){"word/document.xml", uc_buf_str(&part)}, 1,
                              cases[i].message);
        uc_buf_free(&part);
    }
}

static void test_cut_files_are_refused(void **state)
{
    struct uc_buf file = {0};
    (void)state;
    docx_build(&(struct docx_parts){.body = P("One") P("Two"), .styles = "", .numbering = ""},
               &file);
    for (size_t len = 1; len < file.len / 2; len += 7) {
        static const struct uc_reader_options options;
        struct uc_lines *lines = NULL;
        struct uc_error err;
        enum uc_status status = uc_read("a.docx", (uc_str){file.ptr, len}, &options, &lines, &err);
        assert_int_equal(status, UC_BAD_FILE);
    }
    uc_buf_free(&file);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_of_paragraphs),
        cmocka_unit_test(test_styles_are_inherited),
        cmocka_unit_test(test_numbers_as_printed),
        cmocka_unit_test(test_notes_follow_their_paragraph),
        cmocka_unit_test(test_sections_number_their_notes),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_tracked_changes),
        cmocka_unit_test(test_head_of_the_first_page),
        cmocka_unit_test(test_title_of_the_file),
        cmocka_unit_test(test_bad_packages_are_refused),
        cmocka_unit_test(test_what_a_file_can_blow_up_is_bounded),
        cmocka_unit_test(test_cut_files_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
