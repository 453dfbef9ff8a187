/* The key of a picture is all that its bytes depend on. */
#include "image/picture_store.h"

#include "base/array.h"
#include "base/file.h"
#include "base/recovery.h"
#include "image/reader.h"

#include <lcms2.h>
#include <png.h>
#include <string.h>
#include <sys/stat.h>
#include <tiffio.h>
#include <webp/decode.h>

#include <jpeglib.h>

/* Rises with every change of this folder that makes other bytes. */
enum { CONVERSION = 2 };

/* What was asked for a file that was then of this size and time: its picture. */
typedef struct asked_before {
    bx_kept_key key;
    struct stored_picture *picture;
} asked_before;

typedef struct stored_picture {
    bx_kept_key key;
    bool ready, good;
    bx_encoded_image image;
} stored_picture;

struct bx_picture_store {
    bx_kept *kept;
    pthread_mutex_t lock;
    pthread_cond_t made;
    BX_ARRAY(stored_picture *) pictures;
    BX_ARRAY(asked_before) asked;
};

/* A picture in a file of `kept`: the stream, then this. */
typedef struct kept_head {
    uint32_t space, filter, inverted, width, height;
    bx_image_remarks remarks;
} kept_head;

bx_picture_store *bx_picture_store_new(bx_kept *kept)
{
    bx_picture_store *store = bx_alloc(sizeof *store);
    store->kept = kept;
    pthread_mutex_init(&store->lock, NULL);
    pthread_cond_init(&store->made, NULL);
    return store;
}

void bx_picture_store_free(bx_picture_store *store)
{
    if (!store) return;
    for (size_t i = 0; i < store->pictures.count; i++) {
        bx_encoded_image_release(&store->pictures.items[i]->image);
        bx_free(store->pictures.items[i]);
    }
    bx_array_release(&store->pictures);
    bx_array_release(&store->asked);
    pthread_cond_destroy(&store->made);
    pthread_mutex_destroy(&store->lock);
    bx_free(store);
}

/* The request without what makes no difference to this file, so that requests that are answered by
 * the same bytes are the same: tints below opaque pictures, and room for more pixels than there
 * are.
 */
static bx_image_request reduce(const bx_image_request *request)
{
    bx_image_request r = *request;
    bool good;
    int error;
    const char *other;
    bx_row_reader *reader = bx_reader_open(request->path, &good, &error, &other);
    if (!good) {
        bx_reader_close(reader);
        return r;
    }
    uint32_t width = reader->width, height = reader->height;
    if (reader->orientation >= 5) width = reader->height, height = reader->width;
    if (r.crop_width == 0 || r.crop_width > width) r.crop_width = width;
    if (r.crop_height == 0 || r.crop_height > height) r.crop_height = height;
    if (r.max_width > r.crop_width) r.max_width = r.crop_width;
    if (r.max_height > r.crop_height) r.max_height = r.crop_height;
    if (!reader->alpha) memset(r.background, 0, sizeof r.background);
    if (reader->space != BX_PIXEL_CMYK) r.keep_inks = false;
    bx_reader_close(reader);
    return r;
}

static void add_request(bx_key_maker *maker, const bx_image_request *r)
{
    const uint64_t numbers[] = {
        r->crop_x,        r->crop_y,        r->crop_width,    r->crop_height,  r->max_width,
        r->max_height,    r->ink_limit,     r->quality,       r->black_only,   r->keep_inks,
        r->background[0], r->background[1], r->background[2], r->background[3]};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        bx_key_add_number(maker, numbers[i]);
}

static void add_profile(bx_key_maker *maker, const bx_profile *profile)
{
    bx_string icc = bx_profile_data(profile);
    bx_key_add_number(maker, icc.size);
    bx_key_add(maker, icc.data, icc.size);
}

/* Versions of what decodes and encodes. */
static void add_libraries(bx_key_maker *maker)
{
    const uint64_t numbers[] = {LIBJPEG_TURBO_VERSION_NUMBER, png_access_version_number(),
                                (uint64_t)WebPGetDecoderVersion(),
                                (uint64_t)cmsGetEncodedCMMversion()};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        bx_key_add_number(maker, numbers[i]);
    const char *tiff = TIFFGetVersion();
    bx_key_add(maker, tiff, strlen(tiff) + 1);
}

static void add_content(bx_key_maker *maker, const char *path)
{
    int error;
    FILE *file = bx_file_stream(path, &error);
    if (!file) return;
    char part[65536];
    uint64_t total = 0;
    for (size_t size; (size = fread(part, 1, sizeof part, file)) > 0; total += size)
        bx_key_add(maker, part, size);
    fclose(file);
    bx_key_add_number(maker, total);
}

/* What of a file changes when it is written. */
static void add_status(bx_key_maker *maker, const char *path)
{
    struct stat s;
    if (stat(path, &s) != 0) return;
    const uint64_t numbers[] = {s.st_dev,
                                s.st_ino,
                                (uint64_t)s.st_size,
                                (uint64_t)s.st_mtim.tv_sec,
                                (uint64_t)s.st_mtim.tv_nsec,
                                (uint64_t)s.st_ctim.tv_sec,
                                (uint64_t)s.st_ctim.tv_nsec};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        bx_key_add_number(maker, numbers[i]);
}

