/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines -> paragraphs. What is expected is shown one paragraph a line:
 *
 *   text            running text; "{4}" where note mark 4 stood
 *   [4] text        a note
 *   | a/b/c         a table: cells by '/', rows by ';'
 *   ~ text          dropped, behind all others
 */
#include "parser/paragraph.h"
#include "readers/reader.h"

#include "clause/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void show_text(const struct uc_paragraph *paragraph, struct uc_buf *out)
{
    size_t done = 0;
    for (size_t i = 0; i < paragraph->marks.count; i++) {
        const struct uc_mark *mark = &paragraph->marks.at[i];
        uc_buf_add(out, uc_str_slice(paragraph->text, done, mark->at));
        uc_buf_printf(out, "{%.*s}", UC_ARG(mark->mark));
        done = mark->at;
    }
    uc_buf_add(out, uc_str_slice(paragraph->text, done, paragraph->text.len));
}

static void show_table(uc_str text, struct uc_buf *out)
{
    for (size_t i = 0; i < text.len; i++)
        uc_buf_byte(out, text.ptr[i] == '\n' ? ';' : text.ptr[i] == '\t' ? '/' : text.ptr[i]);
}

static void check_layout(const struct uc_lines *lines, const char *want)
{
    struct uc_paragraphs paragraphs;
    struct uc_buf shown = {0};
    uc_arena *arena = uc_arena_new();
    uc_layout(lines, arena, &paragraphs);
    for (size_t i = 0; i < paragraphs.list.count; i++) {
        const struct uc_paragraph *paragraph = &paragraphs.list.at[i];
        if (paragraph->role == UC_PARA_NOTE)
            uc_buf_printf(&shown, "[%.*s] ", UC_ARG(paragraph->label));
        if (paragraph->role == UC_PARA_TABLE) {
            uc_buf_add(&shown, UC_STR("| "));
            show_table(paragraph->text, &shown);
        } else {
            show_text(paragraph, &shown);
        }
        uc_buf_byte(&shown, '\n');
    }
    for (size_t i = 0; i < paragraphs.dropped.count; i++)
        uc_buf_printf(&shown, "~ %.*s\n", UC_ARG(paragraphs.dropped.at[i]));
    assert_string_equal(shown.ptr ? shown.ptr : "", want);
    uc_buf_free(&shown);
    uc_arena_free(arena);
}

/* --- plain text --- */

static void check_text(const char *text, const char *want)
{
    struct uc_lines *lines = NULL;
    struct uc_error err = {0};
    if (uc_read("x.txt", uc_str_from(text), &(struct uc_reader_options){0}, &lines, &err) != UC_OK)
        fail_msg("%s", err.text);
    check_layout(lines, want);
    uc_lines_free(lines);
}

/* A note block, with a note torn by a blank line, stands in the middle of paragraph 2. */
static void test_plain_text_with_notes_amid_a_paragraph(void **state)
{
    (void)state;
    check_text(
        "Noting the report of the Lake Council of 9 May 2044,1 in which the\n"
        "level of the lakes was described,\n"
        "\n"
        "1. Takes note of the report of the Keeper on the state of the northern\n"
        "lakes;2\n"
        "\n"
        "2. Invites all countries, in particular the countries on the northern\n"
        "\n"
        "__________________\n"
        "1 L/44/12, annex.\n"
        "2 Report of the Meeting on Lakes and Rivers, Northmere, 18-\n"
        "\n"
        "22 March 2044, chap. I, resolution 1, annex, and the corrections to it.\n"
        " shores of the lakes, to contribute 3.5 million to the North-\n"
        "South Fund;\n",
        "Noting the report of the Lake Council of 9 May 2044,{1} in which the level of the "
        "lakes was described,\n"
        "1. Takes note of the report of the Keeper on the state of the northern lakes;{2}\n"
        "2. Invites all countries, in particular the countries on the northern shores of the "
        "lakes, to contribute 3.5 million to the North-South Fund;\n"
        "[1] L/44/12, annex.\n"
        "[2] Report of the Meeting on Lakes and Rivers, Northmere, 18-22 March 2044, chap. I, "
        "resolution 1, annex, and the corrections to it.\n");
}

/* Cells of one printed line and short lines above others are paragraphs of their own; what is
 * centred behind a block of notes does not go on what stands at the right before it. */
