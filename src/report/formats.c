#include "report/report.h"

const struct report_format *const report_formats[] = {
    &report_text,   &report_short, &report_422,        &report_json, &report_sarif,  &report_github,
    &report_gitlab, &report_junit, &report_checkstyle, &report_tap,  &report_rdjson, NULL,
};

const struct report_format *report_find(const char *name)
{
  for (size_t i = 0; report_formats[i]; i++)
    if (strcmp(report_formats[i]->name, name) == 0)
      return report_formats[i];
  return NULL;
}
