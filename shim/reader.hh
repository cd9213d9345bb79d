/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A reader, and how an operation on it is run.
 */
#ifndef SHIM_READER_HH
#define SHIM_READER_HH

#include "shim/database.hh"

#include <vector>

struct ux_reader {
    void add(const char *place)
    {
        db.add_database(ux::open_for_reading(place));
        places.emplace_back(place);
        is_local &= ux::is_folder(place);
        path += path.empty() ? place : std::string(", ") + place;
    }
    /* What stands at its places now: other databases, perhaps. */
    void reopen()
    {
        Xapian::Database opened;
        for (const std::string &place : places)
            opened.add_database(ux::open_for_reading(place));
        db = opened;
    }
    std::vector<std::string> places;
    std::string path;     /* of all of them, for messages */
    bool is_local = true; /* they are folders: no server is asked */
    Xapian::Database db;
};

namespace ux
{

/* How often an operation that a commit overtook is run again. */
inline constexpr int retries = 5;

/* Runs `operation`, and `again` where a writer has overtaken it. So each makes its result anew. */
template <typename Operation, typename Again>
uc_status retried(const char *path, uc_error *err, Operation operation, Again again) noexcept
{
    uc_error failure;
    uc_status status = guarded(&failure, path, operation);
    for (int i = 0; i < retries && status == UC_STALE; i++)
        status = guarded(&failure, path, again);
    if (status != UC_OK && err != nullptr)
        *err = failure;
    return status;
}

/* Runs the whole operation, again and again on the newest state where a writer has overtaken it. */
template <typename Operation>
uc_status reading(ux_reader *reader, uc_error *err, Operation operation) noexcept
{
    return retried(reader->path.c_str(), err, operation, [&] {
        reader->reopen();
        operation();
    });
}

} // namespace ux

#endif
