/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a document's paragraphs become: one line a clause, "operative annex, 2 (a)". How the texts
 * are written says structure_fixture.h.
 */
#include "structure_fixture.h"

#include "clause/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* ---- Comparing ---- */

static void describe(const struct uc_document *doc, struct uc_buf *out)
{
    for (size_t i = 0; i < doc->clauses.count; i++) {
        const struct uc_clause *clause = &doc->clauses.at[i];
        uc_buf_printf(out, "%s%s%.*s%s%.*s\n", uc_kind_name(clause->kind),
                      clause->part.len ? " " : "", UC_ARG(clause->part),
                      clause->label.len == 0 ? ""
                      : clause->part.len     ? ", "
                                             : " ",
                      UC_ARG(clause->label));
    }
}

struct outline_case {
    const char *name, *text, *clauses;
    enum uc_language language;
};

static void check(const struct outline_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct uc_document *doc = document_of(cases[i].text, cases[i].language);
        struct uc_buf clauses = {0};
        describe(doc, &clauses);
        print_message("%s\n", cases[i].name);
        assert_string_equal(clauses.ptr, cases[i].clauses);
        uc_buf_free(&clauses);
        uc_document_free(doc);
    }
}

#define CHECK(cases) check((cases), sizeof(cases) / sizeof *(cases))

/* ---- Resolutions ---- */

static void resolutions_have_preamble_and_operative_part(void **state)
{
    static const struct outline_case cases[] = {
        {"a plain one",
         "Keeping of village wells\n\n"
         "The General Assembly,\n\n"
         "Recalling its resolution 98/12 of 3 December 2043,\n\n"
         "Deeply concerned that wells run dry,\n\n"
         "1. Takes note of the report of the Secretary-General;\n\n"
         "2. Requests that every well be counted.\n\n"
         "71st plenary meeting\n\n"
         "19 December 2044",
         "frontmatter\nfrontmatter\npreambular PP1\npreambular PP2\noperative 1\noperative 2\n"
         "frontmatter\nfrontmatter\n",
         UC_ENGLISH},
        {"no preamble, a colon, and numbers",
         "Fund for wells\n\nThe General Assembly\n\nResolves that:\n\n"
         "1. The Fund shall be kept;\n\n2. It shall pay for:\n\n(a) Ropes;\n\n(b) Buckets.",
         "frontmatter\nfrontmatter\noperative ¶1\noperative 1\noperative 2\n"
         "operative 2 (a)\noperative 2 (b)\n",
         UC_ENGLISH},
        {"a single operative paragraph has no number",
         "Wells\n\nThe General Assembly,\n\nRecalling its resolution 98/12,\n\n"
         "Decides to include wells in the provisional agenda of its next session.",
         "frontmatter\nfrontmatter\npreambular PP1\noperative operative para.\n", UC_ENGLISH},
    };
    (void)state;
    CHECK(cases);
}

