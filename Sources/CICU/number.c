// Numbers and plurals.

#include <math.h>
#include <stdio.h>

#include "buffers.h"
#include "unicode/uenum.h"
#include "unicode/unum.h"
#include "unicode/unumberformatter.h"
#include "unicode/upluralrules.h"

struct cicu_number {
  cicu_number_kind kind;
  UNumberFormat *legacy;       // every kind but the skeleton
  UNumberFormatter *skeleton;  // the skeleton; else one that rounds as `legacy`, made on demand
  UFormattedNumber *result;
  bool fails_on_least;  // see is_least
};

struct cicu_plural {
  UPluralRules *rules;
};

static UNumberFormatStyle legacy_style(cicu_number_kind kind) {
  switch (kind) {
    case CICU_NUMBER_CURRENCY: return UNUM_CURRENCY;
    case CICU_NUMBER_PERCENT: return UNUM_PERCENT;
    case CICU_NUMBER_SPELLOUT: return UNUM_SPELLOUT;
    case CICU_NUMBER_ORDINAL: return UNUM_ORDINAL;
    case CICU_NUMBER_DURATION: return UNUM_DURATION;
    default: return UNUM_DECIMAL;
  }
}

static bool is_rule_based(cicu_number_kind kind) {
  return kind == CICU_NUMBER_SPELLOUT || kind == CICU_NUMBER_ORDINAL
      || kind == CICU_NUMBER_DURATION;
}

/// Whether a format is one whose digits are words, such as Tamil's traditional ones.
static bool writes_words(const UNumberFormat *format) {
  return unum_getAttribute(format, UNUM_MULTIPLIER) < 0;
}

/// Whether the format is used with the least 64-bit integer: libicu hands it from a rule-based
/// format to the locale's decimal format, and where that is the same one, until the stack is full.
static bool is_least(const cicu_number *number, double value) {
  return number->fails_on_least && value == -9223372036854775808.0;
}

cicu_number *cicu_number_open(
    cicu_number_kind kind, const char *locale, const char *style, int32_t style_length,
    int32_t *error_out) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_text text;
  if (!cicu_text_read(&text, style, style_length)) {
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  cicu_number *number = calloc(1, sizeof(cicu_number));
  if (number == NULL) {
    cicu_text_free(&text);
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  number->kind = kind;
  if (kind == CICU_NUMBER_SKELETON) {
    number->skeleton =
        unumf_openForSkeletonAndLocale(text.units, text.length, locale, &error);
    number->result = unumf_openResult(&error);
  } else {
    number->legacy = unum_open(legacy_style(kind), NULL, 0, locale, NULL, &error);
    if (U_SUCCESS(error)) {
      if (kind == CICU_NUMBER_INTEGER) {
        unum_setAttribute(number->legacy, UNUM_MAX_FRACTION_DIGITS, 0);
        unum_setAttribute(number->legacy, UNUM_DECIMAL_ALWAYS_SHOWN, 0);
      } else if (kind == CICU_NUMBER_PATTERN) {
        unum_applyPattern(number->legacy, false, text.units, text.length, NULL, &error);
        // The digits of some locales are words, which have no pattern; libicu ignores it then.
        if (error == U_UNSUPPORTED_ERROR) error = U_ZERO_ERROR;
      } else if (is_rule_based(kind) && text.length > 0) {
        UErrorCode ignored = U_ZERO_ERROR;
        unum_setTextAttribute(
            number->legacy, UNUM_DEFAULT_RULESET, text.units, text.length, &ignored);
      }
    }
  }
  cicu_text_free(&text);
  if (U_SUCCESS(error) && is_rule_based(kind)) {
    UErrorCode ignored = U_ZERO_ERROR;
    UNumberFormat *decimal = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &ignored);
    number->fails_on_least = U_SUCCESS(ignored) && writes_words(decimal);
    if (decimal != NULL) unum_close(decimal);
  } else if (U_SUCCESS(error) && number->legacy != NULL) {
    number->fails_on_least = writes_words(number->legacy);
  }
  if (U_FAILURE(error)) {
    *error_out = error;
    cicu_number_close(number);
    return NULL;
  }
  *error_out = 0;
  return number;
}

