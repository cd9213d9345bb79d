/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `unclause index` and `unclause forget` take. */
#include "clause/option.h"

/* Rows that the tables share; AT is of each one's own struct. */
#define DATABASE                                                                                   \
    "Without it $UNCLAUSE_DB, else $XDG_DATA_HOME/unclause/db, else ~/.local/share/unclause/db."
#define DB(more)                                                                                   \
    {                                                                                              \
        .name = "db", .type = UC_OPTION_FILE, .offset = AT(db), .argument = "DIR",                 \
        .help = "the database to write", .detail = DATABASE more                                   \
    }
#define HELP                                                                                       \
    {.name = "help", .type = UC_OPTION_STOP, .offset = AT(help_long), .help = "this text"},        \
        {.name = "",                                                                               \
         .letter = 'h',                                                                            \
         .type = UC_OPTION_STOP,                                                                   \
         .offset = AT(help),                                                                       \
         .help = "a short one"},                                                                   \
    {                                                                                              \
        .name = "manual", .type = UC_OPTION_STOP, .offset = AT(manual)                             \
    }

#define AT(member) offsetof(struct uc_index_options, member)

static const struct uc_option index_options[] = {
    DB(" It is made where there is none."),
    {.name = "jobs",
     .letter = 'j',
     .type = UC_OPTION_NUMBER,
     .offset = AT(jobs),
     .argument = "N",
     .least = 1,
     .most = UC_JOBS_MAX,
     .help = "how many files to read at a time",
     .detail = "Without it one for each processor; 256 at most."},
    {.name = "timeout",
     .type = UC_OPTION_NUMBER,
     .offset = AT(timeout),
     .argument = "SECONDS",
     .least = 1,
     .most = UC_TIMEOUT_MAX,
     .help = "how long reading one file may take; 120 without it",
     .detail = "A file that takes longer is named at the end, and left out."},
    {.name = "delete",
     .type = UC_OPTION_FLAG,
     .offset = AT(delete_gone),
     .help = "drop the documents whose files are gone",
     .detail = "Only documents below the PATHs given are looked at."},
    {.name = "rebuild",
     .type = UC_OPTION_FLAG,
     .offset = AT(rebuild),
     .help = "read every file again, changed or not",
     .detail = "Where that is half of the index or more, it is made anew beside the old one, which "
               "is searched until the new one takes its place."},
    {.name = "shards",
     .type = UC_OPTION_NUMBER,
     .offset = AT(shards),
     .argument = "N",
     .least = 1,
     .most = UC_SHARDS_MAX,
     .help = "write what is new to N databases, and keep them apart; 64 at most",
     .detail = "Each can be moved to a machine of its own and served there by xapian-tcpsrv. A "
               "document's clauses stay together. Without it a run makes one database of what is "
               "new, and of what was there where that is not much larger."},
    {.name = "files-from",
     .type = UC_OPTION_FILE,
     .offset = AT(files_from),
     .argument = "FILE",
     .help = "take further paths from FILE, one a line",
     .detail = "A hyphen reads them from standard input."},
    {.name = "null",
     .letter = '0',
     .type = UC_OPTION_FLAG,
     .offset = AT(null_separated),
     .help = "the paths in --files-from end in a NUL byte, as find -print0 writes them"},
    {.name = "exclude",
     .type = UC_OPTION_LIST,
     .offset = AT(exclude),
     .argument = "GLOB",
     .help = "leave out files and folders whose name or path matches",
     .detail = "May be given several times."},
    {.name = "archive",
     .type = UC_OPTION_LIST,
     .offset = AT(archives),
     .argument = "FILE",
     .help = "read the documents in FILE, a tar or zip archive whatever its name",
     .detail = "May be given several times; a hyphen is standard input. Archives with the usual "
               "endings (.zip, .tar, .tar.gz, .tgz and the like) are known by them."},
    {.name = "documents",
     .type = UC_OPTION_LIST,
     .offset = AT(documents),
     .argument = "FILE",
     .help = "take ready-made documents from FILE, as JSON",
     .detail = "One JSON value after another, in the form that --dump prints: one a line (JSON "
               "Lines), or over several. A hyphen is standard input. May be given several times."},
    {.name = "metadata",
     .type = UC_OPTION_FILE,
     .offset = AT(metadata),
     .argument = "TABLE",
     .help = "what to say of documents, over what they print",
     .detail = "Comma-separated, with a line of names first: path, and any of symbol, title, date, "
               "organ, "
               "session and language. A path is a file's as given, or the end of it from a "
               "slash on."},
    {.name = "original",
     .type = UC_OPTION_FLAG,
     .offset = AT(original),
     .help = "read Word files without their tracked changes, not with all accepted"},
    {.name = "report",
     .type = UC_OPTION_FILE,
     .offset = AT(report),
     .argument = "FILE",
     .help = "write an account of the run to FILE, as JSON",
     .detail = "FILE is emptied at the start, and written however the run ends; one that is empty "
               "is of a run that was killed."},
    {.name = "dump",
     .type = UC_OPTION_FLAG,
     .offset = AT(dump),
     .help = "print the parsed document as JSON, touch no database"},
    {.name = "dropped",
     .type = UC_OPTION_FLAG,
     .offset = AT(dropped),
     .help = "with --dump: also the running heads and the like that were left out"},
    HELP,
    {.name = "version", .type = UC_OPTION_STOP, .offset = AT(version), .help = "the version"},
    {.name = "worker", .type = UC_OPTION_STOP, .offset = AT(worker)},
    {.name = "converter", .type = UC_OPTION_STOP, .offset = AT(converter)},
    {.name = NULL},
};

