/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines -> paragraphs. */
#include "layout_fixture.h"

#include "clause/buf.h"
#include "parser/paragraph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

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
    static const struct print behind[] = {
        {1, 120, 480, 100, 10, 0,
         "5. The report tells what was done for lakes: (a) keeping of the levels;"},
        {1, 120, 480, 112, 10, 0,
         "(b) training of keepers, as it was asked for by the Council last year,"},
        {1, 120, 200, 124, 10, 0, "and advice."},
    };
    CHECK_PRINT(behind, "5. The report tells what was done for lakes: (a) keeping of the levels; "
                        "(b) training of keepers, as it was asked for by the Council last year, "
                        "and advice.\n");
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

/* What is recommended in bold goes on over the page; a heading at its top does not. */
static void test_bold_over_the_page(void **state)
{
    static const struct print pages[] = {
        {1, 120, 480, 676, 10, 0,
         "4. The Keeper was told of the levels of all lakes in the north, and"},
        {1, 120, 480, 688, 10, BOLD,
         "trusts that what is known of them will be told to the members of the"},
        {1, 120, 480, 700, 10, BOLD,
         "Council and of its committees, and that it will be brought before the"},
        {2, 120, 480, 100, 10, BOLD,
         "Assembly when it meets, together with what is known of the rivers of"},
        {2, 120, 200, 112, 10, BOLD, "the north."},
        {2, 120, 480, 140, 10, 0,
         "5. The rivers are in the care of the Keeper of the Rivers, who did not"},
        {2, 120, 480, 152, 10, 0,
         "report to the Council in the years in which they fell, for there was no"},
        {3, 60, 147, 100, 10, BOLD, "Means of the Keeper"},
    };
    (void)state;
    CHECK_PRINT(pages,
                "4. The Keeper was told of the levels of all lakes in the north, and trusts that "
                "what is known of them will be told to the members of the Council and of its "
                "committees, and that it will be brought before the Assembly when it meets, "
                "together with what is known of the rivers of the north.\n"
                "5. The rivers are in the care of the Keeper of the Rivers, who did not report to "
                "the Council in the years in which they fell, for there was no\n"
                "Means of the Keeper\n");
}

/* Recognition reads specks beside the text, and what stands by a job number, as best it can. */
static void test_specks_of_a_scan(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 388, 10, 0,
         "1. Decides to keep the lakes and the rivers that feed them, and"},
        {1, 545, 549, 392, 40, 0, ".~I.·"},
        {1, 120, 480, 400, 10, 0, "all that lives in them, as was decided by the Council when it"},
        {1, 120, 480, 412, 10, 0, "met in the year before, and in all the years before that one,"},
        {1, 120, 480, 424, 10, 0, "and as it will be decided for the years that are to come, for"},
        {1, 120, 300, 436, 10, 0, "all that live by them."},
        {1, 60, 160, 760, 10, 0, "44-01234 3486i (E)"},
        {1, 170, 210, 760, 10, 0, "120344"},
        {1, 460, 480, 758, 8, 0, "I . .•"},
        {1, 320, 480, 780, 8, 0, "Digitized by the Lake Library"},
    };
    (void)state;
    CHECK_PRINT(page, "1. Decides to keep the lakes and the rivers that feed them, and all that "
                      "lives in them, as was decided by the Council when it met in the year "
                      "before, and in all the years before that one, and as it will be decided "
                      "for the years that are to come, for all that live by them.\n"
                      "~ .~I.·\n~ 44-01234 3486i (E)\n~ 120344\n~ I . .•\n"
                      "~ Digitized by the Lake Library\n");
}

static void test_notes_and_their_marks(void **state)
{
    static const struct print pages[] = {
        {1, 144, 480, 570, 10, 0, "Bearing in mind that the lakes of the north belong to all,"},
        {1, 144, 480, 600, 10, 0, "Recalling the Lake Charter,^1^ the River Code ^2, 3^ and the"},
        {1, 120, 480, 612, 10, 0, "Accord^ *^ on waters of 12 km^2^ and more, and noting that"},
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
        {1, 120, 300, 124, 10, 0, "Notes L.1/2 and Add.1, 2 and Add.1 say of the roof.3"},
        {1, 110, 300, 652, 8, 0, "^1^ L/44/12."},
        {1, 110, 300, 662, 8, 0, "^2^ L/44/13."},
        {1, 110, 300, 672, 8, 0, "^3^ L/44/14."},
    };
    (void)state;
    CHECK_PRINT(
        page, "1. The villages have no pipe.{1} They wrote on 12 January 2044.{2} A well gives "
              "3.2 litres, or 2044.1 an hour, as L/44/Add.3 and Lake Notes L.1/2 and Add.1, 2 and "
              "Add.1 say of the roof.{3}\n[1] L/44/12.\n[2] L/44/13.\n[3] L/44/14.\n");
}

