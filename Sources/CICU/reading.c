// Numbers, currencies and dates as people write them.

#include <stdio.h>

#include "buffers.h"
#include "unicode/ucal.h"
#include "unicode/ucurr.h"
#include "unicode/udat.h"
#include "unicode/unum.h"

static const UDate FIRST_TWO_DIGIT_YEAR = 0;  // 1970
static const UDate BEFORE_EVERY_DATE = -8.64e15;

int32_t cicu_number_symbols(const char *locale, char *out, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &error);
  if (U_FAILURE(error)) return -(int32_t)error;
  static const UNumberFormatSymbol wanted[] = {
      UNUM_DECIMAL_SEPARATOR_SYMBOL, UNUM_GROUPING_SEPARATOR_SYMBOL, UNUM_MINUS_SIGN_SYMBOL,
      UNUM_ZERO_DIGIT_SYMBOL};
  UChar units[128];
  int32_t length = 0;
  for (int i = 0; i < 4 && U_SUCCESS(error); i++) {
    // Each symbol is a few characters at most.
    length += unum_getSymbol(format, wanted[i], units + length, 24, &error);
    units[length++] = '\n';
  }
  char sizes[32];
  int32_t primary = unum_getAttribute(format, UNUM_GROUPING_SIZE);
  int32_t secondary = unum_getAttribute(format, UNUM_SECONDARY_GROUPING_SIZE);
  int count = snprintf(sizes, sizeof sizes, "%d\n%d", primary, secondary);
  unum_close(format);
  if (U_FAILURE(error)) return -(int32_t)error;
  for (int i = 0; i < count; i++) units[length++] = (UChar)sizes[i];
  return cicu_write_units(units, length, out, capacity);
}

int32_t cicu_currency_symbol(
    const char *code, const char *locale, bool narrow, char *out, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  UChar currency[4] = {0};
  if (strlen(code) != 3) return -(int32_t)U_ILLEGAL_ARGUMENT_ERROR;
  for (int i = 0; i < 3; i++) currency[i] = (UChar)code[i];
  int32_t length = 0;
  const UChar *name = ucurr_getName(
      currency, locale, narrow ? UCURR_NARROW_SYMBOL_NAME : UCURR_SYMBOL_NAME, NULL, &length,
      &error);
  if (U_FAILURE(error)) return -(int32_t)error;
  return cicu_write_units(name, length, out, capacity);
}

struct cicu_date_reader {
  UDateFormat *format;
};

cicu_date_reader *cicu_date_reader_open(
    const char *pattern, int32_t length, const char *locale, const char *zone,
    int32_t *error_out) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_text pattern_text;
  cicu_text zone_text;
  if (!cicu_text_read(&pattern_text, pattern, length)) {
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  if (!cicu_text_read(&zone_text, zone, (int32_t)strlen(zone))) {
    cicu_text_free(&pattern_text);
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  UDateFormat *format = udat_open(
      UDAT_PATTERN, UDAT_PATTERN, locale, zone_text.units, zone_text.length, pattern_text.units,
      pattern_text.length, &error);
  cicu_text_free(&pattern_text);
  cicu_text_free(&zone_text);
  cicu_date_reader *reader = U_SUCCESS(error) ? calloc(1, sizeof(cicu_date_reader)) : NULL;
  if (reader == NULL) {
    if (format != NULL) udat_close(format);
    *error_out = U_FAILURE(error) ? error : U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  // Calendars that are not Gregorian refuse this, and need it not.
  UErrorCode ignored = U_ZERO_ERROR;
  UCalendar *calendar = ucal_clone(udat_getCalendar(format), &ignored);
  ucal_setGregorianChange(calendar, BEFORE_EVERY_DATE, &ignored);
  if (U_SUCCESS(ignored)) udat_setCalendar(format, calendar);
  if (calendar != NULL) ucal_close(calendar);
  ignored = U_ZERO_ERROR;
  udat_set2DigitYearStart(format, FIRST_TWO_DIGIT_YEAR, &ignored);
  udat_setLenient(format, false);
  for (int i = 0; i < UDAT_BOOLEAN_ATTRIBUTE_COUNT; i++) {
    UErrorCode unknown = U_ZERO_ERROR;
    udat_setBooleanAttribute(format, (UDateFormatBooleanAttribute)i, false, &unknown);
  }
  reader->format = format;
  *error_out = 0;
  return reader;
}

void cicu_date_reader_close(cicu_date_reader *reader) {
  if (reader == NULL) return;
  udat_close(reader->format);
  free(reader);
}

bool cicu_date_reader_read(
    cicu_date_reader *reader, const char *text, int32_t length, double *milliseconds) {
  cicu_text units;
  if (!cicu_text_read(&units, text, length)) return false;
  UErrorCode error = U_ZERO_ERROR;
  int32_t position = 0;
  *milliseconds = udat_parse(reader->format, units.units, units.length, &position, &error);
  bool is_whole = U_SUCCESS(error) && position == units.length;
  cicu_text_free(&units);
  return is_whole;
}