const struct uc_command uc_command_index = {
    .name = "index",
    .operands = "PATH...",
    .least = 0,
    .most = UINT32_MAX,
    .brief = "read documents into the index",
    .description =
        "Reads the files named and those in the folders named, and writes their clauses to the "
        "database. PDF, Word (.docx), HTML and plain text are read; .doc, .rtf and .odt files "
        "where LibreOffice, or antiword for .doc, is installed, which then turns them into such "
        "in a folder of its own.\n\n"
        "What has not changed since it was last read is skipped, what has is replaced: by size "
        "and time of change, then by content. Files with equal bytes are one document. Files of "
        "one symbol and language are renditions of one document, of which Word is indexed before "
        "PDF, HTML and text.\n\n"
        "Tar and zip archives are read as folders are, and not unpacked to disk: /a/b.zip/c.pdf is "
        "c.pdf in the archive b.zip. Archives in archives are not read, but named.\n\n"
        "In folders and archives, hidden files (their names begin with a point), symbolic links "
        "and files of other kinds are skipped and counted; a file that is named is read whatever "
        "it is. A file that can't be read is named at the end, and the others are indexed; the "
        "exit status is 2 then. So it is in each further run, but the file is opened again only "
        "when it has changed, or for --rebuild, or if what failed was not the file: it took too "
        "long or too much memory, or the system refused it.\n\n"
        "An interrupted run loses the work of the last half minute at most; run it again to "
        "finish.",
    .examples = "unclause index documents\tread a folder, or what is new in it\n"
                "unclause index --delete documents\tthe same, and drop what is gone\n"
                "unclause index session-57.zip\tread an archive\n"
                "other-parser *.doc | unclause index --documents -\t"
                "take documents that another program has parsed\n"
                "find . -name '*.pdf' -print0 | unclause index --files-from - -0\t"
                "read the files that another program names\n",
    .options = index_options,
};

#undef AT
#define AT(member) offsetof(struct uc_upkeep_options, member)

static const struct uc_option forget_options[] = {
    DB(""),
    HELP,
    {.name = NULL},
};

const struct uc_command uc_command_forget = {
    .name = "forget",
    .operands = "PATH|SYMBOL...",
    .least = 1,
    .most = UINT32_MAX,
    .brief = "take documents out of the index",
    .description =
        "Deletes the documents that were read from PATH, a file, or a folder or archive with all "
        "in it, or that have SYMBOL, in every language; and what is known of files there that "
        "could not be read. Nothing of them is left in the files of the index. The documents' own "
        "files stay; index would read them again.",
    .examples = "unclause forget drafts/old.docx\tby file\n"
                "unclause forget drafts\tby folder\n"
                "unclause forget A/RES/99/999\tby symbol\n",
    .options = forget_options,
};

static const struct uc_option compact_options[] = {
    HELP,
    {.name = NULL},
};

const struct uc_command uc_command_compact = {
    .name = "compact",
    .operands = "FROM... TO",
    .least = 2,
    .most = UINT32_MAX,
    .brief = "make one compact index of several",
    .description =
        "Writes all that the indexes FROM have to a new index in the folder TO, by Xapian's "
        "compactor; the indexes FROM stay. Of one FROM it makes a compact copy, in which nothing "
        "is left of what was deleted. It fails where a document is in two of them.",
    .examples = "unclause compact machine1/db machine2/db all\tmerge what two machines have "
                "indexed\n",
    .options = compact_options,
};
