/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check_document.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    fuzz_check_read("fuzz.html", (uc_str){(const char *)bytes, size});
    return 0;
}
