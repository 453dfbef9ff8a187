/* For a folder's codes.c: rows of codes.h become the table itself. */
#undef BX_CODE
#define BX_CODE(name, text, severity, format, hint)                                                \
    const bx_code_row BX_##name[1] = {{text, severity, format, hint}};
