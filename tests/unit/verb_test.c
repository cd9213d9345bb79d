/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/verb.h"

#include "clause/verb_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The canonical forms of a text's verbs, parted by commas. */
static uc_str verbs_of(const char *text, enum uc_kind kind, enum uc_language language,
                       uc_arena *arena)
{
    struct uc_clause clause = {0};
    uc_str all = {0};
    uc_verbs_of(uc_str_from(text), kind, language, &clause, arena);
    for (size_t i = 0; i < clause.verbs.count; i++)
        all = uc_arena_printf(arena, "%.*s%s%.*s", UC_ARG(all), i ? ", " : "",
                              UC_ARG(clause.verbs.at[i].canonical));
    return all;
}

struct row {
    const char *text, *verbs;
};

static void check(const struct row *rows, size_t count, enum uc_kind kind,
                  enum uc_language language)
{
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < count; i++) {
        uc_str got = verbs_of(rows[i].text, kind, language, arena);
        if (!uc_str_equal(got, uc_str_from(rows[i].verbs)))
            fail_msg("%s: wanted '%s', got '%.*s'", rows[i].text, rows[i].verbs, UC_ARG(got));
    }
    uc_arena_free(arena);
}

static void operative_paragraphs_act(void **state)
{
    static const struct row rows[] = {
        {"Requests the Secretary-General to report;", "request"},
        {"Also requests the Secretary-General to report;", "request"},
        {"Further requests the river authority to report;", "request"},
        {"Requests also that the river be kept clean;", "request"},
        {"Takes note of the report on rivers;", "take note"},
        {"Takes note with appreciation of the report;", "take note with appreciation"},
        {"Takes note also of the report;", "take note"},
        {"Notes with great concern that the river rises;", "note with concern"},
        {"Notes with deep and serious concern the flood;", "note with concern"},
        {"Notes, in this regard, with satisfaction the dam;", "note with satisfaction"},
        {"Welcomes, in this regard, the new bridge;", "welcome"},
        {"In this regard, welcomes the new bridge;", "welcome"},
        {"Calls upon all States to build bridges;", "call upon"},
        {"Calls on all States to build bridges;", "call on"},
        {"Calls for the building of bridges;", "call for"},
        {"Calls once again upon all States to build;", "call upon"},
        {"Once again urges all States to build;", "urge"},
        {"Strongly condemns the flood;", "condemn"},
        {"Condemns in the strongest terms the flood;", "condemn"},
        {"Expresses also its deep concern at the flood;", "express"},
        {"Recognises the importance of rivers;", "recognize"},
        {"Re-emphasizes the importance of rivers;", "re-emphasize"},
        {"Looks forward to the next flood;", "look forward"},
        {"Pays tribute to the engineers;", "pay tribute"},
        {"Draws the attention of the Council to the flood;", "draw attention"},
        {"Regrets the flood;", "regret"},
        {"Remains seized of the matter.", "remain"},
        {"Is deeply concerned about the flood;", "concerned"},
        {"Decides to remain seized of the matter.", "decide"},
        {"[Requests the Secretary-General to report;]", "request"},
        {"“Requests the Secretary-General to report;", "request"},
    };
    (void)state;
    check(rows, COUNT(rows), UC_OPERATIVE, UC_ENGLISH);
}

static void preambular_paragraphs_stand_in_participles_and_states(void **state)
{
    static const struct row rows[] = {
        {"Recalling its resolution 99/9,", "recall"},
        {"Recalling also its resolution 99/9,", "recall"},
        {"Taking note with interest of the report,", "take note with interest"},
        {"Taking into account the flood,", "take into account"},
        {"Bearing in mind the flood,", "bear in mind"},
        {"Deeply concerned about the flood,", "concerned"},
        {"Gravely and deeply concerned about the flood,", "concerned"},
        {"Convinced that rivers matter,", "convinced"},
        {"Mindful of the flood,", "mindful"},
        {"Guided by the Charter,", "guided by"},
        {"Having considered the report,", "having considered"},
        {"Having also examined the report,", "having examined"},
        {"Expressing its deep concern at the flood,", "express"},
        {"Regretting the flood,", "regret"},
        {"Committed to clean rivers,", "committed"},
        {"Being gravely concerned about the flood,", "concerned"},
        {"Acting under Chapter VII of the Charter,", "act"},
        {"Whereas rivers flow,", "whereas"},
        {"Noting that rivers flow and, in this context, reiterating the need for bridges,",
         "note, reiterate"},
        {"Recognizing the flood, and deeply concerned about the dams,", "recognize, concerned"},
        {"Recognizing the importance of building and recognizing dams,", "recognize"},
        {"Stressing the need for protecting rivers, and supporting engineers,", "stress"},
    };
    (void)state;
    check(rows, COUNT(rows), UC_PREAMBULAR, UC_ENGLISH);
}

