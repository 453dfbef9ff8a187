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
    bx_job_page *page; /* NULL: the issue's */
    bx_style_set *set;
    bx_arena *arena;
    bx_sources *sources;
    bx_diagnostics *diagnostics;
    bx_job_files *missing; /* NULL: they were noted before */
    bool noted;            /* those of a page too */
    bx_buffer *key;        /* not NULL: they are only named, here */
} sheets;

/* A sheet that cannot be read is an error at the place that names it; the others apply. */
static bool add_sheet(sheets *s, bx_string path, bx_span named, bx_origin origin)
{
    if (!s->key)
        return bx_style_set_add_file(s->set, s->sources, path.data, named, origin, s->diagnostics);
    bx_buffer_format(s->key, "%d %.*s\n", (int)origin, BX_STRING_ARGS(path));
    return true;
}

/* Rules that stand in the issue; of another issue's text they have other places. */
static void add_text(sheets *s, bx_string text, bx_span span)
{
    if (s->key)
        bx_buffer_format(s->key, "%u:%u %.*s\n", span.source, span.begin, BX_STRING_ARGS(text));
    else
        bx_style_set_add_text(s->set, s->sources, text, span, BX_ORIGIN_ISSUE, s->diagnostics);
}

static void add_style_element(sheets *s, const bx_node *style)
{
    bx_string source = bx_node_value(style, "src");
    if (source.size == 0) {
        bx_string text = bx_node_plain_text(s->arena, style);
        bx_span span = style->first_child ? style->first_child->span : style->span;
        add_text(s, text, span);
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
    const bx_print_rule *rule = s->set ? bx_style_set_print(s->set) : NULL;
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
    if (!s->key && same_span(before, print_span(s)))
        bx_report(s->diagnostics, BX_PRINT_FILE_EMPTY, (bx_span){0}, path.data);
    return true;
}

/* The sheets of a page itself. */
static void add_page_sheets(sheets *s, bx_job_page *page)
{
    bx_span before = print_span(s);
    if (!s->noted) s->missing = &page->missing;
    for (const bx_node *n = page->node->first_child; n; n = n->next) {
        if (n->element == BX_ELEMENT_STYLE) add_style_element(s, n);
    }
    bx_span after = print_span(s);
    if (!same_span(before, after)) bx_report(s->diagnostics, BX_PRINT_OF_PAGE, after);
}

/* The shipped defaults, the sheets of the issue, those of the command line; then those of a page.
 * Of plates that are read back, the printing condition alone. */
static bool add_all(sheets *s)
{
    bx_job *job = s->job;
    if (job->dump) return add_print_file(s);
    bool whole = add_shipped(s, "print/newsprint.css") && add_shipped(s, "base.css");
    for (const bx_node *n = job->issue->root->first_child; n; n = n->next) {
        if (n->element == BX_ELEMENT_STYLE) add_style_element(s, n);
    }
    for (size_t i = 0; i < job->options->style_count; i++) {
        bx_string path = bx_string_copy(s->arena, bx_string_of(job->options->styles[i]));
        add_sheet(s, path, (bx_span){0}, BX_ORIGIN_ISSUE);
    }
    whole &= add_print_file(s);
    if (s->page) add_page_sheets(s, s->page);
    return whole;
}

/* Style sheets that are kept, with what they were read from and the messages about them. */
typedef struct kept_styles {
    bx_style_set *set;
    bx_sources *sources; /* NULL: the job's */
    bx_diagnostics *diagnostics;
    bool found;
} kept_styles;

static void *make_styles(void *context)
{
    sheets s = *(const sheets *)context;
    bx_source_store *texts = bx_session_texts(s.job->session);
    kept_styles *made = bx_alloc(sizeof *made);
    made->sources = texts ? bx_sources_view(texts) : NULL;
    made->diagnostics = bx_diagnostics_new();
    made->set = bx_style_set_new(bx_lint_rule_count());
    s.set = made->set;
    s.arena = bx_arena_new();
    s.diagnostics = made->diagnostics;
    if (texts) s.sources = made->sources;
    made->found = add_all(&s);
    return made;
}

static bool styles_are_sound(const void *made)
{
    const kept_styles *styles = made;
    return styles->found && bx_diagnostics_worst(styles->diagnostics) < BX_ERROR;
}

static bool styles_are_good(const void *made)
{
    const kept_styles *styles = made;
    return styles->sources && bx_sources_unchanged(styles->sources);
}

/* The sheets of the job, or of a page: those that the session has, or new ones. Their messages go
 * to `diagnostics`. */
static const kept_styles *keep_styles(bx_job *job, bx_job_page *page, bx_arena *arena,
                                      bx_diagnostics *diagnostics)
{
    bx_buffer key = {0};
    sheets named = {.job = job,
                    .page = page,
                    .arena = arena,
                    .missing = page ? NULL : &job->missing,
                    .key = &key};
    sheets all = {.job = job, .page = page, .arena = arena, .sources = job->sources, .noted = true};
    bx_buffer_format(&key, "%d\n", page != NULL);
    add_all(&named);
    const kept_styles *styles =
        bx_session_keep(job->session, &(bx_keeping){.kind = BX_KEPT_STYLES,
                                                    .key = bx_buffer_string(&key),
                                                    .make = make_styles,
                                                    .is_good = styles_are_good,
                                                    .is_sound = styles_are_sound,
                                                    .context = &all});
    bx_buffer_release(&key);
    bx_diagnostics_append(diagnostics, styles->diagnostics);
    if (styles->sources) bx_sources_adopt(job->sources, styles->sources);
    return styles;
}

bool bx_job_read_styles(bx_job *job)
{
    uint64_t started = bx_clock();
    const kept_styles *styles = keep_styles(job, NULL, job->arena, job->diagnostics);
    job->styles = styles->set;
    job->print = bx_style_set_print(job->styles);
    bx_timing_add(BX_STAGE_STYLE, started);
    return styles->found;
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
    bool good = bx_job_read_styles(job);
    if (!job->print) job->print = print_of_dump(job);
    return good;
}

/* Without texts that outlive the job nothing of a page is kept: there may be many. */
const bx_style_set *bx_job_page_styles(bx_job *job, bx_job_page *page, bx_arena *arena)
{
    if (!bx_node_child(page->node, BX_ELEMENT_STYLE)) return job->styles;
    if (bx_session_texts(job->session))
        return keep_styles(job, page, arena, page->diagnostics)->set;
    bx_style_set *set = bx_style_set_new(bx_lint_rule_count());
    sheets own = {.job = job,
                  .page = page,
                  .set = set,
                  .arena = arena,
                  .sources = job->sources,
                  .diagnostics = page->diagnostics};
    add_all(&own);
    return set;
}

void bx_job_end_page_styles(bx_job *job, const bx_style_set *set)
{
    if (set != job->styles && !bx_session_texts(job->session))
        bx_style_set_free((bx_style_set *)set);
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

/* Fonts that are kept, with the messages about them. */
typedef struct kept_fonts {
    bx_font_library *library;
    bx_diagnostics *diagnostics;
} kept_fonts;

static void *make_fonts(void *context)
{
    const bx_job *job = context;
    kept_fonts *made = bx_alloc(sizeof *made);
    bx_arena *arena = bx_arena_new();
    bx_string folder = bx_string_format(arena, "%.*s/fonts", BX_STRING_ARGS(job->data));
    made->diagnostics = bx_diagnostics_new();
    made->library = bx_font_library_new(folder.data, made->diagnostics);
    if (!made->library) return made;
    size_t count;
    const bx_font_face_rule *rules = bx_style_set_font_faces(job->styles, &count);
    for (size_t i = 0; i < count; i++) {
        if (rules[i].path.size == 0) continue;
        bx_font_library_add(made->library, rules[i].family, rules[i].weight, rules[i].italic,
                            rules[i].path, rules[i].index, rules[i].span, made->diagnostics);
    }
    return made;
}

static bool fonts_are_sound(const void *made)
{
    const kept_fonts *fonts = made;
    return bx_diagnostics_worst(fonts->diagnostics) < BX_ERROR; /* a file may come back */
}

/* What a library is made of: its folder, and the faces that style sheets name. */
static void append_faces(const bx_job *job, bx_buffer *key)
{
    size_t count;
    const bx_font_face_rule *rules = bx_style_set_font_faces(job->styles, &count);
    bx_buffer_append_string(key, job->data);
    for (size_t i = 0; i < count; i++) {
        if (rules[i].path.size == 0) continue;
        bx_buffer_format(key, "\n%.*s\n%d %d %u %.*s", BX_STRING_ARGS(rules[i].family),
                         rules[i].weight, rules[i].italic, rules[i].index,
                         BX_STRING_ARGS(rules[i].path));
    }
}

bool bx_job_open_fonts(bx_job *job)
{
    uint64_t started = bx_clock();
    bx_buffer key = {0};
    append_faces(job, &key);
    const kept_fonts *fonts =
        bx_session_keep(job->session, &(bx_keeping){.kind = BX_KEPT_FONTS,
                                                    .key = bx_buffer_string(&key),
                                                    .make = make_fonts,
                                                    .is_sound = fonts_are_sound,
                                                    .context = job});
    bx_buffer_release(&key);
    bx_diagnostics_append(job->diagnostics, fonts->diagnostics);
    job->fonts = fonts->library;
    if (!job->fonts) return false;
    bx_string from = bx_string_of(job->options->issue);
    if (job->dump && job->options->folder)
        from = bx_string_format(job->arena, "%s/", job->options->folder);
    job->naming = bx_naming_new(from, job->data, job->fonts, job->sources);
    bx_timing_add(BX_STAGE_FONTS, started);
    return bx_diagnostics_worst(job->diagnostics) != BX_FATAL;
}

void bx_job_open_spool(bx_job *job)
{
    enum { KEPT = 4 * 1024 * 1024 }; /* bytes; a quick run of some pages writes no second file */
    const char *output = job->options->output ? job->options->output : job->options->per_page;
    if (!output) return;
    bx_string folder = bx_path_directory(bx_string_of(output));
    job->spool = bx_spool_new(bx_string_copy(job->arena, folder).data, KEPT);
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

/* A profile that is kept, with the state of its file and the messages about it. */
typedef struct kept_profile {
    bx_profile *profile;
    bx_string path;
    bx_file_state state;
    bool settled;
    bx_diagnostics *diagnostics;
} kept_profile;

static void *make_profile(void *context)
{
    kept_profile *made = bx_alloc(sizeof *made);
    made->path = bx_string_copy(bx_arena_new(), *(const bx_string *)context);
    made->diagnostics = bx_diagnostics_new();
    made->settled = bx_file_state_of(made->path.data, &made->state);
    made->profile = bx_profile_open(made->path.data, made->diagnostics);
    return made;
}

static bool profile_is_sound(const void *made)
{
    const kept_profile *kept = made;
    return kept->profile && kept->settled;
}

static bool profile_is_good(const void *made)
{
    const kept_profile *kept = made;
    bx_file_state state;
    return bx_file_state_of(kept->path.data, &state) &&
           memcmp(&state, &kept->state, sizeof state) == 0;
}

static bx_profile *open_profile(bx_job *job, bx_string path)
{
    const kept_profile *kept =
        bx_session_keep(job->session, &(bx_keeping){.kind = BX_KEPT_PROFILE,
                                                    .key = path,
                                                    .make = make_profile,
                                                    .is_good = profile_is_good,
                                                    .is_sound = profile_is_sound,
                                                    .context = &path});
    bx_diagnostics_append(job->diagnostics, kept->diagnostics);
    return kept->profile;
}

/* The output condition that the style sheets name. False with a fatal message. */
static bool open_condition(bx_job *job)
{
    const bx_print_rule *rule = job->print;
    if (!rule) {
        bx_report(job->diagnostics, BX_PRINT_MISSING, (bx_span){0});
        return false;
    }
    job->profile = open_profile(job, rule->profile);
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
