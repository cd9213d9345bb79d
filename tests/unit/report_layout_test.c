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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
