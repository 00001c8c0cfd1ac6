/* What a file has beside owner and mode: extended attributes, which POSIX ACLs are some of. */
#ifndef TERLINT_CLI_FILE_ATTRIBUTES_H
#define TERLINT_CLI_FILE_ATTRIBUTES_H

#include <stdbool.h>

/* Gives the file behind TO the attributes of the file PATH, and none that its folder has given to
 * it. False where one could not be kept. The mode is to be set afterwards. */
bool file_attributes_copy(const char *path, int to);

#endif
