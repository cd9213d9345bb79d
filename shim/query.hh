/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query tree as Xapian's. What fails is thrown (see guard.hh). */
#ifndef SHIM_QUERY_HH
#define SHIM_QUERY_HH

#include "shim/ux.h"

#include <xapian.h>

namespace ux
{

/* UC_USAGE where the tree is deeper than UC_QUERY_DEPTH, UC_INTERNAL where it breaks a rule of
 * clause/query.h. */
Xapian::Query compiled(const uc_query &query);

/* The entries that have a value in `slot`. */
Xapian::Query with_value(Xapian::valueno slot);

} // namespace ux

#endif