static void paragraphs_belong_to_what_they_continue(void **state)
{
    static const struct outline_case cases[] = {
        {"letters in the preamble, and the preamble again",
         "Wells\n\nThe General Assembly,\n\nConvinced that wells contribute to:\n\n"
         "(a) Health,\n\n(b) Peace,\n\nNoting the efforts made,\n\n1. Requests more wells.",
         "frontmatter\nfrontmatter\npreambular PP1\npreambular PP1 (a)\npreambular PP1 (b)\n"
         "preambular PP2\noperative 1\n",
         UC_ENGLISH},
        {"a quotation in a paragraph of its own",
         "Wells\n\nThe General Assembly,\n\nRecalling that it asked the Court:\n\n"
         "“What are the obligations of those who dig?”\n\nCommending the Court,\n\n"
         "1. Takes note.",
         "frontmatter\nfrontmatter\npreambular PP1\npreambular ¶1\npreambular PP2\noperative 1\n",
         UC_ENGLISH},
        {"words behind a list close its sentence",
         "Wells\n\nThe General Assembly,\n\n1. Condemns the poisoning of wells in:\n\n"
         "(a) The north;\n\n(b) The south;\n\nand demands that it end;\n\n2. Decides to return.",
         "frontmatter\nfrontmatter\noperative 1\noperative 1 (a)\noperative 1 (b)\noperative ¶1\n"
         "operative 2\n",
         UC_ENGLISH},
        {"numbers put in later",
         "Wells\n\nThe General Assembly,\n\n6. Requests ropes;\n\n6 bis. Requests buckets;\n\n"
         "6 ter. [Requests] lids;\n\n7. Requests all.",
         "frontmatter\nfrontmatter\noperative 6\noperative 6 bis\noperative 6 ter\noperative 7\n",
         UC_ENGLISH},
        {"an outcome document in the body",
         "# Outcome\n\nThe General Assembly,\n\nAdopts the following declaration of the "
         "meeting:\n\n"
         "# Water for all\n\n1. We, the well-diggers, have met.\n\n2. We shall dig.",
         "frontmatter\nfrontmatter\noperative operative para.\nheading\nparagraph 1\n"
         "paragraph 2\n",
         UC_ENGLISH},
        {"the Security Council gives no title",
         "Resolution 9901 (2044)\n\n"
         "Adopted by the Security Council at its 12001st meeting, on 3 May 2044\n\n"
         "The Security Council,\n\nRecalling its previous resolutions,\n\n1. Decides to meet;\n\n"
         "2. Decides to remain actively seized of the matter.",
         "frontmatter\nfrontmatter\nfrontmatter\npreambular PP1\noperative 1\noperative 2\n",
         UC_ENGLISH},
    };
    (void)state;
    CHECK(cases);
}

static void resolutions_are_read_in_other_languages(void **state)
{
    static const struct outline_case cases[] = {
        {"French",
         "Puits\n\nL’Assemblée générale,\n\nRappelant sa résolution 98/12,\n\n"
         "1. Prie le Secrétaire général :\n\na) De compter les puits ;\n\n"
         "b) D’en rendre compte.",
         "frontmatter\nfrontmatter\npreambular PP1\noperative 1\noperative 1 (a)\n"
         "operative 1 (b)\n",
         UC_FRENCH},
        {"Spanish",
         "Pozos\n\nLa Asamblea General,\n\nRecordando su resolución 98/12,\n\n"
         "1. Pide al Secretario General:\n\na) Que cuente los pozos;\n\nb) Que informe.",
         "frontmatter\nfrontmatter\npreambular PP1\noperative 1\noperative 1 (a)\n"
         "operative 1 (b)\n",
         UC_SPANISH},
        {"Chinese",
         "水井\n\n大会，\n\n回顾其第98/12号决议，\n\n1．请秘书长清点水井；\n\n2．决定继续审议。",
         "frontmatter\nfrontmatter\npreambular PP1\noperative 1\noperative 2\n", UC_CHINESE},
        {"Chinese, with an annex",
         "水井\n\n大会，\n\n1. 请各国：\n\n(a) 挖井，包括：\n\n㈠ 深井；\n\n㈡ 浅井；\n\n"
         "(b) 保持水井。\n\n附件二\n\n1. 水井是圆的。",
         "frontmatter\nfrontmatter\noperative 1\noperative 1 (a)\noperative 1 (a) (一)\n"
         "operative 1 (a) (二)\noperative 1 (b)\nheading annex 2\nparagraph annex 2, 1\n",
         UC_CHINESE},
        {"Arabic, with an annex",
         "الآبار\n\nإن الجمعية العامة،\n\nإذ تشير إلى قرارها 98/12،\n\n1 - تدعو الدول إلى:\n\n"
         "(أ) حفر الآبار:\n\n'1' العميقة؛\n\n'2' الضحلة؛\n\n(ب) صونها.\n\nالمرفق الثاني\n\n"
         "أولا - الهدف\n\n1 - الآبار عميقة.",
         "frontmatter\nfrontmatter\npreambular PP1\noperative 1\noperative 1 (أ)\n"
         "operative 1 (أ) (1)\noperative 1 (أ) (2)\noperative 1 (ب)\nheading annex 2\n"
         "heading annex 2\nparagraph annex 2, 1\n",
         UC_ARABIC},
    };
    (void)state;
    CHECK(cases);
}