static void test_front_and_end_matter_of_plain_text(void **state)
{
    (void)state;
    check_text(
        "Lake Council                                                    L/44/12\n"
        "Secretariat                                           Distr.: General\n"
        "                                                      14 January 2045\n"
        "                                                      Original: English\n"
        "\n"
        "Fourth session\n"
        "Agenda item 21 (c)\n"
        "Lakes in special situations: lakes that are high, lakes that are salt and\n"
        "lakes that are both\n"
        "\n"
        "                     The keeping of lakes that are high\n"
        "                        and lakes that are salt\n"
        "\n"
        "1.    Decides to keep the lakes, as it decided at its first session, and to\n"
        "keep the springs.1\n"
        "\n"
        "                                                      7th meeting\n"
        "                                                      19 May 2044\n"
        "\n"
        "__________________\n"
        "1 See L/44/11, and the answers to it (L/44/11/Add.1, para. 3).\n"
        "\n"
        "                                  Annex\n"
        "\n"
        "Lake               Level            Year\n"
        "Northmere          12               2041\n"
        "Southmere          17               2042\n",
        "Lake Council\nL/44/12\nSecretariat\nDistr.: General\n14 January 2045\n"
        "Original: English\nFourth session\nAgenda item 21 (c)\n"
        "Lakes in special situations: lakes that are high, lakes that are salt and lakes that are "
        "both\n"
        "The keeping of lakes that are high and lakes that are salt\n"
        "1. Decides to keep the lakes, as it decided at its first session, and to keep the "
        "springs.{1}\n"
        "7th meeting\n19 May 2044\n"
        "[1] See L/44/11, and the answers to it (L/44/11/Add.1, para. 3).\n"
        "Annex\n"
        "| Lake/Level/Year;Northmere/12/2041;Southmere/17/2042\n");
}

static void test_hyphens_at_line_ends(void **state)
{
    (void)state;
    /* "cooperation" is known whole, "south-south" is not; numbers and symbols keep theirs */
    check_text("The cooperation between them is a long-standing one, and their cooper-\n"
               "ation goes on through South-\n"
               "South meetings held in 2041-\n"
               "2044 and recorded in L/44/\n"
               "12 of the Council.\n",
               "The cooperation between them is a long-standing one, and their cooperation goes on "
               "through South-South meetings held in 2041-2044 and recorded in L/44/12 of the "
               "Council.\n");
}

static void test_words_of_any_script_are_joined(void **state)
{
    (void)state;
    check_text("Озера и защита озер: государства обязаны заботиться о том, чтобы защи-\n"
               "та озер и госу-\n"
               "дарства-соседи были в мире.\n",
               "Озера и защита озер: государства обязаны заботиться о том, чтобы защита озер и "
               "государства-соседи были в мире.\n");
}

/* Where words are broken at line ends as a rule, only a compound that stands within a line, or a
 * capital letter, shows a hyphen to be part of the word. */
static void test_documents_that_break_words(void **state)
{
    (void)state;
    struct uc_buf text = {0}, want = {0};
    for (int i = 0; i < 12; i++) {
        uc_buf_printf(&text, "Il est rappel\u00E9 aux riverains du lac nord-ouest que l'obser-\n"
                             "vation des eaux est un devoir pour Lac-\nDuc.\n\n");
        uc_buf_printf(&want,
                      "Il est rappel\u00E9 aux riverains du lac nord-ouest que l'observation "
                      "des eaux est un devoir pour Lac-Duc.\n");
    }
    uc_buf_printf(&text, "Les vents du nord-\nouest soufflent.\n");
    uc_buf_printf(&want, "Les vents du nord-ouest soufflent.\n");
    check_text(text.ptr, want.ptr);
    uc_buf_free(&text);
    uc_buf_free(&want);
}

/* --- print --- */

enum { BOLD = 1, RAISED = 2, ITALIC = 4 };

/* A line of print: text from x0 to x1 on a base line. A run of the text in ^ ^ is raised. */
struct print {
    uint32_t page;
    float x0, x1, base, size;
    int style;
    const char *text;
};

static void add_run(struct uc_lines *lines, struct uc_line *line, size_t start, size_t end,
                    float size, int style)
{
    if (end > start)
        *UC_PUSH(lines->arena, &line->runs) = (struct uc_run){.start = (uint32_t)start,
                                                              .end = (uint32_t)end,
                                                              .size = size,
                                                              .bold = style & BOLD,
                                                              .italic = style & ITALIC,
                                                              .raised = style & RAISED};
}

