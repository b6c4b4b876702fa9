// Text: normalisation, boundaries, widths, directions.

#include "buffers.h"
#include "unicode/ubrk.h"
#include "unicode/uchar.h"
#include "unicode/unorm2.h"
#include "unicode/utext.h"

struct cicu_breaks {
  UBreakIterator *iterator;
  UText *text;
  char *copy;
};

int32_t cicu_text_nfc(const char *text, int32_t length, char *out, int32_t capacity) {
  cicu_text source;
  if (!cicu_text_read(&source, text, length)) return -(int32_t)U_MEMORY_ALLOCATION_ERROR;
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
  cicu_text result;
  cicu_text_init(&result);
  int32_t used = unorm2_normalize(
      nfc, source.units, source.length, result.units, result.capacity, &error);
  if (error == U_BUFFER_OVERFLOW_ERROR && cicu_text_reserve(&result, used + 1)) {
    error = U_ZERO_ERROR;
    used = unorm2_normalize(
        nfc, source.units, source.length, result.units, result.capacity, &error);
  }
  int32_t written = U_FAILURE(error) ? -(int32_t)error
                                     : cicu_write_units(result.units, used, out, capacity);
  cicu_text_free(&source);
  cicu_text_free(&result);
  return written;
}

cicu_breaks *cicu_breaks_open(
    cicu_breaks_kind kind, const char *locale, const char *text, int32_t length,
    int32_t *error_out) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_breaks *breaks = calloc(1, sizeof(cicu_breaks));
  char *copy = malloc((size_t)length + 1);
  if (breaks == NULL || copy == NULL) {
    free(breaks);
    free(copy);
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  memcpy(copy, text, (size_t)length);
  breaks->copy = copy;
  UBreakIteratorType type = kind == CICU_BREAKS_GRAPHEMES ? UBRK_CHARACTER
      : kind == CICU_BREAKS_WORDS                         ? UBRK_WORD
      : kind == CICU_BREAKS_LINES                         ? UBRK_LINE
                                                          : UBRK_SENTENCE;
  breaks->text = utext_openUTF8(NULL, copy, length, &error);
  breaks->iterator = ubrk_open(type, locale, NULL, 0, &error);
  if (U_SUCCESS(error)) {
    ubrk_setUText(breaks->iterator, breaks->text, &error);
    ubrk_first(breaks->iterator);
  }
  if (U_FAILURE(error)) {
    cicu_breaks_close(breaks);
    *error_out = error;
    return NULL;
  }
  *error_out = 0;
  return breaks;
}

void cicu_breaks_close(cicu_breaks *breaks) {
  if (breaks == NULL) return;
  if (breaks->iterator != NULL) ubrk_close(breaks->iterator);
  if (breaks->text != NULL) utext_close(breaks->text);
  free(breaks->copy);
  free(breaks);
}

void cicu_breaks_set_text(
    cicu_breaks *breaks, const char *text, int32_t length, int32_t *error_out) {
  char *copy = malloc((size_t)length + 1);
  if (copy == NULL) {
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return;
  }
  memcpy(copy, text, (size_t)length);
  UErrorCode error = U_ZERO_ERROR;
  breaks->text = utext_openUTF8(breaks->text, copy, length, &error);
  if (U_SUCCESS(error)) {
    ubrk_setUText(breaks->iterator, breaks->text, &error);
    ubrk_first(breaks->iterator);
  }
  free(breaks->copy);
  breaks->copy = copy;
  *error_out = U_FAILURE(error) ? (int32_t)error : 0;
}

int32_t cicu_breaks_next(cicu_breaks *breaks) {
  int32_t next = ubrk_next(breaks->iterator);
  return next == UBRK_DONE ? -1 : next;
}

bool cicu_breaks_is_mandatory(const cicu_breaks *breaks) {
  int32_t status = ubrk_getRuleStatus(breaks->iterator);
  return status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT;
}

int32_t cicu_char_width(uint32_t code_point) {
  UChar32 c = (UChar32)code_point;
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_CONTROL_CHAR: return 0;
    case U_FORMAT_CHAR: return c == 0xAD ? 1 : 0;
    default: break;
  }
  // The vowels and final consonants of decomposed Hangul stand in the cell of the first.
  int32_t syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) return 0;
  int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

int32_t cicu_char_direction(uint32_t code_point) {
  switch (u_charDirection((UChar32)code_point)) {
    case U_LEFT_TO_RIGHT: return 1;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC: return -1;
    default: return 0;
  }
}
