/* Dumps as input, and the head that they carry for it. */
#include "app/plates.h"

#include "app/asked.h"
#include "app/codes.h"
#include "app/packed.h"
#include "base/codes.h"
#include "base/file.h"
#include "base/unreadable.h"
#include "plate/dump.h"
#include "unicode/orientation.h"

#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Rises whenever the same input gives other lines (tests/pages/golden.py). */
enum { RULES = 1 };

static const size_t LARGEST = (size_t)1 << 30;

static bx_dump_condition condition_of(bx_job *job)
{
    const bx_print_rule *rule = job->print;
    bx_plate_names names = bx_naming_names(job->naming);
    bx_dump_condition c = {.profile = names.path(names.context, rule->profile),
                           .sha256 = bx_string_of(names.hash(names.context, rule->profile)),
                           .identifier = rule->condition,
                           .registry = rule->registry,
                           .standard = rule->standard,
                           .marks_on_all_plates = rule->marks_on_all_plates,
                           .ink_limit = rule->ink_limit,
                           .picture_ppi = rule->picture_ppi,
                           .picture_quality = rule->picture_quality,
                           .least_type = rule->least_type,
                           .least_rule = rule->least_rule,
                           .spot_count = rule->spot_count};
    c.spots = BX_NEW_ARRAY(job->arena, bx_dump_spot, c.spot_count);
    for (size_t i = 0; i < c.spot_count; i++)
        c.spots[i] = (bx_dump_spot){rule->spots[i].name, rule->spots[i].color};
    return c;
}

void bx_job_append_head(bx_job *job, bx_buffer *out)
{
    const bx_issue *issue = job->issue;
    bx_dump_head head = job->dump ? *job->dump_head : (bx_dump_head){0};
    head.grid |= job->options->grid;
    head.lint_overlay |= job->options->lint_overlay;
    head.condition = condition_of(job);
    if (!job->dump) {
        head.program = job->info.creator;
        head.rules = RULES;
        head.unicode = bx_string_of(bx_unicode_version());
        head.title = issue->title;
        head.language = issue->language;
        head.date[0] = (uint32_t)issue->year;
        head.date[1] = (uint32_t)issue->month;
        head.date[2] = (uint32_t)issue->day;
        head.number = issue->number;
        head.normalize = job->options->normalize;
        bx_asked_of_issue(job, &head);
    }
    bx_dump_begin(&head, out);
}

