/* Rules about pictures: N19–N22, N39, N45. */
#include "lint/inside.h"

#include "lint/codes.h"

#include <string.h>

enum { NEAR = BX_ONE_PT / 20 };

static bool inside(bx_rect inner, bx_rect outer, bx_length slack)
{
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
           bx_rect_right(inner) <= bx_rect_right(outer) + slack &&
           bx_rect_bottom(inner) <= bx_rect_bottom(outer) + slack;
}

static const bx_plate_story *story_of(const bx_lint_context *l, const bx_plate_image *image)
{
    return image->story < l->plate->story_count ? &l->plate->stories[image->story] : NULL;
}

static const bx_plate_part *part_of(const bx_lint_context *l, const bx_plate_image *image)
{
    const bx_plate_story *story = story_of(l, image);
    return story && image->part < story->part_count ? &story->parts[image->part] : NULL;
}

static void report_outside(bx_lint_context *l, const bx_plate_story *story, bx_rect rect,
                           bx_span span)
{
    bx_finding f;
    if (!bx_lint_open_usual(l, story, rect, &f)) return;
    f.span = span;
    bx_short_text name, none;
    bx_report_finding(l->diagnostics, BX_LINT_OUTSIDE, &f,
                      story ? bx_lint_name(&name, story) : bx_short(&none, (bx_string){0}));
}

/* N19: text of a line beyond the type area, but hung marks and the folio; pictures that neither
 * stay inside nor reach the edge of the sheet. One finding a block. */
void bx_lint_outside(bx_lint_context *l)
{
    const bx_plate *plate = l->plate;
    const bx_plate_block *last = NULL;
    for (size_t i = 0; i < l->line_count; i++) {
        const bx_lint_line *line = &l->lines[i];
        if (strcmp(line->story->role, "folio") == 0 || line->block == last) continue;
        bx_length slack = line->line->hung ? line->rect.height : line->rect.height / 8;
        if (inside(line->rect, plate->type_area, bx_length_max(slack, NEAR))) continue;
        last = line->block;
        report_outside(l, line->story, line->rect, line->block->span);
    }
    for (size_t i = 0; i < plate->image_count; i++) {
        bx_rect r = plate->images[i].rect;
        bool bleeds = r.x <= NEAR || r.y <= NEAR || bx_rect_right(r) >= plate->width - NEAR ||
                      bx_rect_bottom(r) >= plate->height - NEAR;
        if (!bleeds && !inside(r, plate->type_area, BX_ONE_PT / 2))
            report_outside(l, story_of(l, &plate->images[i]), r, plate->images[i].span);
    }
}

/* A rule between two pictures that stand apart along one direction. */
static bool ruled_apart(const bx_lint_context *l, bx_rect a, bx_rect b, bool side_by_side)
{
    for (size_t i = 0; i < l->plate->rule_count; i++) {
        const bx_plate_rule *rule = &l->plate->rules[i];
        bx_point p = rule->from, q = rule->to;
        bool upright = p.x == q.x;
        if (upright != side_by_side || strcmp(rule->role, "character-cell") == 0) continue;
        bx_length at = upright ? p.x : p.y;
        bx_length begin = upright ? bx_length_min(bx_rect_right(a), bx_rect_right(b))
                                  : bx_length_min(bx_rect_bottom(a), bx_rect_bottom(b));
        bx_length end = upright ? bx_length_max(a.x, b.x) : bx_length_max(a.y, b.y);
        bx_length from = upright ? bx_length_min(p.y, q.y) : bx_length_min(p.x, q.x);
        bx_length to = upright ? bx_length_max(p.y, q.y) : bx_length_max(p.x, q.x);
        bx_length low = upright ? bx_length_max(a.y, b.y) : bx_length_max(a.x, b.x);
        bx_length high = upright ? bx_length_min(bx_rect_bottom(a), bx_rect_bottom(b))
                                 : bx_length_min(bx_rect_right(a), bx_rect_right(b));
        if (at >= begin - NEAR && at <= end + NEAR && from < high && to > low) return true;
    }
    return false;
}

static bool is_news_picture(const bx_lint_context *l, const bx_plate_image *image)
{
    const bx_plate_part *part = part_of(l, image);
    return part && strcmp(part->role, "figure") == 0;
}

void bx_lint_pictures_touch(bx_lint_context *l)
{
    const bx_plate *plate = l->plate;
    for (size_t i = 0; i < plate->image_count; i++) {
        for (size_t j = i + 1; j < plate->image_count; j++) {
            const bx_plate_image *a = &plate->images[i], *b = &plate->images[j];
            const bx_plate_story *first = story_of(l, a), *second = story_of(l, b);
            if (!is_news_picture(l, a) || !is_news_picture(l, b) || first == second) continue;
            if (first->group > 0 && first->group == second->group) continue;
            bx_length x = bx_overlap_x(a->rect, b->rect), y = bx_overlap_y(a->rect, b->rect);
            bool beside = y > 0 && x <= 0 && -x<plate->grid_pitch, stacked = x> 0 && y <= 0 &&
                          -y < plate->grid_pitch;
            if ((!beside && !stacked) || ruled_apart(l, a->rect, b->rect, beside)) continue;
            bx_finding f;
            if (!bx_lint_open_usual(l, second, bx_rect_union(a->rect, b->rect), &f)) continue;
            bx_short_text n, m;
            bx_report_finding(l->diagnostics, BX_LINT_PICTURES_TOUCH, &f, bx_lint_name(&n, first),
                              bx_lint_name(&m, second));
        }
    }
}

static const bx_plate_story *story_named(const bx_lint_context *l, bx_string id)
{
    for (size_t i = 0; i < l->plate->story_count; i++) {
        if (bx_string_equal(l->plate->stories[i].id, id)) return &l->plate->stories[i];
    }
    return NULL;
}

