/* Look-up in the prohibition table. */
#include "unicode/prohibition.h"

const bx_prohibition_row *bx_prohibition_find(uint32_t character)
{
    /* Most characters of a Chinese text are ideographs: leave before searching. */
    if ((character >= 0x3400 && character <= 0x9FFF) || character > 0xFFFF) return NULL;
    size_t low = 0, high = bx_prohibition_row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (bx_prohibition_rows[middle].character < character)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < bx_prohibition_row_count && bx_prohibition_rows[low].character == character)
        return &bx_prohibition_rows[low];
    return NULL;
}
