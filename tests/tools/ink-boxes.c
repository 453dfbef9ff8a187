/* A back end that draws to text: prints, for the pages of a dump, what is painted in printing
 * order, a line each: kind, box of its ink on the page in 1/65536 pt (y down), inks. It takes the
 * place of src/pdf behind the primitives of src/draw, so what both print must agree
 * (tests/pages/back_ends.py).
 *
 *   page NUMBER WIDTH HEIGHT BLEED MARGIN
 *   fill | stroke | glyph | letter (stroked) | picture  LEFT TOP RIGHT BOTTOM  C M Y K OVERPRINT
 * SPOT
 *
 * Inks are in 1/10,000; SPOT is 0, the number of a spot ink, or "all". */
#include "app/job.h"
#include "app/plates.h"
#include "banxin/banxin.h"
#include "draw/draw.h"

#include <stdio.h>

typedef struct box {
    int64_t left, top, right, bottom;
} box;

/* A box that nothing was added to. */
static const box NOTHING = {INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN};

static box join(box b, int64_t x, int64_t y)
{
    b.left = x < b.left ? x : b.left;
    b.right = x > b.right ? x : b.right;
    b.top = y < b.top ? y : b.top;
    b.bottom = y > b.bottom ? y : b.bottom;
    return b;
}

static box grow(box b, int64_t by)
{
    return (box){b.left - by, b.top - by, b.right + by, b.bottom + by};
}

static void print(const char *kind, box b, bx_paint paint)
{
    printf("%s %lld %lld %lld %lld  %u %u %u %u %d ", kind, (long long)b.left, (long long)b.top,
           (long long)b.right, (long long)b.bottom, paint.ink[0], paint.ink[1], paint.ink[2],
           paint.ink[3], paint.overprint);
    if (paint.all)
        puts("all");
    else
        printf("%u\n", paint.spot);
}

static void begin(void *context, const bx_draw_page *page)
{
    (void)context;
    printf("page %u %d %d %d %d\n", page->number, page->width, page->height, page->bleed,
           page->margin);
}

static box path_box(const bx_path *path)
{
    box b = NOTHING;
    const bx_point *at = path->points.items;
    for (size_t i = 0; i < path->steps.count; i++) {
        size_t count = bx_path_step_points(path->steps.items[i]);
        bool rect = path->steps.items[i] == BX_PATH_RECT;
        for (size_t p = 0; p < count; p++) {
            bool corner = rect && p == 1; /* width and height */
            b = join(b, (int64_t)at[p].x + (corner ? at[0].x : 0),
                     (int64_t)at[p].y + (corner ? at[0].y : 0));
        }
        at += count;
    }
    return b;
}

static void fill(void *context, const bx_path *path, bx_paint paint)
{
    (void)context;
    if (path->steps.count > 0) print("fill", path_box(path), paint);
}

static void stroke(void *context, const bx_path *path, const bx_stroke *line, bx_paint paint)
{
    (void)context;
    if (path->steps.count > 0) print("stroke", grow(path_box(path), line->width / 2), paint);
}

/* Ink of a glyph whose own origin is at the pen: font units go right and up, or down and right. */
static box glyph_box(const bx_draw_glyphs *run, bx_point pen, const int ink[4])
{
    int64_t em = run->face->units_per_em, size = run->size;
    int64_t wide = bx_multiply_divide(size, run->scale_x, 65536);
    int64_t left = ink[0] * wide / em, right = ink[2] * wide / em;
    int64_t up = ink[3] * size / em, down = ink[1] * size / em;
    if (run->orientation == BX_ROTATED)
        return (box){pen.x + down, pen.y + left, pen.x + up, pen.y + right};
    return (box){pen.x + left, pen.y - up, pen.x + right, pen.y - down};
}

static void glyphs(void *context, const bx_draw_glyphs *run, bx_paint paint)
{
    (void)context;
    for (size_t i = 0; i < run->count; i++) {
        int ink[4];
        bx_point pen = {run->origin.x + run->glyphs[i].x, run->origin.y + run->glyphs[i].y};
        if (!bx_face_ink(run->face, run->glyphs[i].id, ink)) continue;
        print(run->stroke > 0 ? "letter" : "glyph", grow(glyph_box(run, pen, ink), run->stroke / 2),
              paint);
    }
}

static bool picture(void *context, const bx_draw_picture *p)
{
    const bx_rect *r = &p->rect;
    (void)context;
    print("picture", (box){r->x, r->y, bx_rect_right(*r), bx_rect_bottom(*r)}, (bx_paint){0});
    return true;
}

static void begin_group(void *context, const bx_draw_group *group)
{
    (void)context;
    (void)group;
}

static void end(void *context)
{
    (void)context;
}

static const bx_draw_target TARGET = {NULL,    begin,       fill, stroke, glyphs,
                                      picture, begin_group, end,  end};

static void draw(bx_job *job, bx_job_page *page, bx_plate *plate)
{
    (void)page;
    bx_draw_plate(plate, job->fonts, &job->condition, &TARGET);
}

static void say(void *context, const bx_message *message)
{
    (void)context;
    fputs(message->rendered, stderr);
}

int main(int count, char **words)
{
    if (count < 3) return BX_EXIT_USAGE;
    bx_build_options options = {.issue = words[1], .folder = words[2], .message = say};
    bx_job job;
    bx_session *session = bx_session_new();
    bx_job_init(&job, session, &options);
    if (bx_job_open_data(&job) && bx_job_read_dump(&job) && bx_job_read_print(&job) &&
        bx_job_open_fonts(&job) && bx_job_check_dump_profile(&job) && bx_job_open_profile(&job))
        bx_job_read_plates(&job, draw);
    bx_job_deliver_messages(&job);
    int code = bx_job_exit_code(&job);
    bx_job_release(&job);
    bx_session_free(session);
    return code;
}
