/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/series.h"

#include "clause/ascii.h"
#include "clause/resolution.h"

#define UNDP_BOARD                                                                                 \
    "Executive Board of the United Nations Development Programme, the United Nations Population "  \
    "Fund and the United Nations Office for Project Services"

static const struct {
    const char *path, *organ;
} series[] = {
    {"A", "General Assembly"},
    {"A/CONF", ""},
    {"A/HRC", "Human Rights Council"},
    {"S", "Security Council"},
    {"E", "Economic and Social Council"},
    {"E/ICEF", "Executive Board of the United Nations Children’s Fund"},
    {"T", "Trusteeship Council"},
    {"ST", "Secretariat"},
    {"DP", UNDP_BOARD},
    {"DP/FPA", UNDP_BOARD},
    {"DP/OPS", UNDP_BOARD},
    {"UNW", "Executive Board of the United Nations Entity for Gender Equality and the Empowerment "
            "of Women"},
    {"TD", "United Nations Conference on Trade and Development"},
    {"TD/B", "Trade and Development Board"},
    {"UNEP", "United Nations Environment Programme"},
    {"UNEP/EA", "United Nations Environment Assembly"},
    {"HSP", "United Nations Human Settlements Programme"},
    {"JIU", "Joint Inspection Unit"},
    {"CD", "Conference on Disarmament"},
    {"PBC", "Peacebuilding Commission"},
    {"CEDAW", "Committee on the Elimination of Discrimination against Women"},
    {"CERD", "Committee on the Elimination of Racial Discrimination"},
    {"CRC", "Committee on the Rights of the Child"},
    {"CRPD", "Committee on the Rights of Persons with Disabilities"},
    {"CCPR", "Human Rights Committee"},
    {"CAT", "Committee against Torture"},
    {"CED", "Committee on Enforced Disappearances"},
    {"CMW", "Committee on the Protection of the Rights of All Migrant Workers and Members of Their "
            "Families"},
    {"FCCC", "United Nations Framework Convention on Climate Change"},
    {"ICCD", "United Nations Convention to Combat Desertification"},
    {"CBD", "Convention on Biological Diversity"},
    {"ECE", "Economic Commission for Europe"},
    {"TRANS", "Economic Commission for Europe"},
    {"ESCAP", "Economic and Social Commission for Asia and the Pacific"},
    {"ISBA", "International Seabed Authority"},
    {"APLC", ""},
    {"BWC", ""},
    {"CAC", ""},
    {"CCW", ""},
    {"CEB", ""},
    {"CLCS", ""},
    {"GC", ""},
    {"HRI", ""},
    {"ID", ""},
    {"IDB", ""},
    {"LC", ""},
    {"LOS", ""},
    {"NPT", ""},
    {"PCNICC", ""},
    {"SPLOS", ""},
    {"TC", ""},
    {"UNDP", ""},
    {"WT", ""},
};

/* Does `symbol` begin with the parts of `path`? A number after a point is none of the path's:
 * "A/CONF" is the path of A/CONF.198/11. */
static bool has_path(uc_str symbol, uc_str path)
{
    if (!uc_str_starts_nocase(symbol, path))
        return false;
    char next = path.len < symbol.len ? symbol.ptr[path.len] : '/';
    return next == '/' || next == '.';
}

uc_str uc_symbol_organ(uc_str symbol)
{
    size_t best = 0;
    uc_str organ = {0};
    for (size_t i = 0; i < sizeof series / sizeof series[0]; i++) {
        uc_str path = uc_str_from(series[i].path);
        if (path.len >= best && has_path(symbol, path)) {
            best = path.len;
            organ = uc_str_from(series[i].organ);
        }
    }
    return organ;
}

bool uc_series_has(uc_str path)
{
    for (size_t i = 0; i < sizeof series / sizeof series[0]; i++) {
        if (uc_str_equal_nocase(path, uc_str_from(series[i].path)))
            return true;
    }
    return false;
}

