/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clause/pack.h"

#include "clause/text.h"

void uc_pack_number(struct uc_buf *out, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        uc_buf_byte(out, (char)((number & 0x7F) | 0x80));
    uc_buf_byte(out, (char)number);
}

void uc_pack_signed(struct uc_buf *out, int64_t number)
{
    uint64_t doubled = (uint64_t)number << 1;
    uc_pack_number(out, number < 0 ? ~doubled : doubled);
}

void uc_pack_text(struct uc_buf *out, uc_str text)
{
    uc_pack_number(out, text.len);
    uc_buf_add(out, text);
}

static uint64_t broken(struct uc_unpack *in)
{
    *in = (struct uc_unpack){.broken = true};
    return 0;
}

uint64_t uc_unpack_number(struct uc_unpack *in, uint64_t most)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (in->left.len == 0)
            return broken(in);
        uint64_t byte = (unsigned char)in->left.ptr[0];
        in->left = uc_str_slice(in->left, 1, in->left.len);
        if (shift == 63 && byte > 1)
            return broken(in);
        number |= (byte & 0x7F) << shift;
        if (byte < 0x80)
            return number <= most ? number : broken(in);
    }
    return broken(in);
}

int64_t uc_unpack_signed(struct uc_unpack *in)
{
    uint64_t doubled = uc_unpack_number(in, UINT64_MAX);
    uint64_t number = doubled >> 1;
    return (int64_t)(doubled & 1 ? ~number : number);
}

uc_str uc_unpack_bytes(struct uc_unpack *in)
{
    size_t len = uc_unpack_number(in, in->left.len);
    if (len > in->left.len)
        broken(in);
    uc_str bytes = uc_str_slice(in->left, 0, len);
    in->left = uc_str_slice(in->left, len, in->left.len);
    return bytes;
}

uc_str uc_unpack_text(struct uc_unpack *in)
{
    uc_str text = uc_unpack_bytes(in);
    if (uc_text_valid(text))
        return text;
    broken(in);
    return UC_STR("");
}

size_t uc_unpack_count(struct uc_unpack *in)
{
    size_t count = uc_unpack_number(in, in->left.len);
    if (count <= in->left.len)
        return count;
    return broken(in);
}

bool uc_unpack_done(const struct uc_unpack *in)
{
    return !in->broken && in->left.len == 0;
}
