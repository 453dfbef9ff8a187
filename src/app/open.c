/* Opening a job: the issue, its styles, pages and fonts, and the output profile. */
#include "app/asked.h"
#include "app/codes.h"
#include "app/data.h"
#include "app/job.h"
#include "base/file.h"
#include "base/timing.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

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
    bx_job_files *missing; /* NULL: they were noted before */
} sheets;

/* A sheet that cannot be read is an error at the place that names it; the others apply. */
static bool add_sheet(sheets *s, bx_string path, bx_span named, bx_origin origin)
{
    return bx_style_set_add_file(s->set, s->job->sources, path.data, named, origin, s->diagnostics);
}

static void add_style_element(sheets *s, const bx_node *style)
{
    bx_string source = bx_node_value(style, "src");
    if (source.size == 0) {
        bx_string text = bx_node_plain_text(s->arena, style);
        bx_span span = style->first_child ? style->first_child->span : style->span;
        bx_style_set_add_text(s->set, s->job->sources, text, span, BX_ORIGIN_ISSUE, s->diagnostics);
        return;
    }
    bx_span span = bx_node_attribute_span(style, "src");
    bx_string file = bx_sources_path(s->job->sources, span.source);
    bx_string path = bx_path_resolve(s->arena, file, source);
    if (!bx_file_exists(path.data)) {
        /* House style sheets that come with the program may be named without a folder. */
        bx_string shipped = bx_string_format(s->arena, "%.*s/styles/%.*s",
                                             BX_STRING_ARGS(s->job->data), BX_STRING_ARGS(source));
        bx_asked_missing(s->missing, "sheet", path);
        if (bx_file_exists(shipped.data)) path = shipped;
    }
    add_sheet(s, path, span, BX_ORIGIN_HOUSE);
}

/* What nothing can be set without. False, with a fatal message, when it cannot be read. */
static bool add_needed(sheets *s, bx_string path, bx_origin origin)
{
    if (add_sheet(s, path, (bx_span){0}, origin)) return true;
    bx_report(s->diagnostics, BX_RUN_WITHOUT, (bx_span){0}, path.data);
    return false;
}

/* A sheet that comes with the program. */
static bool add_shipped(sheets *s, const char *name)
{
    bx_string path =
        bx_string_format(s->arena, "%.*s/styles/%s", BX_STRING_ARGS(s->job->data), name);
    return add_needed(s, path, BX_ORIGIN_BASE);
}

/* Where the printing condition that holds so far is written. */
static bx_span print_span(const sheets *s)
{
    const bx_print_rule *rule = bx_style_set_print(s->set);
    return rule ? rule->span : (bx_span){0};
}

static bool same_span(bx_span a, bx_span b)
{
    return a.source == b.source && a.begin == b.begin;
}

/* The print file of the command line: one that changes nothing is said. */
static bool add_print_file(sheets *s)
{
    if (!s->job->options->print) return true;
    bx_span before = print_span(s);
    bx_string path = bx_string_copy(s->arena, bx_string_of(s->job->options->print));
    if (!add_needed(s, path, BX_ORIGIN_ISSUE)) return false;
    if (same_span(before, print_span(s)))
        bx_report(s->diagnostics, BX_PRINT_FILE_EMPTY, (bx_span){0}, path.data);
    return true;
}

/* The sheets of a page itself. */
static void add_page_sheets(sheets *s, bx_job_page *page)
{
    bx_span before = print_span(s);
    s->missing = &page->missing;
    for (const bx_node *n = page->node->first_child; n; n = n->next) {
        if (n->element == BX_ELEMENT_STYLE) add_style_element(s, n);
    }
    bx_span after = print_span(s);
    if (!same_span(before, after)) bx_report(s->diagnostics, BX_PRINT_OF_PAGE, after);
}

/* The shipped defaults, the sheets of the issue, those of the command line; then those of a page.
 */
static bool add_all(sheets *s, bx_job_page *page)
{
    bx_job *job = s->job;
    bool whole = add_shipped(s, "print/newsprint.css") && add_shipped(s, "base.css");
    for (const bx_node *n = job->issue->root->first_child; n; n = n->next) {
        if (n->element == BX_ELEMENT_STYLE) add_style_element(s, n);
    }
    for (size_t i = 0; i < job->options->style_count; i++) {
        bx_string path = bx_string_copy(s->arena, bx_string_of(job->options->styles[i]));
        add_sheet(s, path, (bx_span){0}, BX_ORIGIN_ISSUE);
    }
    whole &= add_print_file(s);
    if (page) add_page_sheets(s, page);
    return whole;
}

bool bx_job_read_styles(bx_job *job)
{
    uint64_t started = bx_clock();
    job->styles = bx_style_set_new(bx_lint_rule_count());
    sheets all = {job, job->styles, job->arena, job->diagnostics, &job->missing};
    bool found = add_all(&all, NULL);
    job->print = bx_style_set_print(job->styles);
    bx_timing_add(BX_STAGE_STYLE, started);
    return found;
}

