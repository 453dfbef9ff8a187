/* The whole run, as the picture in ARCHITECTURE.md: of the issue what all pages share; of each page
 * document → style → text → page → plate → lint and outputs; then the outputs of all pages. */
#include "banxin/banxin.h"

#include "app/asked.h"
#include "app/clash.h"
#include "app/codes.h"
#include "app/drawing.h"
#include "app/failure.h"
#include "app/lint.h"
#include "app/outputs.h"
#include "app/packed.h"
#include "app/plates.h"
#include "app/repeats.h"
#include "app/report.h"
#include "app/units.h"
#include "base/recovery.h"
#include "base/timing.h"
#include "lint/lint.h"
#include "paint/plate.h"
#include "plate/character_grid.h"
#include "plate/dump.h"

const char *bx_version(void)
{
    return BANXIN_VERSION;
}

/* document: the page's own tree, with its articles. */
static const bx_node *read_document(bx_job *job, bx_job_page *page, bx_arena *arena)
{
    uint64_t started = bx_clock();
    const bx_node *tree =
        bx_read_page(job->issue, page->node, job->cuts, job->sources, arena, page->diagnostics);
    bx_timing_add(BX_STAGE_INPUT, started);
    return tree;
}

/* style: of every element of the tree. */
static bx_styles *style(bx_job_page *page, const bx_style_set *set, const bx_node *tree,
                        bx_arena *arena)
{
    uint64_t started = bx_clock();
    bx_styles *styles = bx_style_cascade(set, tree, arena, page->diagnostics);
    page->styled = bx_style_steps(styles);
    bx_timing_add(BX_STAGE_STYLE, started);
    return styles;
}

/* text → page → plate: layout asks for lines of shaped text, boxes and stories as it needs them;
 * what it chose is painted. */
static bx_plate *lay_out(bx_job *job, bx_job_page *page, const bx_page_input *input)
{
    uint64_t started = bx_clock();
    bx_page *laid_out = bx_page_lay_out(input);
    bx_plate *plate = bx_page_paint(laid_out, job->cuts, page->diagnostics);
    bx_asker_clear(input->asker);
    bx_timing_add(BX_STAGE_PAGE, started);
    return plate;
}

/* lint: findings of the plate, and what rules that compare pages need of it. */
static void check(bx_job *job, bx_job_page *page, bx_plate *plate)
{
    uint64_t started = bx_clock();
    page->lint = bx_lint_page(plate, bx_job_face_family, job->fonts, page->diagnostics);
    bx_timing_add(BX_STAGE_LINT, started);
}

/* outputs: dump and report of the page; its PDF stream waits for the pictures. */
static void put_out(bx_job *job, bx_job_page *page, bx_plate *plate)
{
    uint64_t started = bx_clock();
    bool has_grid = job->dump && job->dump_head->grid,
         has_overlay = job->dump && job->dump_head->lint_overlay;
    if (job->options->lint_overlay && !has_overlay)
        bx_lint_overlay(plate, job->fonts, page->diagnostics);
    bx_plate_add_grid(plate, job->options->grid || has_grid);
    page->counts = bx_page_count(plate);
    bx_repeats_note(page, plate);
    bx_timing_add(BX_STAGE_PAGE, started);

    if (bx_asked_wanted(job)) {
        started = bx_clock();
        bx_plate_names names = bx_naming_names(job->naming);
        bx_plate_write(plate, job->sources, &names, &page->dump);
        if (job->options->per_page) bx_gzip_append(bx_buffer_string(&page->dump), &page->packed);
        if (!job->options->dump) bx_buffer_release(&page->dump);
        bx_timing_add(BX_STAGE_WRITE, started);
    }
    if (job->options->report || job->options->per_page)
        bx_story_report_append(plate, &page->stories);
    if (job->options->report) bx_line_report_append(plate, page->styled, &page->lines);
}

