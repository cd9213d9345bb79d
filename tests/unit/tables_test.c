/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines -> paragraphs: tables and charts. */
#include "layout_fixture.h"

#include "clause/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

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

/* Figures that follow a rule are no note, and small print across all columns, but for the table's
 * own notes, is the table's where the same rules bound it. */
static void test_small_print_between_the_rules_of_a_table(void **state)
{
    static const struct print page[] = {
        {1, 120, 480, 180, 10, 0,
         "1. The levels of the lakes are shown in the table below, by lake."},
        {1, 120, 160, 207, 7, ITALIC, "Lake"},
        {1, 310, 360, 207, 7, ITALIC, "Level^a^"},
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
        "| Lake/Level{a};Lakes of the north;36 Northmere/12;Lakes of the south: those that feed "
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
    static const char *const want =
        "1. The levels of the lakes have risen since the Charter was signed, as the figure shows.\n"
        "Figure II\nLevels of the lakes\n(Metres)\n"
        "| 300/100;Signing of the;Charter;200;Northmere (left scale)\n"
        "Source: Keeper of the Lakes.\n"
        "2. The levels of the rivers have fallen.\n";
    CHECK_PRINT(page, want);
    static const float grid[] = {155, 195, 205}; /* of its lines */
    CHECK_RULED(page, grid, want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables_show_by_their_rules),
        cmocka_unit_test(test_table_goes_on_below_its_rules),
        cmocka_unit_test(test_small_print_between_the_rules_of_a_table),
        cmocka_unit_test(test_box_of_one_column_is_text),
        cmocka_unit_test(test_table_open_at_the_pages_end),
        cmocka_unit_test(test_number_of_a_table),
        cmocka_unit_test(test_chart_below_its_caption),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
