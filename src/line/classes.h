/* Groups of classes that the rules of lines speak of. */
#ifndef BX_LINE_CLASSES_H
#define BX_LINE_CLASSES_H

#include "unicode/character.h"

/* Letters, digits and the signs of numbers: set as words. */
static inline bool bx_class_is_western(bx_class class)
{
    return class == BX_CLASS_LATIN || class == BX_CLASS_DIGIT || class == BX_CLASS_PREFIX ||
           class == BX_CLASS_SUFFIX;
}

/* Marks that end a sentence or a part of one: ， 、 。 ； ： ？ ！ */
static inline bool bx_class_is_stop(bx_class class)
{
    return class == BX_CLASS_COMMA || class == BX_CLASS_PERIOD || class == BX_CLASS_COLON ||
           class == BX_CLASS_EXCLAIM;
}

/* Stops and closing marks. */
static inline bool bx_class_closes(bx_class class)
{
    return class == BX_CLASS_CLOSE || bx_class_is_stop(class);
}

/* What counts as a character of a line that stands alone (T-131). */
static inline bool bx_class_counts(bx_class class)
{
    return class == BX_CLASS_HAN || class == BX_CLASS_LATIN || class == BX_CLASS_DIGIT;
}

#endif
