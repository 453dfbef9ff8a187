/* Exif: the orientation alone. */
#include "image/reader.h"

enum { TAG_ORIENTATION = 0x0112, ENTRY_SIZE = 12 };

/* An integer of 1, 2 or 4 bytes. */
static uint32_t number(const uint8_t *p, unsigned size, bool big)
{
    uint32_t value = 0;
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | p[big ? i : size - 1 - i];
    return value;
}

uint8_t bx_exif_orientation(const uint8_t *data, size_t size)
{
    /* Bytes of a value by TIFF type; only the integers: BYTE, SHORT, LONG, and those with sign. */
    static const uint8_t integer[] = {0, 1, 0, 2, 4, 0, 1, 0, 2, 4};
    if (size < 8 || (data[0] != 'M' && data[0] != 'I')) return 1;
    bool big = data[0] == 'M';
    size_t at = number(data + 4, 4, big);
    if (at + 2 > size) return 1;
    unsigned count = number(data + at, 2, big);
    const uint8_t *entry = data + at + 2;
    for (; count > 0 && (size_t)(entry - data) + ENTRY_SIZE <= size; count--, entry += ENTRY_SIZE) {
        if (number(entry, 2, big) != TAG_ORIENTATION) continue;
        unsigned type = number(entry + 2, 2, big);
        unsigned bytes = type < sizeof integer ? integer[type] : 0;
        uint32_t value = bytes ? number(entry + 8, bytes, big) : 0;
        return value >= 1 && value <= 8 ? (uint8_t)value : 1;
    }
    return 1;
}