static void add_print(struct uc_lines *lines, const struct print *print)
{
    struct uc_line line = {.page = print->page};
    struct uc_buf text = {0};
    size_t start = 0;
    int raised = 0;
    for (const char *c = print->text; *c; c++) {
        if (*c != '^') {
            uc_buf_byte(&text, *c);
            continue;
        }
        add_run(lines, &line, start, text.len, print->size * (raised ? 0.6f : 1),
                print->style | raised);
        start = text.len;
        raised ^= RAISED;
    }
    add_run(lines, &line, start, text.len, print->size, print->style);
    line.text = uc_arena_copy(lines->arena, uc_buf_str(&text));
    line.box = (struct uc_box){print->x0, print->base - 0.8f * print->size, print->x1,
                               print->base + 0.2f * print->size};
    *UC_PUSH(lines->arena, &lines->list) = line;
    uc_buf_free(&text);
    while (lines->pages.count < print->page)
        *UC_PUSH(lines->arena, &lines->pages) = (struct uc_page){600, 800};
}

static struct uc_lines new_lines(void)
{
    return (struct uc_lines){.arena = uc_arena_new(), .format = "pdf"};
}

static void add_rule(struct uc_lines *lines, uint32_t page, float x0, float x1, float y)
{
    *UC_PUSH(lines->arena, &lines->rules) =
        (struct uc_rule){.page = page, .box = {x0, y, x1, y + 0.5f}};
}

static void check_print(const struct print *print, size_t count, const char *want)
{
    struct uc_lines lines = new_lines();
    for (size_t i = 0; i < count; i++)
        add_print(&lines, &print[i]);
    check_layout(&lines, want);
    uc_arena_free(lines.arena);
}

#define CHECK_PRINT(print, want) check_print((print), sizeof(print) / sizeof *(print), (want))

static void test_space_and_indent_part_paragraphs(void **state)
{
    static const struct print page[] = {
        {1, 120, 300, 100, 12, BOLD, "The lakes of the north"},
        {1, 144, 480, 124, 10, 0,
         "Recalling its earlier resolutions on the lakes of the north and"},
        {1, 120, 480, 136, 10, 0,
         "on the rivers that feed them, which have fallen for many years in"},
        {1, 120, 200, 148, 10, 0, "all countries,"},
        {1, 144, 480, 166, 10, 0,
         "1. Decides to establish a fund for the lakes, the rivers and the"},
        {1, 120, 480, 178, 10, 0, "2030 plan, as set out in its resolution 44/12;"},
        /* no space above, but the line before ended early */
        {1, 144, 300, 190, 10, 0, "(a) The northern lakes;"},
        {1, 144, 300, 202, 10, 0, "(b) The southern lakes."},
    };
    (void)state;
    CHECK_PRINT(page,
                "The lakes of the north\n"
                "Recalling its earlier resolutions on the lakes of the north and on the rivers "
                "that feed them, which have fallen for many years in all countries,\n"
                "1. Decides to establish a fund for the lakes, the rivers and the 2030 plan, as "
                "set out in its resolution 44/12;\n"
                "(a) The northern lakes;\n"
                "(b) The southern lakes.\n");
}

/* Letters of a list within a sentence may come to stand at the start of a line. */
static void test_list_within_a_sentence_runs_on(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0,
         "5. The report tells what was done for lakes in all fields of work:"},
        {1, 120, 480, 112, 10, 0,
         "(a) keeping of levels; (b) training of keepers; (c) advice on what"},
        {1, 120, 200, 124, 10, 0, "is to be done."},
    };
    (void)state;
    CHECK_PRINT(page,
                "5. The report tells what was done for lakes in all fields of work: (a) keeping "
                "of levels; (b) training of keepers; (c) advice on what is to be done.\n");
}

/* The same line goes on over the page, or begins anew there, by its indent alone. */
static void test_indent_decides_over_the_page(void **state)
{
    static const float first[] = {120, 144};
    static const char *const want[] = {
        "Recalling its earlier resolutions on lakes and on the rivers that feed them, Guided by "
        "the "
        "Lake Charter, which all countries of the north have signed,\n",
        "Recalling its earlier resolutions on lakes and on the rivers that feed them,\n"
        "Guided by the Lake Charter, which all countries of the north have signed,\n"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const struct print pages[] = {
            {1, 144, 480, 688, 10, 0, "Recalling its earlier resolutions on lakes and"},
            {1, 120, 476, 700, 10, 0, "on the rivers that feed them,"},
            {2, first[i], 480, 100, 10, 0, "Guided by the Lake Charter, which all countries of"},
            {2, 120, 300, 112, 10, 0, "the north have signed,"},
        };
        CHECK_PRINT(pages, want[i]);
    }
}

