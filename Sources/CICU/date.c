// Dates and times.

#include "buffers.h"
#include "unicode/ucal.h"
#include "unicode/udat.h"
#include "unicode/udatpg.h"

struct cicu_date {
  UDateFormat *format;
};

struct cicu_date_patterns {
  UDateTimePatternGenerator *generator;
};

static UDateFormatStyle style_of(cicu_date_style style) {
  switch (style) {
    case CICU_DATE_SHORT: return UDAT_SHORT;
    case CICU_DATE_MEDIUM: return UDAT_MEDIUM;
    case CICU_DATE_LONG: return UDAT_LONG;
    case CICU_DATE_FULL: return UDAT_FULL;
    default: return UDAT_NONE;
  }
}

cicu_date_patterns *cicu_date_patterns_open(const char *locale, int32_t *error_out) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_date_patterns *patterns = calloc(1, sizeof(cicu_date_patterns));
  if (patterns == NULL) {
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  patterns->generator = udatpg_open(locale, &error);
  if (U_FAILURE(error)) {
    free(patterns);
    *error_out = error;
    return NULL;
  }
  *error_out = 0;
  return patterns;
}

void cicu_date_patterns_close(cicu_date_patterns *patterns) {
  if (patterns == NULL) return;
  udatpg_close(patterns->generator);
  free(patterns);
}

/// Wraps a format, with the calendar that reaches back by the Gregorian rules where wanted.
static cicu_date *wrap(UDateFormat *format, bool proleptic, UErrorCode error, int32_t *error_out) {
  cicu_date *date = U_SUCCESS(error) ? calloc(1, sizeof(cicu_date)) : NULL;
  if (date == NULL) {
    if (format != NULL) udat_close(format);
    *error_out = U_FAILURE(error) ? error : U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  if (proleptic) {
    // Calendars that are not Gregorian refuse this, and need it not.
    UErrorCode ignored = U_ZERO_ERROR;
    UCalendar *calendar = ucal_clone(udat_getCalendar(format), &ignored);
    ucal_setGregorianChange(calendar, -8.64e15, &ignored);
    if (U_SUCCESS(ignored)) udat_setCalendar(format, calendar);
    if (calendar != NULL) ucal_close(calendar);
  }
  date->format = format;
  *error_out = 0;
  return date;
}

static UDateFormat *open_format(
    UDateFormatStyle date, UDateFormatStyle time, const char *locale, const char *zone,
    const UChar *pattern, int32_t length, UErrorCode *error) {
  cicu_text zone_text;
  if (!cicu_text_read(&zone_text, zone, (int32_t)strlen(zone))) {
    *error = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  UDateFormat *format = udat_open(
      time, date, locale, zone_text.units, zone_text.length, pattern, length, error);
  cicu_text_free(&zone_text);
  return format;
}

cicu_date *cicu_date_open(
    cicu_date_style date, cicu_date_style time, const char *locale, const char *zone,
    bool proleptic, int32_t *error_out) {
  UErrorCode error = U_ZERO_ERROR;
  UDateFormat *format =
      open_format(style_of(date), style_of(time), locale, zone, NULL, 0, &error);
  return wrap(format, proleptic, error, error_out);
}

cicu_date *cicu_date_open_pattern(
    const char *pattern, int32_t length, bool is_time, const char *locale, const char *zone,
    bool proleptic, int32_t *error_out) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_text text;
  if (!cicu_text_read(&text, pattern, length)) {
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  // As there: a format by style first, so that what the locale says of digits stays.
  UDateFormat *format = open_format(
      is_time ? UDAT_NONE : UDAT_MEDIUM, is_time ? UDAT_MEDIUM : UDAT_NONE, locale, zone, NULL, 0,
      &error);
  if (U_SUCCESS(error)) udat_applyPattern(format, false, text.units, text.length);
  cicu_text_free(&text);
  return wrap(format, proleptic, error, error_out);
}

cicu_date *cicu_date_open_skeleton(
    cicu_date_patterns *patterns, const char *skeleton, int32_t length, const char *locale,
    const char *zone, bool proleptic, int32_t *error_out) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_text text;
  if (!cicu_text_read(&text, skeleton, length)) {
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  UChar stack[256];
  UChar *pattern = stack;
  int32_t pattern_length = udatpg_getBestPattern(
      patterns->generator, text.units, text.length, stack, 256, &error);
  if (error == U_BUFFER_OVERFLOW_ERROR) {
    error = U_ZERO_ERROR;
    pattern = malloc(sizeof(UChar) * (size_t)(pattern_length + 1));
    if (pattern == NULL) {
      error = U_MEMORY_ALLOCATION_ERROR;
    } else {
      pattern_length = udatpg_getBestPattern(
          patterns->generator, text.units, text.length, pattern, pattern_length + 1, &error);
    }
  }
  UDateFormat *format = NULL;
  if (U_SUCCESS(error)) {
    format = open_format(
        UDAT_PATTERN, UDAT_PATTERN, locale, zone, pattern, pattern_length, &error);
  }
  if (pattern != stack) free(pattern);
  cicu_text_free(&text);
  return wrap(format, proleptic, error, error_out);
}

void cicu_date_close(cicu_date *date) {
  if (date == NULL) return;
  udat_close(date->format);
  free(date);
}

int32_t cicu_date_format(cicu_date *date, double milliseconds, char *out, int32_t capacity) {
  CICU_RETURN_TEXT(
      udat_format(date->format, milliseconds, units, room, NULL, &error), out, capacity);
}

int32_t cicu_date_pattern(const cicu_date *date, char *out, int32_t capacity) {
  CICU_RETURN_TEXT(udat_toPattern(date->format, false, units, room, &error), out, capacity);
}