static void the_sequence_tells_letters_from_roman_numerals(void **state)
{
    static const struct outline_case cases[] = {
        {"(i) after (h) is a letter",
         "Wells\n\nThe General Assembly,\n\n7. Requests:\n\n(a) A;\n\n(b) B;\n\n(c) C;\n\n(d) "
         "D;\n\n"
         "(e) E;\n\n(f) F;\n\n(g) G;\n\n(h) H;\n\n(i) I;\n\n(j) J.",
         "frontmatter\nfrontmatter\noperative 7\noperative 7 (a)\noperative 7 (b)\n"
         "operative 7 (c)\noperative 7 (d)\noperative 7 (e)\noperative 7 (f)\noperative 7 (g)\n"
         "operative 7 (h)\noperative 7 (i)\noperative 7 (j)\n",
         UC_ENGLISH},
        {"(i) after (a) and a colon is a roman numeral",
         "Wells\n\nThe General Assembly,\n\n7. Requests:\n\n(a) A:\n\n(i) I;\n\n(ii) II;\n\n(b) B.",
         "frontmatter\nfrontmatter\noperative 7\noperative 7 (a)\noperative 7 (a) (i)\n"
         "operative 7 (a) (ii)\noperative 7 (b)\n",
         UC_ENGLISH},
        {"and after (h) with a colon, (ii) tells",
         "Wells\n\nThe General Assembly,\n\n7. Requests:\n\n(g) G;\n\n(h) H:\n\n(i) I;\n\n"
         "(ii) II;\n\n(i) Ninth.",
         "frontmatter\nfrontmatter\noperative 7\noperative 7 (g)\noperative 7 (h)\n"
         "operative 7 (h) (i)\noperative 7 (h) (ii)\noperative 7 (i)\n",
         UC_ENGLISH},
        {"targets within a goal keep the print of their numbers",
         "Wells\n\nThe General Assembly,\n\n7. Recalls these targets:\n\n4.1 Wells are deep;\n\n"
         "4.2 Ropes are long;\n\n8. Decides to meet.",
         "frontmatter\nfrontmatter\noperative 7\noperative 4.1\noperative 4.2\noperative 8\n",
         UC_ENGLISH},
        {"(aa) follows (z)",
         "Wells\n\nThe General Assembly,\n\n7. Requests:\n\n(y) Y;\n\n(z) Z;\n\n(aa) AA.",
         "frontmatter\nfrontmatter\noperative 7\noperative 7 (y)\noperative 7 (z)\n"
         "operative 7 (aa)\n",
         UC_ENGLISH},
        {"an agenda under a paragraph of a report, which then goes on",
         "# Report\n\n# I. Session\n\n4. The Committee met.\n\n5. Its agenda read as follows:\n\n"
         "1. Opening of the session.\n\n2. Wells.\n\n6. The Committee rose.",
         "frontmatter\nheading\nparagraph 4\nparagraph 5\nparagraph 5 (1)\nparagraph 5 (2)\n"
         "paragraph 6\n",
         UC_ENGLISH},
    };
    (void)state;
    CHECK(cases);
}

