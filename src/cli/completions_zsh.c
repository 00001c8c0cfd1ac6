/* zsh: one function that gives each command's options and arguments to _arguments. */
#include "cli/completions.h"

static const char in_description[] = "[]:\\";

static const char head[] =
    "#compdef terlint\n"
    "# terlint's completions for zsh. Put this line into ~/.zshrc, behind compinit:\n"
    "#   source <(terlint completions zsh)\n"
    "_terlint() {\n"
    "  local command=check\n"
    "  local -a commands\n"
    "  commands=(\n";

static const char middle[] =
    "  )\n"
    "  if ((CURRENT == 2)) && [[ $PREFIX != -* ]]; then\n"
    "    _alternative 'commands:command:{_describe command commands}' 'files:file:_files'\n"
    "    return\n"
    "  fi\n"
    "  if ((CURRENT > 2 && ${commands[(I)$words[2]:*]})); then\n"
    "    command=$words[2]\n"
    "    words=($words[1] $words[3,-1])\n"
    "    ((CURRENT--))\n"
    "  fi\n"
    "  case $command in\n";

static const char tail[] = "  esac\n"
                           "}\n"
                           "if [[ $funcstack[1] == _terlint ]]; then\n"
                           "  _terlint \"$@\"\n"
                           "else\n"
                           "  compdef _terlint terlint\n"
                           "fi\n";

/* `:NAME:ACTION'`, which ends a specification that began with a quote. */
static void put_values(struct buffer *out, const struct values *values)
{
  buffer_printf(out, ":%s:", values->shown);
  if (values->kind == VALUES_FILES)
    buffer_put_string(out, "_files");
  else if (values->kind == VALUES_LIST) {
    buffer_put_string(out, "_values -s , word ");
    completions_put_words(out, values);
  } else {
    buffer_put_char(out, '(');
    completions_put_words(out, values);
    buffer_put_char(out, ')');
  }
  buffer_put_char(out, '\'');
}

/* '*'{-f+,--format=}'[help]:FORMAT:(words)' */
static void put_option(struct buffer *out, const struct option_record *record)
{
  buffer_put_string(out, " \\\n      '*'");
  if (record->letter)
    buffer_printf(out, "{-%c%s,", record->letter, record->values ? "+" : "");
  buffer_printf(out, "--%s%s%s", record->name, record->values ? "=" : "",
                record->letter ? "}" : "");
  buffer_put_string(out, "'[");
  completions_put_text(out, record->help, in_description);
  buffer_put_char(out, ']');
  if (record->values)
    put_values(out, record->values);
  else
    buffer_put_char(out, '\'');
}

static void put_command(struct buffer *out, const struct command *command)
{
  size_t index = 0;
  buffer_printf(out, "  %s)\n    _arguments -s -S :", command->name);
  for (const struct option_record *record; (record = completions_next_option(command, &index));)
    put_option(out, record);
  if (command->values) {
    buffer_put_string(out, " \\\n      '*");
    put_values(out, command->values);
  }
  buffer_put_string(out, "\n    ;;\n");
}

static void put(struct buffer *out)
{
  buffer_put_string(out, head);
  for (size_t i = 0; commands[i]; i++) {
    buffer_printf(out, "    '%s:", commands[i]->name);
    completions_put_text(out, commands[i]->summary, in_description);
    buffer_put_string(out, "'\n");
  }
  buffer_put_string(out, middle);
  for (size_t i = 0; commands[i]; i++)
    put_command(out, commands[i]);
  buffer_put_string(out, tail);
}

const struct shell shell_zsh = {"zsh", put};
