/* bash: one function that finds the words to offer; where there are none to offer, bash offers
 * files. */
#include "cli/completions.h"

static const char head[] =
    "# terlint's completions for bash. Put this line into ~/.bashrc:\n"
    "#   source <(terlint completions bash)\n"
    "_terlint() {\n"
    "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "  local command=check options= words= before= IFS=$' \\t\\n'\n"
    "  # --option=value comes as three words\n"
    "  if [[ $current == = ]]; then\n"
    "    current=\n"
    "  elif [[ $previous == = ]]; then\n"
    "    previous=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "  fi\n";

static const char tail[] =
    "  COMPREPLY=($(compgen -P \"$before\" -W \"$words\" -- \"${current#\"$before\"}\"))\n"
    "  if ((COMP_CWORD == 1)) && [[ $current != -* ]]; then\n"
    "    IFS=$'\\n'\n"
    "    COMPREPLY+=($(compgen -f -- \"$current\"))\n"
    "    compopt -o filenames 2>/dev/null\n"
    "  elif [[ $words ]]; then\n"
    "    compopt +o default +o bashdefault 2>/dev/null\n"
    "  fi\n"
    "}\n"
    "complete -o bashdefault -o default -F _terlint terlint\n";

static void put_names(struct buffer *out, const char *separator)
{
  for (size_t i = 0; commands[i]; i++)
    buffer_printf(out, "%s%s", i > 0 ? separator : "", commands[i]->name);
}

/* What COMMAND takes: its options, and its arguments where they are words. */
static void put_command(struct buffer *out, const struct command *command)
{
  size_t index = 0;
  const char *separator = "";
  buffer_printf(out, "  %s)\n    options='", command->name);
  for (const struct option_record *record; (record = completions_next_option(command, &index));) {
    buffer_printf(out, "%s--%s", separator, record->name);
    if (record->letter)
      buffer_printf(out, " -%c", record->letter);
    separator = " ";
  }
  buffer_put_string(out, "'\n    words='");
  if (command->values)
    completions_put_words(out, command->values);
  buffer_put_string(out, "'\n    ;;\n");
}

/* What is offered behind RECORD's option. */
static void put_values(struct buffer *out, const struct option_record *record)
{
  buffer_printf(out, "  --%s", record->name);
  if (record->letter)
    buffer_printf(out, " | -%c", record->letter);
  buffer_put_string(out, ")\n    words='");
  completions_put_words(out, record->values);
  buffer_put_string(out, "'\n");
  if (record->values->kind == VALUES_LIST)
    buffer_put_string(out, "    before=${current%\"${current##*,}\"}\n"); /* up to the last comma */
  if (record->values->kind == VALUES_ANY)
    buffer_put_string(out, "    compopt +o default +o bashdefault 2>/dev/null\n");
  buffer_put_string(out, "    ;;\n");
}

/* Whether an option before number INDEX has its name: what they take is the same. */
static bool is_repeated(size_t index)
{
  for (size_t i = 0; i < index; i++)
    if (strcmp(option_records[i].name, option_records[index].name) == 0)
      return true;
  return false;
}

static void put(struct buffer *out)
{
  buffer_put_string(out, head);
  buffer_put_string(out, "  case ${COMP_WORDS[1]} in\n  ");
  put_names(out, " | ");
  buffer_put_string(out, ") ((COMP_CWORD == 1)) || command=${COMP_WORDS[1]} ;;\n"
                         "  esac\n"
                         "  case $command in\n");
  for (size_t i = 0; commands[i]; i++)
    put_command(out, commands[i]);
  buffer_put_string(out, "  esac\n  ((COMP_CWORD > 1)) || words='");
  put_names(out, " ");
  buffer_put_string(out, "'\n  case $previous in\n");
  for (size_t i = 0; i < option_record_count; i++)
    if (option_records[i].values && !is_repeated(i))
      put_values(out, &option_records[i]);
  buffer_put_string(out, "  *) [[ $current != -* ]] || words=$options ;;\n  esac\n");
  buffer_put_string(out, tail);
}

const struct shell shell_bash = {"bash", put};