/* Some programs print a note's mark no smaller than its text: behind it a tab, or nothing. */
static void test_marks_of_notes_that_are_not_raised(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0,
         "1. The villages wrote to the Council^1^ in the spring of 2044, and the"},
        {1, 120, 300, 112, 10, 0, "Council read it.^2^"},
        {1, 120, 124, 652, 8, 0, "1"},
        {1, 136, 300, 652, 8, 0, "The letter is not kept."},
        {1, 120, 300, 662, 8, 0, "2L/44/13."},
        {1, 120, 300, 672, 8, 0, "3Report of the Keeper."},
    };
    struct uc_lines lines = new_lines();
    (void)state;
    for (size_t i = 0; i < sizeof page / sizeof *page; i++)
        add_print(&lines, &page[i]);
    add_rule(&lines, 1, 120, 220, 640);
    check_layout(&lines,
                 "1. The villages wrote to the Council{1} in the spring of 2044, and the Council "
                 "read it.{2}\n[1] The letter is not kept.\n[2] L/44/13.\n"
                 "[3] Report of the Keeper.\n");
    uc_arena_free(lines.arena);
}

/* A source cited again, on a page without its note. */
static void test_marks_of_earlier_notes(void **state)
{
    static const struct print pages[] = {
        {1, 120, 480, 100, 10, 0,
         "1. The villages wrote to the Council 2/ in the spring of 2044, and"},
        {1, 120, 300, 112, 10, 0, "the Council read it."},
        {1, 110, 300, 652, 8, 0, "2/ L/44/13."},
        {2, 120, 480, 100, 10, 0,
         "2. The Council wrote to the villages. 2/ They read 3/ of the lakes"},
        {2, 120, 300, 112, 10, 0, "in the autumn."},
    };
    struct uc_lines lines = new_lines();
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        add_print(&lines, &pages[i]);
    add_rule(&lines, 1, 120, 220, 640);
    check_layout(&lines,
                 "1. The villages wrote to the Council{2} in the spring of 2044, and the Council "
                 "read it.\n[2] L/44/13.\n"
                 "2. The Council wrote to the villages.{2} They read 3/ of the lakes in the "
                 "autumn.\n");
    uc_arena_free(lines.arena);
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

/* "Subprogramme 1" numbers the title below it; a title of two lines is one. */
static void test_number_above_a_title(void **state)
{
    static const struct print page[] = {
        {1, 120, 200, 100, 12, BOLD, "Subprogramme 1"},
        {1, 120, 290, 114, 12, BOLD, "Lakes and rivers"},
        {1, 120, 480, 150, 12, BOLD, "What the Council of the Lakes decided in 2044 and"},
        {1, 120, 200, 164, 12, BOLD, "2045"},
        {1, 120, 480, 200, 10, 0, "1. The levels have fallen in all the years since the Charter."},
    };
    (void)state;
    CHECK_PRINT(page, "Subprogramme 1\n"
                      "Lakes and rivers\n"
                      "What the Council of the Lakes decided in 2044 and 2045\n"
                      "1. The levels have fallen in all the years since the Charter.\n");
}

/* One page may be set more loosely than the rest. */
static void test_leading_of_a_page(void **state)
{
    struct uc_lines lines = new_lines();
    (void)state;
    for (uint32_t page = 1; page <= 2; page++)
        for (int i = 0; i < 30; i++) {
            float leading = page == 1 ? 10 : 13;
            struct print print = {page,
                                  120,
                                  480,
                                  80 + leading * (float)i,
                                  10,
                                  0,
                                  "and the rivers that feed the lakes of the north, and"};
            if (i == 0)
                print.text = "The Council decided to keep the lakes of the north, and";
            add_print(&lines, &print);
        }
    struct uc_paragraphs paragraphs;
    uc_arena *arena = uc_arena_new();
    uc_layout(&lines, arena, &paragraphs);
    assert_int_equal(paragraphs.list.count, 1);
    uc_arena_free(arena);
    uc_arena_free(lines.arena);
}

/* Recognition guesses the size of each line, brings the pieces of a line that stands askew in the
 * wrong order, and misreads running heads. */
static void test_scan_read_by_recognition(void **state)
{
    struct uc_lines lines = new_lines();
    (void)state;
    for (uint32_t page = 1; page <= 2; page++) {
        const struct print head[] = {{page, 26, 72, 52, 12, 0, page == 1 ? "L/44/7" : "L/44/1"},
                                     {page, 26, 60, 64, 11, 0, page == 1 ? "Lakes" : "Paqe 2"}};
        add_print(&lines, &head[0]);
        add_print(&lines, &head[1]);
        for (int i = 0; i < 24; i++) {
            static const float sizes[] = {13.5f, 12.5f, 13.5f, 13};
            float base = 110 + 11.5f * (float)i;
            struct print right = {
                page, 310, 500, base - 1, 11.5f, 0, "the rivers that feed them and"};
            struct print left = {page,
                                 26,
                                 304,
                                 base,
                                 sizes[i % 4],
                                 0,
                                 "all the lakes of the north that the Council keeps and"};
            struct print whole = {page,
                                  26,
                                  500,
                                  base,
                                  sizes[i % 4],
                                  0,
                                  "all that lives in the lakes of the north that the Council keeps "
                                  "and that feed the rivers and"};
            if (i % 5 == 3)
                add_print(&lines, &right);
            add_print(&lines, i % 5 == 3 ? &left : &whole);
        }
    }
    struct uc_paragraphs paragraphs;
    uc_arena *arena = uc_arena_new();
    uc_layout(&lines, arena, &paragraphs);
    assert_int_equal(paragraphs.list.count, 3); /* the head of the first page, and the text */
    assert_int_equal(paragraphs.dropped.count, 2);
    const struct uc_paragraph *text = &paragraphs.list.at[2];
    assert_true(uc_str_has(text->text, UC_STR("Council keeps and the rivers that feed them and")));
    uc_arena_free(arena);
    uc_arena_free(lines.arena);
}

/* Each line ends elsewhere, and an empty line parts paragraphs. */
static void test_typewriting(void **state)
{
    static const char *const paragraph[] = {
        "1. The Keeper of the Lakes reported that they had fallen in the year",
        "inter alia, because of the drought, and that, on 27 June,",
        "ad referendum, an agreement on the rivers had been reached with",
        "Mr. Vell, who lives by the northern lakes and by all", "those rivers that feed them."};
    const size_t count = sizeof paragraph / sizeof *paragraph, times = 6;
    struct uc_lines lines = new_lines();
    float base = 100;
    (void)state;
    for (size_t i = 0; i < count * times; i++) {
        const char *text = paragraph[i % count];
        struct print print = {1, 36, 36 + 6 * (float)strlen(text), base, 10, 0, text};
        add_print(&lines, &print);
        base += i % count + 1 == count ? 24 : 12;
    }
    struct uc_buf want = {0};
    for (size_t i = 0; i < times; i++)
        uc_buf_printf(&want, "1. The Keeper of the Lakes reported that they had fallen in the year "
                             "inter alia, because of the drought, and that, on 27 June, ad "
                             "referendum, an agreement on the rivers had been reached with Mr. "
                             "Vell, who lives by the northern lakes and by all those rivers that "
                             "feed them.\n");
    check_layout(&lines, want.ptr);
    uc_buf_free(&want);
    uc_arena_free(lines.arena);
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

/* Each line of a signature is a paragraph, but for what goes on in small letters. */
static void test_signature_set_to_the_right(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0,
         "I should be grateful if you would have this letter and its annex circulated to"},
        {1, 120, 300, 112, 10, 0, "all members of the Council."},
        {1, 400, 480, 140, 10, 0, "(Signed) Ada Quay"},
        {1, 280, 480, 152, 10, 0, "Keeper of the Lakes and of all their Rivers"},
        {1, 230, 480, 164, 10, 0, "Permanent Representative of Port Amity and its Islands"},
        {1, 390, 480, 176, 10, 0, "to the Lake Council"},
        {1, 420, 480, 200, 10, ITALIC, "4 April 2044"},
        {1, 120, 480, 212, 10, 0, "[Adopted without a vote, as were all the others, in spring.]"},
    };
    (void)state;
    CHECK_PRINT(page,
                "I should be grateful if you would have this letter and its annex circulated to "
                "all members of the Council.\n"
                "(Signed) Ada Quay\n"
                "Keeper of the Lakes and of all their Rivers\n"
                "Permanent Representative of Port Amity and its Islands to the Lake Council\n"
                "4 April 2044\n[Adopted without a vote, as were all the others, in spring.]\n");
}