static void test_notes_and_their_marks(void **state)
{
    static const struct print pages[] = {
        {1, 144, 480, 570, 10, 0, "Bearing in mind that the lakes of the north belong to all,"},
        {1, 144, 480, 600, 10, 0, "Recalling the Lake Charter,^1^ the River Code ^2, 3^ and the"},
        {1, 120, 480, 612, 10, 0, "Accord^*^ on waters of 12 km^2^ and more, and noting that"},
        {1, 100, 170, 640, 8, BOLD, "__________________"},
        {1, 116, 300, 652, 8, 0, "* In force since 2044."},
        {1, 116, 300, 662, 8, 0, "^1^ L/44/12."},
        {1, 116, 300, 672, 8, 0, "^2^ Ibid., annex."},
        {1, 116, 480, 682, 8, 0, "^3^ Report of the Meeting on Lakes, Northmere,"},
        {2, 120, 480, 100, 10, 0, "lakes know no borders,^1^"},
        {2, 100, 170, 640, 8, BOLD, "__________________"},
        {2, 123, 300, 652, 8, 0, "5 May 2044, chap. I."},
        {2, 116, 300, 662, 8, 0, "^1^ L/44/12."},
    };
    (void)state;
    CHECK_PRINT(
        pages,
        "Bearing in mind that the lakes of the north belong to all,\n"
        "Recalling the Lake Charter,{1} the River Code{2}{3} and the Accord{*} on waters of 12 "
        "km2 and more, and noting that lakes know no borders,{1}\n"
        "[*] In force since 2044.\n"
        "[1] L/44/12.\n"
        "[2] Ibid., annex.\n"
        "[3] Report of the Meeting on Lakes, Northmere, 5 May 2044, chap. I.\n"
        "[1] L/44/12.\n");
}

/* No mark is raised in this document: numbers glued to words are marks where the page has the note;
 * amid a figure or a symbol they are not. */
static void test_marks_that_are_not_raised(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0,
         "1. The villages have no pipe.1 They wrote on 12 January 2044.2 A"},
        {1, 120, 480, 112, 10, 0,
         "well gives 3.2 litres, or 2044.1 an hour, as L/44/Add.3 and Lake"},
        {1, 120, 300, 124, 10, 0, "Notes L.1/2 say of the roof.3"},
        {1, 110, 300, 652, 8, 0, "^1^ L/44/12."},
        {1, 110, 300, 662, 8, 0, "^2^ L/44/13."},
        {1, 110, 300, 672, 8, 0, "^3^ L/44/14."},
    };
    (void)state;
    CHECK_PRINT(page,
                "1. The villages have no pipe.{1} They wrote on 12 January 2044.{2} A well gives "
                "3.2 litres, or 2044.1 an hour, as L/44/Add.3 and Lake Notes L.1/2 say of the "
                "roof.{3}\n[1] L/44/12.\n[2] L/44/13.\n[3] L/44/14.\n");
}

/* The document's own symbol in the head of a later page, with what stands beside it. */
static void test_running_head_that_stands_once(void **state)
{
    static const struct print pages[] = {
        {1, 420, 480, 60, 10, 0, "A/99/77"},
        {1, 120, 480, 400, 10, 0, "1. The lakes know no borders."},
        {2, 60, 100, 60, 9, BOLD, "A/99/77"},
        {2, 400, 480, 60.5f, 8, 0, "The keeping of lakes"},
        {2, 120, 480, 100, 10, 0, "2. The rivers know no borders."},
        {2, 420, 480, 400, 10, 0, "A/99/77"},
    };
    (void)state;
    CHECK_PRINT(pages, "A/99/77\n1. The lakes know no borders.\n2. The rivers know no borders.\n"
                       "A/99/77\n~ A/99/77\n~ The keeping of lakes\n");
}

