/* A job: one issue being set. Its pages are independent pieces of work for the workers. */
#ifndef BX_APP_JOB_H
#define BX_APP_JOB_H

#include "app/naming.h"
#include "app/session.h"
#include "banxin/banxin.h"
#include "base/array.h"
#include "input/input.h"
#include "lint/lint.h"
#include "paint/plate.h"
#include "pdf/pdf.h"

#include <pthread.h>

/* A picture on a page: its file. */
typedef struct bx_job_figure {
    char *path; /* owned */
    bx_span span;
    uint32_t page;
    uint64_t size, hash; /* bytes; hash of the content once it was read */
    bool hashed;
    bool news; /* of a figure, not of an advertisement or of furniture: it should stand once */
} bx_job_figure;

/* Files that were looked for and are not there, for dumps. */
typedef BX_ARRAY(bx_plate_file) bx_job_files;

/* What is left of a page when its memory has gone. */
typedef struct bx_job_page {
    const bx_node *node;      /* in the issue's tree */
    uint32_t number, through; /* through: the second page of a spread, else 0 */
    bool black_only;
    bx_diagnostics *diagnostics;
    bx_pdf_page *pdf;  /* NULL when only checking */
    bx_buffer dump;    /* JSON of the plate, when asked for */
    bx_buffer packed;  /* the same with gzip, for a file of its own */
    bx_buffer lines;   /* JSON of the figures of its lines for the report, when asked for */
    bx_buffer stories; /* JSON of the stories for the report, when asked for */
    bx_page_counts counts;
    uint64_t styled;                     /* steps that its styles took */
    size_t unit;                         /* of work: pages joined by jumps share one */
    bool unseen;                         /* set for its jumps alone */
    bx_job_files missing;                /* that it alone names */
    size_t place;                        /* of a page that is read back: in its dump */
    uint32_t kept_errors, kept_warnings; /* of the run that set it: none has a message of its own */
    BX_ARRAY(bx_job_figure) figures;
    bx_lint_summary *lint; /* for rules that compare pages */
} bx_job_page;

typedef struct bx_job {
    bx_session *session; /* which owns styles, fonts and profile */
    const bx_build_options *options;
    bx_arena *arena;
    bx_sources *sources;
    bx_diagnostics *diagnostics;
    bx_string data; /* folder with fonts/ and styles/ */
    bx_issue *issue;
    const bx_style_set *styles;
    bx_font_library *fonts;
    const bx_print_rule *print; /* the condition that is asked for; NULL: none */
    bx_job_files missing;
    bx_profile *profile; /* of the condition */
    bx_kept *kept;       /* pictures and colours of other runs; NULL: none */
    bx_picture_store *pictures;
    bx_output_condition condition;
    bx_naming *naming;    /* for dumps */
    bx_spool *spool;      /* for the pages' streams; NULL when only checking */
    struct json_t *dump;  /* that is read back instead of an issue; NULL: none */
    bx_buffer dump_text;  /* its text */
    uint32_t dump_source; /* the same, for messages; 0: none yet */
    bx_dump_head *dump_head;
    bx_job_page *pages;
    size_t page_count;
    bx_jump_cut *cuts; /* of issue->jumps: written by one page, read by another of the same unit */
    bx_pdf_info info;
    pthread_mutex_t lock; /* guards the progress */
    unsigned pages_done;
    size_t messages_delivered;
    unsigned files_placed; /* outputs that stand */
    bool usage_error, bug;
} bx_job;

/* Starts a job with the caller's session and options, which are borrowed; bx_job_release frees what
 * it holds. */
void bx_job_init(bx_job *job, bx_session *session, const bx_build_options *options);
void bx_job_release(bx_job *job);

/* Takes over a dump that was read (app/plates.h), or NULL. */
void bx_job_keep_dump(bx_job *job, struct json_t *dump);

/* Steps of opening; each returns false after a fatal diagnostic. */
bool bx_job_open_data(bx_job *job);
bool bx_job_read_issue(bx_job *job);
bool bx_job_read_styles(bx_job *job);
/* The printing condition alone, for plates that are read back: that of --print, else the dump's. */
bool bx_job_read_print(bx_job *job);
bool bx_job_select_pages(bx_job *job);

/* Whether options->pages wants a page; *valid becomes false when the list is malformed. */
bool bx_page_is_listed(const bx_job *job, const bx_job_page *page, bool *valid);

/* The end of selecting: whether any page is left. False after a fatal diagnostic. */
bool bx_pages_are_known(bx_job *job, bool valid);

/* Steps after that. */
bool bx_job_open_fonts(bx_job *job);
bool bx_job_open_profile(bx_job *job);
/* What pictures are taken from; after the profile. */
void bx_job_open_pictures(bx_job *job);

/* Counts a page as done, and tells the caller. Thread-safe. */
void bx_job_page_done(bx_job *job);

/* A place for finished pages, beside the outputs. */
void bx_job_open_spool(bx_job *job);

/* The style set of a page: the job's, or, of a page with <style> elements, one of its own; its
 * messages about the issue's sheets are repeats. bx_job_end_page_styles frees what is not kept. */
const bx_style_set *bx_job_page_styles(bx_job *job, bx_job_page *page, bx_arena *arena);

/* The end of its use. */
void bx_job_end_page_styles(bx_job *job, const bx_style_set *set);

/* Hands all messages not yet handed over to the caller. */
void bx_job_deliver_messages(bx_job *job);

/* The exit code (BX_EXIT_…) as the messages stand now. */
int bx_job_exit_code(const bx_job *job);

/* Pages, stories, characters and messages of a job that has run. */
void bx_job_count(const bx_job *job, bx_build_result *result);

#endif
