/* Sessions. */
#include "app/session.h"

bx_session *bx_session_new(void)
{
    return bx_alloc(sizeof(bx_session));
}

void bx_session_free(bx_session *session)
{
    bx_free(session);
}

int bx_build(const bx_build_options *options, bx_build_result *result)
{
    bx_session *session = bx_session_new();
    int code = bx_session_build(session, options, result);
    bx_session_free(session);
    return code;
}
