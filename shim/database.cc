/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim/database.hh"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <glob.h>
#include <memory>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

extern "C" {
#include "clause/field.h"
}

namespace ux
{

/* Xapian's limit; a NUL byte counts twice in its keys. */
constexpr size_t longest_term = 245;

/* Xapian keeps that many entries in its maps before it merges them into its tables, and only the
 * environment can tell it. With its own 10,000 the maps outgrow the processor's cache: 1,000 took
 * 23 % less processor time for 100,000 clauses, and less memory. */
constexpr const char *entries_in_memory = "1000";

constexpr const char *remote_scheme = "tcp://";

std::string copied(uc_str text)
{
    return text.len == 0 ? std::string() : std::string(text.ptr, text.len);
}

uc_str copied(const std::string &text, uc_arena *arena)
{
    return uc_arena_copy(arena, uc_str{text.data(), text.size()});
}

std::string checked_term(uc_str term)
{
    std::string text = copied(term);
    auto nuls = static_cast<size_t>(std::count(text.begin(), text.end(), '\0'));
    if (text.empty())
        throw fault{UC_INTERNAL, "an empty term"};
    if (text.size() + nuls > longest_term)
        throw fault{UC_INTERNAL, "too long a term: " + text};
    return text;
}

void fetch(const Xapian::Database &db, uc_str term, size_t limit, uc_arena *arena, ux_records &out)
{
    const std::string wanted = checked_term(term);
    for (auto at = db.postlist_begin(wanted); at != db.postlist_end(wanted); ++at) {
        Xapian::Document document = db.get_document(*at, Xapian::DOC_ASSUME_VALID);
        push(arena, out.list) = {*at, copied(document.get_data(), arena)};
        if (out.list.count == limit)
            return;
    }
}

bool is_folder(const char *path) noexcept
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool is_remote(std::string_view path) noexcept
{
    return path.rfind(remote_scheme, 0) == 0;
}

static Xapian::Database open_remote(const std::string &path)
{
    const size_t host = std::strlen(remote_scheme);
    const size_t colon = path.rfind(':');
    const char *end = path.data() + path.size();
    unsigned port = 0;
    if (colon <= host || std::from_chars(path.data() + colon + 1, end, port).ptr != end ||
        port == 0 || port > UINT16_MAX)
        throw fault{UC_USAGE, "is no address of a server; write tcp://HOST:PORT"};
    return Xapian::Remote::open(path.substr(host, colon - host), port);
}

/* Made, but nothing was ever committed to it. */
static bool is_blank(const Xapian::Database &db)
{
    return db.get_lastdocid() == 0 && db.metadata_keys_begin() == db.metadata_keys_end();
}

static bool has_word(const std::string &words, const std::string &wanted)
{
    std::istringstream in(words);
    for (std::string word; in >> word;)
        if (word == wanted)
            return true;
    return false;
}

static void check_ours(const Xapian::Database &db)
{
    const std::string format = db.get_metadata(UC_META_FORMAT);
    if (format.empty())
        throw fault{UC_FOREIGN, foreign};
    if (format != UC_INDEX_FORMAT)
        throw fault{UC_FOREIGN, "has the format \"" + format +
                                    "\", not \"" UC_INDEX_FORMAT
                                    "\"; run \"unclause index --rebuild\""};
    std::istringstream features(db.get_metadata(UC_META_FEATURES));
    for (std::string feature; features >> feature;)
        if (!has_word(UC_INDEX_FEATURES, feature))
            throw fault{UC_FOREIGN, "needs \"" + feature +
                                        "\", which this version does not know; update it, or run "
                                        "\"unclause index --rebuild\""};
}

static fault refused_by_system(const char *what)
{
    return fault{UC_IO, std::string(what) + ": " + std::strerror(errno)};
}

/* Where it may not look, Xapian says that there is no database. */
static Xapian::Database open_local(const std::string &path)
{
    if (access((path + "/iamglass").c_str(), R_OK) != 0 && errno == EACCES)
        throw refused_by_system("can't be read");
    return Xapian::Database(path);
}

bool has_stub(const std::string &path) noexcept
{
    struct stat about;
    char stub[4096];
    return snprintf(stub, sizeof stub, "%s/" UX_STUB, path.c_str()) <
               static_cast<int>(sizeof stub) &&
           stat(stub, &about) == 0;
}

Xapian::Database open_for_reading(const std::string &path)
{
    Xapian::Database db = is_remote(path) ? open_remote(path) : open_local(path);
    if (db.size() == 0 || (db.get_metadata(UC_META_FORMAT).empty() && is_blank(db)))
        throw fault{UC_NO_INDEX, no_index};
    check_ours(db);
    return db;
}

static void make_folders(const std::string &path)
{
    size_t end = 0;
    do {
        end = path.find('/', end + 1);
        if (mkdir(path.substr(0, end).c_str(), 0700) != 0 && errno != EEXIST)
            throw refused_by_system("the folder can't be made");
    } while (end != std::string::npos);
}

struct close_folder {
    void operator()(DIR *folder) const
    {
        closedir(folder);
    }
};

struct folder_content {
    bool is_database, has_left_overs, has_others;
};

/* Left over by a run that was killed: what Xapian makes before the file that makes it a database.
 * (std::filesystem would end the process where memory runs out.) */
static folder_content content_of(const std::string &path)
{
    std::unique_ptr<DIR, close_folder> folder(opendir(path.c_str()));
    if (folder == nullptr)
        throw refused_by_system("can't be read");
    folder_content content = {};
    while (const dirent *entry = readdir(folder.get())) {
        const std::string_view name = entry->d_name;
        const size_t dot = std::min(name.rfind('.'), name.size());
        if (name == "iamglass")
            content.is_database = true;
        else if (name == "flintlock" || name == "v.tmp" || name.substr(dot) == ".glass")
            content.has_left_overs = true;
        else if (name != "." && name != "..")
            content.has_others = true;
    }
    return content;
}

/* How to open the folder for writing. */
static int opening(const std::string &path)
{
    const folder_content content = content_of(path);
    if (access(path.c_str(), W_OK | X_OK) != 0)
        throw refused_by_system("can't be written");
    if (content.is_database)
        return Xapian::DB_OPEN;
    if (content.has_others)
        throw fault{UC_FOREIGN, "the folder is not an unclause index, and not empty; name another"};
    return content.has_left_overs ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_CREATE_OR_OPEN;
}

Xapian::WritableDatabase open_for_writing(const std::string &path, bool fresh)
{
    if (is_remote(path))
        throw fault{UC_USAGE, "an index on a server can be searched, not written"};
    make_folders(path);
    setenv("XAPIAN_FLUSH_THRESHOLD", entries_in_memory, 0);
    const int action = opening(path);
    const int quick = Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;
    Xapian::WritableDatabase db(path, (fresh ? quick : action) | Xapian::DB_BACKEND_GLASS);
    const bool is_new = is_blank(db);
    if (!is_new)
        check_ours(db);
    db.begin_transaction(false);
    if (is_new) {
        db.set_metadata(UC_META_FORMAT, UC_INDEX_FORMAT);
        db.set_metadata(UC_META_FEATURES, UC_INDEX_FEATURES);
    }
    return db;
}

/* Xapian locks by open file description, which the kernel tells without a process: so it is the
 * process that has the lock file open. */
long lock_holder(const char *path) noexcept
{
    char lock[4096];
    struct stat wanted, found;
    if (snprintf(lock, sizeof lock, "%s/flintlock", path) >= static_cast<int>(sizeof lock) ||
        stat(lock, &wanted) != 0)
        return 0;
    glob_t files;
    long pid = 0;
    if (glob("/proc/[0-9]*/fd/*", GLOB_NOSORT, nullptr, &files) == 0)
        for (size_t i = 0; i < files.gl_pathc && pid == 0; i++)
            if (stat(files.gl_pathv[i], &found) == 0 && found.st_dev == wanted.st_dev &&
                found.st_ino == wanted.st_ino)
                pid = std::strtol(files.gl_pathv[i] + std::strlen("/proc/"), nullptr, 10);
    globfree(&files);
    return pid;
}

} // namespace ux
