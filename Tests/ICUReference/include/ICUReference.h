// libicu's own icu::MessageFormat, for tests to compare with.

#ifndef ICU_REFERENCE_H
#define ICU_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What an argument is.
typedef enum {
  ICU_REFERENCE_TEXT,
  ICU_REFERENCE_INTEGER,
  ICU_REFERENCE_DECIMAL,
  ICU_REFERENCE_DOUBLE,
  ICU_REFERENCE_INSTANT
} icu_reference_kind;

/// A named argument.
typedef struct {
  const char *name;
  icu_reference_kind kind;
  const char *text;  ///< Text, or a decimal number.
  int64_t integer;   ///< An integer, or the milliseconds of an instant.
  double number;
} icu_reference_argument;

/// A message that icu::MessageFormat has parsed.
typedef struct icu_reference_message icu_reference_message;

/// Parses a pattern for a locale (an identifier of libicu, or a language tag); NULL and libicu's
/// error code where libicu rejects it.
icu_reference_message *icu_reference_open(
    const char *locale, const char *pattern, int32_t length, int32_t *error);

/// Frees a message.
void icu_reference_close(icu_reference_message *message);

/// Formats a message in the time zone Europe/Berlin. Returns the length of the text, which is
/// written where it fits; negative on failure.
int32_t icu_reference_format(
    const icu_reference_message *message, const icu_reference_argument *arguments, int32_t count,
    char *out, int32_t capacity);

/// Whether a code point is Pattern_Syntax or Pattern_White_Space.
bool icu_reference_is_pattern_syntax(uint32_t code_point);

/// Whether a code point is Pattern_White_Space.
bool icu_reference_is_pattern_white_space(uint32_t code_point);

#ifdef __cplusplus
}
#endif

#endif
