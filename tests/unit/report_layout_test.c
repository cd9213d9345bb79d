/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines -> paragraphs: what reports of executive boards and commissions have beside resolutions. */
#include "layout_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* What the session was and when, below its report's title, which had room for it. */
static void test_dates_below_a_title(void **state)
{
    static const struct print page[] = {
        {1, 120, 330, 100, 14, BOLD, "Report on the fourth session"},
        {1, 120, 250, 116, 14, BOLD, "(7–11 April 2044)"},
        {1, 120, 480, 200, 10, 0, "1. The levels have fallen in all the years since the Charter."},
        {1, 120, 480, 224, 10, 0, "2. The rivers have fallen in all the years since the Charter."},
    };
    (void)state;
    CHECK_PRINT(page, "Report on the fourth session\n"
                      "(7–11 April 2044)\n"
                      "1. The levels have fallen in all the years since the Charter.\n"
                      "2. The rivers have fallen in all the years since the Charter.\n");
}

/* A bold sentence may end a paragraph on a line of its own. */
static void test_bold_end_of_a_paragraph(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0, "(g) The work on lakes should go on, and means be found for it."},
        {1, 120, 480, 112, 10, 0,
         "It was to be ended in all the regions. To be completed by the end"},
        {1, 120, 180, 124, 10, BOLD, "of 2044.^7^"},
        {1, 120, 480, 142, 10, 0,
         "(h) The work on rivers should go on, and means be found for it."},
    };
    (void)state;
    CHECK_PRINT(page, "(g) The work on lakes should go on, and means be found for it. It was to be "
                      "ended in all the regions. To be completed by the end of 2044.{7}\n"
                      "(h) The work on rivers should go on, and means be found for it.\n");
}

static void test_remarks_below_a_figure(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0, "1. The levels have fallen in all the years since the Charter,"},
        {1, 120, 480, 112, 10, 0, "as may be seen in the figure below, which the Keeper has made,"},
        {1, 120, 480, 124, 10, 0, "and which shows what the rivers were in all the years before."},
        {1, 120, 400, 240, 8, 0, "Source: Keeper of the Lakes, from the levels of all the lakes."},
        {1, 120, 400, 250, 8, 0,
         "Note: The lines are those of eighteen lakes. The shaded parts are"},
        {1, 132, 300, 260, 8, 0, "those of the rivers."},
    };
    (void)state;
    CHECK_PRINT(
        page,
        "1. The levels have fallen in all the years since the Charter, as may be seen in "
        "the figure below, which the Keeper has made, and which shows what the rivers were in "
        "all the years before.\n"
        "Source: Keeper of the Lakes, from the levels of all the lakes.\n"
        "Note: The lines are those of eighteen lakes. The shaded parts are those of the "
        "rivers.\n");
}

static void test_bullets_set_closely(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0, "The Council elects the following members, for a year each:"},
        {1, 140, 460, 124, 10, 0, "➢ Ms. Ada Quay, of Port Amity, as representative of List A."},
        {1, 140, 480, 136, 10, 0, "➢ Mr. Oran Tell, of Northmere, who was a member before, of"},
        {1, 154, 200, 148, 10, 0, "List B."},
    };
    (void)state;
    CHECK_PRINT(page, "The Council elects the following members, for a year each:\n"
                      "➢ Ms. Ada Quay, of Port Amity, as representative of List A.\n"
                      "➢ Mr. Oran Tell, of Northmere, who was a member before, of List B.\n");
}

/* A line driven apart, below a whole one and above one that was broken on purpose. */
static void test_pieces_below_a_whole_line(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0, "1. Plans for the lakes and for the rivers, with what they need"},
        {1, 132, 180, 112, 10, 0, "budget"},
        {1, 210, 330, 112, 10, 0, "increases approved"},
        {1, 365, 480, 112, 10, 0, "under authority"},
        {1, 132, 240, 124, 10, 0, "(1 July 2044)"},
    };
    (void)state;
    CHECK_PRINT(page, "1. Plans for the lakes and for the rivers, with what they need budget "
                      "increases approved under authority (1 July 2044)\n");
}

