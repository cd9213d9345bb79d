/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where exceptions end: each function of ux.h is `return guarded(err, path, [&] { … })`, and
 * nothing else in the project says `catch`.
 */
#ifndef SHIM_GUARD_HH
#define SHIM_GUARD_HH

#include "shim/ux.h"

#include <string>

namespace ux
{

/* A failure that we find ourselves: thrown inside `guarded`, which puts the path in front. */
struct fault {
    uc_status status;
    std::string text;
};

/* Tells the exception now being handled as a status and a message that names `path`. */
uc_status translated(uc_error *err, const char *path) noexcept;

template <typename Operation>
uc_status guarded(uc_error *err, const char *path, Operation operation) noexcept
{
    try {
        operation();
        return UC_OK;
    } catch (...) {
        return translated(err, path);
    }
}

} // namespace ux

#endif