static void later_limbs_have_verbs_of_their_own(void **state)
{
    static const struct row rows[] = {
        {"Takes note of the report, and requests the Secretary-General to act;",
         "take note, request"},
        {"Takes note of the report and requests him to act;", "take note, request"},
        {"Notes with satisfaction that plans exist, and urges countries to act;",
         "note with satisfaction, urge"},
        {"Recognizes the need and, in this context, invites all countries to pay, bearing in mind "
         "the cost, and decides to include the latter;",
         "recognize, invite, decide"},
        {"Encourages States to act, and in this connection also encourages others;", "encourage"},
        {"Welcomes the dam; also decides to build another;", "welcome, decide"},
        {"Welcomes the dam, and calls upon States to build another;", "welcome, call upon"},
        {"Welcomes the dam, and notes with concern the cost;", "welcome, note with concern"},
        {"Welcomes the dam, and further establishes a fund;", "welcome, establish"},
    };
    static const struct row nouns[] = {
        {"Welcomes the offers and requests of States;", "welcome"},
        {"Takes note of the letters and notes verbales;", "take note"},
        {"Welcomes the appeals and calls for proposals;", "welcome"},
        {"Welcomes the needs and demands of women;", "welcome"},
        {"Welcomes the fund, which pays engineers, and supports the families;", "welcome"},
        {"Invites the Committee and States parties to act;", "invite"},
        {"Requests the Secretary-General to report and to urge action;", "request"},
    };
    (void)state;
    check(rows, COUNT(rows), UC_OPERATIVE, UC_ENGLISH);
    check(nouns, COUNT(nouns), UC_OPERATIVE, UC_ENGLISH);
}

static void other_openings_are_no_verbs(void **state)
{
    static const struct row rows[] = {
        {"The General Assembly decides to act;", ""},
        {"Each State shall act;", ""},
        {"In the event of a flood, States shall act;", ""},
        {"Promoting the building of dams;", ""},
        {"During the flood, requests were made;", ""},
        {"To ensure that rivers are clean;", ""},
        {"To request the Secretary-General to act;", ""},
        {"We reaffirm the importance of rivers, and request help.", ""},
        {"Requested States to act;", ""},
        {"Notebooks are needed;", ""},
        {"Takes three years;", ""},
        {"", ""},
        {"…", ""},
        {"1", ""},
    };
    (void)state;
    check(rows, COUNT(rows), UC_OPERATIVE, UC_ENGLISH);
    check(rows, 4, UC_PREAMBULAR, UC_ENGLISH);
}

static void paragraphs_of_reports_rarely_act(void **state)
{
    static const struct row rows[] = {
        {"Recalling the flood of 2044,", "recall"},
        {"Recalling the flood, the Committee recommends dams.", ""},
        {"Requests the Secretary-General to act, and decides to meet again.", "request"},
        {"Requests for help were many.", ""},
        {"Supports the building of dams.", ""},
        {"Notes verbales were sent.", ""},
        {"We reaffirm the importance of rivers.", ""},
    };
    (void)state;
    check(rows, COUNT(rows), UC_PARAGRAPH, UC_ENGLISH);
    check(&rows[6], 1, UC_HEADING, UC_ENGLISH);
    check((struct row[]){{"Requests the Secretary-General to act;", ""}}, 1, UC_FOOTNOTE,
          UC_ENGLISH);
}

static void french_and_spanish_have_their_own(void **state)
{
    static const struct row french[] = {
        {"Prie le Secrétaire général d’agir ;", "prier"},
        {"Prie également le Secrétaire général d’agir ;", "prier"},
        {"Prend note du rapport ;", "prendre note"},
        {"Prend également note du rapport, et invite les États à agir ;", "prendre note, inviter"},
        {"Se félicite du rapport ;", "se féliciter"},
        {"Note avec une vive préoccupation la crue ;", "noter avec préoccupation"},
        {"Accueille avec satisfaction le rapport ;", "accueillir avec satisfaction"},
        {"Décide de rester saisie de la question.", "décider"},
        {"Se dit profondément préoccupée par la crue ;", "se dire"},
        {"S’engage à agir ;", "s’engager"},
        {"Met l’accent sur la crue, et engage les États à agir ;", "mettre l’accent, engager"},
        {"Le Conseil décide d’agir ;", ""},
    };
    static const struct row french_preamble[] = {
        {"Rappelant sa résolution 99/9,", "rappeler"},
        {"Profondément préoccupée par la crue,", "préoccupée"},
        {"Également préoccupée par la crue,", "préoccupée"},
        {"Ayant examiné le rapport,", "ayant examiné"},
        {"Ayant à l’esprit la crue,", "avoir à l’esprit"},
        {"Se félicitant du rapport,", "se féliciter"},
        {"Ayant présentes à l’esprit ses résolutions,", "avoir présentes à l’esprit"},
        {"Soucieuse de voir agir les États,", "soucieuse"},
    };
    static const struct row spanish[] = {
        {"Pide al Secretario General que actúe;", "pedir"},
        {"Toma nota del informe, y exhorta a los Estados a que actúen;", "tomar nota, exhortar"},
        {"Acoge con beneplácito el informe;", "acoger con beneplácito"},
        {"Observa con profunda preocupación la crecida;", "observar con preocupación"},
        {"Hace suyo el informe;", "hacer suyo"},
        {"Renueva el mandato de la Misión;", "renovar"},
        {"Da las gracias al Gobierno;", "dar las gracias"},
    };
    static const struct row spanish_preamble[] = {
        {"Recordando también su resolución 99/9,", "recordar"},
        {"Profundamente preocupada por la crecida,", "preocupada"},
        {"Teniendo en cuenta el informe,", "tener en cuenta"},
        {"Guiándose por la Carta,", "guiándose por"},
        {"Habiendo tomado nota del informe,", "habiendo tomado nota"},
    };
    (void)state;
    check(french, COUNT(french), UC_OPERATIVE, UC_FRENCH);
    check(french_preamble, COUNT(french_preamble), UC_PREAMBULAR, UC_FRENCH);
    check(spanish, COUNT(spanish), UC_OPERATIVE, UC_SPANISH);
    check(spanish_preamble, COUNT(spanish_preamble), UC_PREAMBULAR, UC_SPANISH);
    check((struct row[]){{"просит Генерального секретаря", ""}}, 1, UC_OPERATIVE, UC_RUSSIAN);
}