static void numbers_count_from_their_part(void **state)
{
    static const struct outline_case cases[] = {
        {"sections that restart, each with a preamble",
         "# Wells\n\nThe General Assembly,\n\n# I\n\n# Ropes\n\nRecalling its resolution 98/12,\n\n"
         "1. Decides on ropes;\n\n2. Also decides on knots;\n\n# II\n\n# Buckets\n\n"
         "Having considered the report on buckets,\n\n1. Decides on buckets.",
         "frontmatter\nfrontmatter\nheading sect. I\nheading sect. I\npreambular sect. I, PP1\n"
         "operative sect. I, 1\noperative sect. I, 2\nheading sect. II\nheading sect. II\n"
         "preambular sect. II, PP1\noperative sect. II, 1\n",
         UC_ENGLISH},
        {"sections through which the numbers run on",
         "# Wells\n\nThe General Assembly,\n\n# I\n\n# Ropes\n\n1. Decides on ropes;\n\n# II\n\n"
         "# Buckets\n\n2. Decides on buckets.",
         "frontmatter\nfrontmatter\nheading\nheading\noperative 1\nheading\nheading\n"
         "operative 2\n",
         UC_ENGLISH},
        {"an annex has its own",
         "# Wells\n\nThe General Assembly,\n\n1. Adopts the rules in the annex.\n\n# Annex\n\n"
         "# Rules for wells\n\n1. A well is round.\n\n2. A well has:\n\n(a) A rope;\n\n"
         "(b) A bucket.",
         "frontmatter\nfrontmatter\noperative 1\nheading annex\nheading annex\n"
         "paragraph annex, 1\nparagraph annex, 2\nparagraph annex, 2 (a)\n"
         "paragraph annex, 2 (b)\n",
         UC_ENGLISH},
        {"annexes, and an appendix to one",
         "# Wells\n\n1. The report is here.\n\n# Annex I\n\n1. Ropes.\n\n# Annex II\n\n1. "
         "Knots.\n\n"
         "# Appendix\n\n1. A knot.",
         "frontmatter\nparagraph 1\nheading annex I\nparagraph annex I, 1\nheading annex II\n"
         "paragraph annex II, 1\nheading annex II, appendix\nparagraph annex II, appendix, 1\n",
         UC_ENGLISH},
    };
    (void)state;
    CHECK(cases);
}

static void resolutions_inside_a_text_are_parts_of_it(void **state)
{
    static const struct outline_case cases[] = {
        {"a composite resolution",
         "# 99/96. Wells\n\n# A\n\n# Ropes\n\nThe General Assembly,\n\nRecalling ropes,\n\n"
         "1. Decides on ropes.\n\n# B\n\n# Buckets\n\nThe General Assembly,\n\n"
         "Recalling buckets,\n\n1. Decides on buckets.",
         "frontmatter\nheading A\nheading A\nfrontmatter A\npreambular A, PP1\noperative A, 1\n"
         "heading B\nheading B\nfrontmatter B\npreambular B, PP1\noperative B, 1\n",
         UC_ENGLISH},
        {"several resolutions in one file",
         "# 477 (XV). Ropes\n\nThe General Assembly,\n\n1. Decides on ropes.\n\n"
         "# 478 (XV). Buckets\n\nThe General Assembly,\n\n1. Decides on buckets.",
         "heading 477 (XV)\nfrontmatter 477 (XV)\noperative 477 (XV), 1\nheading 478 (XV)\n"
         "frontmatter 478 (XV)\noperative 478 (XV), 1\n",
         UC_ENGLISH},
        {"a text that a report recommends, with its title",
         "# Report of the Committee\n\n# III. Recommendation\n\n"
         "9. The Committee recommends the following text:\n\n# Ropes\n\nThe General Assembly,\n\n"
         "1. Decides on ropes.",
         "frontmatter\nheading\nparagraph 9\nheading draft resolution\n"
         "frontmatter draft resolution\noperative draft resolution, 1\n",
         UC_ENGLISH},
        {"a text that a report quotes, each paragraph with a mark",
         "# Report of the Committee\n\n3. The Committee had before it a text, which read:\n\n"
         "“The General Assembly,\n\n“Recalling ropes,\n\n“1. Decides on ropes:\n\n“(a) Long;\n\n"
         "“(b) Short;\n\n“2. Decides to meet.”\n\n4. It decided that paragraph 2 be:\n\n"
         "“2. Decides not to meet.”",
         "frontmatter\nparagraph 3\nfrontmatter draft resolution\n"
         "preambular draft resolution, PP1\noperative draft resolution, 1\n"
         "operative draft resolution, 1 (a)\noperative draft resolution, 1 (b)\n"
         "operative draft resolution, 2\nparagraph 4\nparagraph ¶1\n",
         UC_ENGLISH},
        {"draft resolutions in a report, which then goes on",
         "# Report of the Committee\n\n# I. Recommendations\n\n1. The Committee met.\n\n"
         "2. It recommends the following texts:\n\n# Draft resolution I\n\n# Ropes\n\n"
         "The General Assembly,\n\nRecalling ropes,\n\n1. Decides on ropes.\n\n"
         "# Draft resolution II\n\n# Buckets\n\nThe General Assembly,\n\n1. Decides on buckets.\n\n"
         "# Draft decision\n\nThe General Assembly decides to meet again.\n\n"
         "3. The Committee rose.",
         "frontmatter\nheading\nparagraph 1\nparagraph 2\nheading draft resolution I\n"
         "heading draft resolution I\nfrontmatter draft resolution I\n"
         "preambular draft resolution I, PP1\noperative draft resolution I, 1\n"
         "heading draft resolution II\nheading draft resolution II\n"
         "frontmatter draft resolution II\noperative draft resolution II, 1\n"
         "heading draft decision\noperative draft decision, operative para.\nparagraph 3\n",
         UC_ENGLISH},
    };
    (void)state;
    CHECK(cases);
}

