/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "failing_new.h"

#include <cstdlib>
#include <new>

/* Less than 0: none fails any more. */
static long calls_left = -1;
static bool has_failed;

void failing_new_start(long calls)
{
    calls_left = calls;
    has_failed = false;
}

bool failing_new_stop()
{
    calls_left = -1;
    return has_failed;
}

void *operator new(std::size_t size)
{
    const bool fails = calls_left == 0;
    if (calls_left >= 0)
        calls_left--;
    void *memory = fails ? nullptr : std::malloc(size);
    has_failed |= fails;
    if (memory == nullptr)
        throw std::bad_alloc();
    return memory;
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}