bool bx_job_is_dump(const bx_job *job)
{
    char bytes[64];
    int file = open(job->options->issue, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return false;
    ssize_t size = read(file, bytes, sizeof bytes);
    close(file);
    bx_string start = {bytes, size > 0 ? (size_t)size : 0};
    if (bx_gzip_is(start)) return true;
    start = bx_string_trim(start);
    return start.size > 0 && start.data[0] == '{';
}

static void report_damage(bx_job *job, size_t offset, const char *place, const char *what)
{
    if (job->dump_source == 0)
        job->dump_source = bx_sources_add(job->sources, bx_string_of(job->options->issue),
                                          bx_buffer_string(&job->dump_text));
    bx_span span = {job->dump_source, (uint32_t)offset, (uint32_t)offset + 1};
    bx_report(job->diagnostics, BX_DUMP_DAMAGED, span, place, what);
}

static bool report_fault(bx_job *job, const char *outer, const bx_plate_fault *fault)
{
    bx_string place =
        bx_string_format(job->arena, "%s%s%s", outer, fault->place[0] ? "." : "", fault->place);
    report_damage(job, bx_dump_offset(bx_buffer_string(&job->dump_text), place.data), place.data,
                  fault->what);
    return false;
}

/* Reads the file, and unpacks it. */
static bool read_text(bx_job *job)
{
    bx_buffer bytes = {0};
    int status = bx_file_read(job->options->issue, LARGEST, &bytes);
    if (status) {
        bx_report_unreadable(job->diagnostics, BX_FILE_UNREADABLE, (bx_span){0},
                             job->options->issue, status);
        bx_report(job->diagnostics, BX_RUN_WITHOUT, (bx_span){0}, job->options->issue);
        bx_buffer_release(&bytes);
        return false;
    }
    bool good = true;
    if (bx_gzip_is(bx_buffer_string(&bytes))) {
        good = bx_gunzip_append(bx_buffer_string(&bytes), LARGEST, &job->dump_text);
        bx_buffer_release(&bytes);
        if (!good) report_damage(job, 0, "gzip", "it is damaged, or ends too early");
    } else {
        job->dump_text = bytes;
    }
    return good;
}

static bx_attribute *attributes_of(bx_job *job, const bx_plate_attribute *from, size_t count)
{
    bx_attribute *copy = BX_NEW_ARRAY(job->arena, bx_attribute, count);
    for (size_t i = 0; i < count; i++) {
        copy[i].name = bx_string_copy(job->arena, from[i].name);
        copy[i].value = bx_string_copy(job->arena, from[i].value);
    }
    return copy;
}

/* What outputs take from the issue. */
static void make_issue(bx_job *job)
{
    const bx_dump_head *head = job->dump_head;
    job->issue = BX_NEW(job->arena, bx_issue);
    *job->issue = (bx_issue){.title = head->title,
                             .language = head->language,
                             .number = head->number,
                             .year = (int)head->date[0],
                             .month = (int)head->date[1],
                             .day = (int)head->date[2]};
    job->issue->root = bx_node_new(job->arena, NULL, BX_ELEMENT_ISSUE, (bx_span){0});
    job->issue->root->attributes = attributes_of(job, head->attributes, head->attribute_count);
    job->issue->root->attribute_count = head->attribute_count;
}

/* Options that ask for another layout cannot be followed. */
static void report_options(bx_job *job)
{
    const struct {
        bool given;
        const char *name;
    } options[] = {{job->options->style_count > 0, "--style"},
                   {job->options->normalize && !job->dump_head->normalize, "--normalize"}};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (options[i].given)
            bx_report(job->diagnostics, BX_DUMP_OPTION, (bx_span){0}, options[i].name);
    }
}

/* Whether a condition can be drawn for. */
static const char *bad_condition(const bx_dump_condition *c)
{
    if (!bx_print_standard_find(c->standard)) return "standard";
    if (c->spot_count > BX_MOST_SPOTS) return "spots";
    for (size_t i = 0; i < c->spot_count; i++) {
        if (c->spots[i].name.size == 0 || c->spots[i].name.size > 127) return "spots";
        if (c->spots[i].color.space != BX_COLOR_CMYK) return "spots";
    }
    if (c->ink_limit < 100 || c->ink_limit > 400) return "ink_limit";
    if (c->picture_ppi < 36 || c->picture_ppi > 2400) return "picture_ppi";
    return c->picture_quality < 1 || c->picture_quality > 100 ? "picture_quality" : NULL;
}

static bool read_head(bx_job *job)
{
    bx_plate_fault fault;
    job->dump_head = BX_NEW(job->arena, bx_dump_head);
    if (!bx_dump_head_read(json_object_get(job->dump, "header"), job->arena, job->dump_head,
                           &fault))
        return report_fault(job, "header", &fault);
    const char *bad = bad_condition(&job->dump_head->condition);
    if (bad) {
        fault.what[0] = 0;
        snprintf(fault.place, sizeof fault.place, "condition.%s", bad);
        snprintf(fault.what, sizeof fault.what, "it cannot be printed so");
        return report_fault(job, "header", &fault);
    }
    make_issue(job);
    if (job->dump_head->rules != RULES)
        bx_report(job->diagnostics, BX_DUMP_RULES, (bx_span){0}, job->options->issue);
    report_options(job);
    if (job->dump_head->lint_overlay)
        bx_report(job->diagnostics, BX_DUMP_PROOF, (bx_span){0}, job->options->issue);
    return true;
}

