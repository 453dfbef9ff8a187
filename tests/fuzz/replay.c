/* Runs a fuzz target on every file of the folders given, where libFuzzer is not there. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) return 1;
    static uint8_t data[4 << 20];
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    /* A copy of the exact size, so that sanitizers see reads beyond it. */
    uint8_t *copy = malloc(size ? size : 1);
    for (size_t i = 0; i < size; i++)
        copy[i] = data[i];
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
    return 0;
}

int main(int count, char **words)
{
    setrlimit(RLIMIT_CPU, &(struct rlimit){120, 125}); /* seconds for all inputs */
    int files = 0;
    for (int i = 1; i < count; i++) {
        DIR *folder = opendir(words[i]);
        if (!folder) return 1;
        for (struct dirent *entry; (entry = readdir(folder));) {
            if (entry->d_name[0] == '.') continue;
            if (run_file(words[i], entry->d_name)) return 1;
            files++;
        }
        closedir(folder);
    }
    printf("%d inputs replayed\n", files);
    return files ? 0 : 1;
}
