/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The standard streams of a program that was started without some of them. */
#ifndef CLAUSE_STREAMS_H
#define CLAUSE_STREAMS_H

/* Takes the numbers of standard streams that are closed, so that no file of an index gets one and
 * is written messages into. What is read from such an input or written to such an output fails; a
 * closed standard error takes all. */
void uc_streams_keep(void);

#endif
