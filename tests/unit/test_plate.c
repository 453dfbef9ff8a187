/* Plates written and read back, every field of the tables: the same again, and nothing else. */
#include "plate_by_schema.h"
#include "runner.h"

#include <jansson.h>

typedef struct fixture {
    bx_sources *sources;
    bx_plate *plate;
    bx_buffer text;
    json_t *page;
} fixture;

static json_t *parse(const bx_buffer *text)
{
    json_error_t error;
    json_t *value = json_loadb(text->data, text->size, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(value, "%s at %d: %s", error.text, error.position, text->data);
    return value;
}

static fixture make(uint32_t seed)
{
    fixture f = {.sources = bx_sources_new()};
    bx_sources_add(f.sources, BX_STRING("a.xml"), BX_STRING("012\n456\n89012345678"));
    bx_sources_add(f.sources, BX_STRING("b.xml"), BX_STRING("0\n23456789012345678"));
    f.plate = make_plate(&(choices){.state = seed});
    bx_plate_write(f.plate, f.sources, &MADE_NAMES, &f.text);
    f.page = parse(&f.text);
    return f;
}

static void release(fixture *f)
{
    json_decref(f->page);
    bx_buffer_release(&f->text);
    bx_plate_free(f->plate);
    bx_sources_free(f->sources);
}

static bx_plate *read_page(fixture *f, bx_plate_fault *fault)
{
    bx_plate_finder finder = made_finder(f->sources);
    return bx_plate_read(f->page, f->sources, &MADE_NAMES, &finder, fault);
}

START_TEST(every_field_comes_back)
{
    for (uint32_t seed = 1; seed <= 40; seed++) {
        fixture f = make(seed);
        bx_plate_fault fault;
        bx_plate *again = read_page(&f, &fault);
        ck_assert_msg(again, "seed %u: %s: %s", seed, fault.place, fault.what);
        bx_buffer text = {0};
        bx_plate_write(again, f.sources, &MADE_NAMES, &text);
        ck_assert_str_eq(text.data, f.text.data);
        bx_buffer_release(&text);
        bx_plate_free(again);
        release(&f);
    }
}
END_TEST

/* What is broken, where it stands, and how often a field was tried. */
typedef struct sweep {
    fixture *f;
    char place[200];
    unsigned tried;
    bool head;
} sweep;

static void must_fail(sweep *s, const char *what)
{
    bx_plate_fault fault = {{0}, {0}};
    bx_plate *plate = NULL;
    bool read;
    s->tried++;
    if (s->head) {
        bx_arena *arena = bx_arena_new();
        bx_dump_head head;
        read = bx_dump_head_read(s->f->page, arena, &head, &fault);
        bx_arena_free(arena);
    } else {
        plate = read_page(s->f, &fault);
        read = plate != NULL;
    }
    bx_plate_free(plate);
    ck_assert_msg(!read, "%s: %s: read all the same", s->place, what);
    /* At its place, or, where only the hash tells, at the page. */
    bool hash = strstr(fault.what, "hash") && !fault.place[0];
    bool near = strncmp(fault.place, s->place, strlen(fault.place)) == 0 &&
                (fault.place[0] || !strpbrk(s->place, ".["));
    /* A list of faces is read where a run names one of them, a hash with its path; what follows
     * from others no longer does. */
    if (strstr(fault.what, "follow")) near = true;
    if (strncmp(s->place, "faces", 5) == 0) near |= strstr(fault.place, ".font") != NULL;
    if (strstr(s->place, ".sha256")) near |= strstr(fault.place, ".path") != NULL;
    bool inside = strncmp(fault.place, s->place, strlen(s->place)) == 0;
    ck_assert_msg(hash || near || inside, "%s: %s is said of %s: %s", s->place, what, fault.place,
                  fault.what);
}

/* Every other kind of value, and numbers beyond all fields. */
static void try_values(sweep *s, json_t *in, const char *key, size_t index, json_t *kept)
{
    json_t *others[] = {json_null(),
                        json_integer(-1),
                        json_integer(INT64_C(1) << 40),
                        json_integer(-(INT64_C(1) << 40)),
                        json_string("？"),
                        json_true(),
                        json_real(0.5),
                        json_array(),
                        json_object()};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (json_equal(others[i], kept)) continue;
        if (key)
            json_object_set(in, key, others[i]);
        else
            json_array_set(in, index, others[i]);
        char what[40];
        snprintf(what, sizeof what, "value %zu", i);
        must_fail(s, what);
    }
    if (key)
        json_object_set(in, key, kept);
    else
        json_array_set(in, index, kept);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        json_decref(others[i]);
}