static bool select_pages(bx_job *job)
{
    const json_t *pages = json_object_get(job->dump, "pages"), *page;
    size_t i, count = json_array_size(pages);
    bool valid = true;
    if (count == 0)
        return report_fault(job, "pages", &(bx_plate_fault){.what = "there is no page"});
    job->pages = BX_NEW_ARRAY(job->arena, bx_job_page, count);
    json_array_foreach(pages, i, page)
    {
        bx_job_page *selected = &job->pages[job->page_count];
        selected->number = (uint32_t)json_integer_value(json_object_get(page, "page"));
        selected->through = (uint32_t)json_integer_value(json_object_get(page, "through"));
        selected->place = i;
        job->page_count += bx_page_is_listed(job, selected, &valid);
    }
    return bx_pages_are_known(job, valid);
}

bool bx_job_read_dump(bx_job *job)
{
    json_error_t error;
    if (!read_text(job)) return false;
    bx_job_keep_dump(job, json_loadb(job->dump_text.data ? job->dump_text.data : "",
                                     job->dump_text.size, JSON_REJECT_DUPLICATES, &error));
    if (!job->dump) {
        report_damage(job, (size_t)(error.position > 0 ? error.position : 0), "JSON", error.text);
        return false;
    }
    if (json_integer_value(json_object_get(job->dump, "format")) != BX_DUMP_FORMAT)
        return report_fault(job, "format", &(bx_plate_fault){.what = "a dump of another format"});
    return read_head(job) && select_pages(job);
}

bool bx_job_check_dump_profile(bx_job *job)
{
    bx_dump_condition *c = &job->dump_head->condition;
    bx_plate_finder finder = bx_naming_finder(job->naming);
    bx_plate_fault fault = {.place = "condition.sha256",
                            .what = "another profile, or none, stands under its path now: name a "
                                    "print file with --print"};
    if (job->print->span.source) return true; /* --print */
    bx_print_rule *rule = bx_arena_copy(job->arena, job->print, sizeof *rule);
    job->print = rule;
    if (finder.file(finder.context, c->profile, c->sha256.data, &rule->profile)) return true;
    return report_fault(job, "header", &fault);
}

/* Messages of the run that set a page, and that hold for its plate too. */
static void report_faults(bx_job_page *page, const bx_plate *plate)
{
    bx_number_text errors;
    page->kept_warnings = plate->warnings;
    if (plate->errors == 0) return;
    page->kept_errors = plate->errors - 1;
    bx_report_on_page(page->diagnostics, BX_DUMP_FAULTS, (bx_span){0}, plate->number,
                      (bx_string){"", 0}, bx_number(&errors, plate->errors));
}

static const bx_node *page_node(bx_job *job, const bx_plate *plate)
{
    bx_node *node = bx_node_new(job->arena, job->issue->root, BX_ELEMENT_PAGE, (bx_span){0});
    if (plate->asked_count == 0) return node;
    node->attributes = attributes_of(job, plate->asked->attributes, plate->asked->attribute_count);
    node->attribute_count = plate->asked->attribute_count;
    return node;
}

void bx_job_read_plates(bx_job *job, void (*use)(bx_job *, bx_job_page *, bx_plate *))
{
    bx_plate_names names = bx_naming_names(job->naming);
    bx_plate_finder finder = bx_naming_finder(job->naming);
    const json_t *pages = json_object_get(job->dump, "pages");
    for (size_t i = 0; i < job->page_count; i++) {
        bx_job_page *page = &job->pages[i];
        bx_plate_fault fault;
        page->diagnostics = bx_diagnostics_new();
        bx_plate *plate = bx_plate_read(json_array_get(pages, page->place), job->sources, &names,
                                        &finder, &fault);
        if (!plate) {
            bx_string place = bx_string_format(job->arena, "pages[%zu]", page->place);
            report_fault(job, place.data, &fault);
            continue;
        }
        page->node = page_node(job, plate);
        page->black_only = plate->black_only;
        job->issue->page_count = plate->page_count;
        report_faults(page, plate);
        use(job, page, plate);
        bx_plate_free(plate);
    }
    for (size_t i = 0; i < job->page_count; i++)
        bx_diagnostics_append(job->diagnostics, job->pages[i].diagnostics);
}