static bool beside_story(const bx_lint_context *l, const bx_plate_story *story, bx_rect r)
{
    bx_length across = bx_length_max(l->plate->em * 3 / 2, l->gap + l->plate->em / 2);
    for (size_t i = 0; i < story->polygon_count; i++) {
        bx_length x = bx_overlap_x(story->polygon[i], r), y = bx_overlap_y(story->polygon[i], r);
        if ((x > 0 && -y <= l->plate->grid_pitch * 2) || (y > 0 && -x <= across)) return true;
    }
    return false;
}

/* N21: a picture that names its story must touch it on the same page. */
void bx_lint_picture_apart(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *figure = &l->plate->stories[s];
        for (size_t i = 0; i < figure->part_count; i++) {
            const bx_plate_part *part = &figure->parts[i];
            if (part->belongs_to.size == 0 || bx_string_equal(part->belongs_to, figure->id))
                continue;
            const bx_plate_story *story = story_named(l, part->belongs_to);
            if (story && beside_story(l, story, part->rect)) continue;
            bx_finding f;
            if (!bx_lint_open_usual(l, figure, part->rect, &f)) continue;
            f.span = part->span;
            bx_short_text name, id;
            bx_report_finding(l->diagnostics,
                              story ? BX_LINT_PICTURE_APART : BX_LINT_PICTURE_WITHOUT_STORY, &f,
                              bx_lint_name(&name, figure), bx_short(&id, part->belongs_to));
        }
    }
}

/* Where the text of a picture's story stands: −1 left of it, 1 right, 0 above, below or on both
 * sides. */
static int text_side(const bx_lint_context *l, const bx_plate_story *story, bx_rect r)
{
    bool left = false, right = false, level = false;
    for (size_t i = 0; i < l->box_count; i++) {
        const bx_lint_box *box = &l->boxes[i];
        if (box->kind != BX_LINT_TEXT || box->story != story) continue;
        if (bx_rect_right(box->rect) <= r.x + NEAR)
            left = true;
        else if (box->rect.x >= bx_rect_right(r) - NEAR)
            right = true;
        else
            level = true;
    }
    return level || left == right ? 0 : left ? -1 : 1;
}

void bx_lint_facing(bx_lint_context *l)
{
    bx_rect area = l->plate->type_area;
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        for (size_t i = 0; i < story->part_count; i++) {
            const bx_plate_part *part = &story->parts[i];
            if (part->facing == 0) continue;
            bool left = part->rect.x <= area.x + l->plate->em;
            bool right = bx_rect_right(part->rect) >= bx_rect_right(area) - l->plate->em;
            bool out = left != right && (part->facing < 0 ? left : right);
            const bx_plate_story *text =
                part->belongs_to.size ? story_named(l, part->belongs_to) : story;
            int side = text ? text_side(l, text, part->rect) : 0;
            bool away = side != 0 && side != part->facing;
            bx_finding f;
            if ((!out && !away) || !bx_lint_open_usual(l, story, part->rect, &f)) continue;
            f.span = part->span;
            bx_short_text name;
            bx_report_finding(l->diagnostics, out ? BX_LINT_LOOKS_OUT : BX_LINT_LOOKS_AWAY, &f,
                              bx_lint_name(&name, story));
        }
    }
}

void bx_lint_captions(bx_lint_context *l)
{
    for (size_t s = 0; s < l->plate->story_count; s++) {
        const bx_plate_story *story = &l->plate->stories[s];
        for (size_t i = 0; i < story->part_count; i++) {
            const bx_plate_part *part = &story->parts[i];
            if (strcmp(part->role, "figure") != 0 || part->file ||
                (part->captioned && part->credited))
                continue;
            bx_finding f;
            if (!bx_lint_open_usual(l, story, part->rect, &f)) continue;
            f.span = part->span;
            bx_short_text name;
            bx_report_finding(l->diagnostics,
                              part->captioned ? BX_LINT_NO_CREDIT : BX_LINT_NO_CAPTION, &f,
                              bx_lint_name(&name, story));
        }
    }
}

/* Pixels an inch on the page: those of a photograph, and of a bitmap (seal, calligraphy). */
enum { PHOTO_LEAST = 100, PHOTO_WANTED = 150, BITMAP_WANTED = 550, CODE_LEAST = 250 };

/* A bitmap outside a picture is a code or mark made of squares of many pixels: their edges may be
 * coarser. */
void bx_lint_resolution(bx_lint_context *l)
{
    for (size_t i = 0; i < l->plate->image_count; i++) {
        const bx_plate_image *image = &l->plate->images[i];
        if (image->missing || image->rect.width <= 0) continue;
        int64_t ppi =
            bx_multiply_divide((int64_t)image->crop_width * 72, BX_ONE_PT, image->rect.width);
        bool photo = !image->bitmap, picture = is_news_picture(l, image);
        int64_t least = photo ? PHOTO_LEAST : picture ? BITMAP_WANTED : CODE_LEAST;
        int64_t wanted = photo ? PHOTO_WANTED : least;
        if (ppi * 100 >= wanted * 99) continue; /* rounding of sizes to whole lines is no fault */
        const bx_plate_story *story = story_of(l, image);
        bx_finding f;
        if (!bx_lint_open(l, ppi < least ? BX_ERROR : BX_WARNING, story, image->rect, &f)) continue;
        f.span = image->span;
        bx_number_text has, needs;
        bx_report_finding(l->diagnostics, BX_LINT_PIXELS_FEW, &f,
                          image->path.size ? image->path.data : "", bx_number(&has, ppi),
                          bx_number(&needs, wanted));
    }
}
