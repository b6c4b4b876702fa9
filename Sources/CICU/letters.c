// What a language is written with: its quotation marks, its letters, and their scripts.

#include "buffers.h"
#include "unicode/uchar.h"
#include "unicode/ulocdata.h"
#include "unicode/unorm2.h"
#include "unicode/uscript.h"
#include "unicode/uset.h"
#include "unicode/utrans.h"

int32_t cicu_locale_quotes(const char *locale, char *out, int32_t capacity) {
  static const ULocaleDataDelimiterType types[] = {
    ULOCDATA_QUOTATION_START, ULOCDATA_QUOTATION_END, ULOCDATA_ALT_QUOTATION_START,
    ULOCDATA_ALT_QUOTATION_END};
  UErrorCode error = U_ZERO_ERROR;
  ULocaleData *data = ulocdata_open(locale, &error);
  if (U_FAILURE(error)) return -(int32_t)error;
  UChar all[64];
  int32_t length = 0;
  for (int i = 0; i < 4; i++) {
    length += ulocdata_getDelimiter(data, types[i], all + length, 15, &error);
    all[length] = '\n';
    length += 1;
    if (U_FAILURE(error)) break;
  }
  ulocdata_close(data);
  return U_FAILURE(error) ? -(int32_t)error : cicu_write_units(all, length, out, capacity);
}

int32_t cicu_locale_letters(const char *locale, uint32_t *ranges, int32_t capacity) {
  static const ULocaleDataExemplarSetType types[] = {
    ULOCDATA_ES_STANDARD, ULOCDATA_ES_AUXILIARY, ULOCDATA_ES_INDEX};
  UErrorCode error = U_ZERO_ERROR;
  ULocaleData *data = ulocdata_open(locale, &error);
  if (U_FAILURE(error)) return -(int32_t)error;
  USet *letters = uset_openEmpty();
  for (int i = 0; i < 3; i++) {
    error = U_ZERO_ERROR;
    USet *some = ulocdata_getExemplarSet(data, NULL, USET_ADD_CASE_MAPPINGS, types[i], &error);
    if (U_SUCCESS(error)) uset_addAll(letters, some);
    uset_close(some);
  }
  ulocdata_close(data);
  // Letters that the set has in strings only, such as `ij` and letters with an accent above.
  int32_t count = uset_getItemCount(letters);
  int32_t written = 0;
  for (int32_t i = 0; i < count; i++) {
    UChar32 first;
    UChar32 last;
    UChar text[32];
    error = U_ZERO_ERROR;
    int32_t length = uset_getItem(letters, i, &first, &last, text, 32, &error);
    if (U_FAILURE(error)) continue;
    if (length == 0) {
      if (written < capacity) {
        ranges[2 * written] = (uint32_t)first;
        ranges[2 * written + 1] = (uint32_t)last;
      }
      written += 1;
      continue;
    }
    for (int32_t j = 0; j < length;) {
      UChar32 c;
      U16_NEXT(text, j, length, c);
      if (written < capacity) ranges[2 * written] = ranges[2 * written + 1] = (uint32_t)c;
      written += 1;
    }
  }
  uset_close(letters);
  return written;
}

int32_t cicu_char_script(uint32_t code_point) {
  UErrorCode error = U_ZERO_ERROR;
  return (int32_t)uscript_getScript((UChar32)code_point, &error);
}

bool cicu_char_has_script(uint32_t code_point, int32_t script) {
  return uscript_hasScript((UChar32)code_point, (UScriptCode)script);
}

int32_t cicu_script_number(const char *code) {
  return u_getPropertyValueEnum(UCHAR_SCRIPT, code);
}

int32_t cicu_script_name(int32_t script, char *out, int32_t capacity) {
  const char *name = uscript_getName((UScriptCode)script);
  return cicu_write_ascii(name == NULL ? "" : name, out, capacity);
}

bool cicu_text_is_nfc(const char *text, int32_t length) {
  cicu_text units;
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
  bool result = true;
  if (U_SUCCESS(error) && cicu_text_read(&units, text, length)) {
    result = unorm2_isNormalized(nfc, units.units, units.length, &error) || U_FAILURE(error);
    cicu_text_free(&units);
  }
  return result;
}

bool cicu_text_transform(const char *name, uint32_t *characters, int32_t count) {
  cicu_text id;
  UErrorCode error = U_ZERO_ERROR;
  if (!cicu_text_read(&id, name, (int32_t)strlen(name))) return false;
  UTransliterator *transform =
      utrans_openU(id.units, id.length, UTRANS_FORWARD, NULL, 0, NULL, &error);
  cicu_text_free(&id);
  if (U_FAILURE(error)) return false;
  for (int32_t i = 0; i < count; i++) {
    UChar units[16];
    int32_t length = 0;
    U16_APPEND_UNSAFE(units, length, (UChar32)characters[i]);
    int32_t limit = length;
    error = U_ZERO_ERROR;
    utrans_transUChars(transform, units, &length, 16, 0, &limit, &error);
    if (U_SUCCESS(error) && length > 0) {
      UChar32 c;
      U16_GET(units, 0, 0, length, c);
      characters[i] = (uint32_t)c;
    }
  }
  utrans_close(transform);
  return true;
}

void cicu_text_fold(const uint32_t *text, int32_t length, uint32_t *out) {
  for (int32_t i = 0; i < length; i++) {
    uint32_t c = text[i];
    if (c < 0x80) {
      out[i] = c >= 'A' && c <= 'Z' ? c + 32 : c;
    } else {
      out[i] = (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
    }
  }
}
