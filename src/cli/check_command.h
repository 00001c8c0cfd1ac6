/* terlint check. */
#ifndef TERLINT_CLI_CHECK_COMMAND_H
#define TERLINT_CLI_CHECK_COMMAND_H

/* Runs with ARGV, of which argv[0] is not looked at; returns the exit code. */
int check_command(int argc, char **argv);

#endif
