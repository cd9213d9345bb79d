/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shim/guard.hh"

#include "shim/database.hh"

#include <new>
#include <stdexcept>
#include <xapian.h>

namespace ux
{

static uc_status refused(uc_error *err, uc_status status, const char *path, const char *why)
{
    return uc_fail(err, status, "%s: %s", path, why);
}

static uc_status locked(uc_error *err, const char *path, const Xapian::DatabaseLockError &error)
{
    if (error.get_msg().find("already locked") == std::string::npos)
        return refused(err, UC_IO, path, error.get_msg().c_str());
    long pid = lock_holder(path);
    if (pid == 0)
        return uc_fail(err, UC_BUSY, "another indexing run has the index at %s", path);
    return uc_fail(err, UC_BUSY, "%s: another indexing run (pid %ld) has the index", path, pid);
}

static uc_status damaged(uc_error *err, const char *path, const char *what)
{
    return uc_fail(err, UC_BROKEN,
                   "%s: the index is damaged (%s); run \"unclause index --rebuild\"", path, what);
}

/* The folder that names a database is read before the database is: in between, it may have gone for
 * another. */
static uc_status not_found(uc_error *err, const char *path)
{
    if (has_stub(path))
        return refused(err, UC_STALE, path,
                       "a database that the index is made of is not there; try again, or run "
                       "\"unclause index --rebuild\"");
    return refused(err, UC_NO_INDEX, path, no_index);
}

/* Xapian has no class for "the operating system refused", but gives the system's words then. */
static bool by_system(uc_error *err, const char *path, const Xapian::Error &error)
{
    const char *system = error.get_error_string();
    if (system != nullptr)
        uc_fail(err, UC_IO, "%s: %s: %s", path, error.get_msg().c_str(), system);
    return system != nullptr;
}

static uc_status not_opened(uc_error *err, const char *path, const Xapian::Error &error)
{
    return by_system(err, path, error) ? UC_IO : refused(err, UC_FOREIGN, path, foreign);
}

static uc_status not_reached(uc_error *err, const char *path, const Xapian::Error &error)
{
    return by_system(err, path, error) ? UC_IO : refused(err, UC_IO, path, error.get_msg().c_str());
}

static uc_status not_read(uc_error *err, const char *path, const Xapian::Error &error)
{
    return by_system(err, path, error) ? UC_IO : damaged(err, path, error.get_msg().c_str());
}

/* Classes stand before the classes they derive from. */
static uc_status classified(uc_error *err, const char *path)
{
    try {
        throw;
    } catch (const fault &error) {
        return refused(err, error.status, path, error.text.c_str());
    } catch (const Xapian::DatabaseModifiedError &) {
        return refused(err, UC_STALE, path, "the index changed while it was read; try again");
    } catch (const Xapian::DatabaseLockError &error) {
        return locked(err, path, error);
    } catch (const Xapian::DatabaseNotFoundError &) {
        return not_found(err, path);
    } catch (const Xapian::DatabaseVersionError &) {
        return refused(err, UC_FOREIGN, path, foreign);
    } catch (const Xapian::FeatureUnavailableError &) { /* an old kind of database */
        return refused(err, UC_FOREIGN, path, foreign);
    } catch (const Xapian::DatabaseOpeningError &error) {
        return not_opened(err, path, error);
    } catch (const Xapian::NetworkError &error) {
        return not_reached(err, path, error);
    } catch (const Xapian::LogicError &error) {
        return refused(err, UC_INTERNAL, path, error.get_msg().c_str());
    } catch (const Xapian::Error &error) {
        return not_read(err, path, error);
    } catch (const std::length_error &error) { /* a length that was read from damaged bytes */
        return damaged(err, path, error.what());
    } catch (const std::bad_alloc &) {
        return refused(err, UC_NO_MEMORY, path, "out of memory");
    } catch (const std::exception &error) {
        return refused(err, UC_INTERNAL, path, error.what());
    }
}

uc_status translated(uc_error *err, const char *path) noexcept
{
    try {
        return classified(err, path);
    } catch (...) { /* telling the error ran out of memory itself */
        return refused(err, UC_NO_MEMORY, path, "out of memory");
    }
}

} // namespace ux
