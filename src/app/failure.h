/* The message of a run that was broken off. */
#ifndef BX_APP_FAILURE_H
#define BX_APP_FAILURE_H

#include "banxin/banxin.h"
#include "base/recovery.h"

/* Hands over why a run was broken off, after all that it held was given back; as a plain English
 * text when there is still no memory for more. */
void bx_failure_deliver(const bx_build_options *options, const bx_failure *failure);

#endif