static void test_furniture_is_dropped(void **state)
{
    static const struct print pages[] = {
        {1, 420, 480, 60, 10, 0, "L/44/L.7"},
        {1, 120, 480, 400, 10, 0, "1. Decides to keep the lakes."},
        {1, 60, 160, 760, 10, 0, "44-01234 (E) 120344"},
        {1, 60, 160, 772, 12, BOLD, "*4401234*"},
        {2, 60, 120, 60, 8, BOLD, "L/44/L.7"},
        {2, 120, 480, 400, 10, 0, "2. Decides to keep the rivers."},
        {2, 60, 80, 760, 8, BOLD, "2/3"},
        {2, 440, 480, 760, 7, 0, "44-01234"},
        {3, 60, 120, 60, 8, BOLD, "L/44/L.7"},
        {3, 120, 480, 400, 10, 0, "3. Decides to keep the springs."},
        {3, 440, 480, 760, 8, BOLD, "3/3"},
    };
    (void)state;
    struct uc_lines lines = new_lines();
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        add_print(&lines, &pages[i]);
    for (uint32_t page = 1; page <= 3; page++)
        add_rule(&lines, page, 60, 480, 64);
    check_layout(&lines, "L/44/L.7\n"
                         "1. Decides to keep the lakes.\n"
                         "2. Decides to keep the rivers.\n"
                         "3. Decides to keep the springs.\n"
                         "~ 44-01234 (E) 120344\n~ *4401234*\n~ 2/3\n~ 44-01234\n~ 3/3\n"
                         "~ L/44/L.7\n~ L/44/L.7\n");
    uc_arena_free(lines.arena);
}

/* The rules' pieces meet at 300: what runs over that place is text, what does not is a cell. */
static void test_tables_show_by_their_rules(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 200, 10, 0, "The levels of the lakes are shown in the table below, by lake."},
        {1, 120, 180, 220, 7, ITALIC, "Lake"},
        {1, 310, 360, 220, 7, ITALIC, "Level"},
        {1, 120, 200, 240, 10, 0, "Northmere"},
        {1, 310, 330, 240, 10, 0, "12"},
        {1, 310, 450, 252, 10, 0, "(in the dry season)"},
        {1, 120, 200, 264, 10, 0, "Southmere"},
        {1, 310, 330, 264, 10, 0, "17"},
        {1, 120, 480, 300, 10, 0,
         "The levels have fallen in all the years since the Charter began."},
    };
    static const float heights[] = {210, 226, 272};
    (void)state;
    struct uc_lines lines = new_lines();
    for (size_t i = 0; i < sizeof page / sizeof *page; i++)
        add_print(&lines, &page[i]);
    for (size_t i = 0; i < sizeof heights / sizeof *heights; i++) {
        add_rule(&lines, 1, 120, 300, heights[i]);
        add_rule(&lines, 1, 300.5f, 480, heights[i]);
    }
    check_layout(&lines, "The levels of the lakes are shown in the table below, by lake.\n"
                         "| Lake/Level;Northmere/12;(in the dry season);Southmere/17\n"
                         "The levels have fallen in all the years since the Charter began.\n");
    uc_arena_free(lines.arena);
}

/* The last row, of two lines, stands below the last rule. */
static void test_table_goes_on_below_its_rules(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 200, 10, 0,
         "The Council elected the following officers at its first meeting:"},
        {1, 120, 180, 220, 10, 0, "President:"},
        {1, 310, 360, 220, 10, 0, "Amina Vell"},
        {1, 120, 180, 240, 10, 0, "Member:"},
        {1, 310, 360, 240, 10, 0, "Oran Tell"},
        {1, 120, 180, 260, 10, 0, "Rapporteur:"},
        {1, 310, 360, 260, 10, 0, "Ivo Marsh"},
        {1, 310, 400, 272, 10, 0, "(Port Amity)"},
        {1, 120, 480, 300, 10, 0,
         "The Council thanked the officers whom it had elected last year."},
    };
    static const float heights[] = {210, 226, 246};
    (void)state;
    struct uc_lines lines = new_lines();
    for (size_t i = 0; i < sizeof page / sizeof *page; i++)
        add_print(&lines, &page[i]);
    for (size_t i = 0; i < sizeof heights / sizeof *heights; i++)
        add_rule(&lines, 1, 120, 480, heights[i]);
    check_layout(&lines, "The Council elected the following officers at its first meeting:\n"
                         "| President:/Amina Vell;Member:/Oran Tell;Rapporteur:/Ivo Marsh;(Port "
                         "Amity)\n"
                         "The Council thanked the officers whom it had elected last year.\n");
    uc_arena_free(lines.arena);
}

static void check_ruled(const struct print *print, size_t count, const float *heights,
                        size_t strokes, const char *want)
{
    struct uc_lines lines = new_lines();
    for (size_t i = 0; i < count; i++)
        add_print(&lines, &print[i]);
    for (size_t i = 0; i < strokes; i++)
        add_rule(&lines, 1, 120, 480, heights[i]);
    check_layout(&lines, want);
    uc_arena_free(lines.arena);
}

