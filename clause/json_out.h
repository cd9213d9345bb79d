/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * JSON written straight into a buffer, for what is printed often: some four times as quick as to
 * build it and to print that. Values stand in the order of the calls; commas come by themselves.
 */
#ifndef CLAUSE_JSON_OUT_H
#define CLAUSE_JSON_OUT_H

#include "clause/buf.h"

/* '{' and '}', or '[' and ']'. */
void uc_json_begin(struct uc_buf *out, char bracket);
void uc_json_end(struct uc_buf *out, char bracket);

/* The name of the member whose value comes next; plain ASCII. */
void uc_json_name(struct uc_buf *out, const char *name);

void uc_json_put_text(struct uc_buf *out, uc_str text); /* UTF-8 */
/* null for an empty text */
void uc_json_put_text_or_null(struct uc_buf *out, uc_str text);
/* What need not be UTF-8, a path or a query, is repaired. */
void uc_json_put_bytes(struct uc_buf *out, uc_str bytes);
void uc_json_put_number(struct uc_buf *out, uint64_t number);
/* Six digits; a point or exponent in it, always. */
void uc_json_put_real(struct uc_buf *out, double number);
void uc_json_put_bool(struct uc_buf *out, bool value);
void uc_json_put_null(struct uc_buf *out);

#endif
