/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim/database.hh"

#include <algorithm>

using ux::guarded;

namespace
{

/* Of several databases' values the greatest stays: they are equal, or dates. */
class newest_metadata : public Xapian::Compactor
{
    std::string resolve_duplicate_metadata(const std::string &, size_t count,
                                           const std::string values[]) override
    {
        return *std::max_element(values, values + count);
    }
};

} // namespace

enum uc_status ux_merge(const char *const *from, size_t count, const char *to, struct uc_error *err)
{
    Xapian::Database all;
    for (size_t i = 0; i < count; i++) {
        uc_status status = guarded(err, from[i], [&] {
            if (ux::is_remote(from[i]))
                throw ux::fault{UC_USAGE, "an index on a server is merged there"};
            all.add_database(ux::open_for_reading(from[i]));
        });
        if (status != UC_OK)
            return status;
    }
    return guarded(err, to, [&] {
        newest_metadata compactor;
        all.compact(to, Xapian::Compactor::FULL, 0, compactor);
    });
}
