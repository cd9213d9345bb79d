/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A converter: the process that has a file of a foreign format turned into one that is read, by a
 * program that is installed. It keeps a private folder, in which that program works and beyond
 * which it writes nothing (see sandbox.h); program and folder are gone before the answer, and when
 * the writing side is.
 */
#ifndef INDEXER_CONVERTER_H
#define INDEXER_CONVERTER_H

/* Answers the one uc_conversion that comes over the socket on standard input; gives the exit
 * status. Ends the program once the other side closes. */
int uc_converter_run(void);

#endif
