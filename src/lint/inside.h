/* Shared between the files of page lint: a page taken apart into boxes, heads and lines. */
#ifndef BX_LINT_INSIDE_H
#define BX_LINT_INSIDE_H

#include "lint/lint.h"

typedef enum bx_lint_kind {
    BX_LINT_HEAD,
    BX_LINT_TEXT,
    BX_LINT_PICTURE,
    BX_LINT_BOX,
    BX_LINT_AD,
    BX_LINT_LABEL,
    BX_LINT_FURNITURE
} bx_lint_kind;

/* A block of the page: head, column slice as far as its text goes, picture, box, advertisement,
 * label, furniture. */
typedef struct bx_lint_box {
    bx_lint_kind kind;
    bx_rect rect;
    const bx_plate_story *story;
    uint32_t index; /* slice of a text, part of a head, picture or box */
} bx_lint_box;

/* The headline of an article. */
typedef struct bx_lint_head {
    const bx_plate_story *story;
    const bx_plate_part *part;
    bx_rect ink; /* of kicker, headline and subhead: what is read as the title */
    const bx_plate_block *headline;
    bx_length size; /* largest size of the headline */
    uint32_t face;
    size_t lines;
    bool vertical;
    bx_string text; /* of the headline, without its line breaks */
} bx_lint_head;

/* A line of text with its em box on the page. */
typedef struct bx_lint_line {
    const bx_plate_line *line;
    const bx_plate_block *block;
    const bx_plate_story *story;
    bx_rect rect;
} bx_lint_line;

typedef struct bx_lint_context {
    const bx_plate *plate;
    const bx_lint_rule *rule; /* whose check runs */
    bx_lint_family family;
    const void *family_context;
    bx_diagnostics *diagnostics;
    bx_arena *arena;
    bx_length basic; /* narrowest basic column */
    bx_length gap;   /* between basic columns */
    bx_rect news;    /* type area without nameplate and folio lines */
    bx_lint_box *boxes;
    size_t box_count;
    bx_lint_head *heads;
    size_t head_count;
    bx_lint_line *lines; /* sorted by the top of their em boxes */
    size_t line_count;
    bx_length tallest_line; /* of all em boxes */
} bx_lint_context;

/* Takes a plate apart; everything lives in the arena. */
bx_lint_context bx_lint_take_apart(const bx_plate *plate, bx_arena *arena);

/* Prepares a finding of the rule whose check runs, about a story (NULL: about the page) at a place.
 * False when the house has switched the rule off. Severity: as the style sheet wants it, else
 * `usual`. */
bool bx_lint_open(const bx_lint_context *l, bx_severity usual, const bx_plate_story *story,
                  bx_rect place, bx_finding *finding);

/* The same with the rule's own severity. */
bool bx_lint_open_usual(const bx_lint_context *l, const bx_plate_story *story, bx_rect place,
                        bx_finding *finding);

/* Whether the layout has reported a code, by its number, of a story (NULL: of any). */
bool bx_lint_was_said(const bx_lint_context *l, const char *number, const bx_plate_story *story);

/* Severity of a rule under levels that may be NULL; false: off. */
bool bx_lint_severity(const bx_lint_levels *levels, const bx_lint_rule *rule, bx_severity usual,
                      bx_severity *severity);

/* The rule that a code of this folder belongs to: its text says so, N36 is rule 36. */
const bx_lint_rule *bx_lint_rule_of(bx_code code);

/* How messages name a story: its title, else its id. */
const char *bx_lint_name(bx_short_text *storage, const bx_plate_story *story);

/* First line in l->lines that may reach below `top`: em boxes are at most tallest_line high. */
size_t bx_lint_first_line(const bx_lint_context *l, bx_length top);

/* Kinds of stories: news text; nameplate, ears and folio lines. */
bool bx_lint_is_article(const bx_plate_story *story);
bool bx_lint_is_furniture(const bx_plate_story *story);

/* Whether a block is in a role. */
bool bx_lint_block_is(const bx_plate_block *block, const char *role);

/* Running text of an article. */
bool bx_lint_is_body(const bx_plate_story *story, const bx_plate_block *block);

/* Whether the lines of an article's running text go down. */
bool bx_lint_is_vertical(const bx_plate_story *story);

/* One rectangle around everything that a story owns; empty when it owns nothing. */
bx_rect bx_lint_bounds(const bx_plate_story *story);

/* Step of a size in the trade's list of sizes 号; two sizes two grades apart differ by at least 2.
 */
int bx_lint_grade(bx_length size);

/* Largest size of the lines of a block. */
bx_length bx_lint_size(const bx_plate_block *block);

/* Text of a block's lines in one piece, in the arena. */
bx_string bx_lint_text(bx_arena *arena, const bx_plate_block *block);

/* The number before 版 that follows byte `at`, with or without 第: Western or Chinese digits. 0:
 * none. */