/* What boards process themselves bears an X behind the job number. */
static void test_job_number_and_end_rule(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0, "1. The levels have fallen in all the years since the Charter."},
        {1, 260, 340, 140, 10, 0, "—————"},
        {1, 60, 160, 760, 8, 0, "44-01234X (E) 120344"},
    };
    (void)state;
    CHECK_PRINT(page, "1. The levels have fallen in all the years since the Charter.\n"
                      "~ 44-01234X (E) 120344\n");
}

static void test_address_over_the_lines_end(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0,
         "The levels are at https://lakes.example/files/levels_of_2044_by_"},
        {1, 120, 480, 112, 10, 0, "lake.pdf and, by river, at https://lakes.example/files/NQ51"},
        {1, 120, 480, 124, 10, 0, "7_rivers_en.pdf, while the Keeper is at https://lakes.example"},
        {1, 120, 200, 136, 10, 0, "and not at sea."},
    };
    (void)state;
    CHECK_PRINT(page, "The levels are at https://lakes.example/files/levels_of_2044_by_lake.pdf "
                      "and, by river, at https://lakes.example/files/NQ517_rivers_en.pdf, while "
                      "the Keeper is at https://lakes.example and not at sea.\n");
}

/* A programme of work without rules, over two pages: the second column's lines are its own, however
 * long. */
static void test_programme_in_two_columns(void **state)
{
    static const struct print pages[] = {
        {1, 120, 480, 100, 10, 0, "1. The programme of work of the Council is set out below, by"},
        {1, 120, 200, 112, 10, 0, "meeting."},
        {1, 120, 180, 136, 10, 0, "Monday"},
        {1, 240, 340, 136, 10, 0, "The lakes of the north"},
        {1, 120, 180, 148, 10, 0, "(1 meeting)"},
        {1, 240, 480, 156, 10, 0, "The lakes of the south, and what the Keeper has said of them"},
        {1, 240, 300, 176, 10, 0, "The springs"},
        {1, 240, 300, 196, 10, 0, "The wells"},
        {1, 240, 300, 216, 10, 0, "The ponds"},
        {1, 120, 180, 236, 10, 0, "Tuesday"},
        {1, 240, 300, 236, 10, 0, "The rivers"},
        {1, 120, 180, 256, 10, 0, "Friday"},
        {1, 240, 300, 256, 10, 0, "The seas"},
        {2, 240, 480, 100, 10, 0, "The report of the Council, with what it recommends to others"},
        {2, 120, 480, 140, 10, 0,
         "2. The Council meets in a hall beside the lake, as it has done."},
    };
    (void)state;
    CHECK_PRINT(pages,
                "1. The programme of work of the Council is set out below, by meeting.\n"
                "| Monday/The lakes of the north;(1 meeting);The lakes of the south, and what the "
                "Keeper has said of them;The springs;The wells;The ponds;Tuesday/The rivers;Friday/"
                "The seas;The report of the Council, with what it recommends to others\n"
                "2. The Council meets in a hall beside the lake, as it has done.\n");
}

/* How States voted is text behind what announces it. */
static void test_votes_are_text(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0,
         "1. The draft was adopted by a recorded vote, which was as below:"},
        {1, 120, 180, 124, 10, 0, "In favour:"},
        {1, 240, 480, 124, 10, 0,
         "Northmere, Port Amity, Southmere, Vell and Westmere, and of the"},
        {1, 240, 300, 136, 10, 0, "islands, Tell."},
        {1, 120, 180, 156, 10, 0, "Against:"},
        {1, 240, 480, 156, 10, 0,
         "Eastmere, Marsh and Quay, with those that are beyond the rivers"},
        {1, 240, 300, 168, 10, 0, "and wells."},
        {1, 120, 180, 188, 10, 0, "Abstaining:"},
        {1, 240, 480, 188, 10, 0,
         "Islemere, Lower Vell, Middlemere, Upper Vell, Rivermouth and the"},
        {1, 240, 300, 200, 10, 0, "Wells."},
    };
    (void)state;
    CHECK_PRINT(page,
                "1. The draft was adopted by a recorded vote, which was as below:\n"
                "In favour: Northmere, Port Amity, Southmere, Vell and Westmere, and of the "
                "islands, Tell.\n"
                "Against: Eastmere, Marsh and Quay, with those that are beyond the rivers and "
                "wells.\n"
                "Abstaining: Islemere, Lower Vell, Middlemere, Upper Vell, Rivermouth and the "
                "Wells.\n");
}

