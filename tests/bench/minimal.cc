/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The minimal Xapian program: what the benchmarks compare unclause with. It stands outside the
 * shim on purpose, and has all of Xapian's defaults: TermGenerator and QueryParser with the
 * English stemmer, positions, the text as data, a flush every 10,000 clauses; and wildcards, which
 * QueryParser leaves alone by default.
 *
 *   minimal index DIR < FILE        a clause a line
 *   minimal search DIR WORDS...     the ten best; without WORDS a query a line from stdin
 */
#include <cstring>
#include <iostream>
#include <string>
#include <xapian.h>

static void index_lines(const char *folder)
{
    Xapian::WritableDatabase db(folder, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    for (std::string line; std::getline(std::cin, line);) {
        Xapian::Document document;
        generator.set_document(document);
        generator.set_termpos(0);
        generator.index_text(line);
        document.set_data(line);
        db.add_document(document);
    }
    db.commit();
}

static void answer(const Xapian::Database &db, const std::string &words)
{
    Xapian::QueryParser parser;
    parser.set_database(db);
    parser.set_stemmer(Xapian::Stem("en"));
    parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
    const unsigned flags = Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD;
    Xapian::Enquire enquire(db);
    enquire.set_query(parser.parse_query(words, flags));
    const Xapian::MSet found = enquire.get_mset(0, 10);
    for (auto at = found.begin(); at != found.end(); ++at)
        std::cout << at.get_rank() + 1 << '\t' << at.get_weight() << '\t'
                  << at.get_document().get_data() << '\n';
}

static void search(const char *folder, int argc, char **argv)
{
    Xapian::Database db(folder);
    std::string words;
    for (int i = 0; i < argc; i++)
        words += std::string(argv[i]) + ' ';
    if (argc > 0)
        answer(db, words);
    else
        while (std::getline(std::cin, words))
            answer(db, words);
}

int main(int argc, char **argv)
{
    std::ios::sync_with_stdio(false);
    try {
        if (argc == 3 && std::strcmp(argv[1], "index") == 0)
            index_lines(argv[2]);
        else if (argc >= 3 && std::strcmp(argv[1], "search") == 0)
            search(argv[2], argc - 3, argv + 3);
        else
            throw Xapian::InvalidArgumentError("minimal index DIR | minimal search DIR WORDS...");
    } catch (const Xapian::Error &error) {
        std::cerr << "minimal: " << error.get_msg() << '\n';
        return 2;
    }
}
