/* Opening a job, and setting its pages on the workers. */
#include "app/job.h"

#include "app/codes.h"
#include "app/data.h"
#include "app/lint.h"
#include "app/repeats.h"
#include "app/report.h"
#include "base/file.h"
#include "base/timing.h"
#include "base/workers.h"
#include "draw/draw.h"
#include "lint/lint.h"
#include "plate/character_grid.h"
#include "plate/dump.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* House resolution of pictures: twice a coldset screen of 100 lpi. */
enum { IMAGE_PPI = 200, INK_LIMIT = 240 };

void bx_job_init(bx_job *job, const bx_build_options *options)
{
    *job = (bx_job){.options = options};
    job->arena = bx_arena_new();
    job->sources = bx_sources_new();
    job->diagnostics = bx_diagnostics_new();
}

void bx_job_release(bx_job *job)
{
    for (size_t i = 0; i < job->page_count; i++) {
        bx_pdf_page_free(job->pages[i].pdf);
        bx_diagnostics_free(job->pages[i].diagnostics);
        bx_buffer_release(&job->pages[i].dump);
        bx_buffer_release(&job->pages[i].stories);
        bx_repeats_release(&job->pages[i]);
        bx_lint_summary_free(job->pages[i].lint);
        bx_buffer_release(&job->pages[i].lines);
    }
    bx_profile_free(job->profile);
    bx_font_library_free(job->fonts);
    bx_style_set_free(job->styles);
    bx_diagnostics_free(job->diagnostics);
    bx_sources_free(job->sources);
    bx_arena_free(job->arena);
}

bool bx_job_open_data(bx_job *job)
{
    if (bx_data_folder(job->arena, job->options->data, &job->data)) return true;
    bx_report(job->diagnostics, BX_DATA_MISSING, (bx_span){0});
    return false;
}

bool bx_job_read_issue(bx_job *job)
{
    uint64_t started = bx_clock();
    job->issue = bx_read_issue(job->options->issue, job->options->normalize, job->sources,
                               job->arena, job->diagnostics);
    bx_timing_add(BX_STAGE_INPUT, started);
    return job->issue != NULL;
}

/* Style sheets being put together: the issue's, or those of one page. */
typedef struct sheets {
    bx_job *job;
    bx_style_set *set;
    bx_arena *arena;
    bx_diagnostics *diagnostics;
} sheets;

/* A sheet that cannot be read is fatal at the place that names it. */
static bool add_sheet(sheets *s, bx_string path, bx_span named, bx_origin origin)
{
    return bx_style_set_add_file(s->set, s->job->sources, path.data, named, origin, s->diagnostics);
}

static bool add_style_element(sheets *s, const bx_node *style)
{
    bx_string source = bx_node_value(style, "src");
    if (source.size == 0) {
        bx_string text = bx_node_plain_text(s->arena, style);
        bx_span span = style->first_child ? style->first_child->span : style->span;
        bx_style_set_add_text(s->set, s->job->sources, text, span, BX_ORIGIN_ISSUE, s->diagnostics);
        return true;
    }
    bx_span span = bx_node_attribute_span(style, "src");
    bx_string file = bx_sources_path(s->job->sources, span.source);
    bx_string path = bx_path_resolve(s->arena, file, source);
    if (!bx_file_exists(path.data)) {
        /* House style sheets that come with the program may be named without a folder. */
        bx_string shipped = bx_string_format(s->arena, "%.*s/styles/%.*s",
                                             BX_STRING_ARGS(s->job->data), BX_STRING_ARGS(source));
        if (bx_file_exists(shipped.data)) path = shipped;
    }
    return add_sheet(s, path, span, BX_ORIGIN_HOUSE);
}

/* The shipped defaults, the sheets of the issue, those of the command line; then those of a page.
 */
static bool add_all(sheets *s, const bx_node *page)
{
    bx_job *job = s->job;
    bx_string base = bx_string_format(s->arena, "%.*s/styles/base.css", BX_STRING_ARGS(job->data));
    bool found = add_sheet(s, base, (bx_span){0}, BX_ORIGIN_BASE);
    for (const bx_node *n = job->issue->root->first_child; n; n = n->next) {
        if (n->element == BX_ELEMENT_STYLE) found &= add_style_element(s, n);
    }
    for (size_t i = 0; i < job->options->style_count; i++) {
        bx_string path = bx_string_copy(s->arena, bx_string_of(job->options->styles[i]));
        found &= add_sheet(s, path, (bx_span){0}, BX_ORIGIN_ISSUE);
    }
    for (const bx_node *n = page ? page->first_child : NULL; n; n = n->next) {
        if (n->element == BX_ELEMENT_STYLE) found &= add_style_element(s, n);
    }
    return found;
}

