/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF reader, on pages written here: each test draws one page by its operators. */
#include "readers/reader.h"

#include "clause/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { OBJECTS_MAX = 32 };

/* A PDF under construction. */
struct file {
    struct uc_buf bytes;
    size_t at[OBJECTS_MAX]; /* of object i + 1 */
    int objects;
};

static void start_object(struct file *file)
{
    file->at[file->objects++] = file->bytes.len;
    uc_buf_printf(&file->bytes, "%d 0 obj\n", file->objects);
}

static void end_file(struct file *file, const char *trailer)
{
    size_t start = file->bytes.len;
    uc_buf_printf(&file->bytes, "xref\n0 %d\n0000000000 65535 f \n", file->objects + 1);
    for (int i = 0; i < file->objects; i++)
        uc_buf_printf(&file->bytes, "%010zu 00000 n \n", file->at[i]);
    uc_buf_printf(&file->bytes, "trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%zu\n%%%%EOF\n",
                  file->objects + 1, trailer, start);
}

/* Small letters as the Arabic ones from alef to ghain; X as the ligature of lam and alef. */
static const char arabic_letters[] = "/CIDInit /ProcSet findresource begin begincmap\n"
                                     "1 begincodespacerange <00> <ff> endcodespacerange\n"
                                     "1 beginbfrange <61> <7a> <0627> endbfrange\n"
                                     "1 beginbfchar <58> <06440627> endbfchar\nendcmap end";

/* A file of `count` pages, 600 by 800 points, fonts /R Times, /B Times bold, /I Times italic, and
 * /A with Arabic letters. */
