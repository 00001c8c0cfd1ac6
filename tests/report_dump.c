/* report_dump FORMAT [clean]: prints the report of a made-up run in which everything is hostile:
 * the names of files, the texts of diagnostics, what fixes insert. tests/reports.mjs gives it to
 * those who read such reports. */
#include "report/fingerprint.h"
#include "report/report.h"
#include "rule_ids.h"
#include "text/line_map.h"

#include <stdio.h>
#include <stdlib.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define WORDS(literal)                                                                             \
  {                                                                                                \
    literal, sizeof(literal) - 1                                                                   \
  }
#define KEY(literal)                                                                               \
  {                                                                                                \
    literal, sizeof(literal) - 1, 0                                                                \
  }

/* What each format trips over: line ends, workflow commands, the end of CDATA, comments and
 * directives, links and placeholders, terminal escapes, quotes, what is outside ASCII, what XML
 * forbids, a zero byte, a lone surrogate. */
#define NASTY                                                                                      \
  "\n::error::x\r\n##[group]]]> # [a](http://e) {0} {{b}} \x1b[31m \"q\" 'r' <t> &amp; \\ "        \
  "\xC3\xA9 "                                                                                      \
  "\xF0\x9F\x98\x80 \xE2\x80\xAE \xEF\xBF\xBF %0A \0 \xED\xA0\x80"

static const char text[] = "prompt: \xC3\xA9\xF0\x9F\x98\x80 x\nlist: [1,\n  2]\n";

static const struct loc_item nasty_loc[] = {KEY("body"), KEY("k" NASTY), {NULL, 0, 3}};
static const struct loc_item plain_loc[] = {KEY("body"), KEY("list")};

static const struct edit edits[] = {{{8, 0}, WORDS("\"")}, {{16, 0}, WORDS("\"" NASTY)}};
static const struct edit removal[] = {{{8, 8}, WORDS("")}};
static const struct fix fixes[] = {
    {WORDS("Quote it [a](http://e)"), true, edits, COUNT(edits)},
    {WORDS("Remove it"), false, removal, COUNT(removal)},
};
static const struct related_place related[] = {{{17, 4}, WORDS("the list" NASTY)}};

static const struct diagnostic diagnostics[] = {
    {.rule = &rule_table[RULE_STRING_TYPE],
     .severity = SEVERITY_ERROR,
     .span = {8, 8},
     .loc = nasty_loc,
     .loc_count = COUNT(nasty_loc),
     .message = WORDS("Message" NASTY),
     .help = WORDS("Help" NASTY),
     .related = related,
     .related_count = COUNT(related),
     .fixes = fixes,
     .fix_count = COUNT(fixes)},
    {.rule = &rule_table[RULE_LIST_TYPE],
     .severity = SEVERITY_WARNING,
     .span = {23, 8},
     .loc = plain_loc,
     .loc_count = COUNT(plain_loc),
     .message = WORDS("Over two lines")},
    {.rule = &rule_table[RULE_LIST_TYPE],
     .severity = SEVERITY_INFO,
     .span = {32, 0},
     .loc = plain_loc,
     .loc_count = COUNT(plain_loc),
     .message = WORDS("At the end")},
};

/* The files of the run: which of the diagnostics each one has, document by document. */
static const struct file {
  struct report_path path;
  const char *reason; /* why it cannot be read */
  int documents;
  uint32_t first, count;
} hostile_files[] = {
    {{"::error::a b:c,\n%#\x1b[31m.json", "r/::error::a b:c,\n%#\x1b[31m.json"}, NULL, 1, 0, 3},
    {{"good \"<&>'.json", "r/good \"<&>'.json"}, NULL, 1, 0, 0},
    {{"/elsewhere/\xFF\xC3\xA9.yaml", "/elsewhere/\xFF\xC3\xA9.yaml"}, NULL, 1, 1, 1},
    {{"no\nwhere.json", "r/no\nwhere.json"}, "No such file or directory", 0, 0, 0},
    {{"many.jsonl", "r/many.jsonl"}, NULL, 2, 0, 1},
    {{"empty.jsonl", "r/empty.jsonl"}, NULL, 0, 0, 0},
};
static const struct file clean_files[] = {
    {{"good.json", "good.json"}, NULL, 1, 0, 0},
    {{"more.json", "more.json"}, NULL, 1, 0, 0},
};

