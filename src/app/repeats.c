/* Figures by the content of their files. */
#include "app/repeats.h"

#include "app/codes.h"
#include "base/file.h"
#include "base/map.h"

#include <string.h>
#include <sys/stat.h>

void bx_repeats_note(bx_job_page *page, const bx_plate *plate)
{
    for (size_t i = 0; i < plate->image_count; i++) {
        const bx_plate_image *image = &plate->images[i];
        struct stat status;
        if (image->missing || stat(image->path.data, &status) != 0) continue;
        bx_job_figure figure = {.span = image->span,
                                .page = plate->number,
                                .size = (uint64_t)status.st_size,
                                .news = image->figure};
        figure.path = bx_alloc(image->path.size + 1);
        memcpy(figure.path, image->path.data, image->path.size);
        bx_array_push(&page->figures, figure);
    }
}

static uint64_t content_of(bx_job_figure *figure)
{
    bx_buffer data = {0};
    if (!figure->hashed && bx_file_read(figure->path, (size_t)figure->size, &data) == 0)
        figure->hash = bx_hash(data.data, data.size);
    bx_buffer_release(&data);
    figure->hashed = true;
    return figure->hash;
}

static bool is_same(bx_job_figure *a, bx_job_figure *b)
{
    if (a->size != b->size) return false;
    return strcmp(a->path, b->path) == 0 || content_of(a) == content_of(b);
}

/* The first figure of the issue with the same picture, or NULL. `by_size` leads from sizes to the
 * last figure of that size, and `earlier` from there to the ones before. */
static bx_job_figure *find_earlier(bx_job_figure **all, const size_t *earlier, size_t last,
                                   bx_job_figure *figure)
{
    bx_job_figure *found = NULL;
    for (size_t i = last; i != BX_MAP_NONE; i = earlier[i]) {
        if (is_same(all[i], figure)) found = all[i];
    }
    return found;
}

void bx_repeats_report(bx_job *job)
{
    size_t count = 0, next = 0;
    for (size_t i = 0; i < job->page_count; i++)
        count += job->pages[i].figures.count;
    bx_job_figure **all = BX_NEW_ARRAY(job->arena, bx_job_figure *, count);
    size_t *earlier = BX_NEW_ARRAY(job->arena, size_t, count);
    bx_map by_size = {0};
    for (size_t i = 0; i < job->page_count; i++) {
        for (size_t f = 0; f < job->pages[i].figures.count; f++, next++) {
            bx_job_figure *figure = all[next] = &job->pages[i].figures.items[f];
            if (!figure->news) continue;
            bx_string key = {(const char *)&figure->size, sizeof figure->size};
            earlier[next] = bx_map_find(&by_size, key);
            bx_job_figure *first = find_earlier(all, earlier, earlier[next], figure);
            bx_map_set(&by_size, key, next);
            bx_number_text number;
            if (first)
                bx_report_on_page(job->diagnostics, BX_PICTURE_TWICE, figure->span, figure->page,
                                  (bx_string){0}, figure->path, bx_number(&number, first->page));
        }
    }
    bx_map_release(&by_size);
}
