/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Opening a database, and telling ours from others: its metadata say format and features.
 * What fails is thrown (see guard.hh).
 */
#ifndef SHIM_DATABASE_HH
#define SHIM_DATABASE_HH

#include "shim/guard.hh"

#include <string_view>
#include <xapian.h>

namespace ux
{

inline constexpr const char *no_index = "there is no index here; make one with \"unclause index\"";
inline constexpr const char *foreign =
    "is not an unclause index, or was made by another version; run \"unclause index --rebuild\"";

/* A folder, a stub file or tcp://HOST:PORT, checked to be ours. */
Xapian::Database open_for_reading(const std::string &path);

/* Makes the folder where there is none; a new database gets our metadata with its first commit. A
 * `fresh` one is new, and its commits do not wait for the disk. */
Xapian::WritableDatabase open_for_writing(const std::string &path, bool fresh);

/* Does the folder name databases that stand in its place? */
bool has_stub(const std::string &path) noexcept;

/* Is there a folder of this name? */
bool is_folder(const char *path) noexcept;

bool is_remote(std::string_view path) noexcept;

/* The process that holds the write lock; 0 where it can't be told. */
long lock_holder(const char *path) noexcept;

/* A term as Xapian takes it: not empty and not too long for it (UC_INTERNAL). */
std::string checked_term(uc_str term);

std::string copied(uc_str text);
uc_str copied(const std::string &text, uc_arena *arena);

/* Adds the data of the entries with `term`, at most `limit` (0: all). */
void fetch(const Xapian::Database &db, uc_str term, size_t limit, uc_arena *arena,
           struct ux_records &out);

/* UC_PUSH for C++, which converts no void pointer. */
template <typename List> auto &push(uc_arena *arena, List &list)
{
    using pointer = decltype(list.at);
    list.at =
        static_cast<pointer>(uc_list_room(arena, list.at, list.count, &list.room, sizeof *list.at));
    return list.at[list.count++];
}

} // namespace ux

#endif
