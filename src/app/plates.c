/* Dumps as input, and the head that they carry for it. */
#include "app/plates.h"

#include "app/codes.h"
#include "base/codes.h"
#include "base/file.h"
#include "plate/dump.h"
#include "unicode/orientation.h"

#include <fcntl.h>
#include <jansson.h>
#include <string.h>
#include <unistd.h>

static const char BEGINNING[] = "{\"format\":";

/* Rises whenever the same input gives other lines. */
enum { RULES = 1 };

void bx_job_append_head(const bx_job *job, bx_buffer *out)
{
    bx_buffer_format(out, "%s %d,\n\"header\": {\"program\": ", BEGINNING, BX_DUMP_FORMAT);
    bx_buffer_append_json(out, job->info.creator);
    bx_buffer_format(out, ", \"rules\": %d, \"unicode\": \"%s\", \"title\": ", RULES,
                     bx_unicode_version());
    bx_buffer_append_json(out, job->issue->title);
    bx_buffer_append_literal(out, ", \"language\": ");
    bx_buffer_append_json(out, job->issue->language);
    bx_buffer_format(out, ", \"date\": [%d, %d, %d], \"number\": ", job->issue->year,
                     job->issue->month, job->issue->day);
    bx_buffer_append_json(out, job->issue->number);
    bx_buffer_append_literal(out, "},\n\"pages\": [\n");
}

bool bx_job_is_dump(const bx_job *job)
{
    char bytes[sizeof BEGINNING - 1];
    int file = open(job->options->issue, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return false;
    ssize_t size = read(file, bytes, sizeof bytes);
    close(file);
    return size == (ssize_t)sizeof bytes && memcmp(bytes, BEGINNING, sizeof bytes) == 0;
}

static void report_damage(bx_job *job, const char *place, const char *what)
{
    bx_report(job->diagnostics, BX_DUMP_DAMAGED, (bx_span){0}, job->options->issue, place, what);
}

static bx_string text_of(bx_job *job, const json_t *head, const char *key)
{
    const json_t *value = json_object_get(head, key);
    return bx_string_copy(job->arena,
                          (bx_string){json_string_value(value) ? json_string_value(value) : "",
                                      json_string_length(value)});
}

static bool read_head(bx_job *job, const json_t *head)
{
    int year, month, day;
    if (json_unpack((json_t *)head, "{s:[i,i,i]}", "date", &year, &month, &day) != 0) {
        report_damage(job, "header", "a date of three numbers is expected");
        return false;
    }
    job->issue = BX_NEW(job->arena, bx_issue);
    *job->issue = (bx_issue){.title = text_of(job, head, "title"),
                             .language = text_of(job, head, "language"),
                             .number = text_of(job, head, "number"),
                             .year = year,
                             .month = month,
                             .day = day};
    if (json_integer_value(json_object_get(head, "rules")) != RULES)
        bx_report(job->diagnostics, BX_DUMP_RULES, (bx_span){0}, job->options->issue);
    return true;
}

bool bx_job_read_dump(bx_job *job)
{
    if (job->options->per_page) { /* its names and manifest come from an issue */
        report_damage(job, "--per-page",
                      "plates that are read back go into one file: name it with -o");
        return false;
    }
    bx_buffer text = {0};
    json_error_t error;
    int status = bx_file_read(job->options->issue, (size_t)1 << 30, &text);
    if (status) {
        bx_report(job->diagnostics, BX_FILE_UNREADABLE, (bx_span){0}, job->options->issue,
                  strerror(status));
        bx_report(job->diagnostics, BX_RUN_WITHOUT, (bx_span){0}, job->options->issue);
        return false;
    }
    job->dump = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, &error);
    bx_buffer_release(&text);
    if (!job->dump) {
        bx_string place = bx_string_format(job->arena, "%d:%d", error.line, error.column);
        report_damage(job, place.data, error.text);
        return false;
    }
    if (json_integer_value(json_object_get(job->dump, "format")) != BX_DUMP_FORMAT) {
        report_damage(job, "format", "a dump of another format");
        return false;
    }
    const json_t *pages = json_object_get(job->dump, "pages");
    job->page_count = json_array_size(pages);
    if (job->page_count == 0) {
        report_damage(job, "pages", "there is no page");
        return false;
    }
    job->pages = BX_NEW_ARRAY(job->arena, bx_job_page, job->page_count);
    return read_head(job, json_object_get(job->dump, "header"));
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
        bx_plate *plate =
            bx_plate_read(json_array_get(pages, i), job->sources, &names, &finder, &fault);
        if (!plate) {
            bx_string place = bx_string_format(job->arena, "pages[%zu]%s%s", i,
                                               fault.place[0] ? "." : "", fault.place);
            report_damage(job, place.data, fault.what);
            continue;
        }
        page->number = plate->number;
        page->through = plate->through;
        page->black_only = plate->black_only;
        use(job, page, plate);
        bx_plate_free(plate);
    }
    for (size_t i = 0; i < job->page_count; i++)
        bx_diagnostics_append(job->diagnostics, job->pages[i].diagnostics);
}
