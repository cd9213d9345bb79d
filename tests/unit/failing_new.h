/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes C++'s memory away on purpose. */
#ifndef TESTS_FAILING_NEW_H
#define TESTS_FAILING_NEW_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* From now on, `calls` calls of operator new go well, and the one behind them fails. */
void failing_new_start(long calls);
/* No more of that. Has one failed? */
bool failing_new_stop(void);

#ifdef __cplusplus
}
#endif

#endif