static const struct {
    const char *letters;
    enum uc_symbol_word word;
} words[] = {
    {"AC", UC_WORD_ORGAN},    {"C", UC_WORD_ORGAN},     {"CN", UC_WORD_ORGAN},
    {"CONF", UC_WORD_ORGAN},  {"COP", UC_WORD_ORGAN},   {"EA", UC_WORD_ORGAN},
    {"GC", UC_WORD_ORGAN},    {"HA", UC_WORD_ORGAN},    {"HRC", UC_WORD_ORGAN},
    {"PC", UC_WORD_ORGAN},    {"SC", UC_WORD_ORGAN},    {"Sub", UC_WORD_ORGAN},
    {"WG", UC_WORD_ORGAN},    {"BUR", UC_WORD_NATURE},  {"CRP", UC_WORD_NATURE},
    {"DEC", UC_WORD_NATURE},  {"INF", UC_WORD_NATURE},  {"L", UC_WORD_NATURE},
    {"NGO", UC_WORD_NATURE},  {"NOTE", UC_WORD_NATURE}, {"PET", UC_WORD_NATURE},
    {"PRST", UC_WORD_NATURE}, {"PV", UC_WORD_NATURE},   {"R", UC_WORD_NATURE},
    {"REP", UC_WORD_NATURE},  {"RES", UC_WORD_NATURE},  {"SR", UC_WORD_NATURE},
    {"WP", UC_WORD_NATURE},   {"Add", UC_WORD_SUFFIX},  {"Amend", UC_WORD_SUFFIX},
    {"Corr", UC_WORD_SUFFIX}, {"Rev", UC_WORD_SUFFIX},  {"Summary", UC_WORD_SUFFIX},
};

enum uc_symbol_word uc_symbol_word_of(uc_str letters, uc_str *printed)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        *printed = uc_str_from(words[i].letters);
        if (uc_str_equal_nocase(letters, *printed))
            return words[i].word;
    }
    *printed = letters;
    return UC_WORD_UNKNOWN;
}

/* "(XXV)" -> "25", "(S-VI)" -> "S-6", "(2000)" as it is */
static uc_str bracketed_session(uc_str inside, uc_arena *arena)
{
    size_t special = uc_str_starts(inside, UC_STR("ES-"))  ? 3
                     : uc_str_starts(inside, UC_STR("S-")) ? 2
                                                           : 0;
    unsigned value = uc_roman_value(uc_str_slice(inside, special, inside.len));
    return value ? uc_arena_printf(arena, "%.*s%u", (int)special, inside.ptr, value) : inside;
}

static bool is_number(uc_str text)
{
    size_t at = 0;
    while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9')
        at++;
    return at == text.len && at > 0;
}

/* "57", "S-25" alone; "EA.5" and "COP(8)" name their session with the organ. */
static uc_str session_in(uc_str part)
{
    static const uc_str before[] = {UC_STR_INIT("ES-"), UC_STR_INIT("S-"),  UC_STR_INIT("EA."),
                                    UC_STR_INIT("HA."), UC_STR_INIT("GC."), UC_STR_INIT("COP(")};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        uc_str rest = uc_str_slice(part, before[i].len, part.len - uc_str_ends(part, UC_STR(")")));
        if (uc_str_starts(part, before[i]) && is_number(rest))
            return i < 2 ? part : rest;
    }
    return is_number(part) ? part : (uc_str){0};
}

/* A part with a number that is not a version's, so that a number before it is a session's. */
static bool is_own_number(uc_str part)
{
    uc_str printed;
    size_t letters = 0;
    while (letters < part.len && uc_is_letter(part.ptr[letters]))
        letters++;
    return letters < part.len &&
           uc_symbol_word_of(uc_str_slice(part, 0, letters), &printed) != UC_WORD_SUFFIX;
}

uc_str uc_symbol_session(uc_str symbol, uc_arena *arena)
{
    size_t open = uc_str_find(symbol, UC_STR(" ("), 0);
    size_t close = uc_str_find(symbol, UC_STR(")"), open);
    bool is_resolution = uc_str_has(symbol, UC_STR("/RES/"));
    if (is_resolution && close < symbol.len + 1)
        return bracketed_session(uc_str_slice(symbol, open + 2, close), arena);
    uc_str session = {0};
    for (size_t at = 0; at <= symbol.len;) {
        size_t end = uc_str_find(symbol, UC_STR("/"), at);
        uc_str part = uc_str_slice(symbol, at, end);
        if (session.len > 0 && is_own_number(part))
            return session;
        if (session.len == 0)
            session = session_in(part);
        at = end + 1;
    }
    return (uc_str){0};
}