#define CHECK_RULED(print, heights, want)                                                          \
    check_ruled((print), sizeof(print) / sizeof *(print), (heights),                               \
                sizeof(heights) / sizeof *(heights), (want))

/* Figures that follow a rule are no note, and small print across all columns, but for the table's
 * own notes, is the table's where the same rules bound it. */
static void test_small_print_between_the_rules_of_a_table(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 180, 10, 0,
         "1. The levels of the lakes are shown in the table below, by lake."},
        {1, 120, 160, 207, 7, ITALIC, "Lake"},
        {1, 310, 360, 207, 7, ITALIC, "Level"},
        {1, 120, 200, 230, 8, BOLD, "Lakes of the north"},
        {1, 120, 200, 242, 8, 0, "36 Northmere"},
        {1, 310, 330, 242, 8, 0, "12"},
        {1, 130, 476, 254, 8, 0, "Lakes of the south: those that feed the rivers, in all seasons,"},
        {1, 130, 476, 264, 8, 0, "as they were measured by the Keeper of the Lakes and by the"},
        {1, 130, 300, 274, 8, 0, "Council, every month."},
        {1, 130, 300, 288, 8, 0, "^a^ In metres."},
        {1, 120, 480, 330, 10, 0,
         "2. The levels have fallen in all the years since the Charter began,"},
        {1, 120, 480, 342, 10, 0,
         "which is what the Council had heard from the Keeper in the year"},
        {1, 120, 480, 354, 10, 0,
         "before, when it asked for the levels of all lakes and all rivers."},
    };
    static const float heights[] = {195, 212, 294};
    (void)state;
    CHECK_RULED(
        page, heights,
        "1. The levels of the lakes are shown in the table below, by lake.\n"
        "| Lake/Level;Lakes of the north;36 Northmere/12;Lakes of the south: those that feed "
        "the rivers, in all seasons,;as they were measured by the Keeper of the Lakes and by "
        "the;Council, every month.\n"
        "[a] In metres.\n"
        "2. The levels have fallen in all the years since the Charter began, which is what "
        "the Council had heard from the Keeper in the year before, when it asked for the "
        "levels of all lakes and all rivers.\n");
}

/* A box of one column is text. */
static void test_box_of_one_column_is_text(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 180, 10, 0,
         "1. The Council heard what is said of the lakes in the box below."},
        {1, 120, 160, 207, 8, BOLD, "Lakes"},
        {1, 120, 476, 230, 8, 0, "The lakes of the north are those that feed the rivers, in all."},
        {1, 120, 480, 270, 10, 0,
         "2. The levels have fallen in all the years since the Charter began."},
    };
    static const float heights[] = {195, 212, 240};
    (void)state;
    CHECK_RULED(page, heights,
                "1. The Council heard what is said of the lakes in the box below.\n"
                "Lakes\n"
                "The lakes of the north are those that feed the rivers, in all.\n"
                "2. The levels have fallen in all the years since the Charter began.\n");
}

/* At the page's end a table has its head alone between rules; footnotes below it are none of it. */
static void test_table_open_at_the_pages_end(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 180, 10, 0,
         "1. The levels of the lakes^3^ are shown in the table below, by lake,"},
        {1, 120, 200, 192, 10, 0, "as they were."},
        {1, 120, 160, 207, 7, ITALIC, "Lake"},
        {1, 310, 360, 207, 7, ITALIC, "Level"},
        {1, 120, 330, 230, 8, BOLD, "Lakes of the north, which are the deepest of all"},
        {1, 120, 200, 242, 8, 0, "Northmere"},
        {1, 310, 330, 242, 8, 0, "12"},
        {1, 130, 476, 276, 8, 0, "^3^ A/98/310."},
    };
    static const float heights[] = {196, 212};
    struct uc_lines lines = new_lines();
    (void)state;
    for (size_t i = 0; i < sizeof page / sizeof *page; i++)
        add_print(&lines, &page[i]);
    for (size_t i = 0; i < sizeof heights / sizeof *heights; i++)
        add_rule(&lines, 1, 120, 480, heights[i]);
    add_rule(&lines, 1, 120, 190, 262);
    check_layout(&lines, "1. The levels of the lakes{3} are shown in the table below, by lake, as "
                         "they were.\n"
                         "| Lake/Level;Lakes of the north, which are the deepest of "
                         "all;Northmere/12\n"
                         "[3] A/98/310.\n");
    uc_arena_free(lines.arena);
}