bool bx_job_read_styles(bx_job *job)
{
    uint64_t started = bx_clock();
    job->styles = bx_style_set_new(bx_lint_rule_count());
    sheets all = {job, job->styles, job->arena, job->diagnostics};
    bool found = add_all(&all, NULL);
    bx_timing_add(BX_STAGE_STYLE, started);
    return found;
}

/* Whether page `number` is in a list such as "1,3-4". False with *valid false when malformed. */
static bool page_listed(const char *list, long number, bool *valid)
{
    bool listed = false;
    const char *at = list;
    while (*at) {
        char *end;
        long first = strtol(at, &end, 10);
        if (end == at || first < 1) return *valid = false;
        long last = first;
        if (*end == '-') {
            at = end + 1;
            last = strtol(at, &end, 10);
            if (end == at || last < first) return *valid = false;
        }
        if (number >= first && number <= last) listed = true;
        if (*end == ',')
            end++;
        else if (*end)
            return *valid = false;
        at = end;
    }
    return listed;
}

bool bx_job_select_pages(bx_job *job)
{
    size_t count = 0;
    for (const bx_node *n = job->issue->root->first_child; n; n = n->next)
        count += n->element == BX_ELEMENT_PAGE;
    job->pages = BX_NEW_ARRAY(job->arena, bx_job_page, count);
    bool valid = true;
    for (const bx_node *n = job->issue->root->first_child; n; n = n->next) {
        if (n->element != BX_ELEMENT_PAGE) continue;
        uint32_t number = bx_node_number_value(n, "number"),
                 through = bx_node_number_value(n, "spread");
        const char *wanted = job->options->pages;
        bool listed = !wanted || page_listed(wanted, number, &valid) ||
                      (through && page_listed(wanted, through, &valid));
        if (!listed) continue;
        bx_job_page *page = &job->pages[job->page_count++];
        page->node = n;
        page->number = number;
        page->through = through;
        page->black_only = bx_string_equal_literal(bx_node_value(n, "ink"), "black");
    }
    if (valid && job->page_count > 0) return true;
    bx_report(job->diagnostics, BX_PAGES_UNKNOWN, (bx_span){0},
              job->options->pages ? job->options->pages : "");
    job->usage_error = job->options->pages != NULL;
    return false;
}

bool bx_job_open_fonts(bx_job *job)
{
    uint64_t started = bx_clock();
    bx_string folder = bx_string_format(job->arena, "%.*s/fonts", BX_STRING_ARGS(job->data));
    job->fonts = bx_font_library_new(folder.data, job->diagnostics);
    if (!job->fonts) return false;
    size_t count;
    const bx_font_face_rule *rules = bx_style_set_font_faces(job->styles, &count);
    for (size_t i = 0; i < count; i++) {
        if (rules[i].path.size == 0) continue;
        bx_font_library_add(job->fonts, rules[i].family, rules[i].weight, rules[i].italic,
                            rules[i].path, rules[i].index, rules[i].span, job->diagnostics);
    }
    bx_timing_add(BX_STAGE_FONTS, started);
    return bx_diagnostics_worst(job->diagnostics) != BX_FATAL;
}

/* The document's date: SOURCE_DATE_EPOCH for reproducible builds, else that of the issue. */
static void set_date(bx_job *job)
{
    job->info.year = job->issue->year;
    job->info.month = job->issue->month;
    job->info.day = job->issue->day;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (!epoch || !*epoch) return;
    time_t seconds = (time_t)strtoll(epoch, NULL, 10);
    struct tm tm;
    if (!gmtime_r(&seconds, &tm)) return;
    job->info.year = tm.tm_year + 1900;
    job->info.month = tm.tm_mon + 1;
    job->info.day = tm.tm_mday;
    job->info.hour = tm.tm_hour;
    job->info.minute = tm.tm_min;
    job->info.second = tm.tm_sec;
}

