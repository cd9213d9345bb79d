/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "readers/package.h"

#include "clause/buf.h"
#include "readers/xml.h"

#include <archive.h>
#include <archive_entry.h>

enum { CHUNK = 1 << 16 };

/* Media, fonts and the custom data of other programs are left packed. */
static bool is_wanted(uc_str name)
{
    return (uc_str_ends(name, UC_STR(".xml")) || uc_str_ends(name, UC_STR(".rels"))) &&
           !uc_str_starts(name, UC_STR("customXml/"));
}

/* Unpacks the current entry; false where it is damaged or larger than `most`. */
static bool unpack(struct archive *archive, size_t most, struct uc_buf *out)
{
    char chunk[CHUNK];
    for (;;) {
        la_ssize_t got = archive_read_data(archive, chunk, sizeof chunk);
        if (got <= 0)
            return got == 0;
        if (out->len + (size_t)got > most)
            return false;
        uc_buf_add(out, (uc_str){chunk, (size_t)got});
    }
}

static bool unpack_all(struct archive *archive, struct uc_package *package)
{
    struct archive_entry *entry;
    struct uc_buf bytes = {0};
    size_t rest = UC_PACKAGE_MAX;
    bool ok = true;
    int next;
    while (ok && (next = archive_read_next_header(archive, &entry)) == ARCHIVE_OK) {
        uc_str name = uc_str_from(archive_entry_pathname(entry));
        if (!is_wanted(name))
            continue;
        uc_buf_clear(&bytes);
        size_t most = rest < UC_PACKAGE_PART_MAX ? rest : UC_PACKAGE_PART_MAX;
        ok = package->parts.count < UC_PACKAGE_PARTS_MAX && unpack(archive, most, &bytes);
        rest -= ok ? bytes.len : 0;
        *UC_PUSH(package->arena, &package->parts) = (struct uc_part){
            uc_arena_copy(package->arena, name), uc_arena_copy(package->arena, uc_buf_str(&bytes))};
    }
    uc_buf_free(&bytes);
    return ok && next == ARCHIVE_EOF;
}

enum uc_status uc_package_open(uc_str bytes, const char *name, uc_arena *arena,
                               struct uc_package *out, struct uc_error *err)
{
    *out = (struct uc_package){.arena = arena};
    struct archive *archive = archive_read_new();
    if (archive == NULL)
        return uc_fail(err, UC_NO_MEMORY, "%s: out of memory", name);
    archive_read_support_format_zip(archive);
    bool ok = archive_read_open_memory(archive, bytes.ptr, bytes.len) == ARCHIVE_OK &&
              unpack_all(archive, out);
    archive_read_free(archive);
    if (!ok)
        return uc_fail(err, UC_BAD_FILE,
                       "%s: a damaged, locked or overlong Word file; open it and save it anew",
                       name);
    return UC_OK;
}

const struct uc_part *uc_package_part(const struct uc_package *package, uc_str name)
{
    for (size_t i = 0; i < package->parts.count; i++)
        if (uc_str_equal_nocase(package->parts.at[i].name, name))
            return &package->parts.at[i];
    return NULL;
}

/* Where the last component of a part's name begins. */
static size_t base_of(uc_str name)
{
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != '/')
        at--;
    return at;
}

static uc_str relationships_name(const struct uc_package *package, uc_str from)
{
    size_t base = base_of(from);
    uc_str folder = uc_str_slice(from, 0, base), rest = uc_str_slice(from, base, from.len);
    return uc_arena_printf(package->arena, "%.*s_rels/%.*s.rels", UC_ARG(folder), UC_ARG(rest));
}

/* `target` stands in the folder of `from`, or begins at the root. */
static const struct uc_part *part_at(const struct uc_package *package, uc_str from, uc_str target)
{
    if (uc_str_starts(target, UC_STR("/")))
        return uc_package_part(package, uc_str_slice(target, 1, target.len));
    uc_str folder = uc_str_slice(from, 0, base_of(from));
    return uc_package_part(package, uc_arena_join(package->arena, folder, target));
}

const struct uc_part *uc_package_related(const struct uc_package *package,
                                         const struct uc_part *from, uc_str type, uc_str id)
{
    uc_str name = from != NULL ? from->name : UC_STR("");
    const struct uc_part *relations = uc_package_part(package, relationships_name(package, name));
    const struct uc_part *found = NULL;
    if (relations == NULL)
        return NULL;
    struct uc_xml xml;
    uc_xml_open(&xml, relations->bytes);
    if (uc_xml_child(&xml, -1)) {
        int depth = uc_xml_depth(&xml);
        while (found == NULL && uc_xml_child(&xml, depth)) {
            uc_str uri = uc_xml_attribute(&xml, "Type");
            if (!uc_str_equal(uc_str_slice(uri, base_of(uri), uri.len), type))
                continue;
            if (id.len > 0 && !uc_str_equal(uc_xml_attribute(&xml, "Id"), id))
                continue;
            found = part_at(package, name, uc_xml_attribute(&xml, "Target"));
        }
    }
    uc_xml_close(&xml);
    return found;
}
