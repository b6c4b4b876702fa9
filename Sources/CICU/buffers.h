// Text on its way between UTF-8 and libicu's UTF-16, on the stack where it is short.

#ifndef CICU_BUFFERS_H
#define CICU_BUFFERS_H

#include <stdlib.h>
#include <string.h>

#include "CICU.h"
#include "unicode/ustring.h"
#include "unicode/utypes.h"

#define CICU_STACK 256

/// UTF-16 text: on the stack up to CICU_STACK units, else on the heap.
typedef struct {
  UChar *units;
  int32_t length;
  int32_t capacity;
  UChar stack[CICU_STACK];
} cicu_text;

/// Makes empty text.
static inline void cicu_text_init(cicu_text *text) {
  text->units = text->stack;
  text->length = 0;
  text->capacity = CICU_STACK;
}

/// Frees text.
static inline void cicu_text_free(cicu_text *text) {
  if (text->units != text->stack) free(text->units);
}

/// Makes room for so many units; what was there is lost. False where memory is short.
static inline bool cicu_text_reserve(cicu_text *text, int32_t capacity) {
  if (capacity <= text->capacity) return true;
  UChar *units = malloc(sizeof(UChar) * (size_t)capacity);
  if (units == NULL) return false;
  cicu_text_free(text);
  text->units = units;
  text->capacity = capacity;
  return true;
}

/// Reads UTF-8; ill-formed parts become U+FFFD.
static inline bool cicu_text_read(cicu_text *text, const char *utf8, int32_t length) {
  cicu_text_init(text);
  if (!cicu_text_reserve(text, length)) return false;
  UErrorCode error = U_ZERO_ERROR;
  u_strFromUTF8WithSub(
      text->units, text->capacity, &text->length, utf8, length, 0xFFFD, NULL, &error);
  return U_SUCCESS(error);
}

/// The length of a BMP or supplementary text in UTF-8, written where it fits.
static inline int32_t cicu_write_units(
    const UChar *units, int32_t length, char *out, int32_t capacity) {
  int32_t i = 0;
  while (i < length && i < capacity && units[i] < 0x80) {
    out[i] = (char)units[i];
    i += 1;
  }
  if (i == length) return length;
  UErrorCode error = U_ZERO_ERROR;
  int32_t rest = 0;
  u_strToUTF8WithSub(
      capacity > i ? out + i : NULL, capacity > i ? capacity - i : 0, &rest, units + i, length - i,
      0xFFFD, NULL, &error);
  if (U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR) return -(int32_t)error;
  return i + rest;
}

/// Runs a call of libicu that fills a UTF-16 buffer, again where the buffer was too short, and
/// hands its text out as UTF-8. `CALL` sees `units`, `room` and `&error`.
#define CICU_RETURN_TEXT(CALL, out, out_capacity)                                          \
  do {                                                                                     \
    cicu_text text_;                                                                       \
    cicu_text_init(&text_);                                                                \
    UErrorCode error = U_ZERO_ERROR;                                                       \
    UChar *units = text_.units;                                                            \
    int32_t room = text_.capacity;                                                         \
    int32_t length_ = (CALL);                                                              \
    if (error == U_BUFFER_OVERFLOW_ERROR) {                                                \
      if (!cicu_text_reserve(&text_, length_ + 1)) return -(int32_t)U_MEMORY_ALLOCATION_ERROR; \
      error = U_ZERO_ERROR;                                                                \
      units = text_.units;                                                                 \
      room = text_.capacity;                                                               \
      length_ = (CALL);                                                                    \
    }                                                                                      \
    int32_t result_ = U_FAILURE(error) ? -(int32_t)error                                   \
                                       : cicu_write_units(units, length_, out, out_capacity); \
    cicu_text_free(&text_);                                                                \
    return result_;                                                                        \
  } while (0)

/// Hands ASCII out.
static inline int32_t cicu_write_ascii(const char *text, char *out, int32_t capacity) {
  int32_t length = (int32_t)strlen(text);
  if (length <= capacity) memcpy(out, text, (size_t)length);
  return length;
}

#endif