static void decisions_and_extracts_are_read_too(void **state)
{
    static const struct outline_case cases[] = {
        {"a draft decision without an organ line",
         "# Wells of the north\n\nAurelia: draft decision\n\n# Wells\n\n"
         "The General Assembly, recalling its decision 98/512, decides to keep the wells.",
         "frontmatter\nfrontmatter\nfrontmatter\noperative operative para.\n", UC_ENGLISH},
        {"a draft decision with the Board's name alone",
         "# Wells\n\nDraft decision submitted to the Board\n\nThe Board\n\n"
         "1. Takes note of the wells;\n\n2. Decides to keep them.",
         "frontmatter\nfrontmatter\nfrontmatter\noperative 1\noperative 2\n", UC_ENGLISH},
        {"an amendment to a draft",
         "# Wells\n\nAurelia: amendment to draft resolution A/99/L.7\n\n"
         "In operative paragraph 2, after “wells”, insert “and ropes”.",
         "frontmatter\nfrontmatter\nparagraph ¶1\n", UC_ENGLISH},
        {"bullets of a preamble are no paragraphs of it",
         "Wells\n\nThe Security Council,\n\nCommending the efforts of:\n\n– the villages;\n\n"
         "– the Council,\n\nActing under Chapter VII,\n\n1. Decides to keep the wells.",
         "frontmatter\nfrontmatter\npreambular PP1\npreambular ¶1\npreambular ¶2\n"
         "preambular PP2\noperative 1\n",
         UC_ENGLISH},
        {"how the vote went, behind the meeting",
         "Wells\n\nThe Human Rights Council,\n\n1. Decides on wells.\n\n12th meeting\n\n"
         "3 May 2044\n\n[Adopted by a recorded vote of 2 to 1. The voting was as follows:\n\n"
         "In favour: Aurelia, Port Amity\n\nAgainst: Lakeland]\n\nAnnex\n\n1. Wells are deep.",
         "frontmatter\nfrontmatter\noperative 1\nfrontmatter\nfrontmatter\nfrontmatter\n"
         "frontmatter\nfrontmatter\nheading annex\nparagraph annex, 1\n",
         UC_ENGLISH},
        {"a page of resolutions that begins amid one",
         "5. Decides to keep wells.\n\n12th plenary meeting\n\n3 May 2044\n\n"
         "# 99/478. Buckets\n\nThe General Assembly,\n\n1. Decides on buckets.",
         "paragraph 5\nfrontmatter\nfrontmatter\nheading 99/478\nfrontmatter 99/478\n"
         "operative 99/478, 1\n",
         UC_ENGLISH},
    };
    (void)state;
    CHECK(cases);
}