void cicu_number_close(cicu_number *number) {
  if (number == NULL) return;
  if (number->legacy != NULL) unum_close(number->legacy);
  if (number->skeleton != NULL) unumf_close(number->skeleton);
  if (number->result != NULL) unumf_closeResult(number->result);
  free(number);
}

bool cicu_number_has_rule_set(const cicu_number *number, const char *name, int32_t length) {
  if (!is_rule_based(number->kind)) return false;
  cicu_text text;
  if (!cicu_text_read(&text, name, length)) return false;
  UErrorCode error = U_ZERO_ERROR;
  UNumberFormat *copy = unum_clone(number->legacy, &error);
  unum_setTextAttribute(copy, UNUM_DEFAULT_RULESET, text.units, text.length, &error);
  if (copy != NULL) unum_close(copy);
  cicu_text_free(&text);
  return U_SUCCESS(error);
}

static int32_t result_text(
    UFormattedNumber *result, UErrorCode status, char *out, int32_t capacity) {
  if (U_FAILURE(status)) return -(int32_t)status;
  UErrorCode error = U_ZERO_ERROR;
  const UFormattedValue *value = unumf_resultAsValue(result, &error);
  int32_t length = 0;
  const UChar *units = ufmtval_getString(value, &length, &error);
  if (U_FAILURE(error)) return -(int32_t)error;
  return cicu_write_units(units, length, out, capacity);
}

int32_t cicu_number_format_int64(cicu_number *number, int64_t value, char *out, int32_t capacity) {
  if (is_least(number, (double)value)) return -(int32_t)U_UNSUPPORTED_ERROR;
  if (number->kind == CICU_NUMBER_SKELETON) {
    UErrorCode status = U_ZERO_ERROR;
    unumf_formatInt(number->skeleton, value, number->result, &status);
    return result_text(number->result, status, out, capacity);
  }
  CICU_RETURN_TEXT(
      unum_formatInt64(number->legacy, value, units, room, NULL, &error), out, capacity);
}

int32_t cicu_number_format_double(cicu_number *number, double value, char *out, int32_t capacity) {
  if (is_least(number, value)) return -(int32_t)U_UNSUPPORTED_ERROR;
  // libicu 72 follows a null pointer here in Japanese, Chinese, Thai and others.
  if (number->kind == CICU_NUMBER_ORDINAL && value < 0 && isinf(value)) {
    return -(int32_t)U_UNSUPPORTED_ERROR;
  }
  if (number->kind == CICU_NUMBER_SKELETON) {
    UErrorCode status = U_ZERO_ERROR;
    unumf_formatDouble(number->skeleton, value, number->result, &status);
    return result_text(number->result, status, out, capacity);
  }
  CICU_RETURN_TEXT(
      unum_formatDouble(number->legacy, value, units, room, NULL, &error), out, capacity);
}

int32_t cicu_number_format_decimal(
    cicu_number *number, const char *value, int32_t length, char *out, int32_t capacity) {
  if (is_least(number, strtod(value, NULL))) return -(int32_t)U_UNSUPPORTED_ERROR;
  if (number->kind == CICU_NUMBER_SKELETON) {
    UErrorCode status = U_ZERO_ERROR;
    unumf_formatDecimal(number->skeleton, value, length, number->result, &status);
    return result_text(number->result, status, out, capacity);
  }
  CICU_RETURN_TEXT(
      unum_formatDecimal(number->legacy, value, length, units, room, NULL, &error), out, capacity);
}

cicu_plural *cicu_plural_open(const char *locale, bool ordinal, int32_t *error_out) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_plural *plural = calloc(1, sizeof(cicu_plural));
  if (plural == NULL) {
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  plural->rules = uplrules_openForType(
      locale, ordinal ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL, &error);
  if (U_FAILURE(error)) {
    free(plural);
    *error_out = error;
    return NULL;
  }
  *error_out = 0;
  return plural;
}

void cicu_plural_close(cicu_plural *plural) {
  if (plural == NULL) return;
  uplrules_close(plural->rules);
  free(plural);
}

static bool selects_as_written(const cicu_number *number) {
  return number != NULL && number->legacy != NULL && !is_rule_based(number->kind);
}

