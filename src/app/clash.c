/* Files are the same when device and inode are; one that is not there yet is known by its folder
 * and name. */
#include "app/clash.h"

#include "app/codes.h"
#include "app/per_page.h"

#include <sys/stat.h>

typedef struct place {
    bx_string path, name; /* name: in its folder, of a file that is not there */
    dev_t device;
    ino_t inode;
    bool known;
} place;

typedef BX_ARRAY(place) places;

/* A character device, such as /dev/null, is no place: anything may be written to it twice. */
static void add(bx_job *job, places *list, bx_string path)
{
    if (path.size == 0) return;
    struct stat status;
    place p = {.path = bx_string_copy(job->arena, path)};
    if (stat(p.path.data, &status) != 0) {
        bx_string folder = bx_path_directory(p.path);
        p.name = bx_string_slice(p.path, folder.size, p.path.size);
        folder = folder.size ? bx_string_copy(job->arena, folder) : BX_STRING(".");
        if (stat(folder.data, &status) != 0) return;
    } else if (S_ISCHR(status.st_mode)) {
        return;
    }
    p.device = status.st_dev;
    p.inode = status.st_ino;
    bx_array_push(list, p);
}

static bool is_same(const place *a, const place *b)
{
    return a->device == b->device && a->inode == b->inode && bx_string_equal(a->name, b->name);
}

static void add_option(bx_job *job, places *list, const char *path)
{
    if (path) add(job, list, bx_string_of(path));
}

static void add_outputs(bx_job *job, places *list)
{
    add_option(job, list, job->options->output);
    add_option(job, list, job->options->dump);
    add_option(job, list, job->options->report);
    if (!job->options->per_page || !job->issue) return;
    for (size_t i = 0; i < job->page_count; i++) {
        add(job, list, bx_page_file_path(job, &job->pages[i]));
        add(job, list, bx_page_dump_path(job, &job->pages[i]));
    }
    add(job, list, bx_manifest_path(job));
}

static void add_inputs(bx_job *job, places *list)
{
    add_option(job, list, job->options->issue);
    for (size_t i = 0; i < job->options->style_count; i++)
        add_option(job, list, job->options->styles[i]);
    add_option(job, list, job->options->print);
    for (uint32_t i = 1; i <= bx_sources_count(job->sources); i++)
        add(job, list, bx_sources_path(job->sources, i));
    for (size_t i = 0; i < job->page_count; i++) {
        for (size_t j = 0; j < job->pages[i].figures.count; j++)
            add_option(job, list, job->pages[i].figures.items[j].path);
    }
    if (job->print) add(job, list, job->print->profile);
    size_t faces = 0;
    const bx_font_face_rule *rules =
        job->styles ? bx_style_set_font_faces(job->styles, &faces) : NULL;
    for (size_t i = 0; i < faces; i++)
        add(job, list, rules[i].path);
}

bool bx_outputs_clash(bx_job *job)
{
    places outputs = {0}, inputs = {0};
    add_outputs(job, &outputs);
    add_inputs(job, &inputs);
    const place *read = NULL, *twice = NULL;
    for (size_t i = 0; i < outputs.count; i++) {
        for (size_t j = 0; j < inputs.count && !read; j++)
            if (is_same(&outputs.items[i], &inputs.items[j])) read = &outputs.items[i];
        for (size_t j = 0; j < i && !twice; j++)
            if (is_same(&outputs.items[i], &outputs.items[j])) twice = &outputs.items[i];
    }
    if (read)
        bx_report(job->diagnostics, BX_OUTPUT_IS_INPUT, (bx_span){0}, read->path.data);
    else if (twice)
        bx_report(job->diagnostics, BX_OUTPUT_TWICE, (bx_span){0}, twice->path.data);
    bool clash = read || twice;
    bx_array_release(&outputs);
    bx_array_release(&inputs);
    return clash;
}
