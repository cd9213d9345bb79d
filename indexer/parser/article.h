/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units that a word announces before their number: articles, principles, rules, goals, targets,
 * actions. In the six languages for articles, which conventions and declarations are made of.
 */
#ifndef PARSER_ARTICLE_H
#define PARSER_ARTICLE_H

#include "clause/arena.h"

#include <stdint.h>

struct uc_article {
    uc_str label;   /* "13" of an article, "principle 3" of anything else; empty: there is none */
    uint32_t count; /* 13; 0 where it has no simple number */
    bool article;
    size_t length; /* bytes of the text that it takes, with what parts it from its title */
};

/* "Article 13", "Article premier", "Artículo 1", "Статья 1", "المادة ١", "第一条", "Goal 4. End …"
 * at the start of a paragraph. None where the word begins a sentence: "Article 55 of the Charter
 * provides …". */
struct uc_article uc_article_read(uc_str text, uc_arena *arena);

#endif
