// The days from one to another.

#include "buffers.h"
#include "unicode/udateintervalformat.h"

struct cicu_days {
  UDateIntervalFormat *format;
};

cicu_days *cicu_days_open(const char *skeleton, const char *locale, int32_t *error_out) {
  static const UChar zone[] = u"Etc/UTC";
  UErrorCode error = U_ZERO_ERROR;
  cicu_text text;
  cicu_days *days = NULL;
  if (cicu_text_read(&text, skeleton, (int32_t)strlen(skeleton))) {
    days = calloc(1, sizeof(cicu_days));
  }
  if (days == NULL) {
    cicu_text_free(&text);
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  days->format = udtitvfmt_open(locale, text.units, text.length, zone, -1, &error);
  cicu_text_free(&text);
  if (U_FAILURE(error)) {
    free(days);
    *error_out = error;
    return NULL;
  }
  *error_out = 0;
  return days;
}

void cicu_days_close(cicu_days *days) {
  if (days == NULL) return;
  udtitvfmt_close(days->format);
  free(days);
}

int32_t cicu_days_format(
    cicu_days *days, double first, double last, char *out, int32_t capacity) {
  CICU_RETURN_TEXT(
      udtitvfmt_format(days->format, first, last, units, room, NULL, &error), out, capacity);
}