/* The condition of a dump, as if its print file were read. */
static const bx_print_rule *print_of_dump(bx_job *job)
{
    const bx_dump_condition *c = &job->dump_head->condition;
    bx_print_rule *rule = BX_NEW(job->arena, bx_print_rule);
    bx_spot_rule *spots = BX_NEW_ARRAY(job->arena, bx_spot_rule, c->spot_count);
    for (size_t i = 0; i < c->spot_count; i++)
        spots[i] = (bx_spot_rule){c->spots[i].name, c->spots[i].color};
    *rule = (bx_print_rule){.profile = c->profile,
                            .condition = c->identifier,
                            .registry = c->registry,
                            .standard = c->standard,
                            .marks_on_all_plates = c->marks_on_all_plates,
                            .ink_limit = c->ink_limit,
                            .picture_ppi = c->picture_ppi,
                            .picture_quality = c->picture_quality,
                            .least_type = c->least_type,
                            .least_rule = c->least_rule,
                            .spots = spots,
                            .spot_count = c->spot_count};
    return rule;
}

bool bx_job_read_print(bx_job *job)
{
    job->styles = bx_style_set_new(bx_lint_rule_count());
    sheets all = {job, job->styles, job->arena, job->diagnostics, NULL};
    bool good = add_print_file(&all);
    job->print = bx_style_set_print(job->styles);
    if (!job->print) job->print = print_of_dump(job);
    return good;
}

bx_style_set *bx_job_page_styles(bx_job *job, bx_job_page *page, bx_arena *arena)
{
    if (!bx_node_child(page->node, BX_ELEMENT_STYLE)) return job->styles;
    bx_style_set *set = bx_style_set_new(bx_lint_rule_count());
    sheets own = {job, set, arena, page->diagnostics, NULL};
    add_all(&own, page);
    return set;
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

bool bx_page_is_listed(const bx_job *job, const bx_job_page *page, bool *valid)
{
    const char *wanted = job->options->pages;
    return !wanted || page_listed(wanted, page->number, valid) ||
           (page->through && page_listed(wanted, page->through, valid));
}

bool bx_pages_are_known(bx_job *job, bool valid)
{
    if (valid && job->page_count > 0) return true;
    bx_report(job->diagnostics, BX_PAGES_UNKNOWN, (bx_span){0},
              job->options->pages ? job->options->pages : "");
    job->usage_error = job->options->pages != NULL;
    return false;
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
        bx_job_page *page = &job->pages[job->page_count];
        *page =
            (bx_job_page){.node = n,
                          .number = bx_node_number_value(n, "number"),
                          .through = bx_node_number_value(n, "spread"),
                          .black_only = bx_string_equal_literal(bx_node_value(n, "ink"), "black")};
        job->page_count += bx_page_is_listed(job, page, &valid);
    }
    return bx_pages_are_known(job, valid);
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
    bx_string from = bx_string_of(job->options->issue);
    if (job->dump && job->options->folder)
        from = bx_string_format(job->arena, "%s/", job->options->folder);
    job->naming = bx_naming_new(from, job->data, job->fonts, job->sources);
    bx_timing_add(BX_STAGE_FONTS, started);
    return bx_diagnostics_worst(job->diagnostics) != BX_FATAL;
}

/* The document's date: SOURCE_DATE_EPOCH for reproducible builds, else that of the issue. */
static void set_date(bx_job *job)
{
    job->info.year = job->issue->year ? job->issue->year : 1970;
    job->info.month = job->issue->year ? job->issue->month : 1;
    job->info.day = job->issue->year ? job->issue->day : 1;
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

static bx_spot_ink *spots_of(bx_arena *arena, const bx_print_rule *rule)
{
    bx_spot_ink *spots = BX_NEW_ARRAY(arena, bx_spot_ink, rule->spot_count);
    for (size_t i = 0; i < rule->spot_count; i++) {
        spots[i].name = rule->spots[i].name;
        memcpy(spots[i].process, rule->spots[i].color.component, sizeof spots[i].process);
    }
    return spots;
}

/* The output condition that the style sheets name. False with a fatal message. */
static bool open_condition(bx_job *job)
{
    const bx_print_rule *rule = job->print;
    if (!rule) {
        bx_report(job->diagnostics, BX_PRINT_MISSING, (bx_span){0});
        return false;
    }
    job->profile = bx_profile_open(rule->profile.data, job->diagnostics);
    if (!job->profile) bx_report(job->diagnostics, BX_RUN_WITHOUT, rule->span, rule->profile.data);
    job->condition = (bx_output_condition){
        .profile = job->profile,
        .identifier = rule->condition,
        .registry = rule->registry,
        .standard = bx_print_standard_find(rule->standard),
        .registration = rule->marks_on_all_plates ? BX_REGISTRATION_ALL : BX_REGISTRATION_BLACK,
        .spots = spots_of(job->arena, rule),
        .spot_count = rule->spot_count,
        .ink_limit = rule->ink_limit,
        .picture_ppi = rule->picture_ppi,
        .picture_quality = rule->picture_quality,
        .least_type = rule->least_type,
        .least_rule = rule->least_rule};
    BX_REQUIRE(job->condition.standard);
    return job->profile != NULL;
}

bool bx_job_open_profile(bx_job *job)
{
    bool proof = job->options->lint_overlay || (job->dump && job->dump_head->lint_overlay);
    job->info.title = bx_string_format(job->arena, "%.*s %04d-%02d-%02d%s",
                                       BX_STRING_ARGS(job->issue->title), job->issue->year,
                                       job->issue->month, job->issue->day, proof ? " (proof)" : "");
    job->info.language = job->issue->language;
    job->info.creator = BX_STRING("Banxin " BANXIN_VERSION);
    set_date(job);
    return open_condition(job);
}