static struct file write_pdf(const char *const *pages, int count, const char *trailer)
{
    struct file file = {0};
    uc_buf_printf(&file.bytes, "%%PDF-1.4\n");
    start_object(&file);
    uc_buf_printf(&file.bytes, "<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
    start_object(&file);
    uc_buf_printf(&file.bytes,
                  "<< /Type /Pages /Count %d /MediaBox [0 0 600 800] /Resources << /Font << "
                  "/R << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> "
                  "/B << /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >> "
                  "/I << /Type /Font /Subtype /Type1 /BaseFont /Times-Italic >> "
                  "/A << /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode %d 0 R >> "
                  ">> >> /Kids [",
                  count, 3 + 2 * count);
    for (int i = 0; i < count; i++)
        uc_buf_printf(&file.bytes, "%d 0 R ", 3 + 2 * i);
    uc_buf_printf(&file.bytes, "] >>\nendobj\n");
    for (int i = 0; i < count; i++) {
        start_object(&file);
        uc_buf_printf(&file.bytes, "<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>\nendobj\n",
                      4 + 2 * i);
        start_object(&file);
        uc_buf_printf(&file.bytes, "<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n",
                      strlen(pages[i]), pages[i]);
    }
    start_object(&file);
    uc_buf_printf(&file.bytes, "<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n",
                  strlen(arabic_letters), arabic_letters);
    end_file(&file, trailer);
    return file;
}

static enum uc_status read_bytes(uc_str bytes, struct uc_lines **out, struct uc_error *err)
{
    return uc_read("x.pdf", bytes, &(struct uc_reader_options){0}, out, err);
}

static struct uc_lines *read_page(const char *page)
{
    struct file file = write_pdf(&page, 1, "");
    struct uc_lines *lines = NULL;
    struct uc_error err = {0};
    enum uc_status status = read_bytes(uc_buf_str(&file.bytes), &lines, &err);
    uc_buf_free(&file.bytes);
    if (status != UC_OK)
        fail_msg("%s", err.text);
    return lines;
}

static void assert_lines(const struct uc_lines *lines, const char *const *want, size_t count)
{
    for (size_t i = 0; i < count && i < lines->list.count; i++)
        if (!uc_str_equal(lines->list.at[i].text, uc_str_from(want[i])))
            fail_msg("line %zu is \"%.*s\", not \"%s\"", i, UC_ARG(lines->list.at[i].text),
                     want[i]);
    assert_int_equal(lines->list.count, count);
}

#define ASSERT_LINES(lines, ...)                                                                   \
    assert_lines((lines), (const char *const[]){__VA_ARGS__},                                      \
                 sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static void test_words_are_parted(void **state)
{
    static const struct {
        const char *page, *want;
    } cases[] = {
        {"BT /R 10 Tf 100 700 Td (Recalls its resolution) Tj ET", "Recalls its resolution"},
        /* letters far apart, spaces printed */
        {"BT /R 10 Tf 2 Tc 100 700 Td (a sustainable lake) Tj ET", "a sustainable lake"},
        /* no spaces printed: gaps alone part words */
        {"BT /R 10 Tf 100 700 Td [(Recalls)-250(the)-250(Lake)-210(Charter)] TJ ET",
         "Recalls the Lake Charter"},
        /* one space of many is lost */
        {"BT /R 10 Tf 100 700 Td [(Recalls the Lake)-220(Charter of the north)] TJ ET",
         "Recalls the Lake Charter of the north"},
        /* each word placed by itself */
        {"BT /R 10 Tf 100 700 Td (Lake) Tj 22 0 Td (Charter) Tj ET", "Lake Charter"},
        /* kerning parts nothing */
        {"BT /R 10 Tf 100 700 Td [(L)60(ake )-40(C)20(harter)] TJ ET", "Lake Charter"},
        /* drawn twice for bold */
        {"BT /R 10 Tf 100 700 Td (Lake) Tj ET BT /R 10 Tf 100.3 700 Td (Lake) Tj ET", "Lake"},
        /* invisible, as text recognition leaves it */
        {"BT 3 Tr /R 10 Tf 100 700 Td (Lake) Tj ET", "Lake"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct uc_lines *lines = read_page(cases[i].page);
        ASSERT_LINES(lines, cases[i].want);
        uc_lines_free(lines);
    }
}

static void test_runs_have_style(void **state)
{
    (void)state;
    struct uc_lines *lines =
        read_page("BT /I 10 Tf 100 700 Td (Recalls) Tj /R 10 Tf ( the Lake,) Tj "
                  "/R 6 Tf 4 Ts (4) Tj 0 Ts /B 10 Tf ( and) Tj ET");
    ASSERT_LINES(lines, "Recalls the Lake,4 and");
    const struct uc_line *line = &lines->list.at[0];
    assert_int_equal(line->runs.count, 4);
    assert_true(line->runs.at[0].italic && !line->runs.at[1].italic);
    assert_true(line->runs.at[2].raised && !line->runs.at[1].raised);
    assert_true(line->runs.at[3].bold);
    assert_int_equal(line->runs.at[0].start, 0);
    for (size_t i = 1; i < line->runs.count; i++)
        assert_int_equal(line->runs.at[i].start, line->runs.at[i - 1].end);
    assert_int_equal(line->runs.at[3].end, line->text.len);
    assert_float_equal(line->box.x0, 100, 0.1);
    assert_float_equal(line->box.y1, 102, 0.1); /* the base line is 100 from the top */
    uc_lines_free(lines);
}

/* Web pages print marks as large as the text, and set them apart. */
static void test_raised_number_belongs_to_the_line_beside_it(void **state)
{
    (void)state;
    struct uc_lines *lines = read_page("BT /R 8 Tf 100 102.7 Td (12) Tj ET "
                                       "BT /R 8 Tf 112 100 Td (Lake Charter, annex) Tj ET "
                                       "BT /R 8 Tf 110 90 Td (as corrected) Tj ET");
    ASSERT_LINES(lines, "12 Lake Charter, annex", "as corrected");
    assert_true(lines->list.at[0].runs.at[0].raised);
    assert_false(lines->list.at[0].runs.at[1].raised);
    uc_lines_free(lines);
}

static void test_number_stays_with_its_text_and_cells_part(void **state)
{
    (void)state;
    struct uc_lines *lines = read_page("BT /R 10 Tf 100 700 Td (1.) Tj 30 0 Td (Decides) Tj ET "
                                       "BT /R 10 Tf 100 680 Td (Boats) Tj 90 0 Td (17) Tj ET");
    ASSERT_LINES(lines, "1. Decides", "Boats", "17");
    uc_lines_free(lines);
}

/* A gap too narrow for columns, but other rows have a cell there; a number and what is announced
 * stay with what follows. */
static void test_cells_of_one_column_part(void **state)
{
    (void)state;
    struct uc_lines *lines = read_page("BT /R 10 Tf 100 700 Td (Monday) Tj 100 0 Td (Lakes) Tj ET "
                                       "BT /R 10 Tf 200 680 Td (Rivers) Tj ET "
                                       "BT /R 10 Tf 200 660 Td (Springs) Tj ET "
                                       "BT /R 10 Tf 100 640 Td (Tuesday, 10 meetings) Tj "
                                       "103 0 Td (x) Tj ET "
                                       "BT /R 10 Tf 100 620 Td (Tuesday, 4 meetings) Tj "
                                       "100 0 Td (Wells) Tj ET "
                                       "BT /R 10 Tf 88 600 Td (All were in good favour:) Tj "
                                       "112 0 Td (Tell) Tj ET "
                                       "BT /R 10 Tf 165 580 Td (34.17) Tj 35 0 Td (Ponds) Tj ET");
    ASSERT_LINES(lines, "Monday", "Lakes", "Rivers", "Springs", "Tuesday, 10 meetings x",
                 "Tuesday, 4 meetings", "Wells", "All were in good favour: Tell", "34.17 Ponds");
    uc_lines_free(lines);
}

static void test_columns_are_read_one_after_the_other(void **state)
{
    (void)state;
    struct uc_buf page = {0};
    for (int i = 0; i < 9; i++)
        uc_buf_printf(&page,
                      "BT /R 10 Tf 60 %d Td (%c left column of the lake record here) Tj ET "
                      "BT /R 10 Tf 320 %d Td (%c right column of the lake record) Tj ET ",
                      700 - 12 * i, 'a' + i, 700 - 12 * i, 'a' + i);
    struct uc_lines *lines = read_page(page.ptr);
    assert_int_equal(lines->list.count, 18);
    for (size_t i = 0; i < 18; i++)
        assert_true(uc_str_has(lines->list.at[i].text, i < 9 ? UC_STR("left") : UC_STR("right")));
    uc_lines_free(lines);
    uc_buf_free(&page);
}

/* A gutter of one and a half ems; words set apart to fill the line, a bullet in front; a title
 * between rules over both. */
static void test_close_columns_are_read_one_after_the_other(void **state)
{
    (void)state;
    struct uc_buf page = {0};
    uc_buf_printf(&page, "60 660 480 1 re f 60 630 480 1 re f "
                         "BT /B 14 Tf 200 640 Td (Record of the lake and its charter) Tj ET ");
    for (int i = 0; i < 10; i++)
        uc_buf_printf(&page,
                      "BT /R 10 Tf 60 %d Td (left) Tj 31 0 Td (column) Tj 44 0 Td (of the lake) Tj "
                      "54 0 Td (record of ours, and) Tj ET "
                      "BT /R 10 Tf 280 %d Td (\\225) Tj 16 0 Td (right column of the lake and its "
                      "record) Tj ET ",
                      600 - 12 * i, 600 - 12 * i);
    struct uc_lines *lines = read_page(page.ptr);
    assert_int_equal(lines->list.count, 21);
    for (size_t i = 1; i < 21; i++)
        assert_true(uc_str_has(lines->list.at[i].text, i < 11 ? UC_STR("left") : UC_STR("right")));
    uc_lines_free(lines);
    uc_buf_free(&page);
}

static void test_ruled_cells_are_no_columns(void **state)
{
    (void)state;
    struct uc_buf page = {0};
    for (int i = 0; i < 10; i++)
        uc_buf_printf(&page,
                      "BT /R 10 Tf 60 %d Td (left cell of the lake record here) Tj ET "
                      "BT /R 10 Tf 320 %d Td (right cell of the lake record) Tj ET "
                      "60 %d 480 0.5 re f ",
                      600 - 12 * i, 600 - 12 * i, 597 - 12 * i);
    struct uc_lines *lines = read_page(page.ptr);
    assert_int_equal(lines->list.count, 20);
    for (size_t i = 0; i < 20; i++)
        assert_true(uc_str_has(lines->list.at[i].text, i % 2 ? UC_STR("right") : UC_STR("left")));
    uc_lines_free(lines);
    uc_buf_free(&page);
}

/* Small letters as in arabic_letters. */
static void print_arabic(const char *text, struct uc_buf *out)
{
    uc_buf_clear(out);
    for (; *text; text++) {
        if (*text >= 'a' && *text <= 'z')
            uc_buf_char(out, 0x627 + (uint32_t)(*text - 'a'));
        else
            uc_buf_byte(out, *text);
    }
}

/* Courier's letters are 6 points wide. */
static void test_arabic_is_read_from_right_to_left(void **state)
{
    static const struct {
        const char *page, *want;
    } cases[] = {
        /* drawn as it stands on the page */
        {"BT /A 10 Tf 400 700 Td (.cba fed) Tj ET", "def abc."},
        /* drawn as it is read */
        {"BT /A 10 Tf 448 700 Td (d) Tj -6 0 Td (e) Tj -6 0 Td (f) Tj -12 0 Td (a) Tj -6 0 Td (b) "
         "Tj -6 0 Td (c) Tj -18 0 Td (70) Tj ET",
         "def abc 70"},
        {"BT /A 10 Tf 400 700 Td (cba RES/70 fed) Tj ET", "def RES/70 abc"},
        {"BT /A 10 Tf 400 700 Td (\\(cba\\) 25% 2,015 fed) Tj ET", "def 2,015 25% (abc)"},
        {"BT /A 10 Tf 400 700 Td (2025-2020 fed) Tj ET", "def 2020-2025"},
        /* a ligature's letters come in the order of reading */
        {"BT /A 10 Tf 400 700 Td (cX fed) Tj ET", "def lac"},
        /* the number stands in front, at the right */
        {"BT /A 10 Tf 400 700 Td (cba fed) Tj 72 0 Td (.1) Tj ET", "1. def abc"},
    };
    (void)state;
    struct uc_buf want = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct uc_lines *lines = read_page(cases[i].page);
        if (strchr(cases[i].want, 'l') != NULL) {
            uc_buf_clear(&want);
            uc_buf_add(&want, UC_STR("\u062A\u062B\u062C \u0644\u0627\u0629"));
        } else {
            print_arabic(cases[i].want, &want);
        }
        ASSERT_LINES(lines, want.ptr);
        assert_true(lines->pages.at[0].right_to_left);
        uc_lines_free(lines);
    }
    uc_buf_free(&want);
}

static void test_arabic_words_in_english(void **state)
{
    (void)state;
    struct uc_buf want = {0};
    struct uc_lines *lines =
        read_page("BT /R 10 Tf 100 700 Td (LAKE AND RIVER ) Tj /A 10 Tf (12 \\(cba fed\\)) Tj "
                  "/R 10 Tf ( OF THE NORTH) Tj ET");
    print_arabic("LAKE AND RIVER 12 (def abc) OF THE NORTH", &want);
    ASSERT_LINES(lines, want.ptr);
    assert_false(lines->pages.at[0].right_to_left);
    uc_lines_free(lines);
    uc_buf_free(&want);
}

static void test_what_is_not_to_be_read_is_left_out(void **state)
{
    (void)state;
    struct uc_lines *lines = read_page("BT /R 10 Tf 100 700 Td (Lake) Tj ET "
                                       "BT /R 10 Tf 0 1 -1 0 50 300 Tm (along the edge) Tj ET "
                                       "BT /R 10 Tf 1000000000 700 Td (far off the page) Tj ET");
    ASSERT_LINES(lines, "Lake");
    uc_lines_free(lines);
}

/* A picture over the whole page. */
#define PICTURE                                                                                    \
    "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q BT 3 Tr /R 10 Tf 100 720 Td "

static void test_dirt_on_a_scan(void **state)
{
    (void)state;
    struct uc_lines *lines = read_page(
        PICTURE "(l. Recalls the Lake Charter) Tj 0 -12 Td (of the north, paragraph 2) Tj "
                "0 -12 Td (in full) Tj 0 -12 Td (\\(5\\)) Tj 400 0 Td (_ . I .) Tj "
                "0 -90 Td /R 40 Tf (r) Tj ET");
    ASSERT_LINES(lines, "1. Recalls the Lake Charter", "of the north, paragraph 2", "in full",
                 "(5)", "_ . I .", "r");
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(lines->list.at[i].role, i < 4 ? UC_LINE_TEXT : UC_LINE_RUNNING);
    assert_int_equal(lines->warnings.count, 0);
    uc_lines_free(lines);
}

static void test_poor_scan_warns(void **state)
{
    static const char words[] =
        "(Whereas vi;ews on EIiGL and Lake waters were heard by all the parties of the Charter in "
        "its first and second session and a draft was made) Tj ET";
    (void)state;
    struct uc_buf page = {0};
    uc_buf_printf(&page, PICTURE "%s", words);
    struct uc_lines *lines = read_page(page.ptr);
    assert_int_equal(lines->warnings.count, 1);
    assert_true(uc_str_starts(lines->warnings.at[0], UC_STR("page 1: a scan with text of poor")));
    uc_lines_free(lines);
    uc_buf_clear(&page);
    uc_buf_printf(&page, "BT /R 10 Tf 100 720 Td %s", words);
    lines = read_page(page.ptr);
    assert_int_equal(lines->warnings.count, 0); /* no picture: it may mean so */
    uc_lines_free(lines);
    uc_buf_free(&page);
}

static void test_page_without_text_among_others(void **state)
{
    static const char *const pages[] = {"BT /R 10 Tf 100 700 Td (Lake) Tj ET", PICTURE "ET"};
    (void)state;
    struct file file = write_pdf(pages, 2, "");
    struct uc_lines *lines = NULL;
    assert_int_equal(read_bytes(uc_buf_str(&file.bytes), &lines, NULL), UC_OK);
    assert_int_equal(lines->warnings.count, 1);
    assert_true(uc_str_equal(lines->warnings.at[0], UC_STR("page 2: no text (scan)")));
    uc_lines_free(lines);
    uc_buf_free(&file.bytes);
}

static void test_rules_are_kept(void **state)
{
    (void)state;
    struct uc_lines *lines = read_page("100 600 200 0.5 re f 50 50 m 50 90 l S 0 0 300 300 re f "
                                       "BT /R 10 Tf 100 700 Td (Lake) Tj ET");
    assert_int_equal(lines->rules.count, 2);
    assert_float_equal(lines->rules.at[0].box.y0, 199.5, 0.1);
    assert_float_equal(lines->rules.at[0].box.x1, 300, 0.1);
    assert_float_equal(lines->rules.at[1].box.x0, 50, 0.1);
    assert_float_equal(lines->pages.at[0].height, 800, 0.1);
    uc_lines_free(lines);
}

/* Web pages draw a border as an area of which all but the border is clipped away. */
static void test_rules_are_what_a_clip_leaves(void **state)
{
    (void)state;
    struct uc_lines *lines = read_page("q 100 599 m 100 600 l 500 600 l 500 599 l h W n "
                                       "100 300 400 299 re 100 300 400 300 re f* Q "
                                       "q 0 0 50 50 re W n 100 400 m 300 400 l S Q "
                                       "100 600 m 200 600 l S BT /R 10 Tf 100 700 Td (Lake) Tj ET");
    assert_int_equal(lines->rules.count, 2);
    assert_float_equal(lines->rules.at[0].box.y0, 200, 0.1);
    assert_float_equal(lines->rules.at[0].box.y1, 201, 0.1);
    assert_float_equal(lines->rules.at[0].box.x1, 500, 0.1);
    assert_float_equal(lines->rules.at[1].box.x1, 200, 0.1);
    uc_lines_free(lines);
}

static void test_what_cannot_be_read_says_so(void **state)
{
    static const char *const blank = "100 600 200 0.5 re f";
    static const char locked[] =
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        "/O (0123456789abcdef0123456789abcdef) /U (fedcba9876543210fedcba9876543210) >> "
        "/ID [(0123456789abcdef) (0123456789abcdef)] ";
    const struct {
        const char *trailer, *want;
    } cases[] = {{"", "x.pdf: no text (scan); run OCR on it first"},
                 {locked, "x.pdf: needs a password; save a copy without it"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct file file = write_pdf(&blank, 1, cases[i].trailer);
        struct uc_lines *lines = NULL;
        struct uc_error err = {0};
        assert_int_equal(read_bytes(uc_buf_str(&file.bytes), &lines, &err), UC_BAD_FILE);
        assert_string_equal(err.text, cases[i].want);
        uc_buf_free(&file.bytes);
    }
}

/* Cut anywhere, a file is an error or carries a warning: never half of it in silence. */
static void test_cut_file_is_noticed(void **state)
{
    static const char *const pages[] = {"BT /R 10 Tf 100 700 Td (Lake) Tj ET",
                                        "BT /R 10 Tf 100 700 Td (Charter) Tj ET"};
    (void)state;
    struct file file = write_pdf(pages, 2, "");
    for (size_t end = 9; end < file.bytes.len - 30; end += 41) {
        struct uc_lines *lines = NULL;
        struct uc_error err = {0};
        uc_str cut = uc_str_slice(uc_buf_str(&file.bytes), 0, end);
        if (read_bytes(cut, &lines, &err) == UC_OK)
            assert_true(lines->warnings.count > 0);
        else
            assert_true(uc_str_starts(uc_str_from(err.text), UC_STR("x.pdf: damaged PDF")));
        uc_lines_free(lines);
    }
    uc_buf_free(&file.bytes);
}

/* Any byte changed: no crash, no hang, valid text. */
static void test_damaged_bytes_do_no_harm(void **state)
{
    static const char *const page = "BT /R 10 Tf 100 700 Td (Lake Charter) Tj ET";
    (void)state;
    struct file file = write_pdf(&page, 1, "");
    for (size_t i = 0; i < file.bytes.len; i += 7) {
        struct uc_lines *lines = NULL;
        char kept = file.bytes.ptr[i];
        file.bytes.ptr[i] = (char)(kept ^ 0x15);
        if (read_bytes(uc_buf_str(&file.bytes), &lines, NULL) == UC_OK)
            assert_true(lines->list.count > 0);
        uc_lines_free(lines);
        file.bytes.ptr[i] = kept;
    }
    uc_buf_free(&file.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_parted),
        cmocka_unit_test(test_runs_have_style),
        cmocka_unit_test(test_raised_number_belongs_to_the_line_beside_it),
        cmocka_unit_test(test_number_stays_with_its_text_and_cells_part),
        cmocka_unit_test(test_cells_of_one_column_part),
        cmocka_unit_test(test_columns_are_read_one_after_the_other),
        cmocka_unit_test(test_close_columns_are_read_one_after_the_other),
        cmocka_unit_test(test_ruled_cells_are_no_columns),
        cmocka_unit_test(test_arabic_is_read_from_right_to_left),
        cmocka_unit_test(test_arabic_words_in_english),
        cmocka_unit_test(test_what_is_not_to_be_read_is_left_out),
        cmocka_unit_test(test_dirt_on_a_scan),
        cmocka_unit_test(test_poor_scan_warns),
        cmocka_unit_test(test_page_without_text_among_others),
        cmocka_unit_test(test_rules_are_kept),
        cmocka_unit_test(test_rules_are_what_a_clip_leaves),
        cmocka_unit_test(test_what_cannot_be_read_says_so),
        cmocka_unit_test(test_cut_file_is_noticed),
        cmocka_unit_test(test_damaged_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