static void the_printed_form_is_kept(void **state)
{
    static const struct {
        const char *text, *printed;
        size_t index;
    } rows[] = {
        {"Also notes with deep concern the flood;", "Also notes with deep concern", 0},
        {"Calls once again upon all States;", "Calls once again upon", 0},
        {"Welcomes the dam, and also requests the engineers to build;", "also requests", 1},
        {"Is deeply concerned about the flood;", "Is deeply concerned", 0},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct uc_clause clause = {0};
        uc_verbs_of(uc_str_from(rows[i].text), UC_OPERATIVE, UC_ENGLISH, &clause, arena);
        assert_true(clause.verbs.count > rows[i].index);
        uc_str printed = clause.verbs.at[rows[i].index].printed;
        if (!uc_str_equal(printed, uc_str_from(rows[i].printed)))
            fail_msg("%s: got '%.*s'", rows[i].text, UC_ARG(printed));
    }
    uc_arena_free(arena);
}

static void typed_verbs_are_made_canonical(void **state)
{
    static const struct row rows[] = {
        {"requests", "request"},
        {"Requested", "request"},
        {"requesting", "request"},
        {"Also requests", "request"},
        {"request", "request"},
        {"takes note of", "take note"},
        {"Notes with grave concern", "note with concern"},
        {"noting", "note"},
        {"regretting", "regret"},
        {"agreeing", "agree"},
        {"call", "call"},
        {"calling upon", "call upon"},
        {"Deeply concerned", "concerned"},
        {"is concerned", "concerned"},
        {"reaffirmed", "reaffirm"},
        {"Emphasises", "emphasize"},
        {"prie", "prier"},
        {"Prenant note", "prendre note"},
        {"pide", "pedir"},
        {"request form", ""},
        {"banana", ""},
        {"", ""},
        {"take", ""},
    };
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t i = 0; i < COUNT(rows); i++) {
        uc_str got = uc_verb_canonical(uc_str_from(rows[i].text), arena);
        if (!uc_str_equal(got, uc_str_from(rows[i].verbs)))
            fail_msg("%s: wanted '%s', got '%.*s'", rows[i].text, rows[i].verbs, UC_ARG(got));
    }
    uc_arena_free(arena);
}

/* What is stored is asked for again: a canonical form must be its own. */
static void canonical_verbs_stay_as_they_are(void **state)
{
    static const enum uc_language order[] = {UC_ENGLISH, UC_FRENCH, UC_SPANISH};
    (void)state;
    uc_arena *arena = uc_arena_new();
    for (size_t l = 0; l < COUNT(order); l++) {
        const struct uc_verb_language *language = uc_verb_language_of(order[l]);
        for (size_t i = 0; i < language->count; i++) {
            const struct uc_verb_row *row = &language->rows[i];
            uc_str canonical = uc_arena_printf(arena, "%s%s%s", row->base, row->tail ? " " : "",
                                               row->tail ? row->tail : "");
            uc_str again = uc_verb_canonical(canonical, arena);
            if (!uc_str_equal(again, canonical))
                fail_msg("%.*s became '%.*s'", UC_ARG(canonical), UC_ARG(again));
        }
    }
    uc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operative_paragraphs_act),
        cmocka_unit_test(preambular_paragraphs_stand_in_participles_and_states),
        cmocka_unit_test(later_limbs_have_verbs_of_their_own),
        cmocka_unit_test(other_openings_are_no_verbs),
        cmocka_unit_test(paragraphs_of_reports_rarely_act),
        cmocka_unit_test(french_and_spanish_have_their_own),
        cmocka_unit_test(the_printed_form_is_kept),
        cmocka_unit_test(typed_verbs_are_made_canonical),
        cmocka_unit_test(canonical_verbs_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