bool bx_job_open_profile(bx_job *job)
{
    bx_string path =
        bx_string_format(job->arena, "%.*s/styles/newsprint.icc", BX_STRING_ARGS(job->data));
    job->profile = bx_profile_open(path.data, job->diagnostics);
    job->info.title = bx_string_format(
        job->arena, "%.*s %04d-%02d-%02d%s", BX_STRING_ARGS(job->issue->title), job->issue->year,
        job->issue->month, job->issue->day, job->options->lint_overlay ? " (proof)" : "");
    job->info.language = job->issue->language;
    job->info.creator = BX_STRING("Banxin " BANXIN_VERSION);
    job->condition = (bx_output_condition){.profile = job->profile,
                                           .identifier = BX_STRING("Banxin newsprint (TR 002)"),
                                           .picture_ppi = IMAGE_PPI,
                                           .picture_quality = 92,
                                           .ink_limit = INK_LIMIT};
    set_date(job);
    return job->profile != NULL;
}

/* A page with <style> elements of its own has its own set; its messages about the issue's sheets
 * are repeats. */
static bx_style_set *page_styles(bx_job *job, bx_job_page *page, bx_arena *arena)
{
    if (!bx_node_child(page->node, BX_ELEMENT_STYLE)) return job->styles;
    bx_style_set *set = bx_style_set_new(bx_lint_rule_count());
    sheets own = {job, set, arena, page->diagnostics};
    add_all(&own, page->node);
    return set;
}

/* A bx_face_name of the font library. */
static const char *face_name(const void *fonts, uint32_t face)
{
    return bx_font_library_face(fonts, face)->postscript_name.data;
}

/* What becomes of a page that is set: checks, stream, dump, report. */
static void use_plate(bx_job *job, bx_job_page *page, bx_plate *plate)
{
    uint64_t started = bx_clock();
    page->lint = bx_lint_page(plate, bx_job_face_family, job->fonts, page->diagnostics);
    bx_timing_add(BX_STAGE_LINT, started);
    started = bx_clock();
    if (job->options->lint_overlay) bx_lint_overlay(plate, job->fonts, page->diagnostics);
    bx_plate_add_grid(plate, job->options->grid);
    page->counts = bx_page_count(plate);
    bx_repeats_note(page, plate);
    bx_timing_add(BX_STAGE_PAGE, started);

    started = bx_clock();
    if (job->options->output || job->options->per_page) {
        page->pdf = bx_pdf_page_new(&job->condition, page->diagnostics);
        bx_draw_plate(plate, job->fonts, &job->condition, bx_pdf_page_target(page->pdf));
    }
    bx_timing_add(BX_STAGE_STREAMS, started);
    if (job->options->dump) bx_plate_dump(plate, job->sources, face_name, job->fonts, &page->dump);
    if (job->options->report || job->options->per_page)
        bx_story_report_append(plate, &page->stories);
    if (job->options->report) bx_line_report_append(plate, page->styled, &page->lines);
}

static void set_page(bx_job *job, bx_job_page *page, bx_asker *asker)
{
    bx_arena *arena = bx_arena_new();
    bx_node *tree = NULL;
    uint64_t started = bx_clock();
    bool read = bx_read_page(job->issue, page->node, job->cuts, job->sources, arena,
                             page->diagnostics, &tree);
    bx_timing_add(BX_STAGE_INPUT, started);
    if (!read || bx_diagnostics_worst(page->diagnostics) == BX_FATAL) {
        bx_arena_free(arena);
        return;
    }
    started = bx_clock();
    bx_style_set *set = page_styles(job, page, arena);
    bx_styles *styles = bx_style_cascade(set, tree, arena, page->diagnostics);
    page->styled = bx_style_steps(styles);
    bx_timing_add(BX_STAGE_STYLE, started);

    started = bx_clock();
    bx_page_input input = {job->issue, bx_node_child(tree, BX_ELEMENT_PAGE),
                           set,        styles,
                           asker,      job->sources,
                           job->cuts,  arena};
    bx_plate *plate = bx_page_set(&input, page->diagnostics);
    bx_timing_add(BX_STAGE_PAGE, started);
    if (!page->unseen) use_plate(job, page, plate);
    bx_plate_free(plate);
    if (set != job->styles) bx_style_set_free(set);
    bx_arena_free(arena);
}

/* One asker, with its shaper, a thread: workers take a free one and give it back. */
typedef struct page_work {
    bx_job *job;
    pthread_mutex_t lock;
    bx_asker **free_askers;
    size_t free_count;
} page_work;

/* Sets a page that is not wanted itself, for the cuts of its stories; and before it those that
 * continue on it. */