/* The columns' heads stand above the first rule; below the last are notes with bracketed marks. */
static void test_heads_and_notes_of_a_table(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 100, 10, 0,
         "1. The levels of the lakes are shown in the table below, by lake"},
        {1, 120, 480, 112, 10, 0,
         "and by year, as the Keeper has measured them and wrote them down."},
        {1, 120, 300, 136, 10, BOLD, "Table 1. Levels of the lakes"},
        {1, 300, 330, 156, 8, BOLD, "2043"},
        {1, 370, 400, 156, 8, BOLD, "2044"},
        {1, 440, 480, 156, 8, 0, "Increase/"},
        {1, 440, 480, 166, 8, 0, "(decrease)"},
        {1, 120, 180, 182, 8, 0, "Northmere"},
        {1, 300, 330, 182, 8, 0, "12"},
        {1, 370, 400, 182, 8, 0, "14"},
        {1, 440, 480, 182, 8, 0, "2^(a)^"},
        {1, 120, 180, 194, 8, 0, "Southmere"},
        {1, 300, 330, 194, 8, 0, "17"},
        {1, 370, 400, 194, 8, 0, "18"},
        {1, 440, 480, 194, 8, 0, "1"},
        {1, 120, 300, 216, 8, 0, "^(a)^ After rain."},
        {1, 120, 300, 226, 8, 0, "Source: Keeper of the Lakes."},
        {1, 120, 480, 260, 10, 0,
         "2. The Council meets in a hall beside the lake, as it has done."},
    };
    static const float heights[] = {170, 200};
    (void)state;
    CHECK_RULED(page, heights,
                "1. The levels of the lakes are shown in the table below, by lake and by year, as "
                "the Keeper has measured them and wrote them down.\n"
                "Table 1. Levels of the lakes\n"
                "| 2043/2044/Increase/;(decrease);Northmere/12/14/2{a};Southmere/17/18/1\n"
                "[a] After rain.\n"
                "Source: Keeper of the Lakes.\n"
                "2. The Council meets in a hall beside the lake, as it has done.\n");
}

/* Beside the masthead's right column an organ's name runs on; two organs are two lines. */
static void test_masthead_of_two_columns(void **state)
{
    static const struct print board[] = {
        {1, 120, 330, 100, 16, BOLD, "Governing Board of the"},
        {1, 400, 460, 100, 10, 0, "Distr.: General"},
        {1, 400, 460, 112, 10, 0, "24 March 2044"},
        {1, 120, 330, 119, 16, BOLD, "Lake Fund and of the"},
        {1, 400, 480, 136, 10, 0, "Original: English"},
        {1, 120, 260, 138, 16, BOLD, "River Fund"},
        {1, 120, 480, 200, 10, 0, "1. The levels have fallen in all the years since the Charter."},
    };
    static const struct print two_organs[] = {
        {1, 120, 260, 100, 16, BOLD, "General Assembly"},
        {1, 400, 460, 100, 10, 0, "Distr.: General"},
        {1, 120, 260, 119, 16, BOLD, "Security Council"},
        {1, 400, 480, 119, 10, 0, "Original: English"},
        {1, 120, 480, 200, 10, 0, "1. The levels have fallen in all the years since the Charter."},
    };
    (void)state;
    CHECK_PRINT(board, "Governing Board of the Lake Fund and of the River Fund\n"
                       "Distr.: General\n"
                       "24 March 2044\n"
                       "Original: English\n"
                       "1. The levels have fallen in all the years since the Charter.\n");
    CHECK_PRINT(two_organs, "General Assembly\n"
                            "Distr.: General\n"
                            "Security Council\n"
                            "Original: English\n"
                            "1. The levels have fallen in all the years since the Charter.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates_below_a_title),
        cmocka_unit_test(test_bold_end_of_a_paragraph),
        cmocka_unit_test(test_remarks_below_a_figure),
        cmocka_unit_test(test_bullets_set_closely),
        cmocka_unit_test(test_pieces_below_a_whole_line),
        cmocka_unit_test(test_job_number_and_end_rule),
        cmocka_unit_test(test_address_over_the_lines_end),
        cmocka_unit_test(test_programme_in_two_columns),
        cmocka_unit_test(test_votes_are_text),
        cmocka_unit_test(test_heads_and_notes_of_a_table),
        cmocka_unit_test(test_masthead_of_two_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
