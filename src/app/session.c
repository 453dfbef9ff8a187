/* Sessions. */
#include "app/session.h"

#include "base/array.h"

/* Builds that may pass before what none of them used is dropped. */
enum { KEPT_BUILDS = 16 };

/* Something that is kept: on a heap of its own, which ends with it. */
typedef struct kept {
    bx_session *session;
    bx_heap *heap;
    bx_kept_kind kind;
    bx_string key; /* on the heap */
    void *value;
    unsigned users; /* jobs that have it now */
    size_t last;    /* build that used it last */
    bool stale;     /* not for other jobs */
} kept;

struct bx_session {
    bx_heap *heap;
    pthread_mutex_t lock; /* guards what follows */
    bx_source_store *texts;
    size_t builds; /* begun so far */
    BX_ARRAY(kept *) items;
};

static void make_session(void *context)
{
    bx_session **made = context;
    *made = bx_alloc(sizeof **made);
    (*made)->heap = bx_heap_current();
    pthread_mutex_init(&(*made)->lock, NULL);
}

/* A session for one build, which keeps no texts. NULL when there is no memory. */
static bx_session *session_for_one(void)
{
    bx_session *session = NULL;
    bx_failure failure;
    bx_heap *heap = bx_heap_new(), *before = bx_heap_enter(heap);
    bool good = heap && bx_guarded(make_session, &session, &failure);
    bx_heap_enter(before);
    if (good) return session;
    bx_heap_free(heap);
    return NULL;
}

static void make_texts(void *context)
{
    bx_session *session = context;
    session->texts = bx_source_store_new();
}

bx_session *bx_session_new(void)
{
    bx_session *session = session_for_one();
    bx_failure failure;
    if (!session) return NULL;
    bx_heap *before = bx_heap_enter(session->heap);
    bool good = bx_guarded(make_texts, session, &failure);
    bx_heap_enter(before);
    if (good) return session;
    bx_session_free(session);
    return NULL;
}

void bx_session_free(bx_session *session)
{
    if (!session) return;
    for (size_t i = 0; i < session->items.count; i++)
        bx_heap_free(session->items.items[i]->heap);
    bx_source_store_free(session->texts);
    pthread_mutex_destroy(&session->lock);
    bx_heap_free(session->heap);
}

bx_source_store *bx_session_texts(bx_session *session)
{
    return session->texts;
}

/* Drops what nobody uses and none of the last builds did, or nobody may. Under the lock. */
static void drop_old(bx_session *session)
{
    size_t left = 0;
    for (size_t i = 0; i < session->items.count; i++) {
        kept *item = session->items.items[i];
        bool old = item->stale || item->last + KEPT_BUILDS < session->builds;
        if (item->users == 0 && old)
            bx_heap_free(item->heap);
        else
            session->items.items[left++] = item;
    }
    session->items.count = left;
}

void bx_session_begin(bx_session *session)
{
    bx_lock(&session->lock);
    session->builds++;
    drop_old(session);
    bx_unlock(&session->lock);
}

static void end_use(void *object)
{
    kept *item = object;
    bx_session *session = item->session;
    bx_lock(&session->lock);
    item->users--;
    drop_old(session); /* perhaps this one */
    bx_unlock(&session->lock);
}

/* One that may be used; those that may not any more are stale from now on. Under the lock. */
static kept *find(bx_session *session, const bx_keeping *keeping)
{
    for (size_t i = 0; i < session->items.count; i++) {
        kept *item = session->items.items[i];
        if (item->stale || item->kind != keeping->kind || !bx_string_equal(item->key, keeping->key))
            continue;
        if (!keeping->is_good || keeping->is_good(item->value)) return item;
        item->stale = true;
    }
    return NULL;
}

typedef struct making {
    const bx_keeping *keeping;
    kept *item;
} making;

static void make(void *context)
{
    making *m = context;
    bx_arena *arena = bx_arena_new();
    m->item = BX_NEW(arena, kept);
    m->item->kind = m->keeping->kind;
    m->item->key = bx_string_copy(arena, m->keeping->key);
    m->item->heap = bx_heap_current();
    m->item->value = m->keeping->make(m->keeping->context);
}

/* Makes what is wanted. NULL when that is not possible. */
static kept *make_kept(const bx_keeping *keeping)
{
    making m = {.keeping = keeping};
    bx_failure failure = {0};
    bx_heap *heap = bx_heap_new(), *before = bx_heap_enter(heap);
    bool good = heap && bx_guarded(make, &m, &failure);
    bx_heap_enter(before);
    if (good && m.item->value) return m.item;
    bx_heap_free(heap);
    if (!good) bx_fail(failure);
    return NULL;
}

static void free_heap(void *heap)
{
    bx_heap_free(heap);
}

/* Adds it to what the session has. */
static void add(bx_session *session, kept *item, bool sound)
{
    bx_hold(item->heap, free_heap);
    bx_lock(&session->lock);
    bx_heap *before = bx_heap_enter(session->heap);
    item->session = session;
    item->stale = !sound;
    bx_array_push(&session->items, item);
    bx_heap_enter(before);
    item->users = 1;
    item->last = session->builds;
    bx_unlock(&session->lock);
    bx_unhold(item->heap);
    bx_hold(item, end_use);
}

void *bx_session_keep(bx_session *session, const bx_keeping *keeping)
{
    bx_lock(&session->lock);
    kept *item = find(session, keeping);
    if (item) {
        item->users++;
        item->last = session->builds;
    }
    bx_unlock(&session->lock);
    if (item) {
        bx_hold(item, end_use);
        return item->value;
    }
    item = make_kept(keeping);
    if (!item) return NULL;
    add(session, item, !keeping->is_sound || keeping->is_sound(item->value));
    return item->value;
}

int bx_build(const bx_build_options *options, bx_build_result *result)
{
    bx_session *session = session_for_one();
    int code = bx_session_build(session, options, result);
    bx_session_free(session);
    return code;
}
