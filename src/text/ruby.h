/* Annotations of base text: pinyin and other ruby 注音, zhuyin, interlinear comments 行间批语
 * (CLREQ 3.3). They are shaped as small texts of their own; the base only gets the room that they
 * need. */
#ifndef BX_TEXT_RUBY_H
#define BX_TEXT_RUBY_H

#include "text/shaper.h"

/* Shapes the annotations of a paragraph whose text is complete, pairs them with their bases and
 * makes room on the base's clusters: bases become units (T-115), a wide annotation widens its base
 * unless it may overhang the neighbours (T-109), and zhuyin opens all cells of a horizontal
 * paragraph by half an em (T-114). `sources` are what was gathered for the paragraph. There are
 * remarks on faults at the annotation's place. */
void bx_annotate(bx_shaping *shaping, const bx_styles *styles, bx_paragraph *paragraph,
                 const bx_ruby_source *sources, size_t count);

#endif
