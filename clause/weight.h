/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a word weighs in a clause: BM25 (Robertson and others, 1994), parted between index and
 * search.
 *
 *   weight = rarity * (k1 + 1) * count / (k1 * norm + count)
 *          = rarity * (k1 + 1) * share / (k1 + share)         with share = count / norm
 *   norm   = 1 - b + b * length / mean length
 *
 * The share depends on the clause alone, so it is what the index keeps of a word, in steps. The
 * engine then need not look up the length of each clause that it finds: half the time of a search
 * for a frequent word. On the queries of rank.c eight steps to one rank as any number of them does,
 * and no worse than lengths and their true mean.
 */
#ifndef CLAUSE_WEIGHT_H
#define CLAUSE_WEIGHT_H

#include <stdint.h>

#define UC_WEIGHT_K1 1.5
#define UC_WEIGHT_STEPS 8

/* Of a clause of `length` words, counted as weighed: 1 at the mean, which is a constant here, so
 * that what is written stays right whatever is added. */
double uc_weight_norm(double length);

/* The share, in steps, of a word that counts `count` of the clause's `length`; at least one step.
 */
uint32_t uc_weight_steps(uint32_t count, double length);

#endif