static void articles_hold_their_paragraphs(void **state)
{
    static const struct outline_case cases[] = {
        {"a declaration",
         "# Declaration on Rivers\n\n# Preamble\n\nWhereas rivers flow,\n\n# Article 1\n\n"
         "Every river has a name.\n\n# Article 2\n\n1. Rivers have two banks.\n\n"
         "2. Banks have owners.",
         "frontmatter\nheading\npreambular PP1\nheading\nparagraph 1\nheading\nparagraph 2 (1)\n"
         "paragraph 2 (2)\n",
         UC_ENGLISH},
        {"in French, with letters",
         "# Déclaration\n\n# Article premier\n\nToute rivière :\n\na) A un nom ;\n\nb) Coule.\n\n"
         "# Article 2\n\nToute rivière a deux rives.",
         "frontmatter\nheading\nparagraph 1\nparagraph 1 (a)\nparagraph 1 (b)\nheading\n"
         "paragraph 2\n",
         UC_FRENCH},
        {"principles",
         "# Wells\n\n# Annex\n\n# Principle 1\n\nWells are open.\n\n# Principle 2\n\n"
         "Wells are clean.",
         "frontmatter\nheading annex\nheading annex\nparagraph annex, principle 1\n"
         "heading annex\nparagraph annex, principle 2\n",
         UC_ENGLISH},
        {"goals and their targets, in plain text",
         "Wells\n\nAnnex\n\nGoal 1. End thirst\n\n1.1 By 2050, end thirst\n\n"
         "1.2 By 2050, halve it\n\n1.a Build ropes\n\n1.b Dig wells\n\nGoal 2. End drought\n\n"
         "2.1 By 2050, end drought",
         "frontmatter\nheading annex\nheading annex\nparagraph annex, 1.1\n"
         "paragraph annex, 1.2\nparagraph annex, 1.a\nparagraph annex, 1.b\nheading annex\n"
         "paragraph annex, 2.1\n",
         UC_ENGLISH},
        {"rules with titles of their own line",
         "# Wells\n\n# Annex\n\n# Rule 1\n\n# Ropes\n\nRopes are long.\n\n# Rule 2\n\n# Buckets\n\n"
         "(a) Buckets are deep.\n\n(b) They are round.",
         "frontmatter\nheading annex\nheading annex\nheading annex\n"
         "paragraph annex, rule 1\nheading annex\nheading annex\n"
         "paragraph annex, rule 2 (a)\nparagraph annex, rule 2 (b)\n",
         UC_ENGLISH},
    };
    (void)state;
    CHECK(cases);
}