static void set_unseen(bx_job *job, const bx_node *node, bx_asker *asker)
{
    bx_job_page page = {.node = node};
    for (size_t i = 0; i < job->issue->jump_count; i++) {
        if (job->issue->jumps[i].to == node) set_unseen(job, job->issue->jumps[i].from, asker);
    }
    page.diagnostics = bx_diagnostics_new();
    page.unseen = true;
    set_page(job, &page, asker);
    bx_diagnostics_free(page.diagnostics);
}

static bool is_selected(const bx_job *job, const bx_node *node)
{
    for (size_t i = 0; i < job->page_count; i++) {
        if (job->pages[i].node == node) return true;
    }
    return false;
}

static void set_unit(void *context, size_t index)
{
    page_work *work = context;
    bx_job *job = work->job;
    pthread_mutex_lock(&work->lock);
    bx_asker *asker = work->free_count ? work->free_askers[--work->free_count] : NULL;
    pthread_mutex_unlock(&work->lock);
    if (!asker) asker = bx_asker_new(bx_shaper_new(job->fonts, job->sources));
    for (size_t i = 0; i < job->page_count; i++) {
        bx_job_page *page = &job->pages[i];
        if (page->unit != index) continue;
        for (size_t j = 0; j < job->issue->jump_count; j++) {
            const bx_jump *jump = &job->issue->jumps[j];
            if (jump->to == page->node && !is_selected(job, jump->from))
                set_unseen(job, jump->from, asker);
        }
        page->diagnostics = bx_diagnostics_new();
        set_page(job, page, asker);
        pthread_mutex_lock(&work->lock);
        job->pages_done++;
        if (job->options->progress)
            job->options->progress(job->options->context, job->pages_done,
                                   (unsigned)job->page_count);
        pthread_mutex_unlock(&work->lock);
    }
    pthread_mutex_lock(&work->lock);
    work->free_askers[work->free_count++] = asker;
    pthread_mutex_unlock(&work->lock);
}

/* Pages joined by jumps are one unit of work, set in their order. Returns how many units there are.
 */
static size_t make_units(bx_job *job)
{
    size_t units = job->page_count;
    for (size_t i = 0; i < job->page_count; i++)
        job->pages[i].unit = i;
    for (size_t j = 0; j < job->issue->jump_count; j++) {
        size_t from = units, to = units;
        for (size_t i = 0; i < job->page_count; i++) {
            if (job->pages[i].node == job->issue->jumps[j].from) from = job->pages[i].unit;
            if (job->pages[i].node == job->issue->jumps[j].to) to = job->pages[i].unit;
        }
        if (from == units || to == units) continue;
        size_t low = from < to ? from : to;
        for (size_t i = 0; i < job->page_count; i++) {
            if (job->pages[i].unit == from || job->pages[i].unit == to) job->pages[i].unit = low;
        }
    }
    return units;
}

void bx_job_set_pages(bx_job *job)
{
    page_work work = {.job = job};
    pthread_mutex_init(&work.lock, NULL);
    work.free_askers = bx_alloc_array(job->page_count, sizeof *work.free_askers);
    job->cuts = BX_NEW_ARRAY(job->arena, bx_jump_cut, job->issue->jump_count + 1);
    bx_workers_run(job->options->jobs, make_units(job), set_unit, &work);
    for (size_t i = 0; i < work.free_count; i++) {
        bx_shaper *shaper = bx_asker_shaper(work.free_askers[i]);
        bx_asker_free(work.free_askers[i]);
        bx_shaper_free(shaper);
    }
    bx_free(work.free_askers);
    pthread_mutex_destroy(&work.lock);
    for (size_t i = 0; i < job->page_count; i++)
        bx_diagnostics_append(job->diagnostics, job->pages[i].diagnostics);
    bx_repeats_report(job);
    bx_job_lint_edition(job);
}

void bx_job_count(const bx_job *job, bx_build_result *result)
{
    *result = (bx_build_result){.pages = (unsigned)job->page_count};
    for (size_t i = 0; i < job->page_count; i++) {
        result->stories += job->pages[i].counts.stories;
        result->characters += (unsigned long)job->pages[i].counts.characters;
    }
    result->notes = (unsigned)bx_diagnostics_count_of(job->diagnostics, BX_NOTE);
    result->warnings = (unsigned)bx_diagnostics_count_of(job->diagnostics, BX_WARNING);
    result->errors = (unsigned)(bx_diagnostics_count_of(job->diagnostics, BX_ERROR) +
                                bx_diagnostics_count_of(job->diagnostics, BX_FATAL));
}