/* A table's number stands alone, but centred above its title it is one heading with it. */
static void test_number_of_a_table(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 180, 10, 0,
         "1. The levels of the lakes are shown in the tables below, by lake,"},
        {1, 120, 200, 192, 10, 0, "as they were."},
        {1, 120, 160, 204, 10, 0, "Table 3"},
        {1, 120, 230, 216, 10, BOLD, "Levels of the lakes"},
        {1, 280, 320, 260, 10, BOLD, "Table 4"},
        {1, 250, 350, 272, 10, BOLD, "Levels of the rivers"},
    };
    (void)state;
    CHECK_PRINT(page, "1. The levels of the lakes are shown in the tables below, by lake, as they "
                      "were.\n"
                      "Table 3\n"
                      "Levels of the lakes\n"
                      "Table 4 Levels of the rivers\n");
}

/* On one base line: words driven apart to fill the column are one line, far pieces are two. */
static void test_pieces_of_a_row(void **state)
{
    static const struct print page[] = {
        {1, 144, 300, 180, 10, 0, "1. Requests the Keeper to"},
        {1, 325, 480, 180, 10, 0, "ask what the lakes have been"},
        {1, 120, 480, 192, 10, 0,
         "since the Charter, and to report on them to all who live by them;"},
        {1, 120, 180, 240, 8, 0, "44/12"},
        {1, 330, 380, 240, 8, 0, "45/13"},
    };
    (void)state;
    CHECK_PRINT(page, "1. Requests the Keeper to ask what the lakes have been since the Charter, "
                      "and to report on them to all who live by them;\n"
                      "44/12\n"
                      "45/13\n");
}

/* Of the distances between lines of a rare size, one that occurs once is not the usual one. */
static void test_heading_of_two_lines_set_loosely(void **state)
{
    static const struct print pages[] = {
        {1, 60, 300, 100, 14, BOLD, "Official Records of the"},
        {1, 60, 200, 115, 14, BOLD, "Lake Council"},
        {1, 60, 528, 300, 14, BOLD, "Decisions of the first regular session of the"},
        {1, 60, 200, 319, 14, BOLD, "Council"},
        {1, 60, 528, 500, 14, BOLD, "Decisions of the second regular session of the"},
        {1, 60, 200, 519, 14, BOLD, "Council"},
        {1, 60, 480, 560, 10, 0, "The Council decided to keep the lakes, and to say so to all."},
        {1, 60, 480, 572, 10, 0, "It also decided to keep the rivers."},
    };
    (void)state;
    CHECK_PRINT(pages,
                "Official Records of the Lake Council\n"
                "Decisions of the first regular session of the Council\n"
                "Decisions of the second regular session of the Council\n"
                "The Council decided to keep the lakes, and to say so to all. It also decided to "
                "keep the rivers.\n");
}

/* The numbers and labels of a chart are no text. */
static void test_chart_below_its_caption(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 80, 10, 0,
         "1. The levels of the lakes have risen since the Charter was signed,"},
        {1, 120, 200, 92, 10, 0, "as the figure shows."},
        {1, 60, 110, 112, 10, 0, "Figure II"},
        {1, 60, 220, 124, 10, BOLD, "Levels of the lakes"},
        {1, 60, 100, 136, 7, 0, "(Metres)"},
        {1, 64, 77, 150, 8, 0, "300"},
        {1, 536, 549, 150, 8, 0, "100"},
        {1, 124, 208, 160, 8, 0, "Signing of the"},
        {1, 124, 208, 168, 8, 0, "Charter"},
        {1, 64, 77, 190, 8, 0, "200"},
        {1, 175, 326, 200, 8, 0, "Northmere (left scale)"},
        {1, 60, 200, 212, 8, 0, "Source: Keeper of the Lakes."},
        {1, 120, 480, 240, 10, 0, "2. The levels of the rivers have fallen."},
    };
    (void)state;
    CHECK_PRINT(page, "1. The levels of the lakes have risen since the Charter was signed, as the "
                      "figure shows.\n"
                      "Figure II\nLevels of the lakes\n(Metres)\n"
                      "| 300/100;Signing of the;Charter;200;Northmere (left scale)\n"
                      "Source: Keeper of the Lakes.\n"
                      "2. The levels of the rivers have fallen.\n");
}

