/* Any bytes as a picture: no crash, no hang, bounded memory. */
#include "image/image.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bx_profile *profile;
    bx_diagnostics *diagnostics = bx_diagnostics_new();
    if (!profile) profile = bx_profile_open(BANXIN_SOURCE_DIR "/styles/newsprint.icc", diagnostics);
    char path[] = "/tmp/banxin-fuzz-XXXXXX";
    int file = mkstemp(path);
    if (file < 0 || !profile) abort();
    if (write(file, data, size) != (ssize_t)size) abort();
    close(file);
    bx_image_info info;
    if (bx_image_probe(path, (bx_span){0}, &info, diagnostics)) {
        bx_image_request request = {.path = path,
                                    .crop_width = info.width,
                                    .crop_height = info.height,
                                    .max_width = 200,
                                    .max_height = 200,
                                    .ink_limit = 240,
                                    .quality = 92};
        bx_encoded_image image;
        (void)bx_image_encode(&request, profile, &image);
        bx_image_report(&request, &image.remarks, diagnostics);
        bx_encoded_image_release(&image);
    }
    bx_diagnostics_free(diagnostics);
    unlink(path);
    return 0;
}
