/* Stories as JSON. */
#include "app/story_report.h"

void bx_json_string(bx_buffer *out, bx_string text)
{
    bx_buffer_append_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\') bx_buffer_format(out, "\\%c", c);
        else if (c < 0x20) bx_buffer_format(out, "\\u%04x", c);
        else bx_buffer_append_byte(out, (char)c);
    }
    bx_buffer_append_byte(out, '"');
}

void bx_story_report_append(const bx_plate *plate, bx_buffer *out)
{
    for (size_t i = 0; i < plate->story_count; i++) {
        const bx_plate_story *story = &plate->stories[i];
        bx_buffer_append_literal(out, out->size ? ",\n    " : "    ");
        bx_buffer_format(out, "{\"page\": %u, \"story\": ", plate->number);
        bx_json_string(out, story->id);
        bx_buffer_format(out, ", \"role\": \"%s\", \"title\": ", story->role);
        bx_json_string(out, story->title);
        bx_buffer_format(out,
                         ", \"characters\": %u, \"placed\": %u, \"overset_lines\": %u, "
                         "\"overset_characters\": %u, \"empty_lines\": %u}",
                         story->characters, story->placed, story->overset_lines,
                         story->overset_characters, story->hole_lines);
    }
}

const char *bx_job_face_name(const void *context, uint32_t face)
{
    return bx_font_library_face(context, face)->postscript_name.data;
}