static void test_headings_stand_alone(void **state)
{
    static const struct print page[] = {
        {1, 280, 300, 100, 10, BOLD, "II"},
        {1, 240, 340, 112, 10, BOLD, "Rules of the Lake Council"},
        {1, 120, 480, 136, 10, 0,
         "1. The Council meets each year. Its rules are those of the Lake"},
        /* bold sentences amid a paragraph are recommendations, not headings */
        {1, 120, 478, 148, 10, 0, "Charter and were last read in 2044 by the Keeper of the Lakes."},
        {1, 120, 480, 160, 10, BOLD,
         "The Keeper recommends that the rules be read again in the next"},
        {1, 120, 200, 172, 10, BOLD, "session."},
    };
    (void)state;
    CHECK_PRINT(page,
                "II\n"
                "Rules of the Lake Council\n"
                "1. The Council meets each year. Its rules are those of the Lake Charter and "
                "were last read in 2044 by the Keeper of the Lakes. The Keeper recommends that "
                "the rules be read again in the next session.\n");
}

/* Word and HTML tell what print only shows. */
static void test_whole_lines_stay_what_they_are(void **state)
{
    const struct uc_line told[] = {
        {.text = UC_STR("The Lake Council,"), .whole = true},
        {.text = UC_STR("Decides:"), .whole = true, .label = UC_STR("1.")},
        {.text = UC_STR("L/44/12."), .whole = true, .role = UC_LINE_NOTE, .label = UC_STR("1")},
        {.text = UC_STR("Lake"), .whole = true, .role = UC_LINE_CELL, .table = 1},
        {.text = UC_STR("17"), .whole = true, .role = UC_LINE_CELL, .table = 1, .column = 1},
        {.text = UC_STR("A box."), .whole = true, .role = UC_LINE_CELL, .table = 2},
        {.text = UC_STR("L/44/L.7"), .whole = true, .role = UC_LINE_RUNNING},
    };
    (void)state;
    struct uc_lines lines = new_lines();
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        *UC_PUSH(lines.arena, &lines.list) = told[i];
    check_layout(&lines,
                 "The Lake Council,\nDecides:\n[1] L/44/12.\n| Lake/17\nA box.\n~ L/44/L.7\n");
    uc_arena_free(lines.arena);
}

static void test_words_torn_apart_are_mended(void **state)
{
    (void)state;
    check_text(
        "A sustainable lake, a sustainable river, a sustainable spring; and the su stainable "
        "shores are under way to be kept under waters.\n",
        "A sustainable lake, a sustainable river, a sustainable spring; and the sustainable "
        "shores are under way to be kept under waters.\n");
}

static void test_nothing_in_nothing_out(void **state)
{
    (void)state;
    struct uc_lines lines = new_lines();
    check_layout(&lines, "");
    uc_arena_free(lines.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_text_with_notes_amid_a_paragraph),
        cmocka_unit_test(test_front_and_end_matter_of_plain_text),
        cmocka_unit_test(test_hyphens_at_line_ends),
        cmocka_unit_test(test_words_of_any_script_are_joined),
        cmocka_unit_test(test_documents_that_break_words),
        cmocka_unit_test(test_space_and_indent_part_paragraphs),
        cmocka_unit_test(test_list_within_a_sentence_runs_on),
        cmocka_unit_test(test_indent_decides_over_the_page),
        cmocka_unit_test(test_notes_and_their_marks),
        cmocka_unit_test(test_marks_that_are_not_raised),
        cmocka_unit_test(test_running_head_that_stands_once),
        cmocka_unit_test(test_furniture_is_dropped),
        cmocka_unit_test(test_tables_show_by_their_rules),
        cmocka_unit_test(test_table_goes_on_below_its_rules),
        cmocka_unit_test(test_small_print_between_the_rules_of_a_table),
        cmocka_unit_test(test_box_of_one_column_is_text),
        cmocka_unit_test(test_table_open_at_the_pages_end),
        cmocka_unit_test(test_number_of_a_table),
        cmocka_unit_test(test_pieces_of_a_row),
        cmocka_unit_test(test_heading_of_two_lines_set_loosely),
        cmocka_unit_test(test_chart_below_its_caption),
        cmocka_unit_test(test_headings_stand_alone),
        cmocka_unit_test(test_whole_lines_stay_what_they_are),
        cmocka_unit_test(test_words_torn_apart_are_mended),
        cmocka_unit_test(test_nothing_in_nothing_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
