/* Plates. */
#include "plate/plate.h"

void bx_plate_free(bx_plate *plate)
{
    if (plate) bx_arena_free(plate->arena);
}