static void sweep_value(sweep *s, json_t *value);

static void sweep_member(sweep *s, json_t *in, const char *key, size_t index, json_t *value)
{
    size_t length = strlen(s->place), room = sizeof s->place - length;
    if (key)
        snprintf(s->place + length, room, "%s%s", length ? "." : "", key);
    else
        snprintf(s->place + length, room, "[%zu]", index);
    json_incref(value);
    try_values(s, in, key, index, value);
    if (key)
        json_object_del(in, key);
    else
        json_array_remove(in, index);
    must_fail(s, "left out");
    if (key)
        json_object_set(in, key, value);
    else
        json_array_insert(in, index, value);
    sweep_value(s, value);
    json_decref(value);
    s->place[length] = 0;
}

/* The first item of a list stands for all. */
static void sweep_value(sweep *s, json_t *value)
{
    if (json_is_array(value)) {
        bool row = json_array_size(value) > 0 && !json_is_object(json_array_get(value, 0)) &&
                   !json_is_array(json_array_get(value, 0));
        for (size_t i = 0; i < json_array_size(value) && (row || i < 1); i++)
            sweep_member(s, value, NULL, i, json_array_get(value, i));
    } else if (json_is_object(value)) {
        const char *keys[64];
        size_t count = 0;
        for (void *i = json_object_iter(value); i && count < 64;
             i = json_object_iter_next(value, i))
            keys[count++] = json_object_iter_key(i);
        for (size_t k = 0; k < count; k++) {
            char key[32];
            snprintf(key, sizeof key, "%s", keys[k]);
            sweep_member(s, value, key, 0, json_object_get(value, key));
        }
        json_object_set_new(value, "foreign", json_integer(1));
        must_fail(s, "a key too many");
        json_object_del(value, "foreign");
    }
}

/* Marks the bytes of a struct that its table of fields covers. */
static void cover(const bx_plate_schema *schema, char *bytes)
{
    static const size_t sizes[] = {[BX_FIELD_INT32] = 4,
                                   [BX_FIELD_UINT32] = 4,
                                   [BX_FIELD_UINT8] = 1,
                                   [BX_FIELD_INT8] = 1,
                                   [BX_FIELD_FLAG] = sizeof(bool),
                                   [BX_FIELD_NAME] = sizeof(char *),
                                   [BX_FIELD_TEXT] = sizeof(bx_string),
                                   [BX_FIELD_ENUM] = sizeof(int),
                                   [BX_FIELD_COLOR] = sizeof(bx_color),
                                   [BX_FIELD_PLACE] = sizeof(bx_span),
                                   [BX_FIELD_PART] = 4,
                                   [BX_FIELD_FACE] = 4,
                                   [BX_FIELD_PICTURE] = sizeof(bx_string),
                                   [BX_FIELD_LEVELS] = sizeof(void *),
                                   [BX_FIELD_LIST] = sizeof(void *),
                                   [BX_FIELD_TEXTS] = sizeof(void *),
                                   [BX_FIELD_POINTER] = sizeof(void *)};
    for (size_t i = 0; i < schema->field_count; i++) {
        const bx_plate_field *f = &schema->fields[i];
        if (f->kind == BX_FIELD_GROUP) cover(f->of, bytes);
        if (f->kind == BX_FIELD_GROUP || f->kind == BX_FIELD_DERIVED) continue;
        memset(bytes + f->offset, 1, sizes[f->kind] * (f->count ? f->count : 1));
        if (f->count_offset) memset(bytes + f->count_offset, 1, sizeof(size_t));
    }
}

/* Fields that are in no table: gaps too wide for padding. */
static size_t find_gaps(const bx_plate_schema *schema)
{
    char bytes[1024] = {0};
    size_t gaps = 0, wide = 0;
    ck_assert_uint_le(schema->size, sizeof bytes);
    cover(schema, bytes);
    for (size_t i = 0; i < schema->size; i++) {
        wide = bytes[i] ? 0 : wide + 1;
        gaps += wide == 8;
    }
    for (size_t i = 0; i < schema->field_count; i++) {
        const bx_plate_field *f = &schema->fields[i];
        if (f->kind == BX_FIELD_LIST || f->kind == BX_FIELD_POINTER) gaps += find_gaps(f->of);
    }
    return gaps;
}

