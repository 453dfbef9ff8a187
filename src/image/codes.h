/* Diagnostic codes: pictures. Rows of base/code_rows.h. */
#include "base/code_rows.h"

/* clang-format off */
BX_CODE(IMAGE_MISSING, "E0701", BX_ERROR, "cannot read picture %1: %2", "a crossed box is printed in its place")
BX_CODE(IMAGE_UNKNOWN, "E0702", BX_ERROR, "%1 is no JPEG, PNG, TIFF or WebP", "a crossed box is printed in its place")
BX_CODE(IMAGE_DAMAGED, "E0703", BX_ERROR, "%1 is damaged (%2)", "get a new copy of the picture")
BX_CODE(IMAGE_EMPTY, "E0704", BX_ERROR, "%1 is empty: %2 pixels", "get a new copy of the picture")
BX_CODE(IMAGE_TOO_LARGE, "E0705", BX_ERROR, "%1 is too large: %2 pixels", "scale it down below 100,000 pixels a side")
BX_CODE(IMAGE_NAME_LIES, "E0706", BX_WARNING, "%1 is a %2 file, whatever its name says", "rename it")
BX_CODE(IMAGE_TRUNCATED, "E0707", BX_ERROR, "%1 ends early or is damaged: the missing part is white", "get a new copy of the picture")
BX_CODE(PROFILE_UNUSABLE, "E0708", BX_FATAL, "%1 is no CMYK output profile", "reinstall, or name another profile")
BX_CODE(INK_LIMITED, "E0709", BX_NOTE, "%1 had more than %2 per cent ink and was separated again", "")
BX_CODE(IMAGE_REDUCED, "E0710", BX_WARNING, "%1 would print with %2 pixels a side, more than a JPEG holds; it prints with %3", "print it smaller, or in parts")
BX_CODE(IMAGE_SPECIAL, "E0711", BX_ERROR, "picture %1 is a FIFO, socket or device, not a file", "name an ordinary file; a crossed box is printed in its place")
BX_CODE(IMAGE_KIND, "E0712", BX_ERROR, "%1 is a %2 file: that kind is not read", "save it as TIFF, PNG or JPEG; drawings and pages with 300 pixels an inch or more")
BX_CODE(IMAGE_NOT_READ, "E0713", BX_ERROR, "%1 is sound, but its kind is not read: %2", "save it with 8 or 16 bits a channel, as grey, RGB, CMYK or Lab")
BX_CODE(IMAGE_CHANNELS, "E0714", BX_WARNING, "%1 has %2 more channels, which are not printed", "if they are inks, convert the picture to CMYK")
BX_CODE(IMAGE_PROFILE, "E0715", BX_WARNING, "the colour profile in %1 cannot be used; the usual one is taken", "embed the right profile, or none")
BX_CODE(IMAGE_OVER, "E0716", BX_WARNING, "%1 is transparent and lies on another picture, which is not seen through it", "put the two together in one file")
BX_CODE(IMAGE_CONVERTED, "E0717", BX_WARNING, "the inks of %1 are those of another printing condition (%2) and were converted", "have it made for this condition; -bx-image-intent: keep prints its inks as they are")
BX_CODE(CACHE_UNUSABLE, "E0718", BX_NOTE, "pictures are not kept in %1: %2", "name a folder that can be written with --cache, or none with --no-cache")
/* clang-format on */
