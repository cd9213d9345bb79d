/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/language.h"

static const struct {
    const char *code, *name;
} languages[UC_LANGUAGE_COUNT] = {
    [UC_LANGUAGE_UNKNOWN] = {"", ""},      [UC_ARABIC] = {"ar", "Arabic"},
    [UC_CHINESE] = {"zh", "Chinese"},      [UC_ENGLISH] = {"en", "English"},
    [UC_FRENCH] = {"fr", "French"},        [UC_RUSSIAN] = {"ru", "Russian"},
    [UC_SPANISH] = {"es", "Spanish"},
};

const char *uc_language_code(enum uc_language language)
{
    return languages[language].code;
}

enum uc_language uc_language_from(uc_str name)
{
    uc_str code = name.len > 2 && (name.ptr[2] == '-' || name.ptr[2] == '_')
                      ? uc_str_slice(name, 0, 2)
                      : name;
    for (int i = UC_LANGUAGE_UNKNOWN + 1; i < UC_LANGUAGE_COUNT; i++)
        if (uc_str_equal_nocase(code, uc_str_from(languages[i].code)) ||
            uc_str_equal_nocase(name, uc_str_from(languages[i].name)))
            return (enum uc_language)i;
    return UC_LANGUAGE_UNKNOWN;
}
