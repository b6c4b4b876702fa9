// Locales: tags, names, scripts, directions.

#include "buffers.h"
#include "unicode/ucal.h"
#include "unicode/uldnames.h"
#include "unicode/uloc.h"
#include "unicode/uscript.h"

/// Reads a whole language tag, or fails.
static bool read_tag(const char *tag, char name[ULOC_FULLNAME_CAPACITY + 1]) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t parsed = 0;
  int32_t length =
      uloc_forLanguageTag(tag, name, ULOC_FULLNAME_CAPACITY, &parsed, &error);
  if (U_FAILURE(error) || parsed != (int32_t)strlen(tag) || length == ULOC_FULLNAME_CAPACITY) {
    return false;
  }
  name[length] = 0;
  // The empty tag is no tag; `und` is the root.
  return tag[0] != 0;
}

int32_t cicu_locale_name(const char *tag, char *out, int32_t capacity) {
  char name[ULOC_FULLNAME_CAPACITY + 1];
  if (!read_tag(tag, name)) return -(int32_t)U_ILLEGAL_ARGUMENT_ERROR;
  return cicu_write_ascii(name, out, capacity);
}

int32_t cicu_locale_canonical_tag(const char *tag, char *out, int32_t capacity) {
  char name[ULOC_FULLNAME_CAPACITY + 1];
  char canonical[ULOC_FULLNAME_CAPACITY + 1];
  char result[ULOC_FULLNAME_CAPACITY + 1];
  if (!read_tag(tag, name)) return -(int32_t)U_ILLEGAL_ARGUMENT_ERROR;
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = uloc_canonicalize(name, canonical, ULOC_FULLNAME_CAPACITY, &error);
  canonical[U_SUCCESS(error) ? length : 0] = 0;
  length = uloc_toLanguageTag(canonical, result, ULOC_FULLNAME_CAPACITY, true, &error);
  if (U_FAILURE(error)) return -(int32_t)error;
  result[length] = 0;
  return cicu_write_ascii(result, out, capacity);
}

bool cicu_locale_is_known(const char *tag) {
  char name[ULOC_FULLNAME_CAPACITY + 1];
  char language[ULOC_LANG_CAPACITY];
  if (!read_tag(tag, name)) return false;
  UErrorCode error = U_ZERO_ERROR;
  uloc_getLanguage(name, language, ULOC_LANG_CAPACITY, &error);
  if (U_FAILURE(error)) return false;
  int32_t count = uloc_countAvailable();
  for (int32_t i = 0; i < count; i++) {
    char other[ULOC_LANG_CAPACITY];
    UErrorCode ignored = U_ZERO_ERROR;
    uloc_getLanguage(uloc_getAvailable(i), other, ULOC_LANG_CAPACITY, &ignored);
    if (U_SUCCESS(ignored) && strcmp(other, language) == 0) return true;
  }
  return false;
}

int32_t cicu_locale_display_name(
    const char *tag, const char *in_tag, char *out, int32_t capacity) {
  char name[ULOC_FULLNAME_CAPACITY + 1];
  char in_name[ULOC_FULLNAME_CAPACITY + 1];
  if (!read_tag(tag, name) || !read_tag(in_tag, in_name)) {
    return -(int32_t)U_ILLEGAL_ARGUMENT_ERROR;
  }
  CICU_RETURN_TEXT(uloc_getDisplayName(name, in_name, units, room, &error), out, capacity);
}

static int32_t write_title(
    const ULocaleDisplayNames *names, const char *name, char *out, int32_t capacity) {
  CICU_RETURN_TEXT(uldn_localeDisplayName(names, name, units, room, &error), out, capacity);
}

int32_t cicu_locale_display_title(
    const char *tag, const char *in_tag, char *out, int32_t capacity) {
  char name[ULOC_FULLNAME_CAPACITY + 1];
  char in_name[ULOC_FULLNAME_CAPACITY + 1];
  if (!read_tag(tag, name) || !read_tag(in_tag, in_name)) {
    return -(int32_t)U_ILLEGAL_ARGUMENT_ERROR;
  }
  UDisplayContext context = UDISPCTX_CAPITALIZATION_FOR_BEGINNING_OF_SENTENCE;
  UErrorCode error = U_ZERO_ERROR;
  ULocaleDisplayNames *names = uldn_openForContext(in_name, &context, 1, &error);
  if (U_FAILURE(error)) return -(int32_t)error;
  int32_t length = write_title(names, name, out, capacity);
  uldn_close(names);
  return length;
}

int32_t cicu_locale_script(const char *tag, char *out, int32_t capacity) {
  char name[ULOC_FULLNAME_CAPACITY + 1];
  char likely[ULOC_FULLNAME_CAPACITY + 1];
  char script[ULOC_SCRIPT_CAPACITY + 1];
  if (!read_tag(tag, name)) return -(int32_t)U_ILLEGAL_ARGUMENT_ERROR;
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = uloc_addLikelySubtags(name, likely, ULOC_FULLNAME_CAPACITY, &error);
  if (U_FAILURE(error)) return -(int32_t)error;
  likely[length] = 0;
  length = uloc_getScript(likely, script, ULOC_SCRIPT_CAPACITY, &error);
  if (U_FAILURE(error)) return -(int32_t)error;
  script[length] = 0;
  return cicu_write_ascii(script, out, capacity);
}

bool cicu_locale_is_right_to_left(const char *tag) {
  char name[ULOC_FULLNAME_CAPACITY + 1];
  return read_tag(tag, name) && uloc_isRightToLeft(name);
}

int32_t cicu_locale_first_day(const char *tag) {
  char name[ULOC_FULLNAME_CAPACITY + 1];
  if (!read_tag(tag, name)) return 0;
  UErrorCode error = U_ZERO_ERROR;
  UCalendar *calendar = ucal_open(NULL, 0, name, UCAL_DEFAULT, &error);
  if (U_FAILURE(error)) return 0;
  int32_t day = ucal_getAttribute(calendar, UCAL_FIRST_DAY_OF_WEEK);
  ucal_close(calendar);
  return day;
}