static void reports_have_headings_and_numbered_paragraphs(void **state)
{
    static const struct outline_case cases[] = {
        {"a heading with a number is no paragraph",
         "# Report\n\n# A. Meetings\n\n# 1. Geneva meeting\n\n1. The Committee met in Geneva.\n\n"
         "# 2. Nairobi meeting\n\n2. It met again in Nairobi.\n\nIt rained.",
         "frontmatter\nheading\nheading\nparagraph 1\nheading\nparagraph 2\nparagraph ¶1\n",
         UC_ENGLISH},
        {"the same without style",
         "Report on wells\n\nA. Meetings\n\n1. Geneva meeting\n\n1. The Committee met in "
         "Geneva.\n\n"
         "2. It met again, on wells.\n\n2. Nairobi meeting\n\n3. It met in Nairobi.",
         "frontmatter\nheading\nheading\nparagraph 1\nparagraph 2\nheading\nparagraph 3\n",
         UC_ENGLISH},
        {"budget numbers",
         "# Safety\n\n# Overview\n\n34.1 The Department keeps wells safe.\n\n"
         "34.2 It has ropes.\n\n34.3 It will continue to:\n\n(a) Dig;\n\n(b) Build.",
         "frontmatter\nheading\nparagraph 34.1\nparagraph 34.2\nparagraph 34.3\n"
         "paragraph 34.3 (a)\nparagraph 34.3 (b)\n",
         UC_ENGLISH},
        {"budget numbers behind a colon",
         "# Safety\n\n34.1 The Department has wells, as follows:\n\n34.2 Table 1 lists them.\n\n"
         "(a) North;\n\n34.4 It has no more.",
         "frontmatter\nparagraph 34.1\nparagraph 34.2\nparagraph 34.2 (a)\nparagraph 34.4\n",
         UC_ENGLISH},
        {"a table under its caption",
         "# Report\n\n1. The wells are in table 3.\n\n# Table 3 Wells\n\n| north | 4\n\n"
         "2. They are few.",
         "frontmatter\nparagraph 1\nheading\ntable table 3\nparagraph 2\n", UC_ENGLISH},
        {"a contents page goes",
         "# Report\n\n# Contents\n\nI. Ropes ................ 2\n\nII. Wells ............... 4\n\n"
         "# I. Ropes\n\n1. Ropes are long.",
         "frontmatter\nheading\nparagraph 1\n", UC_ENGLISH},
        {"a contents page whose last entry has no leaders of its own, but a list of pages",
         "# Report\n\n# Contents\n\nI. Ropes ................ 2 - 3\n\n57 - 85\n\n"
         "# I. Ropes\n\n1. Ropes are long.",
         "frontmatter\nheading\nparagraph 1\n", UC_ENGLISH},
        {"headings whose numbers interrupt those of the paragraphs",
         "# Report\n\n1. Wells are deep.\n\n2. Ropes are long.\n\n1. The northern wells\n\n"
         "3. They are dry.\n\n2. THE SOUTHERN WELLS\n\n4. They are not.",
         "frontmatter\nparagraph 1\nparagraph 2\nheading\nparagraph 3\nheading\nparagraph 4\n",
         UC_ENGLISH},
        {"numbers whose full stop recognition took for something else",
         "# Report\n\n1. Wells are deep.\n\n2, Ropes are long.\n\n3- Buckets are not.\n\n"
         "4, 5 and 6 are dry wells, it was said.\n\n7, Wells Street, is the address.",
         "frontmatter\nparagraph 1\nparagraph 2\nparagraph 3\nparagraph ¶1\nparagraph ¶2\n",
         UC_ENGLISH},
        {"brackets in the masthead that tell no adoption",
         "United Nations\n\nA/99/7\n\n[WELLS]\n\n[WELLS] Standing Committee on Wells\n\n"
         "# Wells\n\n1. Wells are deep.",
         "frontmatter\nfrontmatter\nfrontmatter\nfrontmatter\nfrontmatter\nparagraph 1\n",
         UC_ENGLISH},
        {"a letter",
         "Letter dated 3 May 2044 from the Representative of Port Amity\n\n"
         "I have the honour to send you the rules of our wells, which are old.\n\n"
         "(Signed) Ada Quay\n\nAnnex to the letter dated 3 May 2044 from the Representative\n\n"
         "1. A well is round.",
         "frontmatter\nparagraph ¶1\nfrontmatter\nheading annex\nparagraph annex, 1\n", UC_ENGLISH},
    };
    (void)state;
    CHECK(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(resolutions_have_preamble_and_operative_part),
        cmocka_unit_test(paragraphs_belong_to_what_they_continue),
        cmocka_unit_test(resolutions_are_read_in_other_languages),
        cmocka_unit_test(the_sequence_tells_letters_from_roman_numerals),
        cmocka_unit_test(numbers_count_from_their_part),
        cmocka_unit_test(resolutions_inside_a_text_are_parts_of_it),
        cmocka_unit_test(decisions_and_extracts_are_read_too),
        cmocka_unit_test(articles_hold_their_paragraphs),
        cmocka_unit_test(reports_have_headings_and_numbered_paragraphs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