/* The right column of an official record is no signature: its lines end at one edge, too, and
 * paragraphs begin with an indent. */
static void test_right_column(void **state)
{
    static const struct print page[] = {
        {1, 334, 560, 100, 10, 0, "Bearing in mind its resolution 99/12 of 10"},
        {1, 320, 560, 112, 10, 0, "November 2044, by which it deplored that the"},
        {1, 320, 560, 124, 10, 0, "wells of Port Amity and of the villages of the"},
        {1, 320, 560, 136, 10, 0, "north had been given to those who do not keep"},
        {1, 320, 480, 148, 10, 0, "them as they should be kept,"},
        {1, 334, 560, 160, 10, 0, "Noting the report of the Commission on the"},
        {1, 320, 560, 172, 10, 0, "Wells, which says that the wells of the south"},
        {1, 320, 560, 184, 10, 0, "are dry, and have been so since the summer of"},
        {1, 320, 560, 196, 10, 0, "the year in which they were dug by those who"},
        {1, 320, 400, 208, 10, 0, "had no water,"},
    };
    (void)state;
    CHECK_PRINT(page,
                "Bearing in mind its resolution 99/12 of 10 November 2044, by which it "
                "deplored that the wells of Port Amity and of the villages of the north had "
                "been given to those who do not keep them as they should be kept,\n"
                "Noting the report of the Commission on the Wells, which says that the wells "
                "of the south are dry, and have been so since the summer of the year in which "
                "they were dug by those who had no water,\n");
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

/* Nothing goes on from an organ line, an annex's number or a centred title, nor to it. */
static void test_lines_that_stand_alone(void **state)
{
    static const struct print page[] = {
        {1, 120, 200, 76, 10, BOLD, "Security Council"},
        {1, 120, 200, 88, 10, BOLD, "Ninety-ninth year"},
        {1, 120, 420, 100, 10, 0, "Keeping of lakes"},
        {1, 120, 240, 112, 10, ITALIC, "The Lake Council,"},
        {1, 120, 490, 124, 10, 0,
         "Recalling the Lake Charter and the rules of the Council, which the"},
        {1, 120, 300, 136, 10, 0, "Keeper has read,"},
        {1, 120, 170, 160, 14, BOLD, "Anexo II"},
        {1, 120, 300, 176, 14, BOLD, "Mandato de la Junta"},
        {1, 120, 490, 200, 10, 0,
         "The Council meets each year. Its rules are those of the Charter. It"},
        {1, 120, 300, 212, 10, 0, "reads them."},
        {1, 280, 320, 236, 10, 0, "Rule 2"},
        {1, 140, 320, 248, 10, 0, "The Keeper is one of the Council."},
        {1, 120, 300, 280, 12, BOLD, "I. General matters"},
        {1, 120, 200, 294, 12, BOLD, "Article I"},
        {1, 120, 200, 308, 12, BOLD, "The wells"},
    };
    (void)state;
    CHECK_PRINT(page, "Security Council\nNinety-ninth year\nKeeping of lakes\nThe Lake Council,\n"
                      "Recalling the Lake Charter and the rules of the Council, which the Keeper "
                      "has read,\nAnexo II\nMandato de la Junta\n"
                      "The Council meets each year. Its rules are those of the Charter. It reads "
                      "them.\nRule 2\nThe Keeper is one of the Council.\n"
                      "I. General matters\nArticle I\nThe wells\n");
}

/* A line that ends early, and goes on small: typewriting ends where it pleases. */
static void test_small_letters_go_on(void **state)
{
    static const struct print page[] = {
        {1, 120, 490, 100, 10, 0,
         "The Council reads the Lake Charter each year, and keeps the lakes"},
        {1, 120, 380, 112, 10, 0, "that lie between the northern villages and the"},
        {1, 120, 490, 124, 10, 0,
         "river, which is in flood. It meets in the house of the Keeper, who"},
        {1, 120, 200, 136, 10, 0, "invites it."},
        {1, 120, 300, 148, 10, 0, "It rises at noon."},
    };
    (void)state;
    CHECK_PRINT(page, "The Council reads the Lake Charter each year, and keeps the lakes that lie "
                      "between the northern villages and the river, which is in flood. It meets in "
                      "the house of the Keeper, who invites it.\nIt rises at noon.\n");
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
        cmocka_unit_test(test_bold_over_the_page),
        cmocka_unit_test(test_specks_of_a_scan),
        cmocka_unit_test(test_notes_and_their_marks),
        cmocka_unit_test(test_marks_that_are_not_raised),
        cmocka_unit_test(test_marks_of_notes_that_are_not_raised),
        cmocka_unit_test(test_marks_of_earlier_notes),
        cmocka_unit_test(test_running_head_that_stands_once),
        cmocka_unit_test(test_furniture_is_dropped),
        cmocka_unit_test(test_pieces_of_a_row),
        cmocka_unit_test(test_number_above_a_title),
        cmocka_unit_test(test_leading_of_a_page),
        cmocka_unit_test(test_scan_read_by_recognition),
        cmocka_unit_test(test_typewriting),
        cmocka_unit_test(test_heading_of_two_lines_set_loosely),
        cmocka_unit_test(test_signature_set_to_the_right),
        cmocka_unit_test(test_right_column),
        cmocka_unit_test(test_headings_stand_alone),
        cmocka_unit_test(test_lines_that_stand_alone),
        cmocka_unit_test(test_small_letters_go_on),
        cmocka_unit_test(test_whole_lines_stay_what_they_are),
        cmocka_unit_test(test_words_torn_apart_are_mended),
        cmocka_unit_test(test_nothing_in_nothing_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
