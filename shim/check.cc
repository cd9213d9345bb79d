/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim/database.hh"

#include <ostream>
#include <streambuf>

namespace
{

/* What is printed to it stands in a buffer of ours, even where the printer throws. */
class printed_to : public std::streambuf
{
  public:
    explicit printed_to(uc_buf &target) : buf(target)
    {
    }

  protected:
    int_type overflow(int_type byte) override
    {
        if (byte != traits_type::eof())
            uc_buf_byte(&buf, traits_type::to_char_type(byte));
        return traits_type::not_eof(byte);
    }
    std::streamsize xsputn(const char *text, std::streamsize count) override
    {
        uc_buf_add(&buf, uc_str{text, static_cast<size_t>(count)});
        return count;
    }

  private:
    uc_buf &buf;
};

} // namespace

/* Damage is what a check is there to find, so it is no failure. */
static uc_status counted(uc_status status, const uc_error &failure, size_t *faults, uc_buf *text)
{
    if (status != UC_BROKEN)
        return status;
    ++*faults;
    uc_buf_printf(text, "%s\n", failure.text);
    return UC_OK;
}

static uc_status checked(const char *path, size_t *faults, uc_buf *text, uc_error *failure)
{
    if (ux::is_remote(path))
        return uc_fail(failure, UC_USAGE, "%s: an index on a server is checked there", path);
    uc_status status = ux::guarded(failure, path, [&] { ux::open_for_reading(path); });
    if (status != UC_OK)
        return counted(status, *failure, faults, text);
    status = ux::guarded(failure, path, [&] {
        printed_to target(*text);
        std::ostream out(&target);
        const std::string place = path;
        *faults =
            Xapian::Database::check(ux::has_stub(place) ? place + "/" UX_STUB : place, 0, &out);
    });
    if (status == UC_IO) {
        const uc_error refused = *failure;
        return uc_fail(failure, UC_IO, "%s; only what may be written is checked: check a copy",
                       refused.text);
    }
    return counted(status, *failure, faults, text);
}

enum uc_status ux_check(const char *path, size_t *faults, struct uc_buf *report,
                        struct uc_error *err)
{
    struct uc_buf text = {};
    uc_error failure;
    size_t found = 0;
    uc_status status = checked(path, &found, &text, &failure);
    if (status == UC_OK) {
        *faults = found;
        if (found > 0)
            uc_buf_add(report, uc_buf_str(&text));
    } else if (err != nullptr) {
        *err = failure;
    }
    uc_buf_free(&text);
    return status;
}