static void set_page(bx_job *job, bx_job_page *page, bx_asker *asker, bx_workers *workers)
{
    bx_set_page set = {.arena = bx_arena_new()};
    const bx_node *tree = read_document(job, page, set.arena);
    if (tree) {
        set.styles = bx_job_page_styles(job, page, set.arena);
        bx_page_input input = {.issue = job->issue,
                               .page = bx_node_child(tree, BX_ELEMENT_PAGE),
                               .style_set = set.styles,
                               .styles = style(page, set.styles, tree, set.arena),
                               .sources = job->sources,
                               .asker = asker,
                               .arena = set.arena};
        set.plate = lay_out(job, page, &input);
        if (!page->unseen) {
            const bx_diagnostics *said = page->diagnostics;
            if (bx_asked_wanted(job)) bx_asked_add(job, page, input.page, set.styles, set.plate);
            set.plate->errors = (uint32_t)bx_diagnostics_count_of(said, BX_ERROR);
            set.plate->warnings = (uint32_t)bx_diagnostics_count_of(said, BX_WARNING);
            check(job, page, set.plate);
            put_out(job, page, set.plate);
        }
    }
    bx_job_draw_page(job, page, set, workers);
}

/* A plate that was set before, and is read back. */
static void use_plate(bx_job *job, bx_job_page *page, bx_plate *plate)
{
    bx_plate_remove_grid(plate); /* it is drawn again */
    if (!job->dump_head->lint_overlay) check(job, page, plate);
    put_out(job, page, plate);
    bx_job_draw_plate(job, page, plate);
    bx_job_page_done(job);
}

/* Reads the issue and opens what all pages share. Messages say what failed. */
static bool open_job(bx_job *job)
{
    if (!bx_job_open_data(job)) return false;
    bool read = bx_job_is_dump(job)
                    ? bx_job_read_dump(job) && bx_job_read_print(job)
                    : bx_job_read_issue(job) && bx_job_read_styles(job) && bx_job_select_pages(job);
    read = read && bx_job_open_fonts(job) && (!job->dump || bx_job_check_dump_profile(job));
    if (!read || !bx_job_open_profile(job)) return false;
    bx_job_open_pictures(job);
    bx_job_open_spool(job);
    return true;
}

/* Whatever goes wrong without a word is never taken for success. */
static void expect(bx_job *job, bool done)
{
    if (done || bx_job_exit_code(job) > BX_EXIT_CONTENT) return;
    bx_report(job->diagnostics, BX_RUN_UNFINISHED, (bx_span){0});
    job->bug = true;
}

/* One run, on a heap of its own. */
typedef struct run {
    bx_session *session;
    const bx_build_options *options;
    bx_build_result result;
    int code;
} run;

static void run_job(void *context)
{
    run *r = context;
    bx_job job;
    bx_session_begin(r->session);
    bx_job_init(&job, r->session, r->options);
    bool opened = open_job(&job);
    if (opened) {
        if (job.dump)
            bx_job_read_plates(&job, use_plate);
        else
            bx_job_run(&job, set_page);
        bx_kept_report(job.kept, job.diagnostics);
        bx_repeats_report(&job);
        bx_job_lint_edition(&job);
    }
    bool sound = opened && bx_diagnostics_worst(job.diagnostics) != BX_FATAL;
    expect(&job, opened);
    if (bx_outputs_clash(&job))
        job.usage_error = true;
    else
        bx_outputs_write(&job, sound);
    expect(&job, job.files_placed > 0 || !(r->options->output || r->options->per_page));
    bx_job_deliver_messages(&job);
    bx_job_count(&job, &r->result);
    r->code = bx_job_exit_code(&job);
    bx_job_release(&job);
}

int bx_session_build(bx_session *session, const bx_build_options *options, bx_build_result *result)
{
    run r = {.session = session, .options = options, .code = BX_EXIT_BUG, .result = {.errors = 1}};
    bx_failure failure = {0};
    bx_heap *heap = bx_heap_new(), *before = bx_heap_enter(heap);
    bool good = session && heap && bx_guarded(run_job, &r, &failure);
    bx_heap_enter(before);
    bx_heap_free(heap);
    if (!good) bx_failure_deliver(options, &failure);
    if (result) *result = r.result;
    return r.code;
}