int32_t cicu_plural_select(
    cicu_plural *plural, cicu_number *number, double value, char *out, int32_t capacity) {
  if (selects_as_written(number)) {
    CICU_RETURN_TEXT(
        uplrules_selectWithFormat(plural->rules, value, number->legacy, units, room, &error), out,
        capacity);
  }
  CICU_RETURN_TEXT(
      uplrules_select(plural->rules, value, units, room, &error), out, capacity);
}

/// Whether a format writes an exponent, which some plural rules look at.
static bool is_scientific(const UNumberFormat *format) {
  UChar pattern[128];
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = unum_toPattern(format, false, pattern, 128, &error);
  return U_SUCCESS(error) && u_memchr(pattern, 'E', length) != NULL;
}

/// Opens a formatter that rounds and scales as a legacy one does; plural rules take only such
/// a formatter's results exactly.
static void open_rounder(cicu_number *number, UErrorCode *error) {
  UNumberFormat *legacy = number->legacy;
  char skeleton[1200];
  int32_t used = 0;
  if (unum_getAttribute(legacy, UNUM_SIGNIFICANT_DIGITS_USED)) {
    int32_t min = unum_getAttribute(legacy, UNUM_MIN_SIGNIFICANT_DIGITS);
    int32_t max = unum_getAttribute(legacy, UNUM_MAX_SIGNIFICANT_DIGITS);
    if (min > 400) min = 400;
    if (max > 400) max = 400;
    for (int32_t i = 0; i < max; i++) skeleton[used++] = i < min ? '@' : '#';
  } else {
    int32_t min = unum_getAttribute(legacy, UNUM_MIN_FRACTION_DIGITS);
    int32_t max = unum_getAttribute(legacy, UNUM_MAX_FRACTION_DIGITS);
    if (min > 400) min = 400;
    if (max > 400) max = 400;
    if (max == 0) {
      used += snprintf(skeleton, sizeof skeleton, "precision-integer");
    } else {
      skeleton[used++] = '.';
      for (int32_t i = 0; i < max; i++) skeleton[used++] = i < min ? '0' : '#';
    }
  }
  int32_t multiplier = unum_getAttribute(legacy, UNUM_MULTIPLIER);
  used += snprintf(
      skeleton + used, sizeof skeleton - (size_t)used, " scale/%d rounding-mode-half-even",
      multiplier == 0 ? 1 : multiplier);
  UChar units[1200];
  u_charsToUChars(skeleton, units, used);
  number->skeleton = unumf_openForSkeletonAndLocale(units, used, "en", error);
  if (number->result == NULL) number->result = unumf_openResult(error);
}

int32_t cicu_plural_select_decimal(
    cicu_plural *plural, cicu_number *number, const char *value, int32_t length, char *out,
    int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  if (!selects_as_written(number)) return -(int32_t)U_ILLEGAL_ARGUMENT_ERROR;
  if (writes_words(number->legacy)) {
    return cicu_plural_select(plural, NULL, strtod(value, NULL), out, capacity);
  }
  if (number->skeleton == NULL && is_scientific(number->legacy)) {
    return cicu_plural_select(plural, number, strtod(value, NULL), out, capacity);
  }
  if (number->skeleton == NULL) open_rounder(number, &status);
  if (U_FAILURE(status)) return -(int32_t)status;
  unumf_formatDecimal(number->skeleton, value, length, number->result, &status);
  if (U_FAILURE(status)) return -(int32_t)status;
  CICU_RETURN_TEXT(
      uplrules_selectFormatted(plural->rules, number->result, units, room, &error), out, capacity);
}

int32_t cicu_plural_keywords(cicu_plural *plural, char *out, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  UEnumeration *keywords = uplrules_getKeywords(plural->rules, &error);
  char text[256];
  int32_t used = 0;
  for (;;) {
    int32_t length = 0;
    const char *keyword = uenum_next(keywords, &length, &error);
    if (U_FAILURE(error) || keyword == NULL) break;
    if (used + length + 2 > (int32_t)sizeof text) break;
    if (used > 0) text[used++] = ' ';
    memcpy(text + used, keyword, (size_t)length);
    used += length;
  }
  uenum_close(keywords);
  if (U_FAILURE(error)) return -(int32_t)error;
  text[used] = 0;
  return cicu_write_ascii(text, out, capacity);
}
