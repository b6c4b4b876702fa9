// Lists and relative dates.

#include "buffers.h"
#include "unicode/uformattedvalue.h"
#include "unicode/ulistformatter.h"
#include "unicode/ureldatefmt.h"

struct cicu_list {
  UListFormatter *format;
};

struct cicu_relative {
  URelativeDateTimeFormatter *format;
};

cicu_list *cicu_list_open(
    const char *locale, cicu_list_kind kind, cicu_list_width width, int32_t *error_out) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_list *list = calloc(1, sizeof(cicu_list));
  if (list == NULL) {
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  UListFormatterType type = kind == CICU_LIST_OR ? ULISTFMT_TYPE_OR
      : kind == CICU_LIST_UNITS                  ? ULISTFMT_TYPE_UNITS
                                                 : ULISTFMT_TYPE_AND;
  UListFormatterWidth icu_width = width == CICU_LIST_SHORT ? ULISTFMT_WIDTH_SHORT
      : width == CICU_LIST_NARROW                          ? ULISTFMT_WIDTH_NARROW
                                                           : ULISTFMT_WIDTH_WIDE;
  list->format = ulistfmt_openForType(locale, type, icu_width, &error);
  if (U_FAILURE(error)) {
    free(list);
    *error_out = error;
    return NULL;
  }
  *error_out = 0;
  return list;
}

void cicu_list_close(cicu_list *list) {
  if (list == NULL) return;
  ulistfmt_close(list->format);
  free(list);
}

/// The length in UTF-8 of UTF-16 text.
static int32_t utf8_length(const UChar *units, int32_t length) {
  return cicu_write_units(units, length, NULL, 0);
}

int32_t cicu_list_format(
    cicu_list *list, const char *texts, const int32_t *lengths, int32_t count, int32_t *spans,
    char *out, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t total = 0;
  for (int32_t i = 0; i < count; i++) total += lengths[i];
  UChar *units = malloc(sizeof(UChar) * (size_t)(total + 1));
  const UChar **starts = malloc(sizeof(UChar *) * (size_t)(count + 1));
  int32_t *unit_lengths = malloc(sizeof(int32_t) * (size_t)(count + 1));
  UFormattedList *result = NULL;
  UConstrainedFieldPosition *place = NULL;
  int32_t written = -(int32_t)U_MEMORY_ALLOCATION_ERROR;
  if (units == NULL || starts == NULL || unit_lengths == NULL) goto end;
  int32_t used = 0;
  for (int32_t i = 0; i < count; i++) {
    starts[i] = units + used;
    u_strFromUTF8WithSub(
        units + used, total + 1 - used, &unit_lengths[i], texts, lengths[i], 0xFFFD, NULL, &error);
    used += unit_lengths[i];
    texts += lengths[i];
  }
  result = ulistfmt_openResult(&error);
  ulistfmt_formatStringsToResult(list->format, starts, unit_lengths, count, result, &error);
  const UFormattedValue *value = ulistfmt_resultAsValue(result, &error);
  int32_t length = 0;
  const UChar *string = ufmtval_getString(value, &length, &error);
  if (U_FAILURE(error)) {
    written = -(int32_t)error;
    goto end;
  }
  written = cicu_write_units(string, length, out, capacity);
  if (spans != NULL) {
    for (int32_t i = 0; i < count * 2; i++) spans[i] = -1;
    place = ucfpos_open(&error);
    ucfpos_constrainField(place, UFIELD_CATEGORY_LIST, ULISTFMT_ELEMENT_FIELD, &error);
    for (int32_t i = 0; i < count && U_SUCCESS(error); i++) {
      if (!ufmtval_nextPosition(value, place, &error)) break;
      int32_t start = 0;
      int32_t limit = 0;
      ucfpos_getIndexes(place, &start, &limit, &error);
      spans[2 * i] = utf8_length(string, start);
      spans[2 * i + 1] = spans[2 * i] + utf8_length(string + start, limit - start);
    }
    if (U_FAILURE(error)) written = -(int32_t)error;
  }
end:
  if (place != NULL) ucfpos_close(place);
  if (result != NULL) ulistfmt_closeResult(result);
  free(units);
  free(starts);
  free(unit_lengths);
  return written;
}

cicu_relative *cicu_relative_open(
    const char *locale, bool begins_sentence, int32_t *error_out) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_relative *relative = calloc(1, sizeof(cicu_relative));
  if (relative == NULL) {
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  relative->format = ureldatefmt_open(
      locale, NULL, UDAT_STYLE_LONG,
      begins_sentence ? UDISPCTX_CAPITALIZATION_FOR_BEGINNING_OF_SENTENCE
                      : UDISPCTX_CAPITALIZATION_NONE,
      &error);
  if (U_FAILURE(error)) {
    free(relative);
    *error_out = error;
    return NULL;
  }
  *error_out = 0;
  return relative;
}

void cicu_relative_close(cicu_relative *relative) {
  if (relative == NULL) return;
  ureldatefmt_close(relative->format);
  free(relative);
}

static URelativeDateTimeUnit unit_of(cicu_relative_unit unit) {
  switch (unit) {
    case CICU_RELATIVE_YEAR: return UDAT_REL_UNIT_YEAR;
    case CICU_RELATIVE_QUARTER: return UDAT_REL_UNIT_QUARTER;
    case CICU_RELATIVE_MONTH: return UDAT_REL_UNIT_MONTH;
    case CICU_RELATIVE_WEEK: return UDAT_REL_UNIT_WEEK;
    case CICU_RELATIVE_HOUR: return UDAT_REL_UNIT_HOUR;
    case CICU_RELATIVE_MINUTE: return UDAT_REL_UNIT_MINUTE;
    case CICU_RELATIVE_SECOND: return UDAT_REL_UNIT_SECOND;
    default: return UDAT_REL_UNIT_DAY;
  }
}

int32_t cicu_relative_format(
    cicu_relative *relative, double offset, cicu_relative_unit unit, bool numeric, char *out,
    int32_t capacity) {
  if (numeric) {
    CICU_RETURN_TEXT(
        ureldatefmt_formatNumeric(
            relative->format, offset, unit_of(unit), units, room, &error),
        out, capacity);
  }
  CICU_RETURN_TEXT(
      ureldatefmt_format(relative->format, offset, unit_of(unit), units, room, &error), out,
      capacity);
}
