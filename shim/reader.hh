/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A reader, and how an operation on it is run.
 */
#ifndef SHIM_READER_HH
#define SHIM_READER_HH

#include "shim/database.hh"

struct ux_reader {
    void add(const char *place)
    {
        db.add_database(ux::open_for_reading(place));
        path += path.empty() ? place : std::string(", ") + place;
    }
    std::string path; /* of all its databases, for messages */
    Xapian::Database db;
};

namespace ux
{

/* How often an operation that a commit overtook is run again. */
inline constexpr int retries = 5;

/* Runs the whole operation, again and again on the newest state where a writer has overtaken it.
 * So it makes its result anew each time. */
template <typename Operation>
uc_status reading(ux_reader *reader, uc_error *err, Operation operation) noexcept
{
    uc_error failure;
    const char *path = reader->path.c_str();
    uc_status status = guarded(&failure, path, operation);
    for (int i = 0; i < retries && status == UC_STALE; i++)
        status = guarded(&failure, path, [&] {
            reader->db.reopen();
            operation();
        });
    if (status != UC_OK && err != nullptr)
        *err = failure;
    return status;
}

} // namespace ux

#endif
