/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim/database.hh"

#include <memory>

using ux::checked_term;
using ux::copied;
using ux::guarded;
using ux::push;

/* Its transactions are unflushed ones: ending them makes nothing durable, only commit() does, and
 * the destructor of an open one drops it. */
struct ux_writer {
    ux_writer(const char *place, bool fresh) : path(place), db(ux::open_for_writing(path, fresh))
    {
    }
    std::string path;
    Xapian::WritableDatabase db;
};

enum uc_status ux_writer_open(const char *path, ux_writer **out, struct uc_error *err)
{
    return guarded(err, path, [&] { *out = new ux_writer(path, false); });
}

enum uc_status ux_writer_open_fresh(const char *path, ux_writer **out, struct uc_error *err)
{
    return guarded(err, path, [&] { *out = new ux_writer(path, true); });
}

void ux_writer_close(ux_writer *writer)
{
    delete writer;
}

static Xapian::Document document_of(const uc_entry &entry)
{
    Xapian::Document document;
    document.set_data(copied(entry.data));
    if (entry.unique.len > 0)
        document.add_boolean_term(checked_term(entry.unique));
    for (size_t i = 0; i < entry.terms.count; i++) {
        const uc_entry_term &term = entry.terms.at[i];
        document.add_term(checked_term(term.term), term.wdf);
    }
    for (size_t i = 0; i < entry.values.count; i++)
        document.add_value(entry.values.at[i].slot, copied(entry.values.at[i].value));
    return document;
}

enum uc_status ux_writer_put(ux_writer *writer, const struct uc_entry *entry, struct uc_error *err)
{
    return guarded(err, writer->path.c_str(), [&] {
        writer->db.replace_document(checked_term(entry->unique), document_of(*entry));
    });
}

enum uc_status ux_writer_add(ux_writer *writer, const struct uc_entry *entry, struct uc_error *err)
{
    return guarded(err, writer->path.c_str(),
                   [&] { writer->db.add_document(document_of(*entry)); });
}

enum uc_status ux_writer_delete(ux_writer *writer, uc_str term, struct uc_error *err)
{
    return guarded(err, writer->path.c_str(),
                   [&] { writer->db.delete_document(checked_term(term)); });
}

enum uc_status ux_writer_set_meta(ux_writer *writer, uc_str key, uc_str value, struct uc_error *err)
{
    return guarded(err, writer->path.c_str(),
                   [&] { writer->db.set_metadata(copied(key), copied(value)); });
}

namespace
{

/* Between transactions, whatever happens: a writer outside one would commit when it is closed. */
class pause_transaction
{
  public:
    explicit pause_transaction(Xapian::WritableDatabase &database) : db(database)
    {
        db.commit_transaction();
    }
    ~pause_transaction()
    {
        db.begin_transaction(false);
    }
    pause_transaction(const pause_transaction &) = delete;
    pause_transaction &operator=(const pause_transaction &) = delete;

  private:
    Xapian::WritableDatabase &db;
};

} // namespace

enum uc_status ux_writer_commit(ux_writer *writer, struct uc_error *err)
{
    return guarded(err, writer->path.c_str(), [&] {
        pause_transaction pause(writer->db);
        writer->db.commit();
    });
}

enum uc_status ux_writer_fetch(ux_writer *writer, uc_str term, uc_arena *arena, uc_str *data,
                               struct uc_error *err)
{
    struct ux_records found = {};
    uc_status status =
        guarded(err, writer->path.c_str(), [&] { ux::fetch(writer->db, term, 1, arena, found); });
    if (status != UC_OK)
        return status;
    if (found.list.count == 0)
        return uc_fail(err, UC_NOT_FOUND, "%s: no entry %.*s", writer->path.c_str(), UC_ARG(term));
    *data = found.list.at[0].data;
    return UC_OK;
}

enum uc_status ux_writer_frequency(ux_writer *writer, uc_str term, uint32_t *out,
                                   struct uc_error *err)
{
    return guarded(err, writer->path.c_str(),
                   [&] { *out = writer->db.get_termfreq(checked_term(term)); });
}

static struct uc_entry entry_of(const Xapian::Document &document, uc_arena *arena)
{
    struct uc_entry entry = {};
    entry.data = copied(document.get_data(), arena);
    for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at) {
        const uc_str term = copied(*at, arena);
        if (term.ptr[0] == *UC_UNIQUE_PREFIX)
            entry.unique = term;
        else
            push(arena, entry.terms) = uc_entry_term{term, at.get_wdf()};
    }
    for (auto at = document.values_begin(); at != document.values_end(); ++at)
        push(arena, entry.values) = uc_entry_value{at.get_valueno(), copied(*at, arena)};
    return entry;
}

enum uc_status ux_writer_entries(ux_writer *writer, uc_str term, uint32_t *next, size_t limit,
                                 uc_arena *arena, struct ux_entries *out, struct uc_error *err)
{
    return guarded(err, writer->path.c_str(), [&] {
        const std::string wanted = checked_term(term);
        auto at = writer->db.postlist_begin(wanted);
        const auto end = writer->db.postlist_end(wanted);
        for (at.skip_to(*next); at != end && (limit == 0 || out->list.count < limit); ++at) {
            push(arena, out->list) = entry_of(writer->db.get_document(*at), arena);
            *next = *at + 1;
        }
    });
}
