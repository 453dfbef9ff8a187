/* One number for all that a setting of a story says, so that settings can be compared. */
#ifndef BX_TESTS_SETTINGS_H
#define BX_TESTS_SETTINGS_H

#include "base/map.h"
#include "story/fill.h"
#include "style/font_style.h"

static inline void settings_add(uint64_t *hash, int64_t value)
{
    uint64_t pair[2] = {*hash, (uint64_t)value};
    *hash = bx_hash(pair, sizeof pair);
}

static inline void settings_add_rect(uint64_t *hash, bx_rect r)
{
    settings_add(hash, r.x);
    settings_add(hash, r.y);
    settings_add(hash, r.width);
    settings_add(hash, r.height);
}

static inline void settings_add_lines(uint64_t *hash, const bx_line *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        settings_add(hash, lines[i].cluster_begin);
        settings_add(hash, lines[i].cluster_end);
        settings_add(hash, lines[i].measure);
        settings_add(hash, lines[i].natural);
        settings_add(hash, lines[i].indent);
        settings_add(hash, lines[i].ratio);
        settings_add(hash, lines[i].flags);
    }
}

static inline void settings_add_box(uint64_t *hash, const bx_box *box)
{
    for (; box; box = box->next) {
        settings_add(hash, box->kind);
        settings_add(hash, box->node->index);
        settings_add(hash, box->number);
        settings_add_rect(hash, box->rect);
        settings_add(hash, box->content_height);
        settings_add(hash, box->style->font_size);
        settings_add(hash, box->style->font->fit_scale);
        settings_add(hash, box->style->font->fit_tracking);
        settings_add_lines(hash, box->lines.lines, box->lines.count);
        settings_add_box(hash, box->first_child);
    }
}

static inline void settings_add_blocks(uint64_t *hash, const bx_story_setting *s)
{
    for (size_t i = 0; i < s->story->block_count; i++) {
        const bx_set_block *b = &s->blocks[i];
        settings_add(hash, b->place.x);
        settings_add(hash, b->place.width);
        settings_add(hash, b->top);
        settings_add(hash, b->lines);
        settings_add(hash, b->wanted);
        settings_add(hash, b->cramped + 2 * b->narrow + 4 * b->cut);
        if (b->box) settings_add_box(hash, b->box);
    }
}

static inline void settings_add_text(uint64_t *hash, const bx_story_setting *s)
{
    for (size_t i = 0; i < s->fit.piece_count; i++) {
        const bx_flow_piece *p = &s->fit.pieces[i];
        settings_add(hash, (int64_t)p->item);
        settings_add(hash, (int64_t)p->slice);
        settings_add(hash, p->slice_line);
        settings_add(hash, p->height);
        settings_add(hash, p->x);
        settings_add(hash, p->width);
        if (p->lines.lines) settings_add_lines(hash, p->lines.lines + p->first_line, p->line_count);
        if (p->box) settings_add_box(hash, p->box);
    }
    for (size_t i = 0; i < s->slices.count; i++) {
        const bx_slice *slice = &s->slices.items[i];
        settings_add(hash, slice->x);
        settings_add(hash, slice->top);
        settings_add(hash, slice->width);
        settings_add(hash, slice->lines);
        if (s->fit.used) settings_add(hash, s->fit.used[i]);
    }
    settings_add(hash, s->fit.overset_lines);
    settings_add(hash, s->fit.overset_characters);
    settings_add(hash, s->fit.empty_lines);
    settings_add(hash, s->fit.lonely);
}

static inline uint64_t settings_hash(const bx_story_setting *s)
{
    uint64_t hash = 1;
    settings_add_blocks(&hash, s);
    settings_add_text(&hash, s);
    settings_add(&hash, s->cut);
    settings_add(&hash, s->copyfit.cost);
    settings_add(&hash, s->copyfit.fits + 2 * s->copyfit.exact);
    for (size_t i = 0; i < s->copyfit.step_count; i++) {
        settings_add(&hash, s->copyfit.steps[i].rung);
        settings_add(&hash, (int64_t)s->copyfit.steps[i].target);
        settings_add(&hash, s->copyfit.steps[i].after);
    }
    settings_add(&hash, s->jump.result);
    settings_add(&hash, s->jump.carried);
    return hash;
}

#endif