static bx_kept_key key_as_asked(const bx_image_request *r, const bx_profile *profile)
{
    bx_key_maker *maker = bx_key_begin("request", 0);
    bx_key_add(maker, r->path, strlen(r->path) + 1);
    add_request(maker, r);
    add_profile(maker, profile);
    add_status(maker, r->path);
    return bx_key_end(maker);
}

static bx_kept_key key_of_content(const bx_image_request *r, const bx_profile *profile)
{
    bx_key_maker *maker = bx_key_begin("picture " BANXIN_VERSION, CONVERSION);
    add_libraries(maker);
    add_request(maker, r);
    add_profile(maker, profile);
    add_content(maker, r->path);
    return bx_key_end(maker);
}

static bool same_key(const bx_kept_key *a, const bx_kept_key *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* Waits for a picture that is being made; the lock is held. */
static stored_picture *when_ready(bx_picture_store *store, stored_picture *p)
{
    while (!p->ready)
        pthread_cond_wait(&store->made, &store->lock);
    return p;
}

/* The picture of a request that was made before; NULL: none. */
static stored_picture *find_asked(bx_picture_store *store, const bx_kept_key *asked)
{
    stored_picture *found = NULL;
    bx_lock(&store->lock);
    for (size_t i = 0; i < store->asked.count && !found; i++) {
        if (same_key(&store->asked.items[i].key, asked))
            found = when_ready(store, store->asked.items[i].picture);
    }
    bx_unlock(&store->lock);
    return found;
}

/* The picture of a key: an old one, when it is ready, or a new one that the caller makes. */
static stored_picture *find(bx_picture_store *store, const bx_kept_key *key,
                            const bx_kept_key *asked, bool *is_new)
{
    stored_picture *found = NULL;
    bx_lock(&store->lock);
    for (size_t i = 0; i < store->pictures.count && !found; i++) {
        if (same_key(&store->pictures.items[i]->key, key)) found = store->pictures.items[i];
    }
    *is_new = !found;
    if (!found) {
        found = bx_alloc(sizeof *found);
        found->key = *key;
        bx_array_reserve(&store->asked, store->asked.count + 1); /* it is made, or not there */
        bx_array_push(&store->pictures, found);
    }
    bx_array_push(&store->asked, ((asked_before){*asked, found}));
    if (!*is_new) when_ready(store, found);
    bx_unlock(&store->lock);
    return found;
}

static bool take_kept(bx_kept *kept, stored_picture *p)
{
    bx_buffer block = {0};
    kept_head head;
    bool good = bx_kept_read(kept, &p->key, &block) && block.size >= sizeof head;
    if (!good) {
        bx_buffer_release(&block);
        return false;
    }
    memcpy(&head, block.data + block.size - sizeof head, sizeof head);
    p->image = (bx_encoded_image){.space = (bx_pixel_space)head.space,
                                  .filter = (bx_image_filter)head.filter,
                                  .inverted = head.inverted,
                                  .width = head.width,
                                  .height = head.height,
                                  .data = block.data,
                                  .size = block.size - sizeof head,
                                  .remarks = head.remarks};
    return true;
}

static void keep(bx_kept *kept, const stored_picture *p)
{
    const bx_encoded_image *image = &p->image;
    kept_head head;
    memset(&head, 0, sizeof head); /* padding too is written */
    head.space = image->space;
    head.filter = image->filter;
    head.inverted = image->inverted;
    head.width = image->width;
    head.height = image->height;
    head.remarks = image->remarks;
    bx_kept_write(kept, &p->key, (bx_string){image->data, image->size},
                  (bx_string){(const char *)&head, sizeof head});
}

/* The making of a picture. */
typedef struct making {
    bx_picture_store *store;
    stored_picture *picture;
    const bx_image_request *request, *reduced;
    const bx_profile *profile;
    const bx_kept_key *asked;
    bool good;
} making;

/* Makes a picture, or takes the kept one. `asked` is from before its file was read: one that has
 * changed since may have been read half and half, which is not kept. */
static void make(void *context)
{
    making *m = context;
    bool good = take_kept(m->store->kept, m->picture);
    if (!good) {
        good = bx_image_encode(m->reduced, m->profile, &m->picture->image);
        bx_kept_key now = key_as_asked(m->request, m->profile);
        if (good && same_key(&now, m->asked)) keep(m->store->kept, m->picture);
    }
    m->good = good;
}

/* Whoever waits for it hears of a picture that is broken off, too. */
static void make_for_all(making *m)
{
    bx_failure failure;
    bool whole = bx_guarded(make, m, &failure);
    bx_lock(&m->store->lock);
    m->picture->good = m->good;
    m->picture->ready = true;
    pthread_cond_broadcast(&m->store->made);
    bx_unlock(&m->store->lock);
    if (!whole) bx_fail(failure);
}

const bx_encoded_image *bx_picture_store_get(bx_picture_store *store,
                                             const bx_image_request *request,
                                             const bx_profile *profile, bx_diagnostics *diagnostics)
{
    bx_kept_key asked = key_as_asked(request, profile);
    stored_picture *p = find_asked(store, &asked);
    if (!p) {
        bool is_new;
        bx_image_request reduced = reduce(request);
        bx_kept_key key = key_of_content(&reduced, profile);
        p = find(store, &key, &asked, &is_new);
        making m = {store, p, request, &reduced, profile, &asked, false};
        if (is_new) make_for_all(&m);
    }
    if (diagnostics) bx_image_report(request, &p->image.remarks, diagnostics);
    return p->good ? &p->image : NULL;
}
