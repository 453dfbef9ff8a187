/* Sessions: what outlives a job. */
#ifndef BX_APP_SESSION_H
#define BX_APP_SESSION_H

#include "app/job.h"

struct bx_session {
    size_t builds; /* begun so far */
};

#endif