START_TEST(every_member_is_a_field)
{
    /* The arena, the counter of work, and the stories, which are written apart. */
    ck_assert_uint_eq(find_gaps(&BX_PLATE_PAGE_SCHEMA), 3);
    ck_assert_uint_eq(find_gaps(&BX_PLATE_STORY_SCHEMA), 0);
    ck_assert_uint_eq(find_gaps(&BX_DUMP_HEAD_SCHEMA), 0);
}
END_TEST

START_TEST(every_field_is_checked)
{
    fixture f = make(7);
    sweep s = {.f = &f};
    sweep_value(&s, f.page);
    ck_assert_uint_gt(s.tried, 1500);
    release(&f);
}
END_TEST

static bx_dump_head make_head(bx_arena *arena)
{
    bx_dump_head head = {0};
    make_struct(&(choices){.state = 5}, arena, &BX_DUMP_HEAD_SCHEMA, (char *)&head);
    head.condition.least_type = head.condition.least_rule = 9;
    return head;
}

START_TEST(head_comes_back_and_is_checked)
{
    bx_arena *arena = bx_arena_new();
    bx_dump_head head = make_head(arena), again;
    bx_buffer text = {0}, second = {0};
    bx_dump_begin(&head, &text);
    bx_dump_end(&text);
    fixture f = {.page = parse(&text)};
    json_t *dump = f.page;
    f.page = json_object_get(dump, "header");
    bx_plate_fault fault;
    ck_assert_msg(bx_dump_head_read(f.page, arena, &again, &fault), "%s: %s", fault.place,
                  fault.what);
    bx_dump_begin(&again, &second);
    bx_dump_end(&second);
    ck_assert_str_eq(text.data, second.data);
    /* Values of the same kind are no damage here: a head has no hash. */
    static const char *const keys[] = {"date", "condition", "sheets", "files", "issue"};
    sweep s = {.f = &f, .head = true};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        json_t *kept = json_incref(json_object_get(f.page, keys[i]));
        json_object_del(f.page, keys[i]);
        snprintf(s.place, sizeof s.place, "%s", keys[i]);
        must_fail(&s, "left out");
        json_object_set_new(f.page, keys[i], json_real(0.5));
        must_fail(&s, "a fraction");
        json_object_set_new(f.page, keys[i], kept);
    }
    json_decref(dump);
    bx_buffer_release(&text);
    bx_buffer_release(&second);
    bx_arena_free(arena);
}
END_TEST

START_TEST(values_are_found_in_the_text)
{
    static const struct {
        const char *text, *place, *at;
    } rows[] = {
        {"{\"a\": 1}", "", "{\"a\": 1}"},
        {"{\"a\": 1}", "a", "1}"},
        {"{\"a\": [1, [2, {\"b\": \"x\"}]], \"c\": 3}", "c", "3}"},
        {"{\"a\": [1, [2, {\"b\": \"x\"}]], \"c\": 3}", "a[1][1].b", "\"x\"}]], \"c\": 3}"},
        {"{\"a\": \"]}\\\\\", \"b\": \"\\\"b\", \"c\": []}", "c", "[]}"},
        {"{\"a\": [1], \"b\": 2}", "a[1]", "[1], \"b\": 2}"},
        {"{\"a\": {}, \"b\": 2}", "a.b", "{}, \"b\": 2}"},
        {" \n[{ \"b\" : [ ] }, 7 ]", "[1]", "7 ]"},
        {"[]", "[0]", "[]"},
        {"", "a", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t at = bx_dump_offset(bx_string_of(rows[i].text), rows[i].place);
        ck_assert_str_eq(rows[i].text + at, rows[i].at);
    }
}
END_TEST

int main(void)
{
    TCase *tests = tcase_create("plate");
    tcase_add_test(tests, every_field_comes_back);
    tcase_add_test(tests, every_member_is_a_field);
    tcase_add_test(tests, every_field_is_checked);
    tcase_add_test(tests, head_comes_back_and_is_checked);
    tcase_add_test(tests, values_are_found_in_the_text);
    return run_tests("plate", tests);
}