uint32_t bx_lint_page_after(bx_string text, size_t at);

/* Byte offset of `part` in `text` from byte `from` on, or SIZE_MAX. */
size_t bx_lint_find_text(bx_string text, bx_string part, size_t from);

/* Geometry. */
bx_rect bx_rect_union(bx_rect a, bx_rect b);

/* Common length of two rectangles along x or y; negative: their distance. */
static inline bx_length bx_overlap_x(bx_rect a, bx_rect b)
{
    return bx_length_min(bx_rect_right(a), bx_rect_right(b)) - bx_length_max(a.x, b.x);
}

static inline bx_length bx_overlap_y(bx_rect a, bx_rect b)
{
    return bx_length_min(bx_rect_bottom(a), bx_rect_bottom(b)) - bx_length_max(a.y, b.y);
}

static inline int64_t bx_rect_area(bx_rect r)
{
    return (int64_t)(r.width >> 8) * (r.height >> 8);
}

/* x and y exchanged: vertical lines as if they were horizontal, going down instead of left. */
static inline bx_rect bx_rect_swap(bx_rect r)
{
    return (bx_rect){r.y, r.x, r.height, r.width};
}

/* A rectangle as lines of a direction see it: x along them, y across, from the page's first line
 * on. */
bx_rect bx_lint_flow_rect(const bx_lint_context *l, bool vertical, bx_rect r);

/* The way back: where such a rectangle is on the page. */
bx_rect bx_lint_page_rect(const bx_lint_context *l, bool vertical, bx_rect r);

/* Summaries, for the checks of a page that fill them and those of the edition. */
typedef struct bx_lint_entry {
    uint32_t page;  /* of a reference or jump: the page that it names */
    bx_string text; /* headline, or words of the reference */
    bx_string target;
    bx_string story, title;
    bx_span span;
    bx_rect rect;
    const bx_lint_levels *lint;
} bx_lint_entry;

typedef struct bx_lint_entries {
    bx_lint_entry *items;
    size_t count, capacity;
} bx_lint_entries;

struct bx_lint_summary {
    bx_arena *arena;
    uint32_t number, through, page_count;
    const bx_lint_levels *lint;
    bx_rect place; /* of the folio line, else of the type area */
    bx_lint_entries stories, heads, references, onward, continued;
};

/* What rules of the edition need of a page; owned by the caller, refers to nothing of the plate. */
bx_lint_summary *bx_lint_summarize(const bx_lint_context *l);

/* Checks of a page. */
#define BX_LINT_CHECK(name) void bx_lint_##name(bx_lint_context *l)
/* clang-format off */
BX_LINT_CHECK(heads_meet);
BX_LINT_CHECK(heads_stacked);
BX_LINT_CHECK(heads_alike);
BX_LINT_CHECK(head_covers);
BX_LINT_CHECK(head_apart);
BX_LINT_CHECK(heads_monotone);
BX_LINT_CHECK(priorities);
BX_LINT_CHECK(double_lead);
BX_LINT_CHECK(kicker_size);
BX_LINT_CHECK(broken_words);
BX_LINT_CHECK(head_fill);
BX_LINT_CHECK(head_scale);
BX_LINT_CHECK(page_cut);
BX_LINT_CHECK(gutter_through);
BX_LINT_CHECK(four_corners);
BX_LINT_CHECK(holes);
BX_LINT_CHECK(weight);
BX_LINT_CHECK(grey);
BX_LINT_CHECK(interrupted);
BX_LINT_CHECK(backwards);
BX_LINT_CHECK(jump_over);
BX_LINT_CHECK(lonely_lines);
BX_LINT_CHECK(short_top);
BX_LINT_CHECK(crosshead_foot);
BX_LINT_CHECK(uneven_feet);
BX_LINT_CHECK(baselines);
BX_LINT_CHECK(overset);
BX_LINT_CHECK(story_order);
BX_LINT_CHECK(outside);
BX_LINT_CHECK(pictures_touch);
BX_LINT_CHECK(picture_apart);
BX_LINT_CHECK(facing);
BX_LINT_CHECK(captions);
BX_LINT_CHECK(resolution);
BX_LINT_CHECK(typefaces);
BX_LINT_CHECK(measures);
BX_LINT_CHECK(near_gutters);
BX_LINT_CHECK(rule_lines);
BX_LINT_CHECK(frame_padding);
BX_LINT_CHECK(contrast);
BX_LINT_CHECK(fold);
BX_LINT_CHECK(folio);
BX_LINT_CHECK(bylines);
BX_LINT_CHECK(dateline_age);
BX_LINT_CHECK(labels);
BX_LINT_CHECK(advertisements);
BX_LINT_CHECK(read_across);
BX_LINT_CHECK(leftovers);
BX_LINT_CHECK(story_twice);
BX_LINT_CHECK(headline_count);

#endif
/* clang-format on */
