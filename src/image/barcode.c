/* Patterns of codes, through libzint's encoder; its drawing is not used. */
#include "image/barcode.h"

#include "base/recovery.h"

#include <zint.h>

enum { QR_LEVEL_M = 2, QR_QUIET = 4, EAN_QUIET_BEFORE = 11, EAN_QUIET_AFTER = 7, EAN_DIGITS = 13 };

static size_t digits_from(bx_string text, size_t at)
{
    size_t count = 0;
    while (at + count < text.size && text.data[at + count] >= '0' && text.data[at + count] <= '9')
        count++;
    return count;
}

/* Weights 1 and 3 in turn; with the check digit the sum is a multiple of ten. */
static char check_digit(const char *digits)
{
    int sum = 0;
    for (int i = 0; i < EAN_DIGITS - 1; i++)
        sum += (digits[i] - '0') * (i % 2 ? 3 : 1);
    return (char)('0' + (10 - sum % 10) % 10);
}

static bx_barcode_result check_ean(bx_string text, bx_barcode *barcode)
{
    if (digits_from(text, 0) != EAN_DIGITS) return BX_BARCODE_NOT_DIGITS;
    size_t more = text.size > EAN_DIGITS ? digits_from(text, EAN_DIGITS + 1) : 0;
    bool add_on =
        text.size > EAN_DIGITS && text.data[EAN_DIGITS] == '+' && (more == 2 || more == 5);
    if (text.size != EAN_DIGITS && (!add_on || text.size != EAN_DIGITS + 1 + more))
        return BX_BARCODE_NOT_DIGITS;
    barcode->check_digit = check_digit(text.data);
    return barcode->check_digit == text.data[EAN_DIGITS - 1] ? BX_BARCODE_GOOD
                                                             : BX_BARCODE_WRONG_CHECK;
}

static void take_pattern(const struct zint_symbol *symbol, bx_arena *arena, bx_barcode *barcode)
{
    barcode->columns = (uint32_t)symbol->width;
    barcode->rows = (uint32_t)symbol->rows;
    barcode->modules = BX_NEW_ARRAY(arena, uint8_t, (size_t)barcode->columns * barcode->rows);
    for (uint32_t y = 0; y < barcode->rows; y++) {
        for (uint32_t x = 0; x < barcode->columns; x++)
            barcode->modules[y * barcode->columns + x] =
                symbol->encoded_data[y][x / 8] >> (x % 8) & 1;
    }
}

static void delete_symbol(void *symbol)
{
    ZBarcode_Delete(symbol);
}

bx_barcode_result bx_barcode_encode(bx_barcode_kind kind, bx_string text, bx_arena *arena,
                                    bx_barcode *barcode)
{
    bool qr = kind == BX_BARCODE_QR;
    *barcode = (bx_barcode){.quiet_before = qr ? QR_QUIET : EAN_QUIET_BEFORE,
                            .quiet_after = qr ? QR_QUIET : EAN_QUIET_AFTER};
    if (text.size == 0) return BX_BARCODE_EMPTY;
    if (text.size > BX_BARCODE_MOST_BYTES) return qr ? BX_BARCODE_TOO_LONG : BX_BARCODE_NOT_DIGITS;
    bx_barcode_result result = qr ? BX_BARCODE_GOOD : check_ean(text, barcode);
    if (result != BX_BARCODE_GOOD) return result;
    struct zint_symbol *symbol = bx_hold(ZBarcode_Create(), delete_symbol);
    BX_REQUIRE(symbol != NULL);
    symbol->symbology = qr ? BARCODE_QRCODE : BARCODE_EANX;
    symbol->input_mode = DATA_MODE;
    if (qr) symbol->option_1 = QR_LEVEL_M;
    int error = ZBarcode_Encode(symbol, (const unsigned char *)text.data, (int)text.size);
    if (error >= ZINT_ERROR)
        result = qr ? BX_BARCODE_TOO_LONG : BX_BARCODE_NOT_DIGITS;
    else
        take_pattern(symbol, arena, barcode);
    bx_drop(symbol, delete_symbol);
    return result;
}
