// libicu's own icu::MessageFormat, as a program in C++ would use it: parsed once, then fed with
// UTF-8 and read out as UTF-8.

#ifndef ICU_BASELINE_H
#define ICU_BASELINE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a field is.
typedef enum {
  ICU_BASELINE_TEXT,
  ICU_BASELINE_INTEGER,
  ICU_BASELINE_DOUBLE,
  ICU_BASELINE_DATE
} icu_baseline_kind;

/// The value of a field.
typedef struct {
  const char *text;
  int32_t length;
  int64_t integer;  ///< An integer, or milliseconds since 1970.
  double number;
} icu_baseline_value;

/// A parsed message and the fields that it is filled with.
typedef struct icu_baseline icu_baseline;

/// Parses a pattern; NULL where libicu rejects it. Dates are shown in UTC.
icu_baseline *icu_baseline_open(
    const char *locale, const char *pattern, int32_t length, const char *const *names,
    const icu_baseline_kind *kinds, int32_t count);

/// Frees a message.
void icu_baseline_close(icu_baseline *baseline);

/// Fills the message; the text stands in the message until it is filled again. Returns its
/// length in bytes, negative on failure.
int32_t icu_baseline_format(
    icu_baseline *baseline, const icu_baseline_value *values, const char **text);

/// Fills the message, and turns it into HTML with md4c, as CommonMark without raw HTML; the HTML
/// stands in the message until it is filled again. Returns its length, negative on failure.
int32_t icu_baseline_html(
    icu_baseline *baseline, const icu_baseline_value *values, const char **html);

/// Parses a pattern with icu::MessagePattern alone; 0 where libicu rejects it.
int32_t icu_baseline_parse(const char *pattern, int32_t length);

/// The CPU time of this thread in nanoseconds.
int64_t icu_baseline_cpu_time(void);

#ifdef __cplusplus
}
#endif

#endif
