/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A word as people mistype it, the words of an index -> the word that was meant. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "search/suggest.h"

static const struct uc_candidate words[] = {
    {UC_STR_INIT("annex"), UC_STR_INIT("annex"), 90},
    {UC_STR_INIT("asteroid"), UC_STR_INIT("asteroid"), 3},
    {UC_STR_INIT("cooperate"), UC_STR_INIT("cooper"), 40},
    {UC_STR_INIT("cooperation"), UC_STR_INIT("cooper"), 200},
    {UC_STR_INIT("corporation"), UC_STR_INIT("corpor"), 8},
    {UC_STR_INIT("countri"), UC_STR_INIT("countri"), 320},
    {UC_STR_INIT("countries"), UC_STR_INIT("countri"), 150},
    {UC_STR_INIT("country"), UC_STR_INIT("countri"), 170},
    {UC_STR_INIT("county"), UC_STR_INIT("counti"), 2},
    {UC_STR_INIT("plan"), UC_STR_INIT("plan"), 100},
    {UC_STR_INIT("plans"), UC_STR_INIT("plan"), 50},
    {UC_STR_INIT("plant"), UC_STR_INIT("plant"), 5},
    {UC_STR_INIT("plants"), UC_STR_INIT("plant"), 5},
    {UC_STR_INIT("policy"), UC_STR_INIT("polici"), 70},
    {UC_STR_INIT("развитие"), UC_STR_INIT("развит"), 9},
    {UC_STR_INIT("réfugiés"), UC_STR_INIT("réfugi"), 9},
};

static enum uc_status list_words(void *context, uc_str beginning, uc_arena *arena,
                                 struct uc_candidates *out, struct uc_error *err)
{
    (void)err;
    ++*(int *)context;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (uc_str_starts(words[i].word, beginning))
            *UC_PUSH(arena, &out->list) = words[i];
    return UC_OK;
}

static enum uc_status is_word(void *context, uc_str stem, uc_arena *arena, bool *out,
                              struct uc_error *err)
{
    (void)context, (void)arena, (void)err;
    *out = !uc_str_equal(stem, UC_STR("countri"));
    return UC_OK;
}

static void assert_suggested(const char *word, const char *stem, const char *expected)
{
    int calls = 0;
    const struct uc_word_source source = {
        .context = &calls, .list = list_words, .is_word = is_word};
    uc_arena *arena = uc_arena_new();
    uc_str meant;
    assert_int_equal(uc_suggest(&source, uc_str_from(word), uc_str_from(stem), arena, &meant, NULL),
                     UC_OK);
    if (!uc_str_equal(meant, uc_str_from(expected)))
        fail_msg("%s: expected '%s', got '%.*s'", word, expected, UC_ARG(meant));
    assert_true(calls <= 3);
    uc_arena_free(arena);
}

static void one_or_two_edits(void **state)
{
    (void)state;
    assert_suggested("asteriod", "", "asteroid");      /* letters change places */
    assert_suggested("coperation", "", "cooperation"); /* one is missing */
    assert_suggested("coopperation", "", "cooperation");
    assert_suggested("cooparation", "", "cooperation");
    assert_suggested("astreoidd", "", "asteroid");
    assert_suggested("азвитие", "", "");          /* the first letter is taken to be right, */
    assert_suggested("арзвитие", "", "развитие"); /* but may have changed places, */
    assert_suggested("aplans", "", "plans");      /* or be one too many */
    assert_suggested("развитее", "", "развитие"); /* letters, not bytes */
}

static void what_is_not_near(void **state)
{
    (void)state;
    assert_suggested("astronomy", "", "");
    assert_suggested("plxny", "", "");    /* two edits in five letters */
    assert_suggested("pla", "", "");      /* too short */
    assert_suggested("anex2002", "", ""); /* no word */
    assert_suggested("", "", "");
}

static void frequency_and_ends_weigh(void **state)
{
    (void)state;
    assert_suggested("plann", "", "plan");
    assert_suggested("plang", "", "plan"); /* a hundred documents against five */
    assert_suggested("plantz", "", "plant");
    assert_suggested("polic", "", "policy");
}

static void a_known_stem_keeps_to_its_words(void **state)
{
    (void)state;
    assert_suggested("countrys", "countri", "countries"); /* a plural that is none */
    assert_suggested("cooperates", "cooper", "");         /* a form as good as another */
    assert_suggested("policys", "polici", "policy");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_or_two_edits),
        cmocka_unit_test(what_is_not_near),
        cmocka_unit_test(frequency_and_ends_weigh),
        cmocka_unit_test(a_known_stem_keeps_to_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