static const struct rule *const rules[] = {&rule_table[RULE_LIST_TYPE],
                                           &rule_table[RULE_STRING_TYPE]};

struct run {
  const struct report_format *format;
  struct report report;
  struct line_map lines;
  struct fingerprints fingerprints;
  struct report_summary summary;
};

static void flush(struct run *run)
{
  if (run->report.out.length > 0)
    fwrite(run->report.out.bytes, 1, run->report.out.length, stdout);
  buffer_clear(&run->report.out);
}

static void put_document(struct run *run, const struct file *file, uint64_t index,
                         struct report_summary *sum, struct buffer *body)
{
  const struct diagnostic *list[COUNT(diagnostics)];
  uint64_t fingerprints[COUNT(diagnostics)];
  struct report_document document = {file->path, index,        file->documents != 1, &run->lines,
                                     list,       fingerprints, file->count,          {NULL, 0}};
  for (uint32_t i = 0; i < file->count; i++) {
    list[i] = &diagnostics[file->first + i];
    sum->found[list[i]->severity]++;
    fingerprints_next(&run->fingerprints, list[i], words_of(""), &fingerprints[i]);
  }
  sum->documents++;
  sum->failed += file->first == 0 && file->count > 0;
  run->format->document(body, &run->report.options, &document);
}

/* Every document is a piece of its own. */
static void put_file(struct run *run, const struct file *file)
{
  struct report_summary sum = {.seconds = 0.25};
  int pieces = file->documents > 0 ? file->documents : 1;
  fingerprints_begin(&run->fingerprints, file->path.in_repository);
  for (int i = 0; i < pieces; i++) {
    struct buffer body = {0};
    if (file->documents > 0)
      put_document(run, file, (uint64_t)i + 1, &sum, &body);
    sum.files += i == pieces - 1;
    const struct report_piece piece = {file->path, i == 0, i == pieces - 1, &body, &sum};
    if (run->format->piece)
      run->format->piece(&run->report, &piece);
    else
      buffer_put(&run->report.out, body.bytes, body.length);
    flush(run);
    buffer_free(&body);
  }
  run->summary.files++;
  run->summary.documents += sum.documents;
  run->summary.seconds += sum.seconds;
}

static void put_run(struct run *run, const struct file *files, size_t count)
{
  if (run->format->begin)
    run->format->begin(&run->report);
  for (size_t i = 0; i < count; i++) {
    if (!files[i].reason)
      put_file(run, &files[i]);
    else if (run->format->unreadable)
      run->format->unreadable(&run->report, &files[i].path, files[i].reason);
  }
  if (run->format->end)
    run->format->end(&run->report, &run->summary);
  flush(run);
}

int main(int argc, char **argv)
{
  struct run run = {.format = argc > 1 ? report_find(argv[1]) : NULL,
                    .report.options = {.rules = rules, .rule_count = COUNT(rules)}};
  const struct source source = {text, sizeof text - 1, 1, 0};
  struct arena arena;
  arena_init(&arena);
  if (!run.format || !line_map_make(&run.lines, &source, &arena)) {
    fprintf(stderr, "usage: report_dump FORMAT [clean]\n");
    return 2;
  }
  if (argc > 2)
    put_run(&run, clean_files, COUNT(clean_files));
  else
    put_run(&run, hostile_files, COUNT(hostile_files));
  buffer_free(&run.report.out);
  buffer_free(&run.report.file);
  buffer_free(&run.report.later);
  fingerprints_free(&run.fingerprints);
  arena_free(&arena);
  return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
