/* Codes by frequency: ITU-T T.81, Annex K.2. */
#include "image/huffman.h"

#include <stdint.h>
#include <string.h>

enum {
    SYMBOLS = 256,
    RESERVED = SYMBOLS, /* takes the code of ones alone, which no symbol may have */
    LONGEST = 16,
    MOST_BITS = SYMBOLS
};

/* How often symbols occur, from the lengths of their codes; those without one as rarely as can be.
 */
static void frequencies_of(const JHUFF_TBL *table, bool ac, uint32_t *frequency)
{
    memset(frequency, 0, (SYMBOLS + 1) * sizeof *frequency);
    for (unsigned symbol = 0; symbol < SYMBOLS; symbol++) {
        unsigned run = symbol >> 4, bits = symbol & 15;
        bool used = ac ? (bits >= 1 && bits <= 10) || symbol == 0 || symbol == 0xF0
                       : run == 0 && bits <= 11;
        frequency[symbol] = used;
    }
    const uint8_t *symbol = table->huffval;
    for (unsigned length = 1; length <= LONGEST; length++) {
        for (unsigned i = 0; i < table->bits[length]; i++)
            frequency[*symbol++] = UINT32_C(16) << (LONGEST - length);
    }
    frequency[RESERVED] = 1;
}

/* The rarest of some symbols but `other`, the last one of several; −1 when there is none. */
static int rarest(const uint32_t *frequency, const int *symbols, int count, int other)
{
    int found = -1;
    for (int i = 0; i < count; i++) {
        int at = symbols[i];
        if (at == other) continue;
        if (found < 0 || frequency[at] < frequency[found] ||
            (frequency[at] == frequency[found] && at > found))
            found = at;
    }
    return found;
}

static void remove_symbol(int *symbols, int *count, int symbol)
{
    int i = 0;
    while (symbols[i] != symbol)
        i++;
    symbols[i] = symbols[--*count];
}

/* Lengths of the symbols' codes: the two rarest are joined, until all are one tree. */
static void find_lengths(uint32_t *frequency, unsigned *length)
{
    int next[SYMBOLS + 1]; /* in the same branch */
    int symbols[SYMBOLS + 1], count = 0;
    memset(length, 0, (SYMBOLS + 1) * sizeof *length);
    memset(next, -1, sizeof next);
    for (int i = 0; i <= SYMBOLS; i++) {
        if (frequency[i]) symbols[count++] = i;
    }
    while (count > 1) {
        int a = rarest(frequency, symbols, count, -1), b = rarest(frequency, symbols, count, a);
        frequency[a] += frequency[b];
        remove_symbol(symbols, &count, b);
        int last = a;
        for (int i = a; i >= 0; last = i, i = next[i])
            length[i]++;
        next[last] = b;
        for (int i = b; i >= 0; i = next[i])
            length[i]++;
    }
}

/* Figure K.3: pairs of codes that are too long go up, beside one that gets longer; then the
 * reserved code is taken out, which is of the longest. */
static void limit_lengths(unsigned *count)
{
    for (unsigned length = MOST_BITS; length > LONGEST; length--) {
        while (count[length] > 0) {
            unsigned shorter = length - 2;
            while (count[shorter] == 0)
                shorter--;
            count[length] -= 2;
            count[length - 1]++;
            count[shorter + 1] += 2;
            count[shorter]--;
        }
    }
    unsigned longest = LONGEST;
    while (count[longest] == 0)
        longest--;
    count[longest]--;
}

void bx_huffman_complete(JHUFF_TBL *table, bool ac)
{
    uint32_t frequency[SYMBOLS + 1];
    unsigned length[SYMBOLS + 1], count[MOST_BITS + 1] = {0};
    frequencies_of(table, ac, frequency);
    find_lengths(frequency, length);
    for (unsigned i = 0; i <= SYMBOLS; i++)
        count[length[i]]++;
    count[0] = 0;
    limit_lengths(count);
    uint8_t *symbol = table->huffval;
    for (unsigned bits = 1; bits <= MOST_BITS; bits++) {
        for (unsigned i = 0; i < SYMBOLS; i++) {
            if (length[i] == bits) *symbol++ = (uint8_t)i;
        }
    }
    for (unsigned bits = 1; bits <= LONGEST; bits++)
        table->bits[bits] = (uint8_t)count[bits];
    table->sent_table = FALSE;
}
