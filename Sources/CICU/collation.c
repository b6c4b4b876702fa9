// The letters of a text as a language tells them apart.

#include "buffers.h"
#include "unicode/ucol.h"
#include "unicode/ucoleitr.h"

struct cicu_collation {
  UCollator *collator;
  UCollationElements *elements;
};

/// What the second half of an element carries that libicu hands out as two.
#define CICU_CONTINUATION 0xC0

cicu_collation *cicu_collation_open(const char *locale, int32_t *error_out) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_collation *collation = calloc(1, sizeof(cicu_collation));
  if (collation == NULL) {
    *error_out = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  collation->collator = ucol_open(locale, &error);
  if (U_SUCCESS(error)) {
    // Texts need not be normalized for their accents to be told from their letters.
    ucol_setAttribute(collation->collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &error);
    static const UChar nothing[1] = {0};
    collation->elements = ucol_openElements(collation->collator, nothing, 0, &error);
  }
  if (U_FAILURE(error)) {
    cicu_collation_close(collation);
    *error_out = error;
    return NULL;
  }
  *error_out = 0;
  return collation;
}

void cicu_collation_close(cicu_collation *collation) {
  if (collation == NULL) return;
  if (collation->elements != NULL) ucol_closeElements(collation->elements);
  if (collation->collator != NULL) ucol_close(collation->collator);
  free(collation);
}

int32_t cicu_collation_letters(
    cicu_collation *collation, const char *text, int32_t length, uint32_t *letters,
    int32_t capacity) {
  cicu_text source;
  if (!cicu_text_read(&source, text, length)) {
    cicu_text_free(&source);
    return -(int32_t)U_MEMORY_ALLOCATION_ERROR;
  }
  UErrorCode error = U_ZERO_ERROR;
  ucol_setText(collation->elements, source.units, source.length, &error);
  int32_t count = 0;
  while (U_SUCCESS(error)) {
    int32_t element = ucol_next(collation->elements, &error);
    if (U_FAILURE(error) || element == (int32_t)UCOL_NULLORDER) break;
    uint32_t primary = (uint32_t)ucol_primaryOrder(element);
    if (primary == 0) continue;
    if ((element & CICU_CONTINUATION) == CICU_CONTINUATION && count > 0) {
      // The rest of a weight that is longer than 16 bits, as those of ideographs are.
      if (count <= capacity) letters[count - 1] |= primary;
      continue;
    }
    if (count < capacity) letters[count] = primary << 16;
    count += 1;
  }
  // The iterator points into the text, which ends here.
  UErrorCode ignored = U_ZERO_ERROR;
  static const UChar nothing[1] = {0};
  ucol_setText(collation->elements, nothing, 0, &ignored);
  cicu_text_free(&source);
  return U_FAILURE(error) ? -(int32_t)error : count;
}
